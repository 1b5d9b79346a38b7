"""The letter and the page: complete, bounded, closed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from django.utils import translation

from saleor_gdpr_plugin.contracts import LegalBasis
from saleor_gdpr_plugin.export import view
from saleor_gdpr_plugin.export.report import (
    CHUNK,
    Elsewhere,
    orders_page_html,
    report_html,
    summary_pdf_html,
)
from saleor_gdpr_plugin.register.answer import Recipient
from tests.paper import samples

FORMS = pytest.mark.parametrize("form", [summary_pdf_html, report_html])


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


class Document(HTMLParser):
    """Reads a document and fails where a tag is closed that was not opened."""

    EMPTY = frozenset({"meta", "br", "link", "hr", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data.strip())

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def attributes(self, name: str) -> list[str | None]:
        return [attrs[name] for _tag, attrs in self.tags if name in attrs]

    def count(self, tag: str) -> int:
        return sum(found == tag for found, _attrs in self.tags)


def canary(value: Any, marks: list[str], path: str = "x") -> Any:
    """The value with a unique mark in the place of each text; the marks are collected."""
    if isinstance(value, dict):
        if set(value) == {"amount", "currency"}:
            return value
        return {key: canary(inner, marks, f"{path}.{key}") for key, inner in value.items()}
    if isinstance(value, list):
        return [canary(inner, marks, f"{path}.{position}") for position, inner in enumerate(value)]
    if value is None or (isinstance(value, str) and not path.endswith("_at")):
        marks.append(f"canary-{path}-end")
        return marks[-1]
    return value


@pytest.mark.parametrize("code", samples.LANGUAGES)
@FORMS
def test_report__is_well_formed_in_every_language(form: Any, code: str) -> None:
    document = Document(form(samples.report(language=code)))
    assert document.tags[0] == ("html", {"lang": code})
    assert document.count("h1") == 1
    assert document.count("title") == 1
    levels = [int(tag[1]) for tag, _attrs in document.tags if re.fullmatch(r"h\d", tag)]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in document.tags if tag == "th")


@pytest.mark.parametrize("code", ["de", "fr"])
@FORMS
def test_report__has_no_english_in_another_language(form: Any, code: str) -> None:
    english, other = (Document(form(samples.report(language=each))) for each in ("en", code))
    # Texts equal in both may hold words of the data, and words that are the same in both languages.
    given = repr(samples.REPORT).replace("\\n", " ")
    allowed = {*words(given), "total", "status", "art", "france", "text"}
    same = set(english.texts) & set(other.texts)
    assert len(english.texts) > 100
    assert [text for text in same if not words(text) <= allowed] == []


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))


def test_page__shows_every_value_it_was_given() -> None:
    marks: list[str] = []
    account = samples.account(metadata={"a": "", "b": {"c": ""}}, private_metadata_keys=["k"])
    order = samples.order(metadata={"a": ""}, billing_address=samples.address(metadata={"a": ""}))
    page = report_html(
        samples.report(
            account=canary(account, marks, "account"),
            addresses=(canary(samples.saved_address(), marks, "address"),),
            orders=(canary(order, marks, "order"),),
        )
    )
    assert len(marks) > 50
    text = Document(page).text
    assert [mark for mark in marks if mark not in text] == []


def test_page__shows_a_field_it_has_no_word_for() -> None:
    page = report_html(samples.report(orders=(samples.order(field_of_tomorrow="value of tomorrow"),)))
    assert "Field of tomorrow" in page
    assert "value of tomorrow" in page


@FORMS
def test_report__says_what_article_15_asks_for(form: Any) -> None:
    text = Document(form(samples.report())).text
    categories = ("Kind A", "2,345", "to send parcels", "ten years", "we need it", "tax law", "from you")
    rights = ("Art. 16", "Art. 17", "Art. 18", "Art. 20", "Art. 21", "Art. 77", "Authority of Hamburg")
    others = ("None are taken.", "Left out on purpose.", "Could not be read.", "ORIGIN-A")
    parties = ("Parcel Service Ltd", "ROLE-A", "ROLE-B", "PLACE-A", "Card Processor Inc.", "SAFEGUARD-A")
    systems = ("SYSTEM-A", "HOLDS-A", "tool@shop.example", "SYSTEM-B", "HOLDS-B")
    frame = (
        "Kontor & Küste GmbH",
        samples.CONTACT,
        "anna@example.com",
        "3 November 2026",
        "not legal advice",
    )
    for owed in (*categories, *rights, *others, *parties, *systems, *frame):
        assert owed in text
    assert samples.REFERENCE in text


@FORMS
def test_report__names_what_the_shop_has_not_recorded(form: Any) -> None:
    asked = [
        "who has received your data",
        "how long we keep your data",
        "whether we take decisions about you",
    ]
    categories = tuple(replace(category, retention="ten years") for category in samples.REPORT.categories)
    everything = samples.report(categories=categories)
    assert not any(each in form(everything) for each in asked)
    bare = samples.report(recipients=(), automated_decisions="")
    assert all(each in form(bare) for each in asked)


@FORMS
def test_report__every_legal_basis_has_words(form: Any) -> None:
    one = samples.REPORT.categories[0]
    shown = {
        basis: form(samples.report(categories=(replace(one, purposes=(), bases=(basis,)),)))
        for basis in LegalBasis
    }
    assert len(set(shown.values())) == len(LegalBasis) == 4


@FORMS
def test_report__of_a_guest__has_no_account(form: Any) -> None:
    text = Document(
        form(samples.report(account=None, addresses=(), address_count=0, orders=(), order_count=0, totals=()))
    ).text
    for heading in ("Your account", "Your addresses", "Your orders"):
        assert heading not in text
    assert "anna@example.com" in text


def test_letter__is_bounded() -> None:
    lines = [samples.line(product_name=f"product-{number}") for number in range(1000)]
    first = samples.order(lines=lines)
    orders = (first, *(samples.order(number, customer_note="n" * 100_000) for number in range(100)))
    letter = summary_pdf_html(
        samples.report(
            orders=orders,
            order_count=50_000,
            addresses=tuple(samples.saved_address(id=number) for number in range(500)),
            sections=tuple(
                samples.section(
                    f"kind_{kind}",
                    "Kind",
                    *(samples.happened("note_added", 1, message="m" * 100_000) for _ in range(500)),
                    count=10_000,
                )
                for kind in range(20)
            ),
            account=samples.account(note="n" * 100_000, metadata={f"key-{n}": "v" for n in range(5000)}),
        )
    )
    assert letter.count('<div class="order') == view.LETTER_ORDERS == 20
    assert "49,980 older orders" in letter
    assert "product-29<" in letter
    assert "product-30<" not in letter
    assert "970 more lines" in letter
    assert "490 more addresses" in letter
    assert letter.count("9,995 more are in report.html and data.json.") == 20
    assert len(letter) < 200_000


def test_letter__totals_count_all_orders() -> None:
    letter = summary_pdf_html(samples.report())
    assert "€2,871.40 and CHF128.00" in letter.replace("\xa0", "")
    assert "14 March 2021" in letter
    assert "18 November 2026" in letter


def test_page__may_load_and_run_nothing() -> None:
    page = report_html(samples.report())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    document = Document(page)
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy in document.attributes("content")
    assert document.count("script") == document.count("link") == document.count("img") == 0
    assert document.attributes("src") == document.attributes("style") == []
    inside = [str(href)[1:] for href in document.attributes("href") if str(href).startswith("#")]
    assert len(inside) == len(set(inside)) == 15
    assert set(inside) <= set(document.attributes("id"))
    assert [href for href in document.attributes("href") if not str(href).startswith("#")] == [
        "orders-2021.html"
    ]
    assert not re.search(r"url\(|@import", style[1])


@FORMS
def test_report__data_is_text_only(form: Any) -> None:
    bad = '</style><script>alert(1)</script><img src="http://evil.example/x">\u202e{{ report }}{% now "Y" %}'
    line, price = samples.line(product_name=bad, sku=bad, metadata={bad: bad}), samples.money(bad, bad)
    shown = form(
        samples.report(
            shop=bad,
            email=bad,
            controller=bad,
            contact_email=bad,
            authorities=(bad,),
            privacy_policy_url=bad,
            account=samples.account(first_name=bad, note=bad, metadata={bad: {bad: [bad]}}),
            addresses=(samples.saved_address(**dict.fromkeys(samples.address(), bad)),),
            orders=(
                samples.order(status=bad, customer_note=bad, placed_at=bad, total_gross=price, lines=[line]),
            ),
            recipients=(Recipient(bad, bad, bad, bad, bad),),
            systems=(Elsewhere(name=bad, contact=bad, holds=bad),),
            sections=(
                samples.section(bad, bad, {bad: bad, "type": bad, "at": bad, "x": {bad: [{bad: bad}]}}),
            ),
            left_out=(bad,),
            problems=(bad,),
            automated_decisions=bad,
        )
    )
    document = Document(shown)
    assert document.count("script") == document.count("img") == 0
    assert shown.count("</style>") == 1
    assert "\u202e" not in shown
    assert "{{ report }}{% now" in document.text
    assert document.text.count("evil.example") > 10


def test_orders_page__streams_and_keeps_its_language_to_itself() -> None:
    taken: list[int] = []

    def orders() -> Iterator[dict[str, Any]]:
        for number in range(1000, 0, -1):
            taken.append(number)
            yield samples.order(number)

    pieces = orders_page_html(samples.report(language="de"), 2021, orders())
    with translation.override("en"):
        head = next(pieces)
        assert taken == []
        assert "2021" in head
        page = head + next(pieces)
        assert len(taken) == CHUNK
        for piece in pieces:
            assert translation.get_language() == "en"
            page += piece
    document = Document(page)
    assert document.count("article") == 1000
    assert document.count("h1") == 1
    assert "Bestellung 1000" in document.text
    assert "Content-Security-Policy" in page


def test_orders_page__without_orders__is_whole() -> None:
    assert Document("".join(orders_page_html(samples.report(), 2021, []))).count("article") == 0
