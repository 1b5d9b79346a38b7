"""Art. 20: what the person gave, under consent or contract, for a computer and for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from saleor_gdpr_plugin.contracts import Field, LeftOut, LegalBasis, Record, Source, Subject
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.export import csv_file, portable
from tests.desk import Desk

CONSENT, CONTRACT = LegalBasis.CONSENT, LegalBasis.CONTRACT
LAW, INTEREST = LegalBasis.LEGAL_OBLIGATION, LegalBasis.LEGITIMATE_INTEREST
SCHEMA = json.loads(
    (resources.files("saleor_gdpr_plugin") / "export" / "schema" / "portability-1.json").read_text()
)


class Club(Source):
    """A source of another app, with a field for each case."""

    slug = "club"
    label = "Club"
    retention = "account"

    def fields(self) -> tuple[Field, ...]:
        address = (Field("city", "city", CONTRACT, provided=True), Field("checked", "checked", CONTRACT))
        gift = (Field("wish", "wish", CONSENT, provided=True), Field("price", "price", LAW, provided=True))
        return (
            Field("nickname", "nickname", CONSENT, provided=True),
            Field("size", "size", CONTRACT, provided=True),
            Field("score", "score", CONTRACT),
            Field("tax_number", "tax_number", LAW, provided=True),
            Field("fingerprint", "fingerprint", INTEREST, provided=True),
            Field("address", "address", CONTRACT, provided=True, parts=address),
            Field("gifts", "gifts", CONTRACT, parts=gift),
            Field("invoice_address", "invoice_address", LAW, provided=True, parts=address),
            Field("points", "points", CONTRACT, parts=(Field("sum", "sum", CONTRACT),)),
        )

    def count(self, subject: Subject) -> int:
        return 1

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        address = {"city": "Köln", "checked": "SECRET-1"}
        yield Record(
            json.dumps(
                {
                    "nickname": "=HYPERLINK(1)",
                    "size": -5,
                    "score": "SECRET-2",
                    "tax_number": "SECRET-3",
                    "fingerprint": "SECRET-4",
                    "address": address,
                    "gifts": [{"wish": "Mug", "price": "SECRET-5"}, {"wish": "Cup", "price": None}],
                    "invoice_address": address,
                    "points": {"sum": "SECRET-6"},
                    "of_tomorrow": "SECRET-7",
                }
            )
        )

    def left_out(self, subject: Subject) -> list[LeftOut]:
        return []


def test_portable__keeps_what_was_given_under_consent_or_contract() -> None:
    kept = portable.portable(Club().fields())
    assert [field.name for field in kept] == ["nickname", "size", "address", "gifts"]
    assert [[part.name for part in field.parts] for field in kept] == [[], [], ["city"], ["wish"]]
    (record,) = portable.Portable(Club()).export(Subject())
    assert record.data() == {
        "nickname": "=HYPERLINK(1)",
        "size": -5,
        "address": {"city": "Köln"},
        "gifts": [{"wish": "Mug"}, {"wish": "Cup"}],
    }


def test_portable__numbers_stay_as_they_were_written() -> None:
    class Exact(Club):
        def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
            yield Record(
                '{"size": 0.1000000000000000055, "gifts": [{"wish": 1e400, "price": 1}], "score": 2}'
            )

    (record,) = portable.Portable(Exact()).export(Subject())
    assert record.json == '{"size": 0.1000000000000000055, "gifts": [{"wish": 1e400}]}'


@pytest.mark.parametrize("value", [None, "text", 7])
def test_only__of_a_nested_field_without_an_object__is_nothing(value: Any) -> None:
    fields = portable.portable(Club().fields())
    assert portable.only({"address": value, "gifts": [value]}, fields) == {"address": None, "gifts": [None]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+4940555", "'+4940555"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("a=1", "a=1"),
        (" =1", " =1"),
        (-5, "-5"),
        (2.5, "2.5"),
        (True, "true"),
        (None, ""),
        ({"a": "ü"}, '{"a": "ü"}'),
        (["=1"], '["=1"]'),
    ],
)
def test_cell__is_never_a_formula(value: Any, expected: str) -> None:
    assert csv_file.cell(value) == expected


def test_csv__survives_whatever_stands_in_it() -> None:
    hostile = ['a"b', "c;d,e", "line\r\nbreak", "\ud800", "نص", "👩\u200d👧", "\u202eabc", "x" * 1_000_000]
    text = b"".join(csv_file.lines(["=name", "b"], ({"=name": value} for value in hostile)))
    assert text.startswith(b"\xef\xbb\xbf'=name,b\r\n")
    csv.field_size_limit(2_000_000)
    found = [row[0] for row in csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))]
    assert found[1:] == [value.replace("\ud800", "\\ud800") for value in hostile]


@pytest.fixture
def archive(
    desk: Desk, anna: Any, staff: Any, client: Any, order_for: Callable[..., Any]
) -> Iterator[zipfile.ZipFile]:
    """What Anna downloads."""
    order_for(anna, customer_note="Ring twice", tracking_client_id="GA-SECRET")
    anna.note = "SECRET-NOTE"
    anna.metadata = {"crm": "SECRET-METADATA"}
    anna.save()
    with registry.registered(Club()):
        request = desk.submit(user=anna, right="PORTABILITY")["request"]
        desk.decide("Approve", request["id"], user=staff)
        desk.decide("Release", request["id"], user=staff)
    url = desk.run("DownloadTicket", user=anna, id=request["id"])["url"]
    response = client.get("/plugins/" + url.split("/plugins/")[1])
    content = b"".join(response.streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        yield found


def test_archive__holds_the_portable_part_and_nothing_else(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    assert names == {
        "data.json", "summary.pdf", "csv/account.csv", "csv/addresses.csv", "csv/orders.csv", "csv/club.csv",
        "csv/checkouts.csv", "csv/gift_cards.csv", "csv/payments.csv", "csv/payment_methods.csv", "csv/vouchers.csv",
    }  # fmt: skip
    found = json.loads(archive.read("data.json"))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(found)
    assert found["schema"] == "portability-1"
    assert found["sources"]["account"]["records"] == [
        {
            "email": "anna@example.com",
            "first_name": "Anna",
            "last_name": "Beispiel",
            "language_code": "de",
            "avatar": "",
        }
    ]
    (order,) = found["sources"]["orders"]["records"]
    assert order["customer_note"] == "Ring twice"
    assert "metadata" not in order["shipping_address"]
    assert order["shipping_address"]["city"] == "Köln"
    assert [set(line) for line in order["lines"]] == [
        {"product_name", "variant_name", "sku", "quantity", "voucher_code", "discounts"}
    ]
    assert not {"total_gross", "number", "tracking_client_id", "discounts"} & set(order)
    for name in names - {"summary.pdf"}:
        assert b"SECRET" not in archive.read(name)


def test_archive__tables_say_the_same(archive: zipfile.ZipFile) -> None:
    def table(name: str) -> list[dict[str, str]]:
        text = archive.read(f"csv/{name}.csv").decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    assert table("club") == [
        {
            "nickname": "'=HYPERLINK(1)",
            "size": "-5",
            "address": '{"city": "Köln"}',
            "gifts": '[{"wish": "Mug"}, {"wish": "Cup"}]',
        }
    ]
    (account,) = table("account")
    assert account["email"] == "anna@example.com"
    assert [row["phone"] for row in table("addresses")] == ["'+4922112345678", "'+4922187654321"]
    (order,) = table("orders")
    assert json.loads(order["shipping_address"])["street_address_1"] == "Lindenstraße 7"
