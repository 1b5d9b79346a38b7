"""The rule sets of the legal clock, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Months for the answer, months an extension adds, and whether a question about identity pauses the clock.

    Where it does not pause, the period begins only with its answer.
    """

    months: int
    extension: int
    identity_pauses: bool


RULES = {
    # Art. 12(3) and 12(6) GDPR; EDPB Guidelines 01/2022, points 157 to 163.
    "eu": Rules(months=1, extension=2, identity_pauses=True),
    # UK GDPR Art. 12A, put in by section 76 of the Data (Use and Access) Act 2025: the applicable time period
    # begins with the latest of request, proof of identity and fee; a clarification of an access request pauses it.
    "uk": Rules(months=1, extension=2, identity_pauses=False),
}


def usual(country: str) -> str:
    """The rule set of a country."""
    return "uk" if country == "GB" else "eu"
