"""A backup from before an erasure comes back, the journal is replayed: erased again, suppressed again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from saleor_gdpr_plugin.audit import heads
from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.audit.verify import verify
from saleor_gdpr_plugin.consent import suppression
from saleor_gdpr_plugin.consent.models import ConsentSubject
from saleor_gdpr_plugin.erasure.models import ErasureRecord, PlanItem
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import model, person
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all

from . import backup, toys
from .test_sealing import marks

EVE, ANNA = "eve@example.com", "anna@example.com"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path / "journal"))
    return tmp_path / "journal"


@pytest.fixture(params=["copy", "pg_dump"])
def made(request: Any, eraser: Eraser, annas: dict[str, Any]) -> Callable[[], None]:
    """A backup of the shop before anything happened."""
    if request.param == "copy":
        return backup.by_copy()
    if not backup.has_tools():
        pytest.skip("no pg_dump and psql of the server's version: apt-get install postgresql-client")
    return backup.by_pg_dump()


@pytest.fixture
def quick(eraser: Eraser, annas: dict[str, Any]) -> Callable[[], None]:
    return backup.by_copy()


def erase(eraser: Eraser) -> str:
    """Anna asks and is erased, her objection stands, and the journal is told."""
    eraser.desk.run("MarketingObject", input={"email": ANNA, "channel": "main", "language": "en"})
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()
    assert not model("account.User").objects.filter(email=ANNA).exists()
    return str(request["pk"])


def replayed(since: datetime, capsys: Any, *more: str) -> list[str]:
    """The lines of the command, which had nothing left to do afterwards."""
    call_command("gdpr_replay", "--since", since.isoformat(), *more)
    return str(capsys.readouterr().out).splitlines()


def assert_erased(anna: Any, annas: dict[str, Any]) -> None:
    """The end of an erasure, written by hand."""
    assert not model("account.User").objects.filter(pk=anna.pk).exists()
    assert not model("account.CustomerNote").objects.exists()
    orders = model("order.Order").objects.order_by("created_at")
    assert list(orders.values_list("pk", "user_email", "customer_note")) == [
        (annas["old"].pk, "", ""),
        (annas["new"].pk, ANNA, ""),
    ]
    assert list(PlanItem.objects.values_list("source", "key")) == [("orders", str(annas["new"].pk))]
    assert ErasureRecord.objects.count() == 1
    assert marks(ANNA, "beispiel", "forget me", "likes mugs") == []


def test_backup__erased_again_suppressed_again(
    eraser: Eraser, annas: dict[str, Any], anna: Any, made: Callable[[], None], capsys: Any
) -> None:
    since = timezone.now()
    request = erase(eraser)
    mails = len(eraser.desk.mails(ANNA))
    assert_erased(anna, annas)

    made()
    assert model("account.User").objects.get(pk=anna.pk).is_active
    assert model("account.CustomerNote").objects.get().content == "Likes mugs."
    assert suppression.suppressed([ANNA]) == frozenset()
    assert not Request.objects.exists()
    toys.Cards.held[anna.pk] = []
    said = replayed(since, capsys)

    assert_erased(anna, annas)
    assert suppression.suppressed([ANNA, EVE]) == {ANNA}
    row = Request.objects.get()
    assert (str(row.pk), row.state, row.origin, row.due_on) == (request, "partly_fulfilled", "backup", None)
    assert said[0] == f"{request} {row.reference} erased again"
    assert said[-1].endswith("1 persons erased again, 0 erased already, 0 not there.")
    # Nobody is told twice.
    assert len(eraser.desk.mails(ANNA)) == mails
    assert not OutboxMail.objects.filter(name="erased").exists()
    assert Entry.objects.get(kind="journal.replayed").content["since"] == since.isoformat()


def test_twice__changes_nothing_more(
    eraser: Eraser, annas: dict[str, Any], anna: Any, quick: Callable[[], None], capsys: Any
) -> None:
    since = timezone.now()
    request = erase(eraser)
    quick()
    replayed(since, capsys)
    record, erased = ErasureRecord.objects.get(), list(toys.Toy.erased)

    said = replayed(since, capsys)
    sweep_all()
    said_third = replayed(since, capsys)

    assert said[0].strip() == f"{request} erased already, the backup knows of it"
    assert said_third[-1].endswith("0 persons erased again, 2 erased already, 0 not there.")
    assert (ErasureRecord.objects.get().content, toys.Toy.erased) == (record.content, erased)
    assert_erased(anna, annas)
    assert suppression.suppressed([ANNA]) == {ANNA}
    assert Entry.objects.filter(kind="journal.replayed").count() == 1


def test_backup_from_afterwards__nothing_is_done(
    eraser: Eraser, annas: dict[str, Any], anna: Any, capsys: Any
) -> None:
    request = erase(eraser)
    later = backup.by_copy()
    later()

    assert replayed(timezone.now(), capsys)[0].strip() == f"{request} erased already, the backup knows of it"
    assert_erased(anna, annas)


def test_backup_with_the_open_request__it_is_this_one_that_ends(
    eraser: Eraser, annas: dict[str, Any], anna: Any, capsys: Any
) -> None:
    request = eraser.asks()
    back, since = backup.by_copy(), timezone.now()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()
    back()
    assert Request.objects.get().state == "open"

    replayed(since, capsys)

    row = Request.objects.get()
    assert (row.pk, row.state, row.origin) == (request["pk"], "partly_fulfilled", "account")
    assert_erased(anna, annas)


def test_what_staff_kept__is_kept_again(
    eraser: Eraser, annas: dict[str, Any], anna: Any, quick: Callable[[], None], capsys: Any
) -> None:
    since, until = timezone.now(), (timezone.localdate() + timedelta(days=5000)).isoformat()
    request = eraser.asks()
    items = eraser.plan(request["id"], first=50)["items"]
    claimed = [each["id"] for each in items if each["source"] in ("notes", "account")]
    kept = {"reason": "Her lawyer wrote.", "ground": "LEGAL_CLAIMS", "until": until}
    eraser.change(request["id"], items=claimed, keep=True, **kept)
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()
    quick()

    replayed(since, capsys)

    row = PlanItem.objects.get(source="notes")
    assert (row.disposition, row.ground, str(row.until)) == ("keep", "legal_claims", until)


def test_others__are_untouched(
    eraser: Eraser,
    annas: dict[str, Any],
    anna: Any,
    quick: Callable[[], None],
    order_for: Callable[..., Any],
    capsys: Any,
) -> None:
    """A number that is given out anew, and a customer who came back, are not who was erased."""
    since = timezone.now()
    erase(eraser)
    quick()
    model("account.User").objects.filter(pk=anna.pk).delete()
    eve = person(EVE, pk=anna.pk, date_joined=timezone.now() + HOUR, first_name="Eve", last_name="Fremd")
    model("account.CustomerNote").objects.create(customer=eve, content="Likes plates.", is_public=False)
    again = order_for(email=ANNA, status="fulfilled", customer_note="I am back.")

    replayed(since, capsys)

    assert model("account.User").objects.get(pk=eve.pk).email == EVE
    assert model("account.CustomerNote").objects.get().content == "Likes plates."
    assert model("order.Order").objects.get(pk=again.pk).customer_note == "I am back."
    old = model("order.Order").objects.get(pk=annas["old"].pk)
    assert (old.user_email, old.customer_note) == ("", "")


def test_obstacle__it_waits_in_the_desk(
    eraser: Eraser, annas: dict[str, Any], anna: Any, quick: Callable[[], None], capsys: Any
) -> None:
    since = timezone.now()
    erase(eraser)
    quick()
    model("order.Order").objects.filter(pk=annas["new"].pk).update(status="unfulfilled")

    with pytest.raises(CommandError, match="1 erasures are not done yet"):
        replayed(since, capsys)

    said = capsys.readouterr().out
    row = Request.objects.get()
    assert f"{row.reference} waits in the desk" in said
    assert "An order is open." in said
    assert (row.state, model("account.User").objects.filter(pk=anna.pk).exists()) == ("open", True)
    assert suppression.suppressed([ANNA]) == {ANNA}

    model("order.Order").objects.filter(pk=annas["new"].pk).update(status="fulfilled")
    replayed(since, capsys)
    assert_erased(anna, annas)


def test_killed__the_sweep_goes_on(
    eraser: Eraser,
    annas: dict[str, Any],
    anna: Any,
    quick: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: Any,
) -> None:
    since = timezone.now()
    erase(eraser)
    quick()
    with monkeypatch.context() as patch:
        patch.setattr(toys.Orders, "erase", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(CommandError, match="1 erasures are not done yet"):
            replayed(since, capsys)
    assert Request.objects.get().state == "processing"

    sweep_all()

    assert_erased(anna, annas)


def test_suppression__lifted_afterwards_stays_lifted(quick: Callable[[], None], capsys: Any) -> None:
    since, now = timezone.now(), timezone.now()
    suppression.suppress(EVE, reason=suppression.Reason.OBJECTED, now=now)
    suppression.suppress(ANNA, reason=suppression.Reason.OBJECTED, now=now)
    suppression.lift(EVE, suppression.ALL, now + timedelta(seconds=1))
    sweep_all()
    quick()

    replayed(since, capsys)
    assert suppression.suppressed([EVE, ANNA]) == {ANNA}

    # What is said to the shop as it is now goes before the journal.
    suppression.lift(ANNA, suppression.ALL, timezone.now() + HOUR)
    suppression.suppress(EVE, reason=suppression.Reason.OBJECTED, now=timezone.now() + HOUR)
    replayed(since, capsys)
    assert suppression.suppressed([EVE, ANNA]) == {EVE}
    assert not ConsentSubject.objects.exists()


@pytest.mark.usefixtures("eraser")
def test_refused__nothing_is_done(
    annas: dict[str, Any], anna: Any, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    now = timezone.now()

    def refused(*given: str, saying: str) -> None:
        with pytest.raises(CommandError, match=saying):
            call_command("gdpr_replay", *given)
        assert suppression.suppressed([ANNA]) == frozenset()
        assert not Entry.objects.filter(kind="journal.replayed").exists()

    since = ("--since", now.isoformat())
    refused(*since, saying="There is no journal at")
    refused("--since", "yesterday", saying="no date and time of ISO 8601")
    refused("--since", "2026-11-25T03:00:00", saying="needs a time zone")
    refused("--since", (now + HOUR).isoformat(), saying="cannot be of the future")

    monkeypatch.setenv("GDPR_KEYS", "one:" + "A" * 43 + "=")
    suppression.suppress(ANNA, reason=suppression.Reason.OBJECTED, now=now)
    sweep_all()
    suppression.forget(ANNA)
    (file,) = place.iterdir()
    whole = file.read_text()
    file.write_text(whole.replace("objected", "withdrawn"))
    refused(*since, saying=f"Line {file.name}:1 is cut, changed or not of this shop")
    file.write_text(whole)
    monkeypatch.setenv("GDPR_KEYS", "two:" + "B" * 43 + "=")
    refused(*since, saying="The key 'one' is not in GDPR_KEYS")

    monkeypatch.setenv("GDPR_KEYS", "one:" + "A" * 43 + "=")
    file.write_text(whole.splitlines()[0][:40] + "\n" + whole)
    assert replayed(now, capsys, "--leave-out-broken")[-1].startswith("2 lines")
    assert suppression.suppressed([ANNA]) == {ANNA}


def test_audit_log__knows_why_it_ends_earlier(
    eraser: Eraser, annas: dict[str, Any], quick: Callable[[], None], capsys: Any
) -> None:
    since = timezone.now()
    erase(eraser)
    quick()
    known = heads.outside()
    assert known
    assert list(verify(known)) != []

    replayed(since, capsys)
    sweep_all()

    assert list(verify(heads.outside())) == []
