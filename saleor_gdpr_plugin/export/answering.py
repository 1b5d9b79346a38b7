"""Answering for a system outside Saleor: staff adds a file, a text, or "holds nothing", or takes one of them back."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from .. import keys
from ..conf import Settings
from ..contracts import Actor, Refused
from ..host import auth
from ..register import answer
from ..requests import authority, words
from ..requests.attaching import built_anew, changeable
from ..requests.lifecycle import note
from ..requests.models import Request
from . import filenames, pieces
from .models import AnswerKind, OtherAnswer

MEGABYTE = 1024 * 1024
FILE_LIMIT = 20 * MEGABYTE
"""Bytes of one file."""
FILES = 20
"""Files of one request."""
TEXT_LIMIT = 20_000
"""Characters of a text."""
MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name as typed, what its sender says it is, its length, and its content."""

    name: str
    media_type: str
    size: int
    content: IO[bytes]


@dataclass(frozen=True, slots=True)
class _New:
    """An answer that may be written: checked as far as it can be without the request."""

    kind: AnswerKind
    filename: str = ""
    media_type: str = ""
    text: str = ""
    upload: Upload | None = None


def attach(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    system: str,
    nothing: bool,
    text: str | None,
    file: Upload | None,
    remove: UUID | None,
    settings: Settings,
    now: datetime,
) -> Request:
    """Add one answer, or take one back; an answer of ours that is built already is built anew.

    Row and pieces are written in one transaction: a file is there whole, or not at all.
    """
    new = _checked(nothing=nothing, text=text, file=file, remove=remove)
    with transaction.atomic():
        request = changeable(request_id, version, requestor)
        by = authority.acting(requestor)
        row = _written(request, system, new, by, now) if new else _removed(request, system, remove)
        request.version += 1
        request.save(update_fields=["version"])
        happened = "other_attached" if new else "other_removed"
        said = f"{system}: {row.filename or row.kind}"
        content = {"system": system, "kind": row.kind, "filename": row.filename, "size": row.size}
        note(request, happened, by=by, now=now, public=False, text=said, content=content)
        return built_anew(request, by, now)


def _checked(*, nothing: bool, text: str | None, file: Upload | None, remove: UUID | None) -> _New | None:
    """What is to be written; None to remove. Raises Refused unless exactly one thing is asked for."""
    if [nothing, text is not None, file is not None, remove is not None].count(True) != 1:
        raise Refused("required", _("Give either nothing, text, file or remove."), field="file")
    if nothing:
        return _New(AnswerKind.NOTHING)
    if text is not None:
        return _New(AnswerKind.TEXT, text=words.needed(text, "text", limit=TEXT_LIMIT))
    return _file(file) if file is not None else None


def _file(upload: Upload) -> _New:
    name = filenames.safe(upload.name)
    if not name:
        raise Refused("invalid", _("The file needs a name."), field="file")
    if not upload.size:
        raise Refused("invalid", _("The file is empty."), field="file")
    if upload.size > FILE_LIMIT:
        message = _("A file may have at most %(limit)s MB.") % {"limit": FILE_LIMIT // MEGABYTE}
        raise Refused("invalid", message, field="file")
    known = MEDIA_TYPE.fullmatch(upload.media_type or "")
    media_type = upload.media_type if known else "application/octet-stream"
    return _New(AnswerKind.FILE, filename=name, media_type=media_type, upload=upload)


def _must_be_known(system: str) -> None:
    if system not in {each.key for each in answer.systems()}:
        raise Refused("not_found", _("The register knows no such system."), field="system")


def _removed(request: Request, system: str, answer_id: UUID | None) -> OtherAnswer:
    row = OtherAnswer.objects.filter(request=request, system=system, pk=answer_id).first()
    if row is None:
        raise Refused("not_found", _("There is no such answer."), field="remove")
    row.delete()
    return row


def _written(request: Request, system: str, new: _New, by: Actor, now: datetime) -> OtherAnswer:
    given = OtherAnswer.objects.filter(request=request)
    _must_be_known(system)
    _fits(list(given.filter(system=system)), new)
    if new.upload and given.filter(kind=AnswerKind.FILE).count() >= FILES:
        message = _("A request takes at most %(limit)s files.") % {"limit": FILES}
        raise Refused("too_many", message, field="file")
    row = OtherAnswer(
        request=request, system=system, kind=new.kind, filename=new.filename, media_type=new.media_type,
        key_id=keys.writing_id(), actor_id=by.id, at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    if new.kind != AnswerKind.NOTHING:
        _seal(row, new)
    return row


def _fits(given: list[OtherAnswer], new: _New) -> None:
    """Raises Refused when the system's answers would contradict or hide each other."""
    kinds = {row.kind for row in given}
    if new.kind in kinds and new.kind != AnswerKind.FILE:
        message = _("This is answered already. Take that answer back first.")
        raise Refused("invalid", message, field=new.kind)
    if kinds and AnswerKind.NOTHING in kinds | {new.kind}:
        message = _("A system holds either nothing or something. Take the other answer back first.")
        raise Refused("invalid", message, field=new.kind)
    if new.upload and any(filenames.same(row.filename, new.filename) for row in given):
        raise Refused("invalid", _("There is a file of this name already."), field="file")


def _seal(row: OtherAnswer, new: _New) -> None:
    writer = pieces.PieceWriter(row)
    if new.upload is None:
        writer.write(new.text.encode())
    else:
        while block := new.upload.content.read(pieces.PIECE):
            writer.write(block)
            if writer.size > FILE_LIMIT:
                message = _(
                    "The file turned out larger than announced, and larger than %(limit)s MB. Nothing of it was "
                    "stored; attach a smaller one."
                )
                raise Refused("invalid", message % {"limit": FILE_LIMIT // MEGABYTE}, field="file")
    writer.finish()
    row.size = writer.size
    row.save(update_fields=["size"])
    if row.pieces.count() != pieces.piece_count(row.size):
        raise RuntimeError("pieces of the file are missing")


def take_over(earlier: Request, request: Request) -> None:
    """Copy what other systems answered to a corrected copy of the answer, sealed anew as its own."""
    for row in OtherAnswer.objects.filter(request=earlier):
        # Pieces are sealed for their row: they are read by the old one while the new one is written.
        taken = copy(row)
        taken.pk, taken.request, taken.key_id = uuid4(), request, keys.writing_id()
        taken.save(force_insert=True)
        if row.kind == AnswerKind.NOTHING:
            continue
        writer = pieces.PieceWriter(taken)
        for block in pieces.read(row):
            writer.write(block)
        writer.finish()
