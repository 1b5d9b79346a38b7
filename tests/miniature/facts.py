"""Facts about a running Saleor, read from Django and PostgreSQL: never its source text.

The same functions write a layout (`extract.py`) and compare a layout with what runs (contract tests), so
what a layout says can be held against a real server at any time. Imports nothing of ours.
"""

from __future__ import annotations

import datetime
import decimal
import functools
import re
from typing import Any

LONG_CHOICES = 300
"""Above this many choices (languages) only the values are kept, not their labels."""

KEPT = (
    "primary_key",
    "null",
    "blank",
    "default",
    "db_default",
    "max_length",
    "unique",
    "db_index",
    "choices",
    "to",
    "on_delete",
    "related_name",
    "related_query_name",
    "through",
    "through_fields",
    "to_field",
    "db_constraint",
    "parent_link",
    "max_digits",
    "decimal_places",
    "auto_now",
    "auto_now_add",
    "allow_unicode",
    "upload_to",
    "base_field",
    "size",
    "db_column",
)
"""Arguments of a field that change its table, its rows or how code reaches it."""

OURS = ("saleor_gdpr_plugin", "tests")
"""Apps left out: ours, and the one of Saleor's own test settings."""
SHARED = ("contenttypes", "sites")
"""Apps whose models come from Django itself on either ground."""


def _name(thing: Any) -> str:
    return f"{thing.__module__}.{thing.__qualname__}"


