"""Every kind of data in the papers: complete on the page, bounded in the letter, whatever stands in it."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import pytest

from saleor_gdpr_plugin.compose import SOURCES
from saleor_gdpr_plugin.contracts import Field, Record, Source, Subject
from saleor_gdpr_plugin.export import document, event_words, field_words, papers, sections, values
from saleor_gdpr_plugin.export.report import page_html, report_html, summary_pdf_html
from saleor_gdpr_plugin.export.told import Told
from saleor_gdpr_plugin.paper.language import in_language
from saleor_gdpr_plugin.register.answer import Information
from tests.paper import samples
from tests.paper.test_pdf import SCRIPTS

from .test_report import Document, canary

DEEP = 100_000
"""Levels at which Python gives up reading JSON."""


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


def nested() -> dict[str, Any]:
    """A record with every shape of nesting."""
    return {
        "date": "2026-11-18T08:30:00+00:00",
        "type": "x",
        "name": "x",
        "number": "x",
        "code": "x",
        "status": "x",
        "country": "x",
        "origin": "x",
        "unheard_of": "x",
        "parameters": {
            "email": "x",
            "lines": [{"quantity": "x", "item": {"sku": "x", "tags": ["x", "x"]}}, {"quantity": "x"}],
            "mixed": ["x", {"a": "x"}, ["x", ["x"]]],
            "many": [dict.fromkeys("abcdefgh", "x")],
            "empty": {},
        },
        "events": [{"type": "x", "parameters": {"message": "x"}}, {"type": "x", "note": "x"}],
        "same": [{"cc_last_digits": "x", "last_digits": "x", "last_4": "x"}],
        "metadata": {"plain": "x", "deep": {"deeper": [{"deepest": "x"}]}, "list": ["x"], "none": None},
        "private_metadata": {"oidc": "x"},
    }


def test_page__shows_every_value_of_every_kind() -> None:
    marks: list[str] = []
    kinds = ("customer_events", "payments", "gift_cards", "vouchers", "kind_of_another_app")
    page = report_html(
        samples.report(
            sections=tuple(samples.section(kind, kind, canary(nested(), marks, kind)) for kind in kinds),
            joined=(canary(samples.account(), marks, "joined"),),
            orders=(
                canary(
                    {
                        **samples.order(),
                        "billing_address": {**samples.address(), "id": "x", "private_metadata": {"k": "x"}},
                        "lines": [samples.line(metadata={"k": {"l": "x"}}, discounts=[{"reason": "x"}])],
                        "events": [nested()],
                    },
                    marks,
                    "order",
                ),
            ),
        )
    )
    assert len(marks) > 200
    text = Document(page).text
    assert [mark for mark in marks if mark not in text] == []


def test_page__values_in_words_keep_what_was_stored() -> None:
    page = report_html(samples.report(sections=(samples.section("x", "X", {"at": "2026-11-18T08:30:59Z"}),)))
    assert '<time datetime="2026-11-18T08:30:59Z"' in page
    assert "18 November 2026, 09:30" in page


def test_page__names_what_it_does_not_show() -> None:
    text = Document(report_html(samples.report())).text
    assert "These are the newest. 1,400 more are in data.json." in text
    assert "Kind H" not in text
    assert "2 more addresses are in data.json." in Document(
        report_html(samples.report(address_count=4))
    ).text.replace("\n", " ")


def test_events__are_told_in_plain_words() -> None:
    text = Document(report_html(samples.report())).text
    for told in (
        "Account created",
        "E-mail address changed",
        "Mail sent",
        "order confirmation",
        "Articles sent",
    ):
        assert told in text
    for told in (
        "Amount reserved",
        "Payment collected",
        "Gift card issued",
        "Balance now",
        "paid",
        "Germany",
    ):
        assert told in text
    assert text.index("18 November 2026, 09:30") < text.index("Account created")


@pytest.mark.parametrize("source", event_words.EVENTS)
def test_event_words__count_in_their_source_only(source: str) -> None:
    with in_language("en", "UTC"):
        for stored, told in event_words.EVENTS[source].items():
            assert values.words("type", stored.upper(), source=source) == str(told)
            assert values.words("type", stored) == stored


def test_labels__every_declared_field_has_a_name_for_people() -> None:
    def names(fields: Any) -> Any:
        for each in fields:
            yield each.name
            yield from names(each.parts)

    unnamed = {
        f"{source.slug}.{name}"
        for source in SOURCES
        for name in names(source.fields())
        if name not in field_words.FIELDS and name not in source.names
    }
    assert sorted(unnamed) == []


@pytest.mark.parametrize(
    ("field", "stored", "told"),
    [
        ("right", "access", "Access to my data"),
        ("state", "processing", "We are carrying out your request."),
        ("state", "available", "can be downloaded"),
        ("origin", "guest", "you, by your mailbox"),
        ("role", "subject", "you"),
        ("kind", "extended", "The answer will take longer than a month; we wrote to you why."),
        ("kind", "question", "a question by the shop"),
        ("ground", "unfounded", "The request is manifestly unfounded (Art. 12(5) GDPR)."),
        ("right", "a right of another version", "a right of another version"),
        ("kind", "what nobody knows", "what nobody knows"),
        ("language", "de", "German"),
        ("by", "staff", "the shop's staff"),
    ],
)  # fmt: skip
def test_words__the_desks_own_records_read_like_sentences(field: str, stored: str, told: str) -> None:
    with in_language("en", "UTC"):
        assert values.words(field, stored, source="privacy_requests") == told


@pytest.mark.parametrize(
    ("source", "field", "stored", "told"),
    [
        ("consents", "standing", "withdrawn", "consent withdrawn"),
        ("consents", "origin", "unsubscribe", "by a link in a mail"),
        ("consents", "proof", "login", "a login"),
        ("restrictions", "ground", "claims", "You need the data for legal claims (Art. 18(1)(c) GDPR)."),
        ("statements", "record", "order", "an order"),
        ("privacy_requests", "verdict", "accepted", "accepted"),
        ("privacy_requests", "state", "to_do", "about to be told"),
    ],
)
def test_words__of_consent_and_correction(source: str, field: str, stored: str, told: str) -> None:
    with in_language("en", "UTC"):
        assert values.words(field, stored, source=source) == told


def test_entry__says_what_was_said_and_since_when() -> None:
    restriction = Record.of({"ground": "claims", "since": "2026-11-25T12:57:07+00:00"})
    consent = Record.of({"purpose": "newsletter", "standing": "withdrawn", "at": "2026-11-25T12:57:07+00:00"})
    asked = Record.of({"name": "Anna Beispiel", "right": "access", "paused_since": "2026-11-20"})
    with in_language("en", "Europe/Berlin"):
        found = [
            sections.entry(slug, record, "Entry 1")
            for slug, record in (
                ("restrictions", restriction),
                ("consents", consent),
                ("privacy_requests", asked),
            )
        ]
    assert [(each.moment, each.name) for each in found] == [
        ("25 November 2026, 13:57", "You need the data for legal claims (Art. 18(1)(c) GDPR)."),
        ("25 November 2026, 13:57", "consent withdrawn"),
        ("", "Access to my data"),
    ]
    assert ("Waiting for an answer since", "20 November 2026") in [
        (row.label, row.value) for row in found[2].rows
    ]


def test_words__a_payment_service_by_the_name_people_know() -> None:
    assert values.words("gateway", "mirumee.payments.stripe", source="payments") == "Stripe"
    assert values.words("gateway", "an.app.of.its.own", source="payments") == "an.app.of.its.own"


def test_page__is_written_entry_by_entry() -> None:
    records = tuple(Record(json.dumps({"at": "2026-01-01", "text": "t" * 1000})) for _ in range(500))
    many = sections.Section(slug="notes", label="Notes", count=500, records=records)
    pieces = [len(piece) for piece in page_html(samples.report(sections=(many,) * 15))]
    assert sum(pieces) > 7_500_000
    assert max(pieces) < 100_000


def test_papers__keep_the_newest_without_a_gap_and_within_their_room() -> None:
    kept = papers.Papers(None, None, made_at=samples.REPORT.made_at)  # type: ignore[arg-type]
    for position in range(1000):
        kept.see("notes", position, Record(json.dumps({"n": position})))
    assert len(kept._kept["notes"]) == papers.NEWEST == 500
    big = Record(json.dumps({"n": "x" * 1_000_000}))
    for position in range(50):
        kept.see("checkouts", position, big)
    assert len(kept._kept["checkouts"]) == 8
    # then: the first of a kind is always shown, and no older one after a gap
    kept.see("payments", 0, big)
    kept.see("checkouts", 50, Record("{}"))
    assert (len(kept._kept["payments"]), len(kept._kept["checkouts"])) == (1, 8)


HOSTILE = (
    '</style></table><script>alert(1)</script><img src="http://evil.example/x">',
    "<link rel=stylesheet href=file:///etc/passwd>",
    "@import url(http://evil.example/css); } * { display: none }",
    "javascript:alert(1)",
    "\u202egnirts\u2066",
    "\ud800",
    "\x00\x1b[31m",
    "{{ report }}{% now 'Y' %}",
    "<!-- here -->",
    "n" * 1_000_000,
    *SCRIPTS,
)


def hostile_record(text: str) -> dict[str, Any]:
    return {
        "at": text, "type": text, "name": text, text: text, "list": [text], "rows": [{text: text, "b": {text: [text]}}],
        "metadata": {text: {text: text}}, "country": text, "created_at": text, "number": text,
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_data__is_text_on_the_page_and_in_the_letter(text: str) -> None:
    shown = samples.report(
        orders=(), addresses=(), sections=(samples.section("payments", text, hostile_record(text)),)
    )
    for html in (report_html(shown), summary_pdf_html(shown)):
        parsed = Document(html)
        assert parsed.count("script") == parsed.count("img") == parsed.count("link") == 0
        assert not re.search("[\x00\u202e\u2066\ud800]", html)
        assert html.count("</style>") == 1
        html.encode()
    page = Document(report_html(shown)).text
    visible = re.sub("[\x00\x1b\u202e\u2066\ud800]", lambda found: f"[U+{ord(found[0]):04X}]", text)
    assert page.count(visible) > 8


@pytest.mark.parametrize(
    "data",
    [
        '{"a": ' * DEEP + "1" + "}" * DEEP,
        '{"a": ' * 300 + '"bottom"' + "}" * 300,
        '{"at": "9999-12-31T23:59:59+00:00", "created_at": "0001-01-01T00:00:00+00:00", "x": "y"}',
        '{"total": {"amount": "1e999999999", "currency": "EUR"}, "b": {"amount": {}, "currency": []}}',
        '{"": "", "type": [], "name": {}, "number": true, "at": 5, "metadata": [1, {"a": null}], "tax_rate": 1e308}',
        "{}",
    ],
    ids=lambda data: data[:20],
)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_odd_records__spoil_nothing(data: str, zone: str) -> None:
    odd = sections.Section(slug="x", label="X", count=1, records=(Record(data),))
    shown = samples.report(sections=(odd,), orders=sections.Loaded((Record(data),)), time_zone=zone)
    page, letter = report_html(shown), summary_pdf_html(shown)
    assert 'id="kind-1"' in page
    assert 'id="kind-1"' in letter
    assert "bottom" in page or "bottom" not in data


class Hostile(Source):
    """Gives records with a surrogate that no file can hold, as text and as an escape."""

    slug = "hostile"
    label = "\ud800"
    retention = "account"

    def fields(self) -> tuple[Field, ...]:
        return ()

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        for text in HOSTILE:
            yield Record(json.dumps({"text": text}))
            yield Record(json.dumps({"text": text}, ensure_ascii=False))


def test_hostile_data__is_in_data_json_as_it_was() -> None:
    out = io.BytesIO()
    document.write(
        out, {"shop": "\udfff"}, (Hostile(),), Subject(), failed={}, problems=[], deadline=math.inf,
        told=Told(known=Information({}, {}, (), "", (), {})),
    )  # fmt: skip
    found = json.loads(out.getvalue().decode())
    assert found["shop"] == "\udfff"
    texts = [record["text"] for record in found["sources"]["hostile"]["records"]]
    assert texts == [text for text in HOSTILE for _ in range(2)]
