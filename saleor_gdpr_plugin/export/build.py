"""Building an archive: rows of one moment, then the letter, then the seal."""

from __future__ import annotations

import zipfile
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import keys
from ..conf import Settings, committed
from ..contracts import LeftOut, Outcome
from ..datamap import registry
from ..host import database, shop
from ..paper.language import in_language
from ..requests.models import Request
from ..requests.subjects import subject_of
from ..work import jobs
from ..work.models import Job
from . import document
from .models import Archive, ArchiveState
from .papers import PDF_ENGINE, Papers, entry, not_proven
from .pieces import PieceWriter

ROWS_SECONDS = 240
"""Longest time one statement of the export may take."""


def build(request: Request, job: Job) -> Outcome:
    """Write the archive of a request; whatever an earlier attempt left is destroyed first.

    Each attempt has a row of its own, so a worker that lost its lease can spoil nothing: only who still holds
    the job marks an archive as built.
    """
    settings, now = committed(), timezone.now()
    with transaction.atomic():
        jobs.hold(job)
        destroy(request)
        archive = Archive.objects.create(request_id=request.pk, key_id=keys.writing_id(), created_at=now)
    writer = PieceWriter(archive)
    with in_language(request.language, settings.time_zone):
        written = _write(writer, archive, request, job, settings, now)
    jobs.step(job, "seal")
    with transaction.atomic():
        jobs.hold(job)
        writer.finish()
        archive.size, archive.state = writer.size, ArchiveState.BUILT
        archive.contents, archive.problems = written.counts, written.problems
        archive.save(update_fields=["size", "state", "contents", "problems", "left_out"])
    why = tuple(problem["source"] for problem in written.problems)
    return Outcome(done=sum(written.counts.values()), why=why)


def _write(
    writer: PieceWriter, archive: Archive, request: Request, job: Job, settings: Settings, now: datetime
) -> document.Written:
    subject, papers = subject_of(request), Papers(request, settings, made_at=now)
    left_out = [] if request.mailbox_proven else [{"source": "orders", "reason": not_proven()}]
    with zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED) as package:
        jobs.step(job, "rows")
        with database.one_moment(seconds=ROWS_SECONDS):
            with package.open(entry("data.json", now), "w", force_zip64=True) as out:
                written = document.write(
                    out,
                    _head(request, settings, now),
                    registry.sources(),
                    subject,
                    left_out=left_out,
                    seen=papers.see,
                )
            papers.write_pages(package, subject, written, [each["reason"] for each in left_out])
            archive.left_out = [
                _for_staff(each) for source in registry.sources() for each in source.left_out(subject)
            ]
        jobs.step(job, "letter")
        papers.write_letter(package, written)
    return written


def _for_staff(left_out: LeftOut) -> dict[str, Any]:
    return {"reason": left_out.reason, "count": left_out.count}


def _head(request: Request, settings: Settings, now: datetime) -> dict[str, Any]:
    return {
        "reference": request.reference,
        "made_at": now.isoformat(),
        "language": request.language,
        "shop": shop.name(),
        "controller": settings.controller,
        "contact_email": settings.contact_email,
        "subject": {"email": request.email},
    }


def stopping(archive: Archive) -> list[str]:
    """Sources whose failure stops release until staff decides; a missing letter does not."""
    return [problem["source"] for problem in archive.problems if problem["source"] != PDF_ENGINE]


def destroy(request: Request) -> None:
    """Delete what was built for a request and not released; pieces go with it."""
    unreleased = (ArchiveState.BUILDING, ArchiveState.BUILT)
    Archive.objects.filter(request_id=request.pk, state__in=unreleased).delete()
