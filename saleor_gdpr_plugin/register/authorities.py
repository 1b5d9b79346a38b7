"""Whom a person may complain to (Art. 77 GDPR): every authority of the EU and EEA, the UK and Switzerland.

The list is `authorities.json`; each entry names the official page where it can be checked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _

GERMANY = "DE"
GERMAN_LIST = "https://www.datenschutzkonferenz-online.de/datenschutzaufsichtsbehoerden.html"
"""Authorities of all Länder, kept by their conference."""
EUROPEAN_LIST = "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en"
PART_OF = {"AX": "FI", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR", "RE": "FR", "YT": "FR"}
"""Codes of their own that addresses use for parts of the Union (Art. 355 TFEU)."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority.

    `region` is the German Land it is competent for, two letters, else "". `name` is in its own languages and
    `city` its seat, with " / " between several; `source` is the official page where the entry can be checked.
    """

    country: str
    region: str
    name: str
    english: str
    city: str
    website: str
    source: str

    def line(self, *, translated: bool) -> str:
        """One line for a letter; `translated` adds the English name for readers from elsewhere."""
        name = f"{self.name} – {self.english}" if translated and self.english not in self.name else self.name
        return f"{name}, {self.city}, {self.website}"


def of(country: str, region: str = "") -> Authority | None:
    """The authority for shops in a country, None where we know none.

    `country` is two letters; `region` counts in Germany only, as "BE" or "DE-BE". There the Länder supervise
    shops (section 40 BDSG) and the federal commissioner does not, so without a Land the answer is None.
    """
    home = _state(country)
    land = region.strip().upper().removeprefix(f"{GERMANY}-") if home == GERMANY else ""
    return None if home == GERMANY and not land else _by_place().get((home, land))


def for_complaint(shop_country: str, shop_region: str, shop_text: str, person_country: str) -> list[str]:
    """Lines of a refusal, in the active language: the shop's authority, then the one where the person lives.

    `shop_text` is the merchant's own wording and wins over the list for the shop. Never empty: Art. 12(4) wants
    the right to complain named, so where neither country is known the letter points to the European list.
    """
    shop, person = _state(shop_country), _state(person_country)
    own = ", ".join(part.strip(" ,") for part in shop_text.splitlines() if part.strip(" ,"))
    lines = [own] if own else _lines(shop, shop_region, person)
    if person != shop:
        lines += _lines(person, "", person)
    return lines or [
        _("The supervisory authority of the country where you live. All are listed at %(url)s")
        % {"url": EUROPEAN_LIST}
    ]


@cache
def every() -> tuple[Authority, ...]:
    """All authorities, the German federal commissioner among them, by country and region."""
    text = files(__package__).joinpath("authorities.json").read_text(encoding="utf-8")
    return tuple(Authority(**entry) for entry in json.loads(text))


def _lines(country: str, region: str, person: str) -> list[str]:
    """The line for one country, none where we know no authority."""
    found = of(country, region)
    if found is not None:
        return [found.line(translated=country != person)]
    if country == GERMANY:
        return [
            _("Germany: the data protection authority of the federal state (Land). All are listed at %(url)s")
            % {"url": GERMAN_LIST}
        ]
    return []


def _state(country: str) -> str:
    """The state whose authority counts for an address."""
    code = country.strip().upper()
    return PART_OF.get(code, code)


@cache
def _by_place() -> dict[tuple[str, str], Authority]:
    return {(each.country, each.region): each for each in every()}
