"""gdprPurposes, gdprConsents and gdprMarketingAllowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _
from graphql import GraphQLError

from .. import conf, subject
from ..consent import allowed, overview, subjects
from ..consent.models import ConsentEntry, ConsentReceipt, PurposeText
from ..consent.overview import Held, OfOrder, Overview
from ..consent.subjects import Who
from ..contracts import Forbidden, Refused
from ..host import auth, database, models
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..proof.models import Purpose as TokenPurpose
from ..requests import authority
from ..requests.models import Request
from . import lookup
from .enums import GdprConsentOrigin, GdprConsentProof, GdprConsentStanding, GdprMarketingReason
from .parts import STAFF


class GdprPurposeText(BaseObjectType):
    language = graphene.String(required=True, description="Code of the language, for example de.")
    title = graphene.String(required=True, description="Short name.")
    text = graphene.String(required=True, description="What the person agrees to, word by word.")

    class Meta:
        description = "The words of a purpose in one language."


class GdprPurpose(BaseObjectType):
    key = graphene.String(required=True, description="Its name for programs.")
    version = graphene.Int(required=True, description="Version of its words.")
    language = graphene.String(required=True, description="Language of the words.")
    title = graphene.String(required=True, description="Short name.")
    text = graphene.String(required=True, description="What the person agrees to, word by word.")
    marketing = graphene.Boolean(required=True, description="Whether it is direct marketing.")
    profiling = graphene.Boolean(required=True, description="Whether it is profiling for marketing.")
    soft_opt_in = graphene.Boolean(
        required=True, description="Whether customers may hear of similar goods without consent."
    )
    active = graphene.Boolean(required=True, description="Whether people are asked for it.")
    texts = NonNullList(GdprPurposeText, description="Its words in all languages." + STAFF)

    class Meta:
        description = "A purpose that people are asked to agree to."


class GdprConsentOfOrder(BaseObjectType):
    order = graphene.ID(required=True, description="The order.")
    standing = GdprConsentStanding(required=True, description="What holds for it.")
    since = DateTime(description="When it was said.")

    class Meta:
        description = "Where a person stands with one purpose for one order."

    @staticmethod
    def resolve_order(root: OfOrder, _info: Any) -> str:
        return str(graphene.Node.to_global_id("Order", root.order_id))


class GdprConsent(BaseObjectType):
    purpose = graphene.Field(GdprPurpose, required=True, description="The purpose, as it is asked for today.")
    standing = GdprConsentStanding(description="What the person last said; null for nothing.")
    since = DateTime(description="When it was said.")
    orders = NonNullList(
        GdprConsentOfOrder, required=True, description="What was said about single orders, oldest first."
    )

    class Meta:
        description = "Where a person stands with one purpose."


class GdprConsentReceipt(BaseObjectType):
    handler = graphene.String(required=True, description="Name of the handler.")
    heard_at = DateTime(description="When it heard of the line.")
    problem = graphene.String(required=True, description="What stopped it for good; may be empty.")

    class Meta:
        description = "Whether a registered handler heard of a line of the ledger."


class GdprConsentEntry(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the line.")
    purpose = graphene.String(description="Key of the purpose; null stands for all advertising.")
    order = graphene.ID(description="The order it was said about.")
    standing = GdprConsentStanding(required=True, description="What the line says.")
    at = DateTime(required=True, description="When it took effect.")
    origin = GdprConsentOrigin(required=True, description="Where it came from.")
    proof = GdprConsentProof(required=True, description="How it can be shown.")
    version = graphene.Int(description="Version of the words that were shown.")
    text = graphene.String(description="Those words.")
    digest = graphene.String(description="SHA-256 over title and text.")
    note = graphene.String(description="What staff noted about the proof." + STAFF)
    receipts = NonNullList(GdprConsentReceipt, description="Who heard of it." + STAFF)

    class Meta:
        description = "One line of the ledger; lines are never changed."

    @staticmethod
    def resolve_id(root: ConsentEntry, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprConsentEntry", root.uid))

    @staticmethod
    def resolve_purpose(root: ConsentEntry, _info: Any) -> str | None:
        return root.purpose.key if root.purpose else None

    @staticmethod
    def resolve_order(root: ConsentEntry, _info: Any) -> str | None:
        return graphene.Node.to_global_id("Order", root.order_id) if root.order_id else None

    @staticmethod
    def resolve_version(root: ConsentEntry, _info: Any) -> int | None:
        return root.text.version if root.text else None

    @staticmethod
    def resolve_text(root: ConsentEntry, _info: Any) -> str | None:
        return root.text.text if root.text else None

    @staticmethod
    def resolve_digest(root: ConsentEntry, _info: Any) -> str | None:
        return root.text.digest if root.text else None

    @staticmethod
    def resolve_note(root: ConsentEntry, info: Any) -> str | None:
        return root.note or None if lookup.is_staff(info.context) else None

    @staticmethod
    def resolve_receipts(root: ConsentEntry, info: Any) -> list[ConsentReceipt] | None:
        return list(root.receipts.all()) if lookup.is_staff(info.context) else None


class GdprConsents(BaseObjectType):
    email = graphene.String(required=True, description="The address.")
    objected = graphene.Boolean(required=True, description="Whether the person objected to all advertising.")
    consents = NonNullList(
        GdprConsent, required=True, description="Each purpose that people are asked about."
    )
    entries = NonNullList(GdprConsentEntry, required=True, description="All lines, newest first.")

    class Meta:
        description = "What a person agreed to, withdrew and objected to."


class GdprMarketingAllowed(BaseObjectType):
    email = graphene.String(required=True, description="The address as it was asked.")
    allowed = graphene.Boolean(required=True, description="Whether it may be written to.")
    reason = GdprMarketingReason(required=True, description="Why.")

    class Meta:
        description = "Whether one address may be written to for a purpose."


def resolve_purposes(_root: Any, info: Any, language: str = "en") -> list[GdprPurpose]:
    """What people are asked about; staff also sees what nobody is asked about any more. Empty while inactive."""
    with database.primary():
        if conf.load() is None:
            return []
        staff = lookup.is_staff(info.context)
        return [shown(words, staff=staff) for _each, words in overview.offered(language, inactive=staff)]


def resolve_consents(
    _root: Any,
    info: Any,
    status_token: str | None = None,
    customer: str | None = None,
    email: str | None = None,
    language: str = "en",
) -> GdprConsents | None:
    """The person's own by login or token, anybody's for staff; null for who shows no proof, and while inactive."""
    with database.primary():
        if conf.load() is None:
            return None
        try:
            who = _who(info.context, status_token=status_token, customer=customer, email=email)
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        except Refused as refused:
            raise GraphQLError(refused.message) from None
        return _page(overview.of(who, language)) if who else None


def resolve_marketing_allowed(
    _root: Any, info: Any, emails: Sequence[str], purpose: str
) -> list[allowed.Allowed]:
    """Whether each address may be written to, from the primary; an error while inactive, never true."""
    with database.primary():
        lookup.asked_by_tool(info.context, emails)
        try:
            return allowed.allowed(emails, purpose)
        except Refused as refused:
            raise GraphQLError(refused.message) from None


def _who(context: Any, *, status_token: str | None, customer: str | None, email: str | None) -> Who | None:
    requestor = auth.requestor(context)
    if customer or email:
        # Before anything is looked up: who may not ask must not learn which customers there are.
        authority.may_see(requestor)
        who = _named(customer, email)
        authority.may_ask_about(requestor, who.account_id)
        return who
    if status_token:
        try:
            request: Request = lookup.by_token(status_token, TokenPurpose.STATUS, now=timezone.now())
        except Refused:
            return None
        return subjects.who(request.email) if request.email else None
    user = requestor.user
    return subjects.of_user(user) if user is not None and subject.proves_address(user) else None


def _named(customer: str | None, email: str | None) -> Who:
    if not customer:
        account = subject.account_of(email or "")
        return subjects.who(email or "", account.pk if account else None)
    user = models.user().objects.filter(pk=lookup.user_id(customer, field="customer")).first()
    if user is None:
        raise Refused("not_found", _("There is no such customer."), field="customer")
    return subjects.of_user(user)


def _page(found: Overview) -> GdprConsents:
    return GdprConsents(
        email=found.email,
        objected=found.objected,
        consents=[_held(each) for each in found.held],
        entries=found.entries,
    )


def _held(held: Held) -> GdprConsent:
    return GdprConsent(
        purpose=shown(held.words), standing=held.standing, since=held.since, orders=held.orders
    )


def shown(words: PurposeText, *, staff: bool = False) -> GdprPurpose:
    """A purpose with its words in one language; all languages for staff."""
    purpose = words.purpose
    newest = [text for text in purpose.texts.all() if text.version == purpose.version] if staff else None
    return GdprPurpose(
        key=purpose.key,
        version=words.version,
        language=words.language,
        title=words.title,
        text=words.text,
        marketing=purpose.marketing,
        profiling=purpose.profiling,
        soft_opt_in=purpose.soft_opt_in,
        active=purpose.active,
        texts=newest,
    )
