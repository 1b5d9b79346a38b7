"""The published schema of data.json says exactly what may stand in it: tried on a real answer."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, ValidationError

from saleor_gdpr_plugin.consent.models import Standing
from saleor_gdpr_plugin.contracts import SYSTEM, Record
from saleor_gdpr_plugin.export import hiding, masking
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground
from saleor_gdpr_plugin.subject import same_address
from tests.canary import canary
from tests.consent.lines import purpose, say

SCHEMA: dict[str, Any] = json.loads(
    (resources.files("saleor_gdpr_plugin") / "export" / "schema" / "data-1.json").read_text()
)
CHECK = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def document(archive_of: Callable[..., zipfile.ZipFile], channel: Any) -> dict[str, Any]:
    """A data.json with a record in every source that this version can fill."""
    user = canary("A", channel).user
    purpose("newsletter", marketing=True)
    say(user.email, Standing.GIVEN)
    restrict(
        account_id=user.pk,
        address=same_address(user.email),
        ground=Ground.CLAIMS,
        by=SYSTEM,
        now=timezone.now(),
        note="Her lawyer wrote.",
    )
    package = archive_of(user)
    found: dict[str, Any] = json.loads(package.read("data.json"))
    found["left_out"].append({"source": "orders", "reason": "Not proven."})
    found["problems"].append({"source": "orders", "reason": "OperationalError"})
    found["sources"]["loyalty"] = {"label": "Points", "fields": {}, "records": [{"points": 12}]}
    return found


def places(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every object whose names the schema fixes."""
    sources = found["sources"]
    order = sources["orders"]["records"][0]
    return {
        "document": found,
        "subject": found["subject"],
        "file": found["files"][0],
        "left_out": found["left_out"][0],
        "problem": found["problems"][0],
        "source": sources["orders"],
        "field": sources["orders"]["fields"]["number"],
        "line": order["lines"][0],
        "order address": order["shipping_address"],
        "money": order["total_gross"],
        **{
            slug: each["records"][0]
            for slug, each in sources.items()
            if each["records"] and slug != "loyalty"
        },
    }


STRICT = {"document", "subject", "file", "left_out", "problem", "source", "money"}
"""Where every name has to be there; a record lacks what a version of Saleor does not know."""


def test_schema__is_a_schema_and_fits_an_answer(document: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in CHECK.iter_errors(document)] == []
    empty = {slug for slug, each in document["sources"].items() if not each["records"]}
    assert empty <= {"attributes", "payment_methods", "statements", "former_addresses", "former_names"}


def test_schema__refuses_what_it_does_not_name_and_misses_what_must_be_there(
    document: dict[str, Any],
) -> None:
    for place in places(document):
        changed = copy.deepcopy(document)
        places(changed)[place]["unheard_of"] = "x"
        assert not CHECK.is_valid(changed), place
    for place in STRICT:
        for name in places(document)[place]:
            changed = copy.deepcopy(document)
            del places(changed)[place][name]
            assert not CHECK.is_valid(changed), f"{place} without {name}"


def test_schema__refuses_wrong_values(document: dict[str, Any]) -> None:
    for place, name, value in (
        ("document", "schema", "data-2"),
        ("document", "reference", "GDPR-ILOU-0000"),
        ("money", "amount", 12.5),
        ("money", "currency", "euro"),
        ("field", "legal_basis", "because"),
        ("orders", "number", "10421"),
        ("orders", "placed_at", 7),
        ("account", "is_active", "yes"),
        ("order_events", "by", "Sam Desk"),
    ):
        changed = copy.deepcopy(document)
        places(changed)[place][name] = value
        with pytest.raises(ValidationError):
            CHECK.validate(changed)


def steps(value: Any) -> Iterator[str]:
    """Every way into a value, to leaves, nested objects and nested rows alike."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, inner in entries:
        yield str(name)
        yield from (f"{name}.{rest}" for rest in steps(inner))


def test_schema__a_mask_may_stand_in_place_of_anything_in_a_record(document: dict[str, Any]) -> None:
    tried: dict[str, set[str]] = {}
    for slug, each in document["sources"].items():
        if slug == "loyalty":
            continue
        check = Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{slug}"})
        for record in each["records"]:
            for path in set(steps(record)) - hiding.FIXED:
                masked, hit = masking.apply(Record(json.dumps(record)), [path])
                assert hit == {path}
                wrong = [error.message for error in check.iter_errors(json.loads(masked.json))]
                assert wrong == [], f"{slug} {path}"
                tried.setdefault(slug, set()).add(path)
    # An amount, parts of it, a number, a yes or no, a moment, an object, nested rows, one of them and its number.
    assert tried["orders"] >= {
        "total_gross", "total_gross.amount", "total_gross.currency", "number", "updated_at", "billing_address",
        "lines", "lines.0", "lines.0.quantity", "lines.0.is_gift",
    }  # fmt: skip
    assert tried["account"] >= {"is_active", "date_joined"}


def test_schema__refuses_another_text_in_place_of_a_number_or_an_amount(document: dict[str, Any]) -> None:
    for place, name in (
        ("orders", "number"),
        ("line", "quantity"),
        ("orders", "total_gross"),
        ("money", "amount"),
    ):
        changed = copy.deepcopy(document)
        places(changed)[place][name] = "•••"
        assert CHECK.is_valid(changed)
        places(changed)[place][name] = "••"
        assert not CHECK.is_valid(changed), name


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
    found = {path: inner for path, inner in _properties(SCHEMA) if not path.endswith("/records")}
    assert len(found) > 300
    assert [path for path, inner in found.items() if not inner.get("description")] == []
    assert SCHEMA["$id"].endswith("data-1")
