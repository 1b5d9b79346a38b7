"""The published schema of data.json, generated: its frame from `data_frame.json`, its records from the declarations.

`write` makes `export/schema/data-1.json` and its page `data-1.md`; `check` fails when they are not what the code gives.
Types come from the layouts of every supported version, so that one schema fits them all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent / "saleor_gdpr_plugin" / "export" / "schema" / "data-1.json"
PAGE = SCHEMA.with_suffix(".md")
FRAME = HERE / "data_frame.json"
KINDS = {
    "AutoField": "integer", "BigAutoField": "integer", "IntegerField": "integer", "PositiveIntegerField": "integer",
    "BigIntegerField": "integer", "PositiveSmallIntegerField": "integer", "BooleanField": "boolean",
    "DecimalField": "number", "FloatField": "number",
}  # fmt: skip
TEXT = {
    "CharField", "TextField", "EmailField", "URLField", "SlugField", "FileField", "ImageField", "UUIDField",
    "GenericIPAddressField",
}  # fmt: skip


def layouts() -> dict[str, dict[str, list[Any]]]:
    """Fields of every model of every version, by lower-case label: a newer version's fact wins."""
    found: dict[str, dict[str, list[Any]]] = {}
    for path in sorted((HERE / "miniature" / "layouts").glob("saleor-*.json")):
        for label, model in json.loads(path.read_text())["models"].items():
            found.setdefault(label.lower(), {}).update(model["fields"])
    return found


class Typed:
    """Finds the JSON type of what an entry of a declaration gives."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.models = layouts()

    def of(self, label: str, entry: Any) -> dict[str, Any]:
        from django.db.models import Exists, F

        from saleor_gdpr_plugin.datamap.rows import Amount, Json, PrivateMetadata
        from saleor_gdpr_plugin.datamap.sources.common import Actor
        from saleor_gdpr_plugin.datamap.table import Nested

        if isinstance(entry, Nested):
            inner = self.record(entry.model, entry.fields)
            return {"type": "array", "items": _or_masked(inner)} if entry.many else _nullable(inner)
        match entry.read:
            case str():
                return self._column(label, entry.read)
            case F():
                return self._column(label, entry.read.name)
            case Amount():
                return _nullable({"$ref": "#/$defs/money"})
            case PrivateMetadata():
                return {"type": "object"}
            case Exists():
                return {"type": "boolean"}
            case Actor():
                return {"enum": ["customer", "staff", "app", None]}
            case Json():
                return {}
        raise AssertionError(f"no type is known for {label}: {entry.name}")

    def record(self, label: str, entries: Any, *, fixed: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The schema of one record; its `fixed` fields are never masked."""
        properties = {}
        for each in entries:
            found = self.of(label, each)
            shown = found if each.name in fixed else _or_masked(found)
            properties[each.name] = shown | {"description": word(each.name, self.source)}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _column(self, label: str, path: str) -> dict[str, Any]:
        if label.startswith("saleor_gdpr_plugin"):
            return _own(label, path)
        head, _, rest = path.partition("__")
        fields = self.models.get(label.lower(), {})
        if head == "pk":
            head = next(name for name, facts in fields.items() if facts[1].get("primary_key"))
        if head not in fields and head.removesuffix("_id") in fields:
            kind = self._column(fields[head.removesuffix("_id")][1]["to"], "pk")
            return _nullable(kind)
        kind, facts = fields[head][:2]
        if rest:
            return _nullable(self._column(facts["to"], rest))
        found = _simple(kind)
        return _nullable(found) if facts.get("null") else found


def _own(label: str, path: str) -> dict[str, Any]:
    """A column of our own tables, which are the same in every version."""
    from django.apps import apps

    meta = apps.get_model(label)._meta
    head, _, rest = path.partition("__")
    column = meta.pk if path == "pk" else meta.get_field(head)
    if rest:
        inner = _own(column.related_model._meta.label, rest)
        return _nullable(inner) if column.null else inner
    found = _simple(column.get_internal_type())
    return _nullable(found) if column.null else found


