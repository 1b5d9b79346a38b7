"""The product as the job runs it, cut into parts that can be measured: document, archive, letter."""

from __future__ import annotations

import io
import math
import zipfile
from datetime import date
from typing import Any
from uuid import uuid4

from saleor_gdpr_plugin.conf import committed
from saleor_gdpr_plugin.contracts import Source, Subject
from saleor_gdpr_plugin.datamap import ownership, registry
from saleor_gdpr_plugin.export import build, document, information
from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.export.papers import Papers
from saleor_gdpr_plugin.export.told import Told
from saleor_gdpr_plugin.host import database, models
from saleor_gdpr_plugin.paper.language import in_language
from saleor_gdpr_plugin.register.answer import Information
from saleor_gdpr_plugin.requests.lifecycle import FULFIL
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.requests.states import State
from saleor_gdpr_plugin.requests.subjects import subject_of
from saleor_gdpr_plugin.work.models import Job
from tests.bench.export.people import NEWEST, email_of

NOTHING = Told(known=Information({}, {}, (), "", (), {}))
"""Nothing besides the rows."""


class Sink(io.RawIOBase):
    """Takes everything, keeps nothing but the number of bytes."""

    size = 0

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)


class Person:
    """One person of the bench, with an approved request."""

    def __init__(self, size: int) -> None:
        self.email = email_of(size)
        user = models.user().objects.get(email=self.email)
        self.account_id: int = user.pk
        self.request, _ = Request.objects.get_or_create(
            reference=f"BENCH-{size}",
            defaults={
                "right": "access",
                "state": State.PROCESSING,
                "origin": "account",
                "channel": "bench",
                "language": "de",
                "email": user.email,
                "address": user.email,
                "account_id": user.pk,
                "mailbox_proven": True,
                "known": True,
                "submitted_at": NEWEST,
                "received_on": date(2026, 11, 1),
            },
        )
        self.subject: Subject = subject_of(self.request)

    def document(self, out: Any = None, papers: Papers | None = None) -> int:
        """data.json through the Source contract; returns its bytes."""
        out = Sink() if out is None else out
        with database.one_moment(seconds=build.STATEMENT_SECONDS), ownership.remembered():
            seen = papers.see if papers else None
            document.write(
                out,
                {},
                sources(),
                self.subject,
                failed={},
                problems=(),
                deadline=math.inf,
                told=NOTHING,
                seen=seen,
            )
        return int(getattr(out, "size", 0))

    def archive(self) -> int:
        """The whole archive, sealed into the database; returns its bytes."""
        job = Job.objects.create(
            kind=FULFIL, object_id=str(self.request.pk), lease=uuid4(), run_at=NEWEST, created_at=NEWEST
        )
        try:
            build.build(self.request, job)
        finally:
            job.delete()
        return Archive.objects.get(request_id=self.request.pk).size

    def forget_archive(self) -> None:
        """So that the next build has nothing to destroy."""
        build.destroy(self.request)

    def letter(self) -> Letter:
        """Everything the letter needs, read."""
        return Letter(self)


class Letter:
    """The PDF alone: rendering and packing, no rows."""

    def __init__(self, person: Person) -> None:
        self._language = person.request.language
        self._papers = Papers(person.request, committed(), made_at=NEWEST)
        with (
            in_language(self._language, committed().time_zone),
            database.one_moment(seconds=build.STATEMENT_SECONDS),
            ownership.remembered(),
        ):
            self._written = document.write(
                Sink(),
                {},
                sources(),
                person.subject,
                failed={},
                problems=(),
                deadline=math.inf,
                told=NOTHING,
                seen=self._papers.see,
            )
            with zipfile.ZipFile(io.BytesIO(), "w") as aside:
                told = Told(known=information.owed(person.subject, self._language, {}))
                self._papers.write_pages(aside, person.subject, self._written, told=told, deadline=math.inf)

    def write(self) -> int:
        """Bytes of the PDF, or 0 when it cannot be made here."""
        with (
            in_language(self._language, committed().time_zone),
            zipfile.ZipFile(io.BytesIO(), "w") as package,
        ):
            self._papers.write_letter(package, self._written)
            names = package.namelist()
            return package.getinfo("summary.pdf").file_size if "summary.pdf" in names else 0


def sources() -> tuple[Source, ...]:
    """The sources that read the database."""
    return tuple(source for source in registry.sources() if not source.outside)
