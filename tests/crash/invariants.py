"""What is true of our rows whenever no transaction is open: nothing is half done."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.proof.models import Code, Token
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.requests.states import State
from saleor_gdpr_plugin.work.models import Job

OURS = (
    *("Request", "Event", "ThreadEntry", "Attachment", "Job", "OutboxMail", "Token", "Code"),
    *("Archive", "Piece", "Download", "Tally", "Entry", "Head", "Daily"),
    *("Mask", "OtherAnswer", "OtherPiece", "MetadataKey", "Restriction"),
)


def ours(name: str) -> Any:
    """One of our models by its name."""
    return apps.get_model("saleor_gdpr_plugin", name)


def clear() -> None:
    """Empty our tables; what points at them is ours too."""
    tables = ", ".join(connection.ops.quote_name(ours(name)._meta.db_table) for name in OURS)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def rows() -> dict[str, list[dict[str, Any]]]:
    """Everything we store, but not the limits: they count tries, also those that failed."""
    return {name: list(ours(name).objects.order_by("pk").values()) for name in OURS if name != "Tally"}


def assert_whole() -> None:
    """Fail when anything is half done."""
    for request in Request.objects.all():
        _timeline(request)
        _work(request)
        _mails(request)
        _tokens(request)
        _archives(request)
    known = {str(each) for each in Request.objects.values_list("pk", flat=True)}
    for job in Job.objects.exclude(kind="mail.send"):
        assert job.object_id in known, f"{job.kind} without a request"
    queued = {str(each) for each in OutboxMail.objects.filter(state="queued").values_list("pk", flat=True)}
    to_send = set(_open("mail.send"))
    assert queued <= to_send, "a mail without a job"
    # Between the mail's last statement and the end of its job a sent mail still has one, which finds nothing to do.
    sent = {str(each) for each in OutboxMail.objects.filter(state="sent").values_list("pk", flat=True)}
    assert to_send - queued <= sent, "a job without a mail"


def _open(kind: str) -> list[str]:
    return list(Job.objects.filter(kind=kind, ended_at__isnull=True).values_list("object_id", flat=True))


def _timeline(request: Request) -> None:
    moves = [event for event in Event.objects.filter(request=request) if event.kind in set(State)]
    assert moves, "a request without a timeline"
    assert moves[-1].kind == request.state
    assert [each.before for each in moves] == ["", *(each.kind for each in moves[:-1])]


def _work(request: Request) -> None:
    waits = request.state == State.APPROVED and request.carry_out_at is None
    carried_out = request.state in (State.APPROVED, State.PROCESSING) and not waits
    assert (str(request.pk) in _open("request.fulfil")) == carried_out
    if request.state == State.UNVERIFIED:
        asked = str(request.pk) in _open("request.prove")
        assert asked or OutboxMail.objects.filter(object_id=request.pk, name="verify").exists()
        assert Code.objects.filter(object_id=request.pk).exists()


def _mails(request: Request) -> None:
    named = sorted(OutboxMail.objects.filter(object_id=request.pk).values_list("name", flat=True))
    if request.state in (State.OPEN, State.APPROVED, State.PROCESSING, State.READY):
        # Who asks again is told again.
        assert named.count("received") == 1 + request.joined.count()
        assert named.count("staff_verified" if request.origin == "guest" else "staff_new") == 1
    assert named.count("staff_ready") >= (request.state == State.READY)
    handed_over = request.archives.filter(state="available").exists()
    assert named.count("data_ready") == handed_over
    if request.state == State.FULFILLED:
        assert handed_over or "nothing_held" in named


def _tokens(request: Request) -> None:
    links = Token.objects.filter(object_id=request.pk, purpose="verify")
    if request.state == State.UNVERIFIED:
        assert not links.filter(used_at__isnull=False).exists()
    elif request.mailbox_proven or request.state in (State.CANCELLED, State.LAPSED):
        assert not links.filter(used_at__isnull=True).exists()


def _archives(request: Request) -> None:
    states = sorted(Archive.objects.filter(request=request).values_list("state", flat=True))
    match request.state:
        case State.READY:
            assert states == ["built"]
        case State.FULFILLED:
            assert states in (["available"], [])
        case State.PROCESSING:
            assert len(states) <= 1
        case _:
            assert states == []
