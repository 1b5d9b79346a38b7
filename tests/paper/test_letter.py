"""The letter as a file: what Art. 15 asks for can be read in it, and its contents lead where they say."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
import weasyprint

from saleor_gdpr_plugin.export.report import Report, summary_pdf_html
from saleor_gdpr_plugin.paper.pdf import render_pdf

from . import samples
from .test_pdf import elements, opened


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


def complete(code: str = "en") -> Report:
    """Anna's report, with everything recorded."""
    categories = tuple(replace(each, retention="RETENTION-A") for each in samples.REPORT.categories)
    return samples.report(language=code, categories=categories, logo=samples.LOGO)


def read(pdf: bytes) -> str:
    """The text as a reader copies it, in one line."""
    if not shutil.which("pdftotext"):
        pytest.skip("there is no pdftotext (poppler-utils)")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_letter__answers_article_15_from_a_to_h() -> None:
    text = read(render_pdf(summary_pdf_html(complete())))
    owed = {
        "a, purposes": ("Why we hold it", "to send parcels"),
        "b, categories": ("Kind of data", "Kind A", "Kind B"),
        "c, recipients by name": ("Who has received your data", "Parcel Service Ltd", "Card Processor Inc."),
        "d, storage": ("How long", "RETENTION-A"),
        "e, rights": (
            "Correction (Art. 16)",
            "Erasure (Art. 17)",
            "Restriction (Art. 18)",
            "Objection (Art. 21)",
        ),
        "f, complaint": ("Complaint (Art. 77)", "Authority of Hamburg"),
        "g, source": ("Where it comes", "ORIGIN-A"),
        "h, automated decisions": ("Automated decisions", "None are taken."),
        "15(2), safeguards": ("PLACE-B", "SAFEGUARD-A"),
        "other systems": ("SYSTEM-A", "HOLDS-A"),
    }
    missing = {point: [each for each in texts if each not in text] for point, texts in owed.items()}
    assert {point: texts for point, texts in missing.items() if texts} == {}
    assert "does not cover yet" not in text
    # then: all of it before the data itself
    assert text.index("Art. 77") < text.index("4711") < text.index("10421")


@pytest.mark.parametrize("code", samples.LANGUAGES)
def test_letter__contents_lead_to_their_pages(code: str) -> None:
    pdf = render_pdf(summary_pdf_html(complete(code)))
    with opened(pdf) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        notes = [note for note in document.pages[0].get("/Annots", []) if note.get("/Subtype") == "/Link"]
        # A title that wraps has a link in each of its lines.
        links = list(dict.fromkeys(str(note.get("/Dest") or note["/A"]["/D"]) for note in notes))
        assert len(links) == 15
        names = _destinations(document)
        leads_to = [pages[names[link].objgen] for link in links]
        assert leads_to == sorted(leads_to)
        assert leads_to[-1] > leads_to[0]
        tags = [str(tag.S) for tag in elements(document.Root.StructTreeRoot)]
        assert "/Link" in tags
    if shutil.which("pdftotext"):
        first = subprocess.run(
            ["pdftotext", "-l", "1", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
        ).stdout.decode()
        printed = sorted(int(number) for number in re.findall(r"(?:\. ?){3,} *(\d+)\b", first))
        assert printed == leads_to


def _destinations(document: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Page of each named destination."""
    found = pikepdf.NameTree(document.Root.Names.Dests)
    return {
        str(name): (place if isinstance(place, pikepdf.Array) else place["/D"])[0]
        for name, place in found.items()
    }


def test_letter__tables_have_headers_that_say_their_scope() -> None:
    with opened(render_pdf(summary_pdf_html(complete()))) as document:
        tables = [tag for tag in elements(document.Root.StructTreeRoot) if tag.S == "/Table"]
        assert len(tables) > 25
        for table in tables:
            assert any(cell.S == "/TH" for cell in elements(table))


def test_letter__logo_is_drawn_and_has_a_text() -> None:
    with opened(render_pdf(summary_pdf_html(complete()))) as document:
        figures = [tag for tag in elements(document.Root.StructTreeRoot) if tag.S == "/Figure"]
        # WeasyPrint 62.3 draws pictures but has no tag for them; the signature names the shop there too.
        expected = [] if weasyprint.VERSION == "62.3" else [samples.SHOP]
        assert [str(figure.Alt) for figure in figures] == expected
        assert pictures(document) != []
    with opened(render_pdf(summary_pdf_html(samples.report()))) as bare:
        assert pictures(bare) == []


def pictures(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    streams = (item for item in document.objects if isinstance(item, pikepdf.Stream))
    return [item for item in streams if item.get("/Subtype") == "/Image"]


def test_letter__cost_does_not_grow_with_the_person() -> None:
    few = tuple(
        samples.section(
            f"k{n}", f"Kind {n}", *(samples.happened("note_added", 1, message="m" * 300) for _ in range(5))
        )
        for n in range(15)
    )
    many = tuple(replace(each, records=each.records * 100, count=100_000) for each in few)
    small = render_pdf(summary_pdf_html(samples.report(sections=few)))
    large = render_pdf(summary_pdf_html(samples.report(sections=many, order_count=50_000)))
    assert len(opened(large).pages) < 1.2 * len(opened(small).pages)
    assert len(large) < 1.2 * len(small)
