"""Building an archive: rows of one moment, then the letter, then the seal."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import keys
from ..conf import Settings, committed
from ..contracts import LeftOut, Outcome, Record, Source, Subject
from ..datamap import ownership, registry
from ..host import database, shop
from ..paper.language import in_language
from ..register.answer import Information
from ..requests.letters import complaint
from ..requests.models import Request
from ..requests.subjects import subject_of
from ..work import jobs
from ..work.models import Job
from . import document, files, information, masking, others
from .models import Archive, ArchiveState
from .papers import PDF_ENGINE, Papers, entry, left_out_sentences
from .pieces import PieceWriter, piece_count
from .scope import Scope
from .told import Told

STATEMENT_SECONDS = 240
"""Longest time one statement of the export may take."""
ROWS_SECONDS = 1200
"""Longest time all rows may take: less than the lease of the job."""


FULL = Scope(version=document.VERSION, sources=registry.sources, answer=Papers, informs=True)
"""The answer to Art. 15: everything held."""


def build(request: Request, job: Job, *, scope: Scope = FULL) -> Outcome:
    """Write the archive of a request; whatever an earlier attempt left is destroyed first.

    A source that fails spoils the transaction the others read in, so the archive is begun anew without it. Each
    attempt has a row of its own: a worker that lost its lease can spoil nothing, because only who still holds
    the job marks an archive as built.
    """
    settings, failed = committed().of(request.channel), dict[str, str]()
    while True:
        try:
            with in_language(request.language, settings.time_zone):
                archive, writer, written, masks = _attempt(request, job, settings, failed, scope)
            break
        except document.SourceFailed as failure:
            if failure.slug in failed:
                raise
            failed[failure.slug] = failure.reason
    jobs.step(job, "seal")
    with transaction.atomic():
        jobs.hold(job)
        writer.finish()
        archive.size, archive.state = writer.size, ArchiveState.BUILT
        archive.contents, archive.problems = written.counts, written.problems
        archive.save(update_fields=["size", "state", "contents", "problems", "left_out"])
        masks.remember(unread=failed)
        if archive.pieces.count() != piece_count(archive.size):
            raise RuntimeError("pieces of the archive are missing")
    why = [each["source"] for each in written.problems]
    return Outcome(done=sum(written.counts.values()), why=(*why, *undecided(request)))


def _attempt(
    request: Request, job: Job, settings: Settings, failed: dict[str, str], scope: Scope
) -> tuple[Archive, PieceWriter, document.Written, masking.Masks]:
    now, deadline = timezone.now(), time.monotonic() + ROWS_SECONDS
    with transaction.atomic():
        jobs.hold(job)
        destroy(request)
        archive = Archive.objects.create(request_id=request.pk, key_id=keys.writing_id(), created_at=now)
    writer, papers = PieceWriter(archive), scope.answer(request, settings, made_at=now)
    subject, masks, asked = subject_of(request), masking.of(request), others.checklist(request)
    with zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED) as package:
        jobs.step(job, "files")
        sources = scope.sources()
        readable = [each for each in sources if each.slug not in failed]
        with database.one_moment(seconds=STATEMENT_SECONDS), ownership.remembered():
            wanted = files.named(readable, subject)
        copied = files.copy(package, wanted, now=now)
        ready = _outside(readable, subject)
        jobs.step(job, "rows")
        with database.one_moment(seconds=STATEMENT_SECONDS), ownership.remembered():
            found = _left_out(readable, subject)
            archive.left_out = [{"reason": each.reason, "count": each.count} for each in found]
            told = Told(
                known=information.owed(subject, request.language, failed),
                masks=masks,
                ready=ready,
                left_out=left_out_sentences(request, found),
                systems=others.told(asked),
                answers=others.shown(asked),
            )
            with package.open(entry("data.json", now), "w", force_zip64=True) as out, writer.whole():
                written = document.write(
                    out,
                    _head(request, settings, now, told.known, scope) | {"files": copied.paths},
                    sources,
                    subject,
                    failed=failed,
                    problems=copied.problems,
                    deadline=deadline,
                    seen=papers.see,
                    told=told,
                    version=scope.version,
                )
            papers.write_pages(package, subject, written, told=told, deadline=deadline)
        others.write(package, asked, now)
        jobs.step(job, "letter")
        papers.write_letter(package, written)
    return archive, writer, written, masks


def _outside(sources: Iterable[Source], subject: Subject) -> dict[str, list[Record]]:
    """Records of sources that ask others than the database; read before any transaction holds its moment."""
    found: dict[str, list[Record]] = {}
    for source in sources:
        if source.outside:
            with document.reading(source.slug, too_late=True):
                found[source.slug] = list(source.export(subject))
    return found


def _left_out(sources: Iterable[Source], subject: Subject) -> list[LeftOut]:
    found: list[LeftOut] = []
    for source in sources:
        with document.reading(source.slug):
            found += source.left_out(subject)
    return found + registry.left_out(subject)


def _head(
    request: Request, settings: Settings, now: datetime, known: Information, scope: Scope
) -> dict[str, Any]:
    owed = information.as_json(known, complaint(request, settings)) if scope.informs else None
    return {
        "reference": request.reference,
        "made_at": now.isoformat(),
        "language": request.language,
        "shop": settings.shop_name or shop.name(),
        "controller": settings.controller,
        "contact_email": settings.contact_email,
        "subject": {"email": request.email},
        **({"information": owed} if owed else {}),
    }


def stopping(archive: Archive) -> list[str]:
    """Sources whose failure stops release until staff decides; a missing letter does not."""
    return [problem["source"] for problem in archive.problems if problem["source"] != PDF_ENGINE]


def undecided(request: Request) -> list[str]:
    """What else stops release until staff decides, in words: systems nobody answered for, masks that hid nothing."""
    return [*(each.name for each in others.unanswered(request)), *masking.without_effect(request)]


def destroy(request: Request) -> None:
    """Delete what was built for a request and not released; pieces go with it."""
    unreleased = (ArchiveState.BUILDING, ArchiveState.BUILT)
    Archive.objects.filter(request_id=request.pk, state__in=unreleased).delete()
