"""The certificate of erasure as a file: everything it has to prove can be read in it, in the person's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from saleor_gdpr_plugin.erasure import certificate
from saleor_gdpr_plugin.paper.pdf import render_pdf

from . import samples
from .test_letter import pictures, read
from .test_pdf import elements, opened

BERLIN = ZoneInfo("Europe/Berlin")
FACTS = certificate.Facts(
    reference=samples.REFERENCE,
    language="en",
    channel="main",
    shop=samples.SHOP,
    controller="Kontor & Küste GmbH\nSpeicherstraße 8\n20457 Hamburg",
    received_on="2026-11-03",
    begun_at="2026-11-18T22:58:00+00:00",
    ended_at="2026-11-18T23:04:00+00:00",
    record_until="2029-11-19",
    gone=(("Account", 1, 0), ("Addresses", 4, 0), ("Orders", 2, 1310)),
    kept=(
        certificate.Kept(
            "Orders", 3, ("4711", "4712", "4713"), "2036-12-31", "Duty to keep records: § 147 AO"
        ),
        certificate.Kept("Notes about you", 1, (), "", "A lawsuit is pending."),
    ),
    systems=(("SYSTEM-A", "crm@example.com", "HOLDS-A"), ("SYSTEM-B", "", "")),
    authorities=("Authority of Hamburg, Ludwig-Erhard-Straße 22",),
)
LEDGER = (
    certificate.Told("Parcel Service Ltd", "told", date(2026, 11, 19)),
    certificate.Told("Card Processor Inc.", "to_do", date(2026, 11, 19)),
    certificate.Told("Mail Tool", "impossible", date(2026, 11, 19)),
    certificate.Told("SYSTEM-A", "done", date(2026, 11, 20)),
)


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


def pdf(
    facts: certificate.Facts = FACTS, ledger: tuple[certificate.Told, ...] = LEDGER, logo: str = ""
) -> bytes:
    html = certificate.html(
        facts,
        ledger,
        logo=logo,
        contact_email=samples.CONTACT,
        time_zone=BERLIN,
        now=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    )
    return render_pdf(html)


def test_certificate__says_what_was_done_kept_and_told() -> None:
    text = read(pdf())
    owed = (
        "Certificate of erasure", samples.REFERENCE, "Received on 3 November 2026",
        "Carried out 19 November 2026, 00:04", "Account 1 0", "Addresses 4 0", "Orders 2 1,310",
        "31 December 2036 Duty to keep records: § 147 AO #4711, #4712, #4713", "A lawsuit is pending.",
        "until 19 November 2029", "Told on 19 November 2026.", "Our staff sees to it.",
        "Impossible, or only with disproportionate effort", "SYSTEM-A – HOLDS-A", "Done on 20 November 2026.",
        "Questions go to crm@example.com.", f"Questions go to {samples.CONTACT}.", "Authority of Hamburg",
        "Art. 79 GDPR",
    )  # fmt: skip
    assert [each for each in owed if each not in text] == []
    # A system is told of once, where it is described.
    assert text.count("SYSTEM-A") == 1


def test_certificate__of_everything_erased_tells_of_no_table_that_is_empty() -> None:
    text = read(pdf(replace(FACTS, kept=(), systems=(), received_on=""), ()))

    assert "Nothing of the shop's data about this person is kept." in text
    assert [
        each for each in ("Whom we told", "besides the shop", "Received on", "Kept until") if each in text
    ] == []


@pytest.mark.parametrize("code", samples.LANGUAGES)
def test_certificate__is_tagged_and_in_the_persons_language(code: str) -> None:
    with opened(pdf(replace(FACTS, language=code), logo=samples.LOGO)) as document:
        assert str(document.Root.Lang) == code
        tags = [str(tag.S) for tag in elements(document.Root.StructTreeRoot)]
        assert tags.count("/H1") == 1
        tables = [tag for tag in elements(document.Root.StructTreeRoot) if tag.S == "/Table"]
        assert len(tables) == 4
        for table in tables:
            assert any(cell.S == "/TH" for cell in elements(table))
        assert pictures(document) != []


def test_certificate__a_sealed_row_gives_the_same_facts_back() -> None:
    import json

    row = json.loads(json.dumps({"table": certificate.TABLE, **asdict(FACTS)}))

    assert certificate.restore(row) == FACTS
