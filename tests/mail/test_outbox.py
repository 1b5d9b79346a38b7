"""The outbox: sealed until sent, wiped after, one mail per cause, and an end to trying."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.mail import outbox
from saleor_gdpr_plugin.mail.messages import NothingHeld
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.work.models import Job
from tests.desk import FORM, Desk

ANNA = "Anna.X@Example.com"


@pytest.fixture(autouse=True)
def _primary() -> Any:
    with database.primary():
        yield


def post(cause: str = "test:1") -> None:
    message = NothingHeld(reference="GDPR-0000-0000", contact_email="privacy@shop.example")
    with transaction.atomic():
        outbox.post(message, to=ANNA, language="de", channel="main", cause=cause, now=timezone.now())


def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> int:
        raise ConnectionRefusedError(f"no mail for {ANNA}")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)


def test_post__goes_to_the_proven_string_in_the_persons_language(desk: Desk) -> None:
    post()
    (sent,) = mail.outbox
    assert sent.to == [ANNA]
    assert sent.subject == "Zu dieser Adresse haben wir weder Konto noch Bestellung"
    row = OutboxMail.objects.get()
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert sent.extra_headers["Message-ID"].startswith(f"<{row.pk}@")
    assert [kind for _content, kind in sent.alternatives] == ["text/html"]
    assert (row.state, bytes(row.sealed)) == ("sent", b"")
    assert Job.objects.count() == 0


def test_post__one_cause_one_mail(desk: Desk) -> None:
    post()
    post()
    post("test:2")
    assert len(mail.outbox) == 2


def test_post__is_nothing_without_its_transaction(desk: Desk) -> None:
    message = NothingHeld(reference="GDPR-0000-0000", contact_email="privacy@shop.example")

    class Stop(Exception):
        pass

    with pytest.raises(Stop), transaction.atomic():  # noqa: PT012
        outbox.post(message, to=ANNA, language="de", channel="main", cause="x", now=timezone.now())
        raise Stop
    assert (OutboxMail.objects.count(), Job.objects.count(), mail.outbox) == (0, 0, [])


def test_row__holds_no_address_while_it_waits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    broken(monkeypatch)
    post()
    row = OutboxMail.objects.values().get()
    assert row["state"] == "queued"
    assert b"example" not in bytes(row["sealed"]).lower()
    assert "anna" not in str({key: value for key, value in row.items() if key != "sealed"}).lower()
    assert ANNA.lower() not in caplog.text.lower()


def test_send__tries_again_then_gives_up_and_shows_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)
    post()
    waits = []
    for _ in range(outbox.TRIES):
        job = Job.objects.get()
        waits.append(job.run_at - timezone.now())
        Job.objects.update(run_at=timezone.now())
        housekeeping.sweep()
    assert timedelta(seconds=50) < waits[0] < timedelta(seconds=70)
    assert waits[5] > timedelta(minutes=25)
    assert Job.objects.get().ended_at is not None
    row = OutboxMail.objects.get()
    assert (row.state, row.problem) == ("failed", "ConnectionRefusedError")
    assert bytes(row.sealed) != b""


def test_send__waits_for_a_mail_configuration(desk: Desk, settings: Any, plugin: Callable[..., Any]) -> None:
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = ""
    post()
    assert OutboxMail.objects.get().state == "queued"
    settings.EMAIL_BACKEND = backend
    plugin(**FORM, active=False)  # committed mails go on while inactive
    Job.objects.update(run_at=timezone.now())
    housekeeping.sweep()
    assert [each.to for each in mail.outbox] == [[ANNA]]


def test_submit__is_refused_while_the_shop_cannot_mail(desk: Desk, settings: Any) -> None:
    settings.EMAIL_BACKEND = ""
    given = {"right": "ACCESS", "channel": "main", "email": ANNA}
    assert desk.refused("RequestSubmit", input=given)["code"] == "UNAVAILABLE"
    assert Job.objects.count() == 0


def test_own_smtp__wins_over_the_shops(
    desk: Desk, plugin: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Any] = []
    monkeypatch.setattr(
        "django.core.mail.backends.smtp.EmailBackend.send_messages",
        lambda self, mails: used.append((self, mails)),
    )
    plugin(
        **FORM, smtp_host="mail.shop.example", sender_address="desk@shop.example", sender_name="Desk, Example"
    )
    post()
    ((backend, (sent,)),) = used
    assert (backend.host, backend.port, backend.use_tls, backend.timeout) == (
        "mail.shop.example",
        587,
        True,
        15,
    )
    assert sent.from_email == '"Desk, Example" <desk@shop.example>'
    assert sent.extra_headers["Message-ID"].endswith("@shop.example>")
