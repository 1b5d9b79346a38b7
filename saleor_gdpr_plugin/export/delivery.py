"""Handing over: a proof mints a ticket of two minutes, a ticket fetches the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings, committed
from ..contracts import SUBJECT, Actor, Outcome, Refused
from ..datamap import registry
from ..host import shop
from ..mail.messages import DataReady, DownloadLink
from ..paper.language import in_language
from ..proof import limits, tokens
from ..proof.models import Purpose, Token
from ..requests import lifecycle, links
from ..requests.letters import complaint
from ..requests.models import Request
from . import masking, others
from .build import stopping
from .models import Archive, ArchiveState, Download

TICKET_LIFE = timedelta(minutes=2)
FOR_STAFF = (ArchiveState.BUILT, ArchiveState.AVAILABLE)
PATH = "/plugins/global/saleor_gdpr/download/"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Where an archive can be fetched, and until when a fetch may begin."""

    url: str
    expires_at: datetime


def release(request: Request, now: datetime, *, despite_problems: bool) -> tuple[Outcome, DataReady]:
    """Open the built archive to the person, inside the releasing transaction."""
    settings = committed().of(request.channel)
    rows = Archive.objects.select_for_update(of=("self",)).filter(request_id=request.pk)
    archive = rows.filter(state=ArchiveState.BUILT).first()
    if archive is None:
        raise Refused("state", _("There is no archive to release."))
    open_systems = others.unanswered(request)
    if not despite_problems:
        names = [each.name for each in open_systems]
        _nothing_open(stopping(archive), names, masking.without_effect(request))
    # Kept with the archive: the register may name other systems tomorrow.
    archive.problems = [*archive.problems, *map(others.problem, open_systems)]
    archive.state = ArchiveState.AVAILABLE
    archive.expires_at = now + timedelta(days=settings.archive_days)
    archive.downloads_allowed = settings.archive_downloads
    archive.save(update_fields=["state", "problems", "expires_at", "downloads_allowed"])
    problems = stopping(archive)
    outcome = Outcome(done=1, kept=len(problems), why=tuple(problems))
    return outcome, ready(request, archive, now)


def _nothing_open(problems: list[str], open_systems: list[str], masks: list[str]) -> None:
    """Raises Refused naming everything that staff has to decide about before the release."""
    said = [
        (problems, _("Could not be read: %(sources)s. Try again, or release despite these problems.")),
        (open_systems, _("Nobody answered for: %(sources)s. Answer, or release despite this.")),
        (masks, _("These masks hid nothing: %(sources)s. Correct them, or release despite this.")),
    ]
    messages = [message % {"sources": ", ".join(names)} for names, message in said if names]
    if messages:
        raise Refused("problems", " ".join(messages), field="despite_problems")


def ready(request: Request, archive: Archive, now: datetime) -> DataReady:
    """The mail that hands a released archive over, with a fresh link and what could not be read."""
    settings, problems = committed().of(request.channel), stopping(archive)
    assert archive.expires_at is not None
    return DataReady(
        reference=request.reference,
        link=_link(request, settings, now),
        until=archive.expires_at,
        downloads=archive.downloads_allowed - archive.downloads,
        contact_email=settings.contact_email,
        missing=_names(archive, request),
        authorities=complaint(request, settings) if problems else (),
    )


def _names(archive: Archive, request: Request) -> tuple[str, ...]:
    slugs = stopping(archive)
    with in_language(request.language, "UTC"):
        labels = [str(source.label) for source in registry.sources() if source.slug in slugs]
    return (*labels, *(problem["name"] for problem in archive.problems if "name" in problem))


def _link(request: Request, settings: Settings, now: datetime) -> str:
    """A link good for one download, if the mailbox is the person's: proven, or the account's address to this day.

    Else the page alone, where a login opens the download.
    """
    if request.mailbox_proven or subject.is_address_of(request.account_id, request.address):
        return links.download(settings, request.pk, now)
    return settings.storefront_url


def available(request_id: UUID, now: datetime) -> Archive:
    """The archive a person may download now; raises Refused with the reason why not."""
    archive = Archive.objects.filter(request_id=request_id).order_by("-created_at").first()
    if archive is None or archive.state in (ArchiveState.BUILDING, ArchiveState.BUILT):
        raise Refused("unavailable", _("There is nothing to download yet."))
    if archive.state != ArchiveState.AVAILABLE or archive.expires_at is None or archive.expires_at <= now:
        raise Refused("expired", _("This download has expired. Please contact us if you still need it."))
    if archive.downloads >= archive.downloads_allowed:
        raise Refused("downloads_used_up", _("This was downloaded as often as possible. Please contact us."))
    return archive


