"""The published schema of data.json says exactly what may stand in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.paper import samples

SCHEMA: dict[str, Any] = json.loads(
    (resources.files("saleor_gdpr_plugin") / "export" / "schema" / "data-1.json").read_text()
)


def document() -> dict[str, Any]:
    """A data.json as the export writes it."""

    def source(*records: dict[str, Any]) -> dict[str, Any]:
        fields = {
            name: {"legal_basis": "contract", "provided": True} for record in records for name in record
        }
        return {"label": "Label", "fields": fields, "records": list(records)}

    return {
        "schema": "data-1",
        "reference": samples.REFERENCE,
        "made_at": "2026-11-19T09:14:00+00:00",
        "language": "de",
        "shop": samples.SHOP,
        "controller": "Kontor & Küste GmbH",
        "contact_email": samples.CONTACT,
        "subject": {"email": "anna@example.com"},
        "information": {
            "purposes": {"orders": ["to deliver"]},
            "retention": {"orders": "ten years"},
            "origins": {"orders": "from you"},
            "recipients": [
                {
                    "name": "Parcel Service Ltd",
                    "what_for": "parcels",
                    "role": "x",
                    "place": "x",
                    "safeguard": "",
                }
            ],
            "automated_decisions": "None are taken.",
            "systems": [{"name": "Helpdesk", "contact": "x@y.example", "holds": "letters"}],
            "rights": [{"name": "Correction", "article": "Art. 16", "meaning": "we correct"}],
            "authorities": ["Authority, City"],
        },
        "sources": {
            "account": source(samples.account()),
            "addresses": source(samples.saved_address()),
            "orders": source(samples.order(), samples.order(10414, billing_address=None)),
            "loyalty": source({"points": 12}),
        },
        "left_out": [{"source": "orders", "reason": "Not proven."}],
        "problems": [{"source": "orders", "reason": "OperationalError"}],
    }


def validate(found: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)


def test_schema__is_a_schema_and_accepts_an_export() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validate(document())


def _records(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def pick(found: dict[str, Any]) -> dict[str, Any]:
        record: dict[str, Any] = found["sources"][name]["records"][0]
        return record

    return pick


PLACES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "document": lambda found: found,
    "subject": lambda found: found["subject"],
    "information": lambda found: found["information"],
    "recipient": lambda found: found["information"]["recipients"][0],
    "system": lambda found: found["information"]["systems"][0],
    "right": lambda found: found["information"]["rights"][0],
    "left_out": lambda found: found["left_out"][0],
    "problem": lambda found: found["problems"][0],
    "source": lambda found: found["sources"]["orders"],
    "field": lambda found: found["sources"]["orders"]["fields"]["number"],
    "account": _records("account"),
    "address": _records("addresses"),
    "order": _records("orders"),
    "line": lambda found: _records("orders")(found)["lines"][0],
    "order address": lambda found: _records("orders")(found)["shipping_address"],
    "money": lambda found: _records("orders")(found)["total_gross"],
}


@pytest.mark.parametrize("place", PLACES)
def test_schema__refuses_what_it_does_not_name(place: str) -> None:
    found = document()
    PLACES[place](found)["unheard_of"] = "x"
    with pytest.raises(ValidationError):
        validate(found)


@pytest.mark.parametrize("place", PLACES)
def test_schema__misses_each_name(place: str) -> None:
    for name in list(PLACES[place](document())):
        found = document()
        del PLACES[place](found)[name]
        with pytest.raises(ValidationError):
            validate(found)


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        ("document", "schema", "data-2"),
        ("document", "reference", "GDPR-ILOU-0000"),
        ("money", "amount", 12.5),
        ("money", "currency", "euro"),
        ("field", "legal_basis", "because"),
        ("address", "country", "Germany"),
        ("order", "number", "10421"),
        ("account", "is_active", "yes"),
    ],
)
def test_schema__refuses_a_wrong_value(place: str, name: str, value: Any) -> None:
    found = document()
    PLACES[place](found)[name] = value
    with pytest.raises(ValidationError):
        validate(found)


def test_schema__other_software_may_add_a_source_but_not_replace_ours() -> None:
    found = document()
    del found["sources"]["account"]
    with pytest.raises(ValidationError):
        validate(found)


def _properties(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield f"{path}/{name}", inner
        for name, inner in schema.items():
            yield from _properties(inner, f"{path}/{name}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from _properties(inner, path)


def test_schema__describes_every_field() -> None:
    found = dict(_properties(SCHEMA))
    assert len(found) > 80
    assert [path for path, inner in found.items() if not inner.get("description")] == []
    assert copy.deepcopy(SCHEMA)["$id"].endswith("data-1")
