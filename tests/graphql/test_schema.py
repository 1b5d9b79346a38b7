"""Our part of the schema: as written down, with a cost for every field, and masked where it is personal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from saleor_gdpr_plugin.checks import check_schema
from saleor_gdpr_plugin.graphql.schema import COSTS, MUTATIONS, QUERIES, SENSITIVE
from tests import schema
from tests.desk import OPERATIONS, document


def test_schema__is_the_published_file() -> None:
    assert schema.ours() == schema.FILE.read_text()


def test_schema__check_is_silent_when_all_fields_are_there() -> None:
    assert check_schema(None) == []


def test_costs__name_every_field_and_are_joined() -> None:
    from saleor.graphql.query_cost_map import COST_MAP

    fields = {camel(name) for name in (*QUERIES, *MUTATIONS)}
    assert set(COSTS["Query"]) | set(COSTS["Mutation"]) == fields
    assert all(COST_MAP[kind][name] == cost for kind, costs in COSTS.items() for name, cost in costs.items())


def test_sensitive__fields_exist_and_are_joined() -> None:
    from saleor.webhook.observability.sensitive_data import SENSITIVE_GQL_FIELDS

    text = schema.FILE.read_text()
    for kind, names in SENSITIVE.items():
        body = re.search(rf"type {kind} {{(.*?)\n}}", text, re.S)
        assert body
        assert all(re.search(rf"\n  {name}[:(]", body[1]) for name in names)
        assert names <= SENSITIVE_GQL_FIELDS[kind]


@pytest.mark.parametrize("path", sorted(OPERATIONS.glob("*.graphql")), ids=lambda path: path.stem)
def test_operations__are_valid(path: Path) -> None:
    from graphql import parse, validate
    from saleor.graphql.api import schema as shop

    text = document(path.stem) if path.stem != "RequestFields" else ""
    if text:
        assert validate(shop, parse(text)) == []


def test_fields__all_are_described() -> None:
    from saleor.graphql.api import schema as shop

    types = [shop.get_type(name) for name in shop.get_type_map() if name.startswith("Gdpr")]
    lacking = [
        f"{each.name}.{name}"
        for each in types
        for name, field in getattr(each, "fields", {}).items()
        if not field.description
        and name not in ("errors", "edges", "node", "cursor", "pageInfo", "totalCount")
    ]
    assert lacking == []


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)
