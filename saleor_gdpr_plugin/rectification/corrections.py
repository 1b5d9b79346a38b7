"""From what was typed to corrections of a proven request; what the account may change anyway is applied at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Actor, Refused, Subject
from ..datamap.ownership import remembered
from ..host import addresses, models
from ..requests.models import Identity, Request
from ..requests.subjects import subject_of
from . import applying, asking, email_change, places
from .fields import EMAIL, FIELDS, Needs
from .models import Correction, RecordKind, Verdict


def at_once(details: Mapping[str, Any], settings: Settings) -> bool:
    """Whether a login needs nobody's decision for this submission: fields the account may change anyway, and no words
    or wishes besides."""
    changes = details.get("changes") or []
    quiet = not details.get("text") and not details.get("stop_using")
    return bool(
        settings.self_service
        and quiet
        and changes
        and all(FIELDS[change["field"]].self_service for change in changes)
    )


def opened(
    request: Request, submission: Request, *, by: Actor, settings: Settings, now: datetime
) -> list[Correction]:
    """Write the corrections that a submission adds to a locked, proven request, with what the records say now.

    A login hears at once of a record that is not its own (Refused, and nothing is written), and has its own fields
    corrected at once. For everybody else staff sees what was not found.
    """
    changes: list[asking.Change] = submission.details.get("changes") or []
    login = submission.identity == Identity.LOGIN
    rows = add(request, changes, strict=login, by=by, by_staff=False, now=now)
    if login and settings.self_service:
        own = [row for row in rows if FIELDS[row.field].self_service]
        for row in own:
            row.verdict, row.decided_at = Verdict.ACCEPTED, now
            row.seen = _stored(places.current(row, locked=True))
            row.save(update_fields=["verdict", "decided_at", "seen"])
        applying.apply(request, own, by=by, now=now)
    return rows


def add(
    request: Request,
    changes: Sequence[asking.Change],
    *,
    strict: bool,
    by: Actor,
    by_staff: bool,
    now: datetime,
) -> list[Correction]:
    """Write corrections of a locked request; `strict` refuses a record that is not the person's, naming the input."""
    person = subject_of(request)
    rows, wrong = [], []
    with remembered():
        for number, change in enumerate(changes):
            try:
                rows.append(_row(request, person, change, f"changes.{number}", strict=strict))
            except Refused as refused:
                wrong += [refused, *refused.others]
    if wrong:
        raise asking.together(wrong)
    for number, row in enumerate(rows):
        row.by_staff, row.at, row.position = by_staff, now, number
        row.save(force_insert=True)
        if row.field == EMAIL and row.key:
            email_change.begin(request, row, orders=bool(changes[number].get("orders")), by=by, now=now)
    return rows


def find_again(request: Request, *, by: Actor, now: datetime) -> None:
    """Look once more for the records that were not found: a mailbox proven later, or an order that staff joined."""
    lost = list(Correction.objects.filter(request=request, key="", verdict=Verdict.OPEN, emptied=False))
    person = subject_of(request) if lost else None
    with remembered():
        found = [(row, places.find(person, row.field, row.typed)) for row in lost] if person else []
    for row, key in found:
        if key and row.after is not None:
            row.key = key
            row.before = _stored(places.current(row))
            row.save(update_fields=["key", "before"])
            if row.field == EMAIL:
                email_change.begin(request, row, orders=False, by=by, now=now)


def entered(request: Request, change: asking.Change) -> Correction:
    """A correction as it was typed, not saved and not looked up."""
    field = FIELDS[change["field"]]
    asked = change.get("address") or change.get("value", change.get("of", ""))
    names = {"name": change.get("key", ""), "typed": change.get("of", "")}
    return Correction(request=request, field=field.key, kind=field.kind, asked=asked, **names)


def _row(request: Request, person: Subject, change: asking.Change, at: str, *, strict: bool) -> Correction:
    field, typed = FIELDS[change["field"]], change.get("of", "")
    row = entered(request, change)
    row.key = places.find(person, field.key, typed)
    if strict and not row.key:
        raise Refused("not_found", missing(field.kind), field=f"{at}.of")
    row.before = _stored(places.current(row))
    if field.needs == Needs.DEFAULT and typed:
        row.asked = _entry(person, typed)
        if row.asked is None:
            row.key = ""
            if strict:
                raise Refused("not_found", missing(RecordKind.ADDRESS), field=f"{at}.of")
    if field.key == "phone" and strict and row.asked:
        row.asked = asking.phone(row.asked, places.country(row), f"{at}.value")
    row.after = row.asked
    if strict and field.key == EMAIL and row.after == row.before:
        raise Refused("invalid", _("This is the address of the account already."), field=f"{at}.value")
    return row


def _entry(person: Subject, typed: str) -> dict[str, Any] | None:
    """An entry of the person's address book, with its words, so that it can be read later."""
    pk = places.entry(person, typed)
    if pk is None:
        return None
    return {places.ENTRY: pk, **addresses.plain(models.address().objects.get(pk=pk))}


def missing(kind: RecordKind) -> str:
    """What to say of a record that is not the person's, or not there: the same for both."""
    match kind:
        case RecordKind.ORDER:
            return _("There is no such order among those that are shown to be yours.")
        case RecordKind.ADDRESS:
            return _("There is no such entry in your address book.")
        case _:
            return _("There is no account that is shown to be yours.")


def _stored(value: Any) -> Any:
    return None if value is places.GONE else value
