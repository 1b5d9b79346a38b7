"""The miniature must not lie: its layout is held against what runs, and so are the callables `host/` imports.

On real ground a dropped column, a changed on_delete or a renamed argument is named. On the miniature the same
comparison shows that models and tables were built as recorded.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.ground import ROOT
from tests.miniature import facts, layout, signatures

PACKAGE = ROOT / "saleor_gdpr_plugin"


def recorded() -> dict[str, Any]:
    """The layout of the running version, as a copy that a test may spoil."""
    import saleor

    return copy.deepcopy(layout.read(".".join(saleor.__version__.split(".")[:2])))


def _as_built(models: dict[str, Any]) -> dict[str, Any]:
    """Without what the miniature does not build: virtual fields, real field classes, computed defaults."""
    for model in models.values():
        model["meta"].pop("virtual", None)
        for name, field in model["fields"].items():
            default = field[1].get("default")
            if (
                isinstance(default, dict)
                and "call" in default
                and "." in default["call"].removeprefix("builtins.")
            ):
                field[1]["default"] = "computed"
            model["fields"][name] = field[:2]
    return models


def model_differences(layout_facts: dict[str, Any], ground: str) -> list[str]:
    """Named differences between recorded and running models."""
    was, now = layout_facts["models"], facts.model_facts()
    if ground == "miniature":
        was, now = _as_built(was), _as_built(now)
    return facts.differences(was, now)


def table_differences(layout_facts: dict[str, Any], lacking: list[str] | None = None) -> list[str]:
    """Named differences between recorded and live tables, extensions the server lacks left out."""
    with connection.cursor() as cursor:
        now = facts.table_facts(cursor)
    was = {key: layout_facts[key] for key in ("extensions", "sequences", "tables")}
    was["extensions"] = [name for name in was["extensions"] if name not in (lacking or [])]
    now["extensions"] = [name for name in now["extensions"] if name in was["extensions"]]
    return facts.differences(was, now)


def signature_differences(layout_facts: dict[str, Any], ground: str) -> list[str]:
    """Named differences of what we import; a patch release may add methods, the miniature may lack some."""
    found = facts.differences(layout_facts["signatures"], signatures.signature_facts(PACKAGE))
    may = "recorded, but Saleor has none" if ground == "miniature" else "Saleor has it, not recorded"
    return [line for line in found if not (line.endswith(may) and " > " in line)]


@pytest.fixture
def lacking(which_saleor: str, db: None) -> list[str]:
    """Extensions that the miniature's PostgreSQL does not offer."""
    if which_saleor == "real":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_available_extensions")
        offered = {name for (name,) in cursor.fetchall()}
    return [name for name in recorded()["extensions"] if name not in offered]


def test_models__are_as_recorded(which_saleor: str) -> None:
    assert model_differences(recorded(), which_saleor) == []


def test_tables__are_as_recorded(lacking: list[str]) -> None:
    assert table_differences(recorded(), lacking) == []


def test_permissions__are_as_recorded() -> None:
    assert facts.differences(recorded()["permissions"], facts.permission_facts()) == []


def test_signatures__are_as_recorded(which_saleor: str) -> None:
    assert signature_differences(recorded(), which_saleor) == []


def test_database__knows_letters_beyond_ascii(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'MÜNCHEN' ILIKE 'münchen', upper('ü'), lower('Ł'), show_trgm('Köln') IS NOT NULL"
        )

        assert cursor.fetchone() == (True, "Ü", "ł", True)


def _drop_column(spoiled: dict[str, Any]) -> None:
    del spoiled["tables"]["order_order"]["columns"]["customer_note"]
    del spoiled["models"]["order.Order"]["fields"]["customer_note"]


def _change_on_delete(spoiled: dict[str, Any]) -> None:
    spoiled["models"]["order.Order"]["fields"]["user"][1]["on_delete"] = "CASCADE"


def _rename_argument(spoiled: dict[str, Any]) -> None:
    spoiled["signatures"]["saleor.core.utils:build_absolute_uri"] = "(path, domain=…)"


def _drop_index(spoiled: dict[str, Any]) -> None:
    del spoiled["tables"]["order_order"]["indexes"]["order_email_search_gin"]


def _rename_method_argument(spoiled: dict[str, Any]) -> None:
    spoiled["signatures"]["saleor.graphql.core.mutations:BaseMutation"]["handle_errors"] = (
        "(cls, problem, **extra)"
    )


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (
            _drop_column,
            [
                "order.Order > fields > customer_note: Saleor has it, not recorded",
                "tables > order_order > columns > customer_note: Saleor has it, not recorded",
            ],
        ),
        (
            _change_on_delete,
            ["order.Order > fields > user > on_delete: recorded 'CASCADE', Saleor has 'SET_NULL'"],
        ),
        (
            _rename_argument,
            [
                "saleor.core.utils:build_absolute_uri: recorded '(path, domain=…)', "
                "Saleor has '(location, domain=…)'"
            ],
        ),
        (
            _drop_index,
            ["tables > order_order > indexes > order_email_search_gin: Saleor has it, not recorded"],
        ),
        (
            _rename_method_argument,
            [
                "saleor.graphql.core.mutations:BaseMutation > handle_errors: recorded "
                "'(cls, problem, **extra)', Saleor has '(cls, error, **extra)'"
            ],
        ),
    ],
)
def test_sabotage__is_named(
    spoil: Callable[[dict[str, Any]], None], named: list[str], which_saleor: str, lacking: list[str]
) -> None:
    spoiled = recorded()
    spoil(spoiled)

    found = [
        *model_differences(copy.deepcopy(spoiled), which_saleor),
        *table_differences(spoiled, lacking),
        *signature_differences(spoiled, which_saleor),
    ]

    assert found == named