def _simple(kind: str) -> dict[str, Any]:
    if kind in KINDS:
        return {"type": KINDS[kind]}
    if kind in TEXT:
        return {"type": "string"}
    match kind:
        case "DateTimeField":
            return {"type": "string", "format": "date-time"}
        case "DateField":
            return {"type": "string", "format": "date"}
        case "JSONField":
            return {}
    raise AssertionError(f"no JSON type is known for {kind}")


def _nullable(found: dict[str, Any]) -> dict[str, Any]:
    if "type" in found and not isinstance(found["type"], list):
        return found | {"type": [found["type"], "null"]}
    return found if not found or isinstance(found.get("type"), list) else {"anyOf": [found, {"type": "null"}]}


def _or_masked(found: dict[str, Any]) -> dict[str, Any]:
    """The same, or a mask in place of it; a plain text takes one anyway."""
    kinds = found.get("type", [])
    is_text = "string" in ([kinds] if isinstance(kinds, str) else kinds) and "format" not in found
    return found if not found or is_text else {"anyOf": [found, {"$ref": "#/$defs/masked"}]}


def word(name: str, source: str) -> str:
    """The name of a field as the report prints it, in English."""
    from django.utils import translation

    from saleor_gdpr_plugin.export import values

    with translation.override("en"):
        return values.label(name, source=source)


def schema() -> dict[str, Any]:
    """The whole schema."""
    from django.utils import translation

    from saleor_gdpr_plugin.datamap import registry
    from saleor_gdpr_plugin.datamap.table import Table
    from saleor_gdpr_plugin.export.hiding import FIXED

    found = json.loads(FRAME.read_text())
    sources = found["properties"]["sources"]
    for source in registry.sources():
        if isinstance(source, Table):
            record = Typed(source.slug).record(source.model, source.entries, fixed=FIXED)
        else:
            named = {each.name: {"description": word(each.name, source.slug)} for each in source.fields()}
            record = {"type": "object", "properties": named, "additionalProperties": False}
        with translation.override("en"):
            described = {"description": f"{source.label}."}
        found["$defs"][source.slug] = record
        items = {"items": {"$ref": f"#/$defs/{source.slug}"}, "description": "The records, newest first."}
        sources["properties"][source.slug] = described | {
            "allOf": [{"$ref": "#/$defs/source"}],
            "properties": {"records": items},
        }
    return dict(found)


def page(found: dict[str, Any]) -> str:
    """The schema as a page for people: each kind of data with its fields."""
    from django.utils import translation

    from saleor_gdpr_plugin.datamap import registry

    lines = [
        "# data.json, version 1", "",
        "Generated by `./dev schema`; the schema itself is [data-1.json](data-1.json). A later version has another "
        "name, this one never changes its meaning. Moments are ISO 8601 in UTC, amounts are text with their currency. "
        "A field that a version of Saleor does not know is not there. What concerns other people may be masked: "
        "in place of any value below, be it a text, a number, an amount or a list, then stands `•••`, and `masked` at "
        "the end of the file names the place.", "",
    ]  # fmt: skip
    with translation.override("en"):
        for source in registry.sources():
            lines += [
                f"## {source.label} (`{source.slug}`)",
                "",
                "| field | what it is | legal basis | given by the person |",
            ]
            lines += ["| --- | --- | --- | --- |"]
            for each in source.fields():
                given = "yes" if each.provided else ""
                lines.append(
                    f"| `{each.name}` | {word(each.name, source.slug)} | {each.basis.value} | {given} |"
                )
            lines.append("")
    return "\n".join(lines)


def main(verb: str) -> int:
    from . import ground

    ground.choose()
    ground.entry_point()
    import django

    django.setup()
    found = schema()
    texts = {SCHEMA: json.dumps(found, indent=2, ensure_ascii=False) + "\n", PAGE: page(found)}
    if verb == "write":
        for path, text in texts.items():
            path.write_text(text)
        return 0
    stale = [path.name for path, text in texts.items() if not path.exists() or path.read_text() != text]
    if stale:
        print(f"{', '.join(stale)} is not what the code gives: run ./dev schema")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
