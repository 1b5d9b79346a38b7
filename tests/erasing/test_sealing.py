"""What is left of a person in our own tables: one sealed record, opened only by staff who say why."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone

from saleor_gdpr_plugin import keys
from saleor_gdpr_plugin.aliases import Alias
from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.consent import suppression
from saleor_gdpr_plugin.consent.models import ConsentSubject
from saleor_gdpr_plugin.erasure import housekeeping
from saleor_gdpr_plugin.erasure.models import ErasureRecord, PlanItem, RecordDigest
from saleor_gdpr_plugin.export.models import Archive, Piece
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.restriction import standing
from saleor_gdpr_plugin.restriction.models import Restriction
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all


def readable() -> str:
    """Everything that our own tables say to whoever can read them."""
    found = []
    with connection.cursor() as cursor:
        for each in apps.get_app_config("saleor_gdpr_plugin").get_models():
            if not each._meta.proxy:
                cursor.execute(f'SELECT t::text FROM "{each._meta.db_table}" t')
                found += [f"{each.__name__}: {row}" for (row,) in cursor.fetchall()]
    return "\n".join(found).lower()


def marks(*words: str) -> list[str]:
    """Rows that still name one of these."""
    return [line for line in readable().splitlines() for word in words if word.lower() in line]


def left(eraser: Eraser, anna: Any) -> None:
    """An answered request with an archive, a withdrawn consent, a former address, an objection, a note."""
    desk = eraser.desk
    answered = desk.submit(user=anna, text="My canary words.")["request"]
    desk.decide("Approve", answered["id"], user=eraser.staff)
    desk.decide("Release", answered["id"], user=eraser.staff)
    desk.run("MarketingObject", input={"email": anna.email, "channel": "main", "language": "en"})
    desk.run("RestrictionSet", user=eraser.staff, email=anna.email, ground="CLAIMS", note="Canary note.")
    Alias.objects.create(
        account_id=anna.pk, address="anna.before@example.org", until=timezone.now(), proven=True
    )
    desk.submit(anna.email, text="A canary that nobody proved.")
    sweep_all()


def test_end__leaves_nothing_readable_of_the_person(
    eraser: Eraser, annas: dict[str, Any], anna: Any, eve: Any
) -> None:
    others = eraser.desk.submit(user=eve, text="Eve's own words.")["request"]
    left(eraser, anna)
    request = eraser.asks()
    assert Piece.objects.exists()
    assert marks("anna@example.com", "anna.before", "canary")

    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()

    assert marks("anna", "canary", "beispiel", "forget me") == []
    assert not Archive.objects.filter(request__right="access").exclude(request__address=eve.email).exists()
    kept = PlanItem.objects.get()
    assert (kept.source, kept.key, kept.label) == ("orders", str(annas["new"].pk), "")
    # Eve's is as it was, and what stops mails to Anna goes on.
    assert eraser.desk.run("Request", user=eve, id=others["id"])["text"] == "Eve's own words."
    assert suppression.suppressed(["anna@example.com"]) == {"anna@example.com"}
    assert not Restriction.objects.filter(lifted_at=None).exists()
    assert standing.restricted(["anna@example.com"]) == frozenset()
    assert list(ConsentSubject.objects.values_list("address", "email", "account_id")) == [("", "", None)]
    row = Request.objects.get(right="erasure")
    assert (row.state, row.account_id, row.emptied_at is not None) == ("partly_fulfilled", None, True)


def test_open__shows_what_was_there_and_is_logged(
    eraser: Eraser, annas: dict[str, Any], anna: Any, eve: Any
) -> None:
    left(eraser, anna)
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()

    given = {"user": eraser.staff, "email": "Anna@Example.com"}
    assert eraser.desk.refused("ErasureRecordOpen", reason=" ", **given)["code"] == "REQUIRED"
    assert not Entry.objects.filter(kind="erasure.opened").exists()
    (record,) = eraser.desk.run("ErasureRecordOpen", reason="The authority asks.", **given)["records"]

    assert record["request"] == request["id"]
    rows = [
        (row["table"].removeprefix("saleor_gdpr_plugin_"), json.loads(row["text"])) for row in record["rows"]
    ]
    texts = [row["details"]["text"] for table, row in rows if table == "request"]
    assert "My canary words." in texts
    assert {
        "request",
        "event",
        "planitem",
        "checkpoint",
        "consentsubject",
        "alias",
        "restriction",
        "archive",
    } <= {table for table, _row in rows}
    entry = Entry.objects.get(kind="erasure.opened")
    assert (entry.actor_id, entry.content["reason"]) == (eraser.staff.pk, "The authority asks.")
    error = eraser.desk.refused(
        "ErasureRecordOpen", user=eraser.staff, email=eve.email, reason="The authority asks."
    )
    assert error["code"] == "NOT_FOUND"
    by_account = eraser.desk.run(
        "ErasureRecordOpen", user=eraser.staff, request=request["id"], reason="By its request."
    )
    assert len(by_account["records"]) == 1


def test_record__is_sealed_with_its_own_key_and_goes_after_its_time(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)

    record = ErasureRecord.objects.get()
    assert b"anna" not in bytes(record.content) + bytes(record.identifiers)
    for use in set(keys.Use) - {keys.Use.ERASURE}:
        try:
            keys.Box(use, record.key_id).open(bytes(record.content), about=f"content:{record.pk}")
        except keys.Broken:
            continue
        raise AssertionError(use)
    wanted = {
        keys.mac(keys.Use.ERASURE, record.key_id, name)
        for name in ("address:anna@example.com", f"account:{anna.pk}")
    }
    assert set(RecordDigest.objects.values_list("digest", flat=True)) == wanted

    assert housekeeping.forget(timezone.now()) == 0
    assert housekeeping.forget(timezone.now() + timedelta(days=36 * 31)) == 1

    # What is kept still goes on its day, so who it was stays as long.
    record = ErasureRecord.objects.get()
    assert (bytes(record.content), bool(record.identifiers)) == (b"", True)
