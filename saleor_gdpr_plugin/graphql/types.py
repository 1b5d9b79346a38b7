"""Output types. The person and staff share GdprRequest; fields only staff may read say so."""

from __future__ import annotations

from typing import Any

import graphene

from ..export.models import Archive, ArchiveState
from ..host import database
from ..host.schema import BaseObjectType, CountableConnection, Date, DateTime, NonNullList
from ..paper.language import in_language
from ..requests import timeline
from ..requests.models import Event, Request
from ..requests.states import State, may_cancel
from . import lookup
from .enums import GdprArchiveState, GdprRequestState, GdprRight

LANGUAGE = graphene.String(description="Language of the text, for example de; the request's own by default.")


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


class GdprRequest(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the request.")
    reference = graphene.String(required=True, description="Number to quote, for example GDPR-7K3M-Q2XA.")
    right = GdprRight(required=True, description="What the person asks for.")
    state = GdprRequestState(required=True, description="Where the request stands.")
    state_text = graphene.String(required=True, language=LANGUAGE, description="The state in one sentence.")
    email = graphene.String(required=True, description="Address the request was made for.")
    text = graphene.String(required=True, description="What the person wrote.")
    submitted_at = DateTime(required=True, description="When it was submitted.")
    received_on = Date(description="Day the legal month runs from.")
    due_on = Date(description="Day the law wants an answer by.")
    may_cancel = graphene.Boolean(required=True, description="Whether the person can still take it back.")
    guest_orders_proven = graphene.Boolean(
        required=True, description="Whether the mailbox is proven, which opens orders placed as a guest."
    )
    timeline = NonNullList(GdprRequestEvent, required=True, description="What happened, oldest first.")
    archive = graphene.Field(GdprArchive, description="The archive: for the person once it is released.")
    version = graphene.Int(required=True, description="Goes up with every change; decisions name it.")
    problem = graphene.String(description="Why work on it failed. Staff only, else null.")

    class Meta:
        description = "A privacy request."

    @staticmethod
    def resolve_id(root: Request, _info: Any) -> str:
        return graphene.Node.to_global_id("GdprRequest", root.pk)

    @staticmethod
    def resolve_state_text(root: Request, info: Any, language: str | None = None) -> str:
        with in_language(language or root.language, "UTC"):
            state = State(root.state)
            return state.for_staff if lookup.is_staff(info.context) else state.for_shopper

    @staticmethod
    def resolve_text(root: Request, _info: Any) -> str:
        return str(root.details.get("text", ""))

    @staticmethod
    def resolve_may_cancel(root: Request, _info: Any) -> bool:
        return may_cancel(root.state)

    @staticmethod
    def resolve_guest_orders_proven(root: Request, _info: Any) -> bool:
        return root.mailbox_proven

    @staticmethod
    def resolve_timeline(root: Request, info: Any) -> list[Event]:
        # Lists have prefetched both; for one request the field may ask the primary.
        with database.primary():
            return [event for event in root.events.all() if event.public or lookup.is_staff(info.context)]

    @staticmethod
    def resolve_archive(root: Request, info: Any) -> Archive | None:
        with database.primary():
            archive = next(iter(root.archives.all()), None)
        hidden = archive is None or archive.state in (ArchiveState.BUILDING, ArchiveState.BUILT)
        return None if hidden and not lookup.is_staff(info.context) else archive

    @staticmethod
    def resolve_problem(root: Request, info: Any) -> str | None:
        return (root.problem or None) if lookup.is_staff(info.context) else None


class GdprRequestCountableConnection(CountableConnection):
    class Meta:
        node = GdprRequest

    @staticmethod
    def resolve_total_count(root: Any, info: Any) -> int | None:
        # Counted only when asked for, and then after the list's own leave to use the primary has ended.
        with database.primary():
            total: int | None = CountableConnection.resolve_total_count(root, info)
        return total
