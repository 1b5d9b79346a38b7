"""Whom a refusal names, against lists written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.utils import translation

from saleor_gdpr_plugin.register import authorities

EEA = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",  # the Union: 27
    "IS", "LI", "NO",
]  # fmt: skip
LAENDER = ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
DSK = "https://www.datenschutzkonferenz-online.de/datenschutzaufsichtsbehoerden.html"
EDPB = "https://www.edpb.europa.eu/about-edpb/about-edpb/members_en"

CNIL = "Commission nationale de l'informatique et des libertés (CNIL)"
BERLIN = "Berliner Beauftragte für Datenschutz und Informationsfreiheit"
IN_GERMANY = f"Germany: the data protection authority of the federal state (Land). All are listed at {DSK}"
IN_EUROPE = f"The supervisory authority of the country where you live. All are listed at {EDPB}"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every__is_each_country_once_and_each_land_once() -> None:
    places = [(each.country, each.region) for each in authorities.every()]

    assert len(EEA) == 30
    assert len(LAENDER) == 16
    assert sorted(places) == sorted(
        [(code, "") for code in [*EEA, "GB", "CH"]] + [("DE", land) for land in LAENDER]
    )


def test_every__entry_is_complete_and_no_two_are_one() -> None:
    found = authorities.every()

    for each in found:
        for value in (each.name, each.english, each.city):
            assert value
            assert value == " ".join(value.split())
        for address in (each.website, each.source):
            assert urlsplit(address).scheme == "https"
            assert "." in urlsplit(address).netloc
        assert urlsplit(each.website).path == "/", "front pages outlive the pages below them"
    assert len({each.website for each in found}) == len(found)
    assert len({each.english for each in found}) == len(found)


@pytest.mark.parametrize("country", [code for code in [*EEA, "GB", "CH"] if code != "DE"])
def test_of__every_country_but_germany_has_one(country: str) -> None:
    found = authorities.of(country.lower(), "anything the calendar knows")

    assert found is not None
    assert (found.country, found.region) == (country, "")


@pytest.mark.parametrize(
    ("land", "city", "website"),
    [
        ("BB", "Kleinmachnow", "https://www.lda.brandenburg.de/"),
        ("BE", "Berlin", "https://www.datenschutz-berlin.de/"),
        ("BW", "Stuttgart", "https://www.baden-wuerttemberg.datenschutz.de/"),
        ("BY", "Ansbach", "https://www.lda.bayern.de/"),  # not the commissioner in Munich: public bodies only
        ("HB", "Bremerhaven", "https://www.datenschutz.bremen.de/"),
        ("HE", "Wiesbaden", "https://datenschutz.hessen.de/"),
        ("HH", "Hamburg", "https://datenschutz-hamburg.de/"),
        ("MV", "Schwerin", "https://www.datenschutz-mv.de/"),
        ("NI", "Hannover", "https://www.lfd.niedersachsen.de/"),
        ("NW", "Düsseldorf", "https://www.ldi.nrw.de/"),
        ("RP", "Mainz", "https://www.datenschutz.rlp.de/"),
        ("SH", "Kiel", "https://www.datenschutzzentrum.de/"),
        ("SL", "Saarbrücken", "https://www.datenschutz.saarland.de/"),
        ("SN", "Dresden", "https://www.datenschutz.sachsen.de/"),
        ("ST", "Magdeburg", "https://datenschutz.sachsen-anhalt.de/"),
        ("TH", "Erfurt", "https://www.tlfdi.de/"),
    ],
)
def test_of__a_land_has_its_own(land: str, city: str, website: str) -> None:
    found = authorities.of("DE", land)

    assert found is not None
    assert (found.region, found.city, found.website) == (land, city, website)
    assert authorities.of("de", f"de-{land.lower()}") == found


@pytest.mark.parametrize(
    ("country", "region"), [("DE", ""), ("DE", "XX"), ("US", ""), ("US", "DE"), ("", "BE")]
)
def test_of__unknown_place_or_germany_without_a_land_is_none(country: str, region: str) -> None:
    assert authorities.of(country, region) is None


@pytest.mark.parametrize(("part", "state"), [("RE", "FR"), ("GP", "FR"), ("AX", "FI")])
def test_of__part_of_the_union_with_a_code_of_its_own(part: str, state: str) -> None:
    assert authorities.of(part) == authorities.of(state) is not None


def test_for_complaint__names_the_shops_then_the_persons() -> None:
    assert authorities.for_complaint("DE", "BE", "", "FR") == [
        f"{BERLIN} – Berlin Commissioner for Data Protection and Freedom of Information, Berlin, "
        "https://www.datenschutz-berlin.de/",
        f"{CNIL}, Paris, https://www.cnil.fr/",
    ]


def test_for_complaint__same_country_is_one_line_without_english() -> None:
    assert authorities.for_complaint("DE", "BE", "", "DE") == [
        f"{BERLIN}, Berlin, https://www.datenschutz-berlin.de/"
    ]
    assert authorities.for_complaint("fr", "", "", "RE") == [f"{CNIL}, Paris, https://www.cnil.fr/"]


@pytest.mark.parametrize("person", ["", "US"])
def test_for_complaint__person_from_nowhere_we_know(person: str) -> None:
    assert authorities.for_complaint("SE", "", "", person) == [
        "Integritetsskyddsmyndigheten (IMY) – Swedish Authority for Privacy Protection, Stockholm, "
        "https://www.imy.se/"
    ]


def test_for_complaint__english_name_is_not_said_twice() -> None:
    assert authorities.for_complaint("GB", "", "", "") == [
        "Information Commission (ICO), Manchester, https://ico.org.uk/"
    ]


def test_for_complaint__merchants_own_text_wins_for_the_shop_only() -> None:
    own = "  LfDI Baden-Württemberg, Stuttgart "

    assert authorities.for_complaint("DE", "BE", own, "DE") == ["LfDI Baden-Württemberg, Stuttgart"]
    assert authorities.for_complaint("DE", "BE", own, "NO") == [
        "LfDI Baden-Württemberg, Stuttgart",
        "Datatilsynet, Oslo, https://www.datatilsynet.no/",
    ]
    assert authorities.for_complaint("US", "", own, "") == ["LfDI Baden-Württemberg, Stuttgart"]
    assert authorities.for_complaint("DE", "HH", "Authority of Hamburg,\r\n\nSome Street 22\n", "DE") == [
        "Authority of Hamburg, Some Street 22"
    ]
    assert authorities.for_complaint("DE", "BE", " \n", "DE") == [
        f"{BERLIN}, Berlin, https://www.datenschutz-berlin.de/"
    ]


def test_for_complaint__germany_without_a_land_points_to_the_list_and_never_to_the_federal_one() -> None:
    assert authorities.for_complaint("DE", "", "", "DE") == [IN_GERMANY]
    assert authorities.for_complaint("DE", "XX", "", "") == [IN_GERMANY]
    assert authorities.for_complaint("FR", "", "", "DE") == [
        f"{CNIL} – French Data Protection Authority, Paris, https://www.cnil.fr/",
        IN_GERMANY,
    ]


def test_for_complaint__shop_from_elsewhere_names_the_persons() -> None:
    assert authorities.for_complaint("US", "CA", "", "IE") == [
        "Data Protection Commission / An Coimisiún um Chosaint Sonraí, Dublin, https://www.dataprotection.ie/"
    ]


def test_for_complaint__is_never_empty() -> None:
    known = [*EEA, "GB", "CH"]

    assert authorities.for_complaint("US", "", "", "") == [IN_EUROPE]
    assert authorities.for_complaint("", "", "", "JP") == [IN_EUROPE]
    for shop in known:
        for person in known:
            lines = authorities.for_complaint(shop, "", "", person)
            assert len(lines) == (1 if shop == person else 2), (shop, person)
            assert len(set(lines)) == len(lines), (shop, person)
