"""The request. The person and staff share it; fields only staff may read say so, and are null for others."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Count
from django.utils import timezone

from ..export.models import Archive, ArchiveState
from ..host import database
from ..host.schema import BaseObjectType, CountableConnection, Date, DateTime, NonNullList
from ..mail.models import OutboxMail
from ..paper.language import in_language
from ..requests import clock, due_words, grounds, registry, restricting, steps
from ..requests.models import EntryKind, Event, Request, ThreadEntry
from ..requests.states import State, is_final, may_cancel
from ..restriction.models import Restriction
from ..rights import at_once
from . import lookup
from .enums import (
    GdprIdentity,
    GdprReceivedVia,
    GdprRefusalGround,
    GdprRequestOrigin,
    GdprRequestState,
    GdprRestrictionGround,
    GdprRight,
)
from .erasure import GdprErasure
from .erasure import shown as erasure_shown
from .mails import GdprMail
from .parts import LANGUAGE, STAFF, GdprArchive, GdprColleague, GdprRequestEvent, GdprThreadEntry
from .recipients import GdprRecipientTold, recipients_of
from .rectification import GdprCorrection, GdprStatement, corrections_of, statements_of
from .restriction import GdprRestriction
from .subject import GdprSubject, subject_shown


def _staff_only(name: str) -> Any:
    """A resolver of a column that staff alone may read; empty text reads as null."""

    def resolve(root: Request, info: Any) -> Any:
        return (getattr(root, name) or None) if lookup.is_staff(info.context) else None

    return staticmethod(resolve)


class GdprRequest(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the request.")
    reference = graphene.String(required=True, description="Number to quote, for example GDPR-7K3M-Q2XA.")
    right = GdprRight(description="What the person asks for; null while staff still has to find out.")
    state = GdprRequestState(required=True, description="Where the request stands.")
    right_text = graphene.String(required=True, language=LANGUAGE, description="The right by its name.")
    state_text = graphene.String(required=True, language=LANGUAGE, description="The state in one sentence.")
    channel = graphene.String(required=True, description="Slug of the channel.")
    email = graphene.String(required=True, description="Address the request was made for; may be empty.")
    text = graphene.String(required=True, description="What the person wrote.")
    submitted_at = DateTime(required=True, description="When it was submitted.")
    received_on = Date(description="Day the legal month runs from.")
    due_on = Date(description="Day the law wants an answer by.")
    paused_since = Date(description="Since when the legal clock stands still, waiting for an answer.")
    extended_on = Date(description="Day on which the time for the answer was extended.")
    extension_reason = graphene.String(description="Why it was extended.")
    carry_out_at = DateTime(
        description="When an approved request is carried out; until then it can be called back."
    )
    ground = GdprRefusalGround(description="The ground of a refusal.")
    ground_text = graphene.String(language=LANGUAGE, description="The ground in one sentence.")
    explanation = graphene.String(description="Why the ground applies.")
    may_cancel = graphene.Boolean(required=True, description="Whether the person can still take it back.")
    may_call_back = graphene.Boolean(
        required=True, description="Whether it is approved and can still be called back."
    )
    guest_orders_proven = graphene.Boolean(
        required=True, description="Whether the mailbox is proven, which opens orders placed as a guest."
    )
    timeline = NonNullList(GdprRequestEvent, required=True, description="What happened, oldest first.")
    thread = NonNullList(
        GdprThreadEntry,
        required=True,
        description="Questions and answers, oldest first; notes for staff only.",
    )
    corrections = NonNullList(
        GdprCorrection,
        required=True,
        description="What is to be corrected, field by field; those of orders for staff only with MANAGE_ORDERS and "
        "the channels concerned.",
    )
    stop_using = graphene.Boolean(
        required=True, description="Whether the person wants the data not to be used until it is corrected."
    )
    statements = NonNullList(
        GdprStatement,
        required=True,
        description="Statements of this request; for staff those beside all records of the person.",
    )
    recipients = NonNullList(
        GdprRecipientTold,
        required=True,
        description="Who was given the data, and whether they were told of what changed.",
    )
    erasure = graphene.Field(
        GdprErasure,
        description="What an erasure does: for staff as soon as it is planned, for the person once it is approved.",
    )
    archive = graphene.Field(GdprArchive, description="The archive: for the person once it is released.")
    restrictions = NonNullList(
        GdprRestriction,
        required=True,
        description="What the request restricted; for staff every restriction of the person. Newest first.",
    )
    restriction_grounds = NonNullList(
        GdprRestrictionGround, required=True, description="Why the person asks for a restriction."
    )
    version = graphene.Int(required=True, description="Goes up with every change; decisions name it.")
    problem = graphene.String(description="Why work on it failed." + STAFF)
    name = graphene.String(description="Name of the person." + STAFF)
    customer = graphene.ID(description="The Saleor user it is about." + STAFF)
    postal_address = graphene.String(description="Where printed letters go." + STAFF)
    country = graphene.String(description="Country of the person, two letters." + STAFF)
    representative = graphene.String(description="Who acts for the person." + STAFF)
    representative_proof = graphene.String(description="How the mandate was shown." + STAFF)
    external_reference = graphene.String(description="Number in another system." + STAFF)
    origin = GdprRequestOrigin(description="Where it came from." + STAFF)
    received_via = GdprReceivedVia(description="How it came, if not by the shop's own page." + STAFF)
    identity = GdprIdentity(description="How the person was recognised." + STAFF)
    identity_note = graphene.String(description="What was checked." + STAFF)
    target_on = Date(description="Day the shop itself wants to be done." + STAFF)
    due_text = graphene.String(language=LANGUAGE, description="How much time is left, in words." + STAFF)
    next_step = graphene.String(language=LANGUAGE, description="What is to be done next." + STAFF)
    assigned_to = graphene.Field(GdprColleague, description="Who looks after it." + STAFF)
    approved_by = graphene.Field(GdprColleague, description="Who approved it." + STAFF)
    waits_for_second_approval = graphene.Boolean(description="Whether another approval is needed." + STAFF)
    subject = graphene.Field(GdprSubject, description="Whose data it reaches." + STAFF)
    no_basis_left = graphene.Boolean(
        description="Whether the withdrawal or objection took the last basis of what the shop holds of the person, or "
        "of some of it: it should be erased." + STAFF
    )
    mails = NonNullList(GdprMail, description="Mails and letters about it, newest first." + STAFF)

    class Meta:
        description = "A privacy request."

    resolve_problem = _staff_only("problem")
    resolve_name = _staff_only("name")
    resolve_postal_address = _staff_only("postal_address")
    resolve_country = _staff_only("country")
    resolve_representative = _staff_only("representative")
    resolve_representative_proof = _staff_only("representative_proof")
    resolve_external_reference = _staff_only("external_reference")
    resolve_origin = _staff_only("origin")
    resolve_received_via = _staff_only("received_via")
    resolve_identity = _staff_only("identity")
    resolve_identity_note = _staff_only("identity_note")
    resolve_target_on = _staff_only("target_on")

    @staticmethod
    def resolve_id(root: Request, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprRequest", root.pk))

    @staticmethod
    def resolve_right(root: Request, _info: Any) -> str | None:
        return root.right or None

    @staticmethod
    def resolve_right_text(root: Request, _info: Any, language: str | None = None) -> str:
        with in_language(language or root.language, "UTC"):
            return registry.label(root.right)

    @staticmethod
    def resolve_state_text(root: Request, info: Any, language: str | None = None) -> str:
        with in_language(language or root.language, "UTC"):
            state = State(root.state)
            return state.for_staff if lookup.is_staff(info.context) else state.for_shopper

    @staticmethod
    def resolve_text(root: Request, _info: Any) -> str:
        return str(root.details.get("text", ""))

    @staticmethod
    def resolve_ground(root: Request, _info: Any) -> str | None:
        return root.ground or None

    @staticmethod
    def resolve_ground_text(root: Request, _info: Any, language: str | None = None) -> str | None:
        with in_language(language or root.language, "UTC"):
            return grounds.Ground(root.ground).sentence if root.ground else None

    @staticmethod
    def resolve_may_cancel(root: Request, _info: Any) -> bool:
        return may_cancel(root.state)

    @staticmethod
    def resolve_may_call_back(root: Request, _info: Any) -> bool:
        return bool(root.state == State.APPROVED)

    @staticmethod
    def resolve_guest_orders_proven(root: Request, _info: Any) -> bool:
        return root.mailbox_proven

    @staticmethod
    def resolve_timeline(root: Request, info: Any) -> list[Event]:
        # Lists have prefetched all three; for one request the field may ask the primary.
        with database.primary():
            return [event for event in root.events.all() if event.public or lookup.is_staff(info.context)]

    @staticmethod
    def resolve_no_basis_left(root: Request, info: Any) -> bool | None:
        if not lookup.is_staff(info.context):
            return None
        with database.primary():
            kinds = {event.kind for event in root.events.all()}
        return at_once.NO_BASIS in kinds and "undone" not in kinds

    @staticmethod
    def resolve_thread(root: Request, info: Any) -> list[ThreadEntry]:
        with database.primary():
            entries = list(root.thread.all())
        return [each for each in entries if each.kind != EntryKind.NOTE or lookup.is_staff(info.context)]

    @staticmethod
    def resolve_archive(root: Request, info: Any) -> Archive | None:
        with database.primary():
            archive = next(iter(root.archives.all()), None)
        hidden = archive is None or archive.state in (ArchiveState.BUILDING, ArchiveState.BUILT)
        return None if hidden and not lookup.is_staff(info.context) else archive

    @staticmethod
    def resolve_restrictions(root: Request, info: Any) -> list[Restriction]:
        # For the page of one request; lists do not ask for it.
        with database.primary():
            if lookup.is_staff(info.context):
                return list(restricting.about(root))
            return list(Restriction.objects.filter(request_id=root.pk))

    @staticmethod
    def resolve_restriction_grounds(root: Request, _info: Any) -> list[str]:
        return list(root.details.get("grounds", ()))

    @staticmethod
    def resolve_corrections(root: Request, info: Any) -> list[GdprCorrection]:
        # For the page of one request; lists do not ask for it.
        return corrections_of(root, info.context)

    @staticmethod
    def resolve_stop_using(root: Request, _info: Any) -> bool:
        return bool(root.details.get("stop_using"))

    @staticmethod
    def resolve_statements(root: Request, info: Any) -> list[GdprStatement]:
        return statements_of(root, info.context)

    @staticmethod
    def resolve_recipients(root: Request, info: Any) -> list[GdprRecipientTold]:
        return recipients_of(root, info.context)

    @staticmethod
    def resolve_erasure(root: Request, info: Any) -> Any:
        # For the page of one request; lists do not ask for it.
        return erasure_shown(root, info.context)

    @staticmethod
    def resolve_mails(root: Request, info: Any) -> list[OutboxMail] | None:
        # For the page of one request; lists do not ask for it.
        if not lookup.is_staff(info.context):
            return None
        with database.primary():
            return list(OutboxMail.objects.filter(object_id=root.pk))

    @staticmethod
    def resolve_subject(root: Request, info: Any) -> GdprSubject | None:
        return subject_shown(root, info.context) if lookup.is_staff(info.context) else None

    @staticmethod
    def resolve_customer(root: Request, info: Any) -> str | None:
        if root.account_id is None or not lookup.is_staff(info.context):
            return None
        return str(graphene.Node.to_global_id("User", root.account_id))

    @staticmethod
    def resolve_due_text(root: Request, info: Any, language: str | None = None) -> str | None:
        if root.due_on is None or is_final(root.state) or not lookup.is_staff(info.context):
            return None
        zone = lookup.settings(info.context).time_zone
        with in_language(language or "en", zone):
            return due_words.badge(root.due_on, clock.receipt(timezone.now(), zone), root.paused_since)

    @staticmethod
    def resolve_next_step(root: Request, info: Any, language: str | None = None) -> str | None:
        if not lookup.is_staff(info.context):
            return None
        with in_language(language or "en", "UTC"):
            return steps.next_step(root)

    @staticmethod
    def resolve_assigned_to(root: Request, info: Any) -> GdprColleague | None:
        return _colleague(root.assigned_to, info)

    @staticmethod
    def resolve_approved_by(root: Request, info: Any) -> GdprColleague | None:
        return _colleague(root.decided_by, info)

    @staticmethod
    def resolve_waits_for_second_approval(root: Request, info: Any) -> bool | None:
        waits = bool(root.state == State.APPROVED and root.carry_out_at is None)
        return waits if lookup.is_staff(info.context) else None


def _colleague(user_id: int | None, info: Any) -> GdprColleague | None:
    if user_id is None or not lookup.is_staff(info.context):
        return None
    name = lookup.colleagues(info.context).get(user_id, "")
    return GdprColleague(id=graphene.Node.to_global_id("User", user_id), name=name)


class GdprRequestCount(BaseObjectType):
    state = GdprRequestState(required=True, description="The state.")
    count = graphene.Int(required=True, description="How many requests are in it.")

    class Meta:
        description = "How many requests are in a state."


class GdprRequestCountableConnection(CountableConnection):
    counts = NonNullList(
        GdprRequestCount, description="Requests per state, whatever states the filter names. Queue only."
    )
    overdue_count = graphene.Int(description="Open requests past their legal date. Queue only.")

    class Meta:
        node = GdprRequest

    @staticmethod
    def resolve_total_count(root: Any, info: Any) -> int | None:
        # Counted only when asked for, and then after the list's own leave to use the primary has ended.
        with database.primary():
            total: int | None = CountableConnection.resolve_total_count(root, info)
        return total

    @staticmethod
    def resolve_counts(root: Any, _info: Any) -> list[GdprRequestCount] | None:
        if getattr(root, "tabs", None) is None:
            return None
        with database.primary():
            found = root.tabs.order_by().values_list("state").annotate(count=Count("pk"))
            return [GdprRequestCount(state=state, count=count) for state, count in sorted(found)]

    @staticmethod
    def resolve_overdue_count(root: Any, _info: Any) -> int | None:
        if getattr(root, "tabs", None) is None:
            return None
        with database.primary():
            return int(root.tabs.filter(root.late).count())
