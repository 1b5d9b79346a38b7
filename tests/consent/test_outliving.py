"""Suppression outlives the person's data: nothing names the address any more, and whatever comes back stays stopped."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.utils import timezone

from saleor_gdpr_plugin.audit import journal, owed
from saleor_gdpr_plugin.consent import ledger
from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import Purpose, Suppression
from saleor_gdpr_plugin.contracts import Actor, Role
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.register import retention
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import APP_TOKEN, model
from tests.desk import FORM, Desk
from tests.erasing.conftest import Eraser
from tests.erasing.test_deleted import delete
from tests.erasure.test_canary import dump

from .lines import say
from .shop import KEYS, fresh, learned, manager, settle, write

ANNA = "anna@example.com"
OLD, NEW = (f"{name}:{base64.b64encode(name[0].encode() * 32).decode()}" for name in ("old", "new"))
LIST = f"email,purpose,standing,proof,at\n{ANNA},newsletter,given,Folder 7,2026-05-03T10:00:00+02:00\n"


@pytest.fixture
def eraser(
    desk: Desk,
    plugin: Any,
    newsletter: Purpose,
    statistics: Purpose,
    anna: Any,
    staff: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Eraser:
    """A shop with flags for consent and a confirmed table, in which Anna agreed once and objected since."""
    monkeypatch.setenv("GDPR_KEYS", OLD)
    plugin(**FORM, consent_keys=KEYS, grace_hours="0")
    chief = Actor(Role.STAFF, 1)
    table = retention.propose("DE", by=chief, now=timezone.now())
    retention.confirm(table.digest, by=chief, now=timezone.now())
    learned()
    with database.primary():
        say(anna.email, "given")
    desk.run("MarketingObject", user=anna, input={"channel": "main"})
    settle()
    assert (fresh(anna).metadata, _why()) == ({"newsletter": "false"}, "suppressed")
    return Eraser(desk, anna, staff)


def _why(email: str = ANNA) -> str:
    with database.primary():
        return allowed([email], "newsletter")[0].reason.value


def erased(eraser: Eraser, how: str) -> None:
    """Anna is erased, after Saleor deleted her account or by her own request."""
    if how == "saleor":
        delete(eraser.anna)
        settle()
        (request,) = [
            key for key, each in eraser.desk.queue(eraser.staff).items() if each["right"] == "ERASURE"
        ]
    else:
        request = eraser.asks()["id"]
    eraser.desk.decide("Approve", request, user=eraser.staff)
    settle()
    assert Request.objects.get(right="erasure").state in ("fulfilled", "partly_fulfilled")


def restored(user: Any) -> None:
    """A backup brings the account's old row back, by whatever way: no hook tells of it."""
    with database.primary():
        model("account.User").objects.create(
            pk=user.pk, email=ANNA, is_active=True, is_confirmed=True, metadata={"newsletter": "true"}
        )


@pytest.mark.parametrize("how", ["saleor", "us"])
def test_erased__nothing_names_the_address_and_what_comes_back_stays_stopped(
    eraser: Eraser,
    app: Any,
    how: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level("DEBUG", logger="saleor_gdpr_plugin")
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path / "journal"))
    assert ANNA in dump()

    erased(eraser, how)
    with database.primary():
        owed.write(timezone.now())
        assert "erasure" in {line.kind for line in journal.lines()}

    # No table, no log and no file.
    assert [line for line in dump().splitlines() if ANNA in line] == []
    assert ANNA not in caplog.text.lower()
    places = [tmp_path, Path(django_settings.MEDIA_ROOT)] if django_settings.MEDIA_ROOT else [tmp_path]
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    assert files
    assert [file for file in files if ANNA.encode() in file.read_bytes().lower()] == []
    assert _why() == "suppressed"

    # An old row, an old list, the mail tool's own list, its flags, and a new account.
    restored(eraser.anna)
    file = tmp_path / "old.csv"
    file.write_text(LIST)
    call_command("gdpr_consents", "import", str(file), stdout=io.StringIO())
    said = {
        "purpose": "newsletter",
        "email": ANNA,
        "standing": "GIVEN",
        "proof": "DOCUMENT",
        "note": "Old list.",
    }
    assert eraser.desk.run("ConsentRecord", app=APP_TOKEN, input=said)["standing"] == "PENDING"
    write(eraser.anna, by=app, newsletter="true")
    with database.primary():
        manager().customer_created(fresh(eraser.anna))
    settle()

    assert _why() == "suppressed"
    assert fresh(eraser.anna).metadata == {"newsletter": "false"}


def test_erased__keys_rotated_still_suppressed_and_missing_everybody_refused(
    eraser: Eraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.primary():
        say("fine@example.com", "given")
    erased(eraser, "us")

    monkeypatch.setenv("GDPR_KEYS", f"{NEW},{OLD}")
    assert (_why(), _why("fine@example.com")) == ("suppressed", "consent")

    monkeypatch.setenv("GDPR_KEYS", NEW)
    assert (_why(), _why("fine@example.com"), _why("x@y.example")) == ("suppressed",) * 3


def test_erased__the_mailbox_alone_may_want_it_again(eraser: Eraser) -> None:
    erased(eraser, "us")
    with database.primary():
        assert Suppression.objects.filter(purpose=ledger.ALL, lifted_at=None).count() == 1
    given = {"purpose": "newsletter", "version": 1, "textLanguage": "en", "channel": "main", "email": ANNA}

    assert eraser.desk.run("ConsentGive", input=given)["standing"] == "PENDING"
    settle()
    assert _why() == "suppressed"
    eraser.desk.run("ConsentConfirm", token=eraser.desk.token(ANNA, "consent"))
    assert _why() == "consent"
