"""What a request is made of: timeline, thread, archive, and the colleagues who look after it."""

from __future__ import annotations

from typing import Any

import graphene

from ..export.models import Archive
from ..host.schema import BaseObjectType, Date, DateTime
from ..paper.language import in_language
from ..requests import timeline
from ..requests.models import EntryKind, Event, ThreadEntry
from .enums import GdprArchiveState, GdprQuestionAbout, of_room

STAFF = " Staff only, else null."
LANGUAGE = graphene.String(description="Language of the text, for example de; the request's own by default.")
GdprThreadEntryKind = of_room("GdprThreadEntryKind", EntryKind, "Question, answer, or a note of staff.")


class GdprRequestEvent(BaseObjectType):
    at = DateTime(required=True, description="When it happened.")
    text = graphene.String(required=True, language=LANGUAGE, description="What happened, in one sentence.")

    class Meta:
        description = "One entry of a request's timeline."

    @staticmethod
    def resolve_text(root: Event, _info: Any, language: str | None = None) -> str:
        with in_language(language or root.request.language, "UTC"):
            return timeline.sentence(root)


class GdprArchive(BaseObjectType):
    state = GdprArchiveState(required=True, description="Where the archive stands.")
    size = graphene.Int(description="Size in bytes.")
    expires_at = DateTime(description="When it can no longer be downloaded.")
    downloads_left = graphene.Int(description="How often it can still be downloaded.")

    class Meta:
        description = "The ZIP that answers a request for access."

    @staticmethod
    def resolve_downloads_left(root: Archive, _info: Any) -> int:
        return max(root.downloads_allowed - root.downloads, 0)


class GdprColleague(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the Saleor user.")
    name = graphene.String(required=True, description="Name, or the e-mail address where there is none.")

    class Meta:
        description = "Somebody of the staff."


class GdprThreadEntry(BaseObjectType):
    kind = GdprThreadEntryKind(required=True, description="What it is.")
    about = GdprQuestionAbout(description="What a question is about.")
    text = graphene.String(required=True, description="The words.")
    on = Date(required=True, description="Its day; the true one of an answer that came by letter.")
    at = DateTime(required=True, description="When it was written here.")
    answered_on = Date(description="The day a question was answered.")
    by_staff = graphene.Boolean(required=True, description="Whether staff wrote it.")

    class Meta:
        description = "A question, an answer, or a note of staff."

    @staticmethod
    def resolve_about(root: ThreadEntry, _info: Any) -> str | None:
        return root.about or None

    @staticmethod
    def resolve_by_staff(root: ThreadEntry, _info: Any) -> bool:
        return bool(root.role != "subject")
