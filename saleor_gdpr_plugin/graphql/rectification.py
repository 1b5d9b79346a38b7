"""Corrections and statements as the person and as staff see them, and what can be corrected at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import graphene

from .. import conf
from ..host import auth, database
from ..host.schema import BaseInputObjectType, BaseObjectType, DateTime, NonNullList
from ..paper.language import in_language
from ..rectification import corrections, deciding, keeping, offered, places, statements, telling
from ..rectification.applying import TYPES
from ..rectification.fields import EMAIL
from ..rectification.models import Correction, EmailChange, Result, Statement, Verdict
from ..requests.grounds import Ground
from ..requests.models import Request
from ..requests.subjects import subject_of
from . import lookup
from .enums import GdprRefusalGround
from .parts import LANGUAGE, STAFF


class GdprAddressInput(BaseInputObjectType):
    first_name = graphene.String(description="Given name.")
    last_name = graphene.String(description="Family name.")
    company_name = graphene.String(description="Company.")
    street_address_1 = graphene.String(description="Street and number.")
    street_address_2 = graphene.String(description="Second line.")
    city = graphene.String(description="City.")
    city_area = graphene.String(description="District.")
    postal_code = graphene.String(description="Postal code.")
    country = graphene.String(required=True, description="Two letters, for example DE.")
    country_area = graphene.String(description="State or region.")
    phone = graphene.String(description="Phone number.")


class GdprChangeInput(BaseInputObjectType):
    field = graphene.String(required=True, description="Name of the field, as `gdprRectifiable` gives it.")
    of = graphene.String(
        description="Which record: id of an entry of the address book, or id or number of an order."
    )
    key = graphene.String(description="Key of a declared detail, for the field `metadata`.")
    value = graphene.String(description="The new text.")
    address = GdprAddressInput(description="The new address, whole.")
    orders = graphene.Boolean(
        description="For the field `email`: whether open orders get the new address too."
    )


class GdprCorrectionDecisionInput(BaseInputObjectType):
    correction = graphene.ID(required=True, description="The correction.")
    accept = graphene.Boolean(required=True, description="Whether it is to be carried out.")
    ground = GdprRefusalGround(description="The ground of a refusal.")
    explanation = graphene.String(description="Why the ground applies; the person reads it.")
    seen = graphene.String(
        description="The `seen` of the current value looked at; needed where it changed since the person asked."
    )
    value = graphene.String(description="Another text than the person asked for.")
    address = GdprAddressInput(description="Another address than the person asked for.")
    consent = graphene.String(description="How the person agreed to that.")
    override = graphene.String(description="Why to change what a rule keeps; it is logged.")


GdprCorrectionVerdict = graphene.Enum(
    "GdprCorrectionVerdict",
    [("OPEN", "open"), ("ACCEPTED", "accepted"), ("REFUSED", "refused")],
    description=lambda value: None if value else "What was decided about a correction.",
)


class GdprCorrectionValue(BaseObjectType):
    name = graphene.String(required=True, description="Name of the field, or of a part of an address.")
    value = graphene.String(required=True, description="What it says; may be empty.")

    class Meta:
        description = "One part of a value."


class GdprCorrection(BaseObjectType):
    id = graphene.ID(required=True, description="Its id, to decide about it.")
    field = graphene.String(required=True, description="Name of the field.")
    label = graphene.String(
        required=True, language=LANGUAGE, description="What it is about, as people say it."
    )
    asked = NonNullList(GdprCorrectionValue, required=True, description="What the person asked for.")
    verdict = GdprCorrectionVerdict(required=True, description="What was decided.")
    applied_at = DateTime(description="When it was carried out.")
    already = graphene.Boolean(required=True, description="Whether the record said so by itself.")
    ground = GdprRefusalGround(description="The ground of a refusal.")
    ground_text = graphene.String(language=LANGUAGE, description="The ground in one sentence.")
    explanation = graphene.String(description="Why the ground applies.")
    before = NonNullList(
        GdprCorrectionValue, description="What the record said when the person asked." + STAFF
    )
    current = NonNullList(GdprCorrectionValue, description="What it says now." + STAFF)
    after = NonNullList(GdprCorrectionValue, description="What will be written." + STAFF)
    found = graphene.Boolean(description="Whether the record was found to be the person's." + STAFF)
    changed = graphene.Boolean(description="Whether the record changed since the person asked." + STAFF)
    seen = graphene.String(description="Sign of the current value; a decision names it." + STAFF)
    kept_because = NonNullList(
        graphene.String,
        language=LANGUAGE,
        description="Rules that keep it as it is, each in one sentence." + STAFF,
    )
    override = graphene.String(description="Why a rule was overridden." + STAFF)
    consent = graphene.String(description="How the person agreed to another value." + STAFF)
    old_mailbox_at = DateTime(
        description="When the mailbox of the account agreed to another e-mail address, or staff recognised the person."
    )
    new_mailbox_at = DateTime(description="When the new mailbox agreed.")
    by_staff = graphene.Boolean(description="Whether staff turned words into it." + STAFF)

    class Meta:
        description = "One field that is to be corrected."


class GdprStatement(BaseObjectType):
    id = graphene.ID(required=True, description="Its id.")
    kind = graphene.String(required=True, description="On what it stands: account, address or order.")
    record = graphene.ID(required=True, description="The Saleor record.")
    text = graphene.String(required=True, description="What the person says.")
    at = DateTime(required=True, description="When it was put there.")

    class Meta:
        description = "What a person says beside a record that is kept as it was."


class GdprRectifiable(BaseObjectType):
    field = graphene.String(required=True, description="Name of the field.")
    label = graphene.String(required=True, description="What it is, in the language asked for.")
    key = graphene.String(description="Key of a declared detail.")
    of = graphene.ID(description="The record, where there are several.")
    number = graphene.String(description="Number of the order.")
    needs = graphene.String(required=True, description="What to give: text, address or default.")
    at_once = graphene.Boolean(required=True, description="Whether it is changed at once, by login.")
    current = NonNullList(
        GdprCorrectionValue, description="What it says now; null for whoever is not logged in."
    )
    kept_because = NonNullList(
        graphene.String, required=True, description="Why it will probably be kept as it is."
    )

    class Meta:
        description = "A field that can be corrected."


def changes_of(given: dict[str, Any]) -> list[dict[str, Any]]:
    """The changes of an input as the rooms take them."""
    return [dict(each) for each in given.get("changes") or ()]


def correction_id(global_id: str) -> UUID | None:
    """The key behind the global id of a correction, or None."""
    return lookup.key_of(global_id, "GdprCorrection")


def corrections_of(request: Request, context: Any) -> list[GdprCorrection]:
    """The corrections of a request: all of them for its person; for staff those they may look at, old beside new."""
    with database.primary():
        rows = list(Correction.objects.filter(request=request, emptied=False).select_related("request"))
        if not rows and request.emptied_at is None:
            # Not proven yet: exactly what was entered, for the page that confirms it.
            rows = [corrections.entered(request, each) for each in request.details.get("changes") or ()]
        staff = lookup.is_staff(context)
        if staff:
            rows = deciding.touchable(auth.requestor(context), rows)
        names = telling.names(rows, lookup.settings(context))
        rules = keeping.rules_for(rows) if staff else {}
        return [_shown(row, names[row.pk], rules.get(row.pk, []), staff=staff) for row in rows]


def _shown(row: Correction, name: Any, rules: list[keeping.Rule], *, staff: bool) -> GdprCorrection:
    shown = GdprCorrection(
        id=graphene.Node.to_global_id("GdprCorrection", row.pk),
        field=row.field,
        asked=_parts(row, row.asked),
        verdict=row.verdict or "open",
        applied_at=row.applied_at,
        already=row.result == Result.ALREADY,
        ground=row.ground or None,
        explanation=row.explanation or None,
    )
    change = EmailChange.objects.filter(correction_id=row.pk).first() if row.field == EMAIL else None
    if change is not None:
        shown.old_mailbox_at, shown.new_mailbox_at = change.old_confirmed_at, change.new_confirmed_at
    shown.name, shown.row, shown.rules, shown.staff = name, row, rules, staff
    if staff:
        now_there = places.current(row)
        gone = now_there is places.GONE
        shown.before, shown.after = _parts(row, row.before), _parts(row, row.after)
        shown.current = [] if gone else _parts(row, now_there)
        shown.found, shown.by_staff = bool(row.key), row.by_staff
        shown.changed = bool(row.key) and row.verdict == Verdict.OPEN and (
            gone or not places.same(now_there, row.before)
        )  # fmt: skip
        shown.seen = places.fingerprint(now_there)
        shown.override, shown.consent = row.override or None, row.consent or None
    return shown


def _parts(row: Correction, value: Any) -> list[GdprCorrectionValue]:
    return [GdprCorrectionValue(name=name, value=said) for name, said in telling.parts(row, value)]


def _label(root: Any, _info: Any, language: str | None = None) -> str:
    with in_language(language or root.row.request.language, "UTC"):
        return str(root.name)


def _ground_text(root: Any, _info: Any, language: str | None = None) -> str | None:
    with in_language(language or root.row.request.language, "UTC"):
        return Ground(root.row.ground).sentence if root.row.ground else None


def _kept_because(root: Any, _info: Any, language: str | None = None) -> list[str] | None:
    with in_language(language or root.row.request.language, "UTC"):
        return [str(rule.reason) for rule in root.rules] if root.staff else None


GdprCorrection.resolve_label = staticmethod(_label)
GdprCorrection.resolve_ground_text = staticmethod(_ground_text)
GdprCorrection.resolve_kept_because = staticmethod(_kept_because)


def statements_of(request: Request, context: Any) -> list[GdprStatement]:
    """For its person those of the request; for staff those beside all records of the person they may look at."""
    with database.primary():
        rows = list(Statement.objects.filter(request=request))
        if lookup.is_staff(context):
            rows = list(statements.of(subject_of(request))[: statements.MOST])
            rows = deciding.touchable(auth.requestor(context), rows)
        return [
            GdprStatement(
                id=graphene.Node.to_global_id("GdprStatement", row.pk),
                kind=row.kind,
                record=graphene.Node.to_global_id(TYPES[row.kind], row.key),
                text=row.text,
                at=row.at,
            )
            for row in rows
        ]


def resolve_rectifiable(_root: Any, info: Any, language: str | None = None) -> list[GdprRectifiable]:
    """What can be corrected; with what is there now for whoever is logged in with a proven address."""
    with database.primary():
        settings = conf.load()
        if settings is None:
            return []
        user = auth.requestor(info.context).user
        with in_language(language or "en", settings.time_zone):
            return [
                GdprRectifiable(
                    field=each.field.key,
                    label=each.label,
                    key=each.key or None,
                    of=graphene.Node.to_global_id(TYPES[each.field.kind], each.of) if each.of else None,
                    number=each.number or None,
                    needs=each.field.needs.value,
                    at_once=each.at_once,
                    current=None if each.row is None else _parts(each.row, each.current),
                    kept_because=each.kept_because,
                )
                for each in offered.to(user, settings)
            ]