def ticket_for_login(request: Request, *, now: datetime) -> Ticket:
    """A login is proof enough for each download."""
    return _mint(available(request.pk, now), Purpose.TICKET, now)


def ticket_for_link(raw: str, *, now: datetime) -> Ticket:
    """Use up the link of a mail; refused downloads use it up too little: all or nothing."""
    with transaction.atomic():
        token = tokens.redeem(raw, Purpose.DOWNLOAD, now=now)
        return _mint(available(token.object_id, now), Purpose.TICKET, now)


def ticket_for_staff(request: Request, *, by: Actor, now: datetime) -> tuple[Archive, Ticket]:
    """Staff looks before release, or hands a released archive on to a person without e-mail.

    Logged with its name, and no download of the person.
    """
    archive = Archive.objects.filter(request_id=request.pk, state__in=FOR_STAFF).first()
    if archive is None:
        raise Refused("unavailable", _("There is no archive to look at."))
    with transaction.atomic():
        lifecycle.note(request, "previewed", by=by, now=now, public=False)
        return archive, _mint(archive, Purpose.PREVIEW, now)


def _mint(archive: Archive, purpose: Purpose, now: datetime) -> Ticket:
    raw = tokens.issue(purpose, archive.pk, life=TICKET_LIFE, now=now)
    return Ticket(shop.absolute(PATH + raw), now + TICKET_LIFE)


def mail_link(request: Request, *, settings: Settings, now: datetime) -> None:
    """Prove the mailbox afresh: mail a link for one more download, within the limit of the address."""
    available(request.pk, now)
    day = timedelta(days=1)
    if limits.count("download-mail", request.address, window=day, now=now) > settings.address_mails_per_day:
        seconds = limits.wait(day, now)
        raise Refused("too_many", _("Too many links today. Please wait until tomorrow."), retry_after=seconds)
    with transaction.atomic():
        mail = DownloadLink(
            reference=request.reference,
            link=links.download(settings, request.pk, now),
            link_hours=settings.link_hours,
        )
        lifecycle.post(request, lifecycle.ToPerson(mail), now=now, cause=now.isoformat())


def open_ticket(raw: str, *, now: datetime) -> Archive:
    """The archive behind a ticket; the first use of a ticket counts and logs a download, later ones resume it.

    Raises Refused for anything else. Of two first uses at once, one counts.
    """
    with transaction.atomic():
        token = tokens.read(raw, Purpose.TICKET, Purpose.PREVIEW, now=now, reusable=True)
        locked = Token.objects.select_for_update(of=("self",)).get(pk=token.pk)
        preview = locked.purpose == Purpose.PREVIEW
        states = FOR_STAFF if preview else (ArchiveState.AVAILABLE,)
        archive = Archive.objects.filter(pk=locked.object_id, state__in=states).first()
        if archive is None:
            raise Refused("expired", _("This download has expired. Please contact us if you still need it."))
        if locked.used_at is None:
            _count(archive, preview=preview, now=now)
            locked.used_at = now
            locked.save(update_fields=["used_at"])
    return archive


def look(raw: str, *, now: datetime) -> Archive:
    """The archive behind a ticket, without using anything up."""
    token = tokens.read(raw, Purpose.TICKET, Purpose.PREVIEW, now=now, reusable=True)
    archive = Archive.objects.filter(pk=token.object_id).first()
    if archive is None:
        raise Refused("expired", _("This download has expired. Please contact us if you still need it."))
    return archive


def _count(archive: Archive, *, preview: bool, now: datetime) -> None:
    if not preview:
        left = Archive.objects.filter(pk=archive.pk, downloads__lt=F("downloads_allowed"), expires_at__gt=now)
        if not left.update(downloads=F("downloads") + 1):
            raise Refused(
                "downloads_used_up", _("This was downloaded as often as possible. Please contact us.")
            )
        request = Request.objects.get(pk=archive.request_id)
        lifecycle.note(request, "downloaded", by=SUBJECT, now=now)
    Download.objects.create(archive=archive, at=now, by_staff=preview)
