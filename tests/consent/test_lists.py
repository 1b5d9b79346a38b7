"""Lists in and out: digests without addresses, consents with their proof; nothing that comes in lifts anything."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from saleor_gdpr_plugin.consent import housekeeping, ledger
from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import (
    ConsentEntry,
    ConsentSubject,
    Proof,
    Purpose,
    Standing,
    Suppression,
)
from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from tests.desk import Desk
from tests.work.sweeping import sweep_all

from .lines import say

MAIL = "anna@example.com"


def _run(*args: str, **how: Any) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=io.StringIO(), **how)
    return out.getvalue()


def _why(email: str = MAIL) -> str:
    return allowed([email], "newsletter")[0].reason.value


def test_suppression__goes_out_without_an_address_and_comes_back(newsletter: Purpose, tmp_path: Path) -> None:
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    say("lifted@example.com", Standing.WITHDRAWN)
    say("lifted@example.com", Standing.GIVEN)
    file = tmp_path / "suppression.csv"
    _run("gdpr_suppression", "export", str(file))
    text = file.read_text()
    assert "example.com" not in text
    assert len(text.splitlines()) == 2
    assert file.stat().st_mode & 0o777 == 0o600

    Suppression.objects.all().delete()
    ConsentSubject.objects.update(address="", email="")
    say(MAIL, Standing.GIVEN, proof=Proof.DOCUMENT)
    assert _run("gdpr_suppression", "import", str(file)) == "1 lines taken.\n"
    assert _run("gdpr_suppression", "import", str(file)) == "1 lines taken.\n"
    assert _why() == "suppressed"
    assert Suppression.objects.count() == 1


def test_suppression__takes_the_list_of_another_tool(
    newsletter: Purpose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.txt"
    file.write_text("Anna@Example.com\n\nother@example.com\n")
    say(MAIL, Standing.GIVEN)
    _run("gdpr_suppression", "import", str(file), addresses=True)
    assert (_why(), _why("other@example.com")) == ("suppressed", "suppressed")
    file.write_text("anna@example.com\nfree@example.com\n")
    assert (
        _run("gdpr_suppression", "check", str(file))
        == "suppressed\tanna@example.com\nfree\tfree@example.com\n"
    )
    # An older consent does not lift it; a newer one by the mailbox does.
    say(MAIL, Standing.GIVEN)
    assert _why() == "consent"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n", "The first line"),
        ("key_id,digest,purpose,reason,since\nsecret-key,short,,objected,x\n", "Line 2 is none of ours"),
        ("key_id,digest,purpose,reason,since\ngone," + "a" * 64 + ",,objected,x\n", "'gone'"),
        ("key_id,digest,purpose,reason,since\nsecret-key," + "a" * 64 + ",unknown,objected,x\n", "'unknown'"),
    ],
)
def test_suppression__refuses_a_wrong_file_whole(
    newsletter: Purpose, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(text)
    with pytest.raises(CommandError, match=said):
        _run("gdpr_suppression", "import", str(file))
    assert Suppression.objects.count() == 0


def test_consents__come_with_their_proof_once(desk: Desk, newsletter: Purpose, tmp_path: Path) -> None:
    say("gone@example.com", Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    file = tmp_path / "consents.csv"
    file.write_text(
        "email,purpose,standing,proof,at,version,language\n"
        "Anna@Example.com,newsletter,given,Folder 7,2026-05-03T10:00:00+02:00,1,de\n"
        "bare@example.com,newsletter,given,,2026-05-03T10:00:00+02:00,,\n"
        "gone@example.com,newsletter,given,Folder 8,2026-05-03T10:00:00+02:00,,\n"
        "left@example.com,newsletter,withdrawn,,2026-05-03T10:00:00+02:00,,\n"
    )
    assert _run("gdpr_consents", "import", str(file)) == "given: 1\npending: 2\nwithdrawn: 1\n"
    assert _run("gdpr_consents", "import", str(file)) == "before: 4\n"
    names = (MAIL, "bare@example.com", "gone@example.com", "left@example.com")
    assert [_why(each) for each in names] == ["consent", "pending", "suppressed", "suppressed"]
    line = ConsentEntry.objects.get(subject__address=MAIL)
    assert (line.proof, line.origin, line.note, line.text.language) == (
        "document", "import", "2026-05-03T10:00:00+02:00: Folder 7", "de",
    )  # fmt: skip
    sweep_all()
    assert OutboxMail.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nobody,newsletter,given,P,2026-05-03T10:00:00Z", "Line 2: "),
        ("a@example.com,unknown,given,P,2026-05-03T10:00:00Z", "Line 2: There is no such purpose"),
        ("a@example.com,newsletter,maybe,P,2026-05-03T10:00:00Z", "Line 2: standing"),
        ("a@example.com,newsletter,given,P,2026-05-03", "Line 2: at"),
        ("a@example.com,newsletter,given,P,2199-05-03T10:00:00Z", "Line 2: at"),
    ],
)
def test_consents__names_a_wrong_line(newsletter: Purpose, tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "consents.csv"
    file.write_text(f"email,purpose,standing,proof,at\n{line}\n")
    with pytest.raises(CommandError, match=said):
        _run("gdpr_consents", "import", str(file))
    assert ConsentEntry.objects.count() == 0


def test_retention__a_wish_that_nobody_confirmed_goes(newsletter: Purpose) -> None:
    now = timezone.now()
    say("typed@example.com", Standing.GIVEN, proof=Proof.NONE)
    say(MAIL, Standing.GIVEN)
    say(MAIL, Standing.GIVEN, proof=Proof.NONE)
    assert housekeeping.forget_wishes(now + timedelta(days=13)) == 0
    assert housekeeping.forget_wishes(now + timedelta(days=15)) == 1
    assert list(ConsentSubject.objects.values_list("address", flat=True)) == [MAIL]
    assert ConsentEntry.objects.count() == 2


def test_retention__names_go_when_nothing_has_to_be_shown(desk: Desk, newsletter: Purpose) -> None:
    now = timezone.now()
    say(MAIL, Standing.GIVEN)
    say("gone@example.com", Standing.GIVEN)
    say("gone@example.com", Standing.WITHDRAWN, note="On the phone, Gone.")
    assert housekeeping.blank(now + relativedelta(months=35)) == 0
    assert housekeeping.blank(now + relativedelta(months=37)) == 1
    assert sorted(ConsentSubject.objects.values_list("address", "email")) == [("", ""), (MAIL, MAIL)]
    assert ConsentEntry.objects.exclude(note="").count() == 0
    assert (_why(), _why("gone@example.com")) == ("consent", "suppressed")


@pytest.mark.parametrize(("address", "stays"), [("gone@example.com", True), (MAIL, False)])
def test_retention__names_stay_while_a_restriction_stands(
    desk: Desk, newsletter: Purpose, address: str, stays: bool
) -> None:
    now = timezone.now()
    say("gone@example.com", Standing.GIVEN)
    say("gone@example.com", Standing.WITHDRAWN)
    restrict(account_id=None, address=address, ground=Ground.CLAIMS, by=SYSTEM, now=now)
    assert housekeeping.blank(now + relativedelta(months=37)) == (0 if stays else 1)
    assert ConsentSubject.objects.get().address == ("gone@example.com" if stays else "")

    Restriction.objects.update(lifted_at=now)
    assert housekeeping.blank(now + relativedelta(months=37, days=1)) == (1 if stays else 0)
