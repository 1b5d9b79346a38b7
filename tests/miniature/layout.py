"""Django models and PostgreSQL tables of one Saleor version, made from its layout at start.

`saleor.account.models` and its kin exist only while a program runs: a finder answers their import with classes
built from facts, so there is no hand-written copy of Saleor to go stale. Tables come from the catalog facts,
not from the models: what a database holds and what the ORM knows differ in a shop, and so they do here.
"""

from __future__ import annotations

import datetime
import decimal
import functools
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LAYOUTS = HERE / "layouts"

STAND_INS = {
    "saleor.order.models.get_order_number": "tests.miniature.stand_ins:next_order_number",
    "django_celery_beat.models.crontab_schedule_celery_timezone": "tests.miniature.stand_ins:time_zone",
    "saleor.core.weight.zero_weight": "tests.miniature.stand_ins:nothing",
    "saleor.checkout.models.get_default_country": "tests.miniature.stand_ins:country",
}
"""Defaults that Saleor computes, by the value they give."""


def versions() -> list[str]:
    """Layouts at hand, oldest first: "3.20" … "3.23"."""
    found = [file.stem.removeprefix("saleor-") for file in LAYOUTS.glob("saleor-*.json")]
    return sorted(found, key=lambda version: [int(part) for part in version.split(".")])


@functools.cache
def read(version: str = "") -> dict[str, Any]:
    """The layout of `version`, else of GDPR_LAYOUT, else the newest."""
    version = version or os.environ.get("GDPR_LAYOUT") or versions()[-1]
    found: dict[str, Any] = json.loads((LAYOUTS / f"saleor-{version}.json").read_text())
    for model in found["models"].values():
        for field in model["fields"].values():
            if isinstance(field[1].get("choices"), str):
                field[1]["choices"] = found["choices"][field[1]["choices"]]
    return found


# Models


def _attribute(path: str) -> Any:
    module, name = path.split(":")
    return getattr(importlib.import_module(module), name)


def _value(fact: Any) -> Any:
    """A default as it was: number, duration or callable."""
    if not isinstance(fact, dict) or not fact:
        return fact
    if "decimal" in fact:
        return decimal.Decimal(fact["decimal"])
    if "seconds" in fact:
        return datetime.timedelta(seconds=fact["seconds"])
    if "call" in fact:
        path = STAND_INS.get(fact["call"]) or ":".join(fact["call"].rsplit(".", 1))
        given = {key: value for key, value in fact.items() if key != "call"}
        function = _attribute(path)
        return functools.partial(function, **given) if given else function
    return fact


def _field(kind: str, facts: dict[str, Any]) -> Any:
    import django
    from django.contrib.postgres import fields as arrays
    from django.contrib.postgres import search
    from django.core.serializers.json import DjangoJSONEncoder
    from django.db import models

    given = {key: value for key, value in facts.items() if key != "table"}
    for key in ("default", "db_default"):
        if key in given:
            given[key] = _value(given[key])
    if django.VERSION < (5, 0):
        given.pop("db_default", None)  # the table has it; only the ORM of 4.2 does not know the word
    if "on_delete" in given:
        given["on_delete"] = getattr(models, given["on_delete"])
    if "choices" in given:
        given["choices"] = [pair if isinstance(pair, list) else (pair, pair) for pair in given["choices"]]
    if "base_field" in given:
        given["base_field"] = _field(*given["base_field"][:2])
    if isinstance(given.get("upload_to"), dict):
        del given["upload_to"]  # a function of Saleor's, not needed to read rows
    if given.get("through_fields"):
        given["through_fields"] = tuple(given["through_fields"])
    if kind == "ManyToManyField" and "through" not in given:
        given["db_table"] = facts["table"]
    if kind == "JSONField":
        given["encoder"] = DjangoJSONEncoder
    home = next(place for place in (models, search, arrays) if hasattr(place, kind))
    return getattr(home, kind)(**given)


def _ordering(text: str) -> Any:
    from django.db.models import F

    if "!" not in text:
        return text
    name, nulls = text.split("!")
    expression = F(name.lstrip("-"))
    order = expression.desc if text.startswith("-") else expression.asc
    return order(nulls_first=True) if nulls == "first" else order(nulls_last=True)


def build(label: str, module: types.ModuleType) -> None:
    """Define the models of one app in its `models` module."""
    from django.apps import apps
    from django.db import models

    behaviour = importlib.import_module("tests.miniature.stand_ins").BEHAVIOUR
    for name, model in read()["models"].items():
        app_label, class_name = name.split(".")
        if app_label != label:
            continue
        meta = model["meta"]
        options: dict[str, Any] = {"app_label": label, "db_table": meta["table"]}
        if "ordering" in meta:
            options["ordering"] = [_ordering(order) for order in meta["ordering"]]
        options["permissions"] = [tuple(pair) for pair in meta.get("permissions", ())]
        options["default_permissions"] = ()
        options["unique_together"] = meta.get("unique_together", [])
        bases = [apps.get_registered_model(*base.split(".")) for base in meta.get("bases", ())] or [
            models.Model
        ]
        space = {field: _field(*facts[:2]) for field, facts in model["fields"].items()}
        space |= {"__module__": module.__name__, "Meta": type("Meta", (), options)}
        setattr(module, class_name, type(class_name, (*behaviour.get(name, ()), *bases), space))


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers the import of an app of the layout, and of its `models`, when no file does."""

    def __init__(self) -> None:
        self.apps = {module: label for label, module in read()["apps"]}

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name in self.apps:
            spec = importlib.machinery.ModuleSpec(name, self, is_package=True)
            spec.submodule_search_locations = [str(HERE.joinpath(*name.split(".")))]
            return spec
        if name.endswith(".models") and name.removesuffix(".models") in self.apps:
            return importlib.machinery.ModuleSpec(name, self)
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        if module.__name__.endswith(".models"):
            build(self.apps[module.__name__.removesuffix(".models")], module)


def install() -> None:
    """Make the layout's apps importable, and what is recorded as calls; asked last, so a real file always wins."""
    from . import recorded

    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.append(Finder())
    recorded.install()