def plain(value: Any) -> Any:
    """A field argument as JSON; callables become names, numbers and durations keep their kind."""
    if isinstance(value, functools.partial):
        return {"call": _name(value.func), **value.keywords}
    if isinstance(value, decimal.Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime.timedelta):
        return {"seconds": value.total_seconds()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if callable(value):
        return {"call": _name(value)}
    if hasattr(value, "value"):  # a database expression or an enum member
        return plain(value.value)
    return value if isinstance(value, str | int | float | bool | dict | type(None)) else repr(value)


def _choices(choices: Any) -> list[Any]:
    pairs = [[plain(value), str(label)] for value, label in choices]
    return [value for value, _ in pairs] if len(pairs) > LONG_CHOICES else pairs


def _field(field: Any) -> list[Any]:
    """Class and arguments of one concrete field; the third item is its real class if not Django's own."""
    _, path, _, given = field.deconstruct()
    found: dict[str, Any] = {}
    for key in KEPT:
        if key not in given or key == "choices":
            continue
        value = given[key]
        if key == "on_delete":
            found[key] = value.__name__
        elif key in ("to", "through"):
            found[key] = (value if isinstance(value, str) else value._meta.label).lower()
        elif key == "base_field":
            found[key] = _field(value)
        else:
            found[key] = plain(value)
    if field.many_to_many and field.remote_field.through._meta.auto_created:
        found.pop("through", None)
        found["table"] = field.m2m_db_table()
    if given.get("choices"):
        found["choices"] = _choices(given["choices"])
    if path.startswith("django.db.models.") or path.startswith("django.contrib.postgres."):
        return [path.rsplit(".", 1)[1], found]
    return [field.get_internal_type(), found, path]


def _ordering(order: Any) -> str:
    if isinstance(order, str):
        return order
    nulls = "!first" if order.nulls_first else "!last" if order.nulls_last else ""
    return f"{'-' if order.descending else ''}{order.expression.name}{nulls}"


def model_facts() -> dict[str, dict[str, Any]]:
    """Every model the server knows, ours left out, by label."""
    from django.apps import apps

    found: dict[str, dict[str, Any]] = {}
    for model in apps.get_models():
        meta = model._meta
        if meta.app_label in (*OURS, *SHARED):
            continue
        own = [field for field in (*meta.local_fields, *meta.local_many_to_many) if field.concrete]
        about: dict[str, Any] = {"table": meta.db_table}
        if meta.parents:
            about["bases"] = [base._meta.label for base in meta.parents]
        if meta.ordering:
            about["ordering"] = [_ordering(order) for order in meta.ordering]
        if meta.permissions:
            about["permissions"] = [[codename, str(label)] for codename, label in meta.permissions]
        if meta.unique_together:
            about["unique_together"] = sorted(list(names) for names in meta.unique_together)
        virtual = sorted(field.name for field in meta.private_fields if not field.concrete)
        if virtual:
            about["virtual"] = virtual
        found[meta.label] = {"meta": about, "fields": {field.name: _field(field) for field in own}}
    return dict(sorted(found.items()))


def app_facts() -> list[list[str]]:
    """Label and module of each app that has models, in loading order."""
    from django.apps import apps

    return [
        [config.label, config.name]
        for config in apps.get_app_configs()
        if config.label not in (*OURS, *SHARED) and any(config.get_models())
    ]


def permission_facts() -> dict[str, dict[str, str]]:
    """Saleor's permission enums: class, member, value."""
    from saleor.permission import enums

    return {enum.__name__: {m.name: m.value for m in enum} for enum in enums.PERMISSIONS_ENUMS}


COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
       pg_get_expr(d.adbin, d.adrelid), coalesce(l.collname, '')
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation AND l.collname <> 'default'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname, a.attnum
"""
CONSTRAINTS = """
SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""
INDEXES = """
SELECT c.relname, i.relname, pg_get_indexdef(x.indexrelid)
FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relnamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
ORDER BY 1, 2
"""
SEQUENCES = """
SELECT c.relname FROM pg_class c WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i') ORDER BY 1
"""


SHORT = (
    ("character varying", "varchar"),
    ("timestamp with time zone", "timestamptz"),
    (" NOT NULL", "!"),
    (" GENERATED BY DEFAULT AS IDENTITY", "+"),
)
"""Written forms in columns, to keep a layout readable; `tables.py` reads them back."""
FOREIGN = re.compile(r"FOREIGN KEY \((.+)\) REFERENCES (.+) DEFERRABLE INITIALLY DEFERRED")


def short(text: str) -> str:
    """A column in its written form."""
    for long, brief in SHORT:
        text = text.replace(long, brief)
    return text


def table_facts(cursor: Any) -> dict[str, Any]:
    """Tables, sequences and extensions of the database, ours left out."""
    tables: dict[str, dict[str, Any]] = {}
    cursor.execute(COLUMNS)
    for table, column, kind, required, identity, default, collation in cursor.fetchall():
        text = kind + (f' COLLATE "{collation}"' if collation else "") + (" NOT NULL" if required else "")
        if identity:
            text += f" GENERATED {'ALWAYS' if identity == 'a' else 'BY DEFAULT'} AS IDENTITY"
        elif default:
            text += f" DEFAULT {default}"
        kept = tables.setdefault(table, {"columns": {}, "constraints": {}, "indexes": {}})
        kept["columns"][column] = short(text)
    cursor.execute(CONSTRAINTS)
    for table, name, definition in cursor.fetchall():
        tables[table]["constraints"][name] = FOREIGN.sub(r"\1 -> \2", definition)
    cursor.execute(INDEXES)
    for table, name, definition in cursor.fetchall():
        unique = "UNIQUE " if definition.startswith("CREATE UNIQUE") else ""
        tables[table]["indexes"][name] = unique + definition.split(" USING ", 1)[1]
    cursor.execute(SEQUENCES)
    sequences = [name for (name,) in cursor.fetchall()]
    cursor.execute("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1")
    extensions = [name for (name,) in cursor.fetchall()]
    ours = tuple(f"{app}_" for app in OURS)
    tables = {k: v for k, v in tables.items() if k != "django_migrations" and not k.startswith(ours)}
    _name_ghosts(tables)
    return {"extensions": extensions, "sequences": sequences, "tables": tables}


def _name_ghosts(tables: dict[str, dict[str, Any]]) -> None:
    """Mark what the ORM does not know: whole tables, and columns of known tables."""
    from django.apps import apps

    known: dict[str, set[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        known.setdefault(model._meta.db_table, set()).update(
            f.column for f in model._meta.local_concrete_fields
        )
    for table, about in tables.items():
        if table not in known:
            about["ghost"] = True
        elif extra := [column for column in about["columns"] if column not in known[table]]:
            about["ghost"] = extra


def differences(recorded: Any, live: Any, path: str = "") -> list[str]:
    """Name each fact that differs, one line each: where, what was recorded, what is there now."""
    if isinstance(recorded, dict) and isinstance(live, dict):
        lines: list[str] = []
        for key in [*recorded, *(key for key in live if key not in recorded)]:
            here = f"{path} > {key}" if path else str(key)
            if key not in live:
                lines.append(f"{here}: recorded, but Saleor has none")
            elif key not in recorded:
                lines.append(f"{here}: Saleor has it, not recorded")
            else:
                lines += differences(recorded[key], live[key], here)
        return lines
    if isinstance(recorded, list) and isinstance(live, list) and len(recorded) == len(live):
        return [
            line
            for i, pair in enumerate(zip(recorded, live, strict=True))
            for line in differences(*pair, path if isinstance(pair[0], dict) else f"{path}[{i}]")
        ]
    return [] if recorded == live else [f"{path}: recorded {recorded!r}, Saleor has {live!r}"]
