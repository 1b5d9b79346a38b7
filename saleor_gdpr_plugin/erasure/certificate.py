"""The certificate of erasure: what was erased, what is kept and why, who was told; for the person, and as proof that
the shop answered (Art. 5(2)).

Its facts are written down in the transaction that ends the erasure, in the person's language, and sealed with the
record. It names nobody: what is kept is called by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from ..conf import committed
from ..host import shop
from ..paper.language import in_language
from ..paper.templates import render
from ..recipients.models import RecipientTold
from ..register import answer
from ..requests import letters
from ..requests.models import Request
from . import summary
from .models import Plan

TABLE = "certificate"
"""What the row is called among the rows of the sealed record."""
NUMBERED = frozenset({"orders"})
"""Kinds of data whose items are called by a number. What staff keeps of another kind may be called by an address."""
MOST = 200
"""So many things kept alike are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept until one day, "" for no day, for one reason; `numbers` where it is called by a number."""

    kind: str
    count: int
    numbers: tuple[str, ...]
    until: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was so when the erasure ended. Days are ISO text, so that a sealed row holds them."""

    reference: str
    language: str
    channel: str
    shop: str
    controller: str
    received_on: str
    begun_at: str
    ended_at: str
    record_until: str
    gone: tuple[tuple[str, int, int], ...]
    """A kind of data, how much of it was deleted, and how much made anonymous."""
    kept: tuple[Kept, ...]
    systems: tuple[tuple[str, str, str], ...]
    """Systems outside the shop: name, contact, what they hold."""
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Whom we told: name, where it stands, and since when."""

    name: str
    state: str
    on: date


def row(request: Request, plan: Plan, *, record_until: date, now: datetime) -> dict[str, Any]:
    """The facts as a row of the sealed record; must run before anything is forgotten."""
    return {"table": TABLE, **asdict(_facts(request, plan, record_until=record_until, now=now))}


def _facts(request: Request, plan: Plan, *, record_until: date, now: datetime) -> Facts:
    settings = committed()
    at = settings.of(request.channel)
    zone = settings.time_zone
    assert plan.begun_at is not None
    with in_language(request.language, zone) as language:
        return Facts(
            reference=request.reference,
            language=request.language,
            channel=request.channel,
            shop=at.shop_name or shop.name(),
            controller=at.controller,
            received_on=request.received_on.isoformat() if request.received_on else "",
            begun_at=plan.begun_at.isoformat(),
            ended_at=now.isoformat(),
            record_until=record_until.isoformat(),
            gone=tuple(
                (summary.name(each.source), each.deleted, each.anonymised) for each in summary.gone(plan)
            ),
            kept=tuple(_kept(each) for each in summary.kept(plan, language)),
            systems=tuple((each.name, each.contact, each.holds) for each in answer.systems()),
            authorities=letters.complaint(request, settings),
        )


def _kept(each: summary.Kept) -> Kept:
    numbers: tuple[str, ...] = ()
    if each.source in NUMBERED and each.count <= MOST:
        numbers = tuple(label for label in each.rows.values_list("label", flat=True) if label)
    until = each.until.isoformat() if each.until else ""
    return Kept(summary.name(each.source), each.count, numbers, until, each.why)


def restore(found: dict[str, Any]) -> Facts:
    """The facts of a row."""
    plain = {name: value for name, value in found.items() if name != "table"}
    kept = tuple(Kept(**{**each, "numbers": tuple(each["numbers"])}) for each in plain.pop("kept"))
    lists: dict[str, Any] = {
        "gone": tuple(map(tuple, plain.pop("gone"))),
        "systems": tuple(map(tuple, plain.pop("systems"))),
        "authorities": tuple(plain.pop("authorities")),
    }
    return Facts(**plain, **lists, kept=kept)


def told(request: Request, time_zone: tzinfo) -> tuple[Told, ...]:
    """Whom we told of the erasure, as the ledger of Art. 19 stands now."""
    rows = RecipientTold.objects.filter(request=request, what="erased").order_by("name")
    return tuple(Told(each.name, each.state, each.at.astimezone(time_zone).date()) for each in rows)


def html(
    facts: Facts,
    ledger: tuple[Told, ...],
    *,
    logo: str,
    contact_email: str,
    time_zone: tzinfo,
    now: datetime,
) -> str:
    """The certificate as HTML for `render_pdf`; logo and contact are those of today."""
    outside = {name for name, _contact, _holds in facts.systems}
    with in_language(facts.language, time_zone):
        variables = {
            "report": {"shop": facts.shop, "logo": logo, "contact_email": contact_email},
            "controller_lines": [line for line in facts.controller.splitlines() if line.strip()],
            "responsible": (facts.controller or facts.shop).splitlines()[0],
            "facts": facts,
            "kept": list(_shown(facts.kept)),
            "recipients": [each for each in ledger if each.name not in outside],
            "systems": _systems(facts, ledger),
            "made_at": now,
            "time_zone": str(time_zone),
            "css": render("export/letter.css", {}),
        }
        return render("erasure/certificate.html", variables)


def _shown(kept: tuple[Kept, ...]) -> Iterator[dict[str, Any]]:
    for each in kept:
        numbers = ", ".join(number if number.startswith("#") else f"#{number}" for number in each.numbers)
        yield {**asdict(each), "numbers": numbers}


def _systems(facts: Facts, ledger: tuple[Told, ...]) -> list[dict[str, Any]]:
    known = {each.name: each for each in ledger}
    return [
        {"name": name, "contact": contact, "holds": holds, "told": known.get(name)}
        for name, contact, holds in facts.systems
    ]
