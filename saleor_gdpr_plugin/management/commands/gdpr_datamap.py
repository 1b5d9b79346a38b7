"""manage.py gdpr_datamap [--strict] [--json]: what the shop knows about a person, and what nobody thought of."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from ...datamap import coverage, registry

TO_MEND = (
    "A field of your own app: cover it by a source, or say why it needs none; saleor_gdpr_plugin.datamap.registry "
    "tells how. A field of Saleor: install a newer saleor-gdpr-plugin; until then look at it by hand before you "
    "release an archive."
)


class Command(BaseCommand):
    """Reads models, never rows: what it prints holds no personal data and may go into a build log."""

    help = (
        "Print the data map: every source with the model fields it covers, what is excluded and why, and the "
        "fields that can hold personal data but are in neither."
    )

    requires_system_checks: list[str] = []  # gdpr.W004 would say the same once more

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--strict", action="store_true", help="Exit with 1 when a field is in neither.")
        parser.add_argument("--json", action="store_true", help="Print the map as JSON, for tools.")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            found = datamap()
        self.stdout.write(json.dumps(found, indent=2) if options["json"] else _as_text(found))
        findings = [f"{each['field']} ({each['kind']})" for each in found["findings"]]
        if findings and options["strict"]:
            raise CommandError("\n".join([*map(_uncovered, findings), TO_MEND]))
        for finding in findings:
            self.stderr.write(self.style.WARNING(f"warning: {_uncovered(finding)}"))


def datamap() -> dict[str, Any]:
    """The map as plain values: `sources`, `excluded` and `findings`."""
    findings, sources = coverage.findings(), registry.sources()
    covered = frozenset[str]().union(*map(coverage.covered_by, sources))
    return {
        "sources": [
            {
                "slug": source.slug,
                "label": str(source.label),
                "retention": source.retention,
                "covers": sorted(coverage.covered_by(source)),
            }
            for source in sources
        ],
        "excluded": {
            each.name: reason
            for each in coverage.candidates()
            if each.name not in covered and (reason := coverage.reason_for(each))
        },
        "findings": [{"field": each.name, "kind": each.kind.value} for each in findings],
    }


def _uncovered(finding: str) -> str:
    return f"{finding} is in no source and not excluded"


def _as_text(found: dict[str, Any]) -> str:
    lines = []
    for source in found["sources"]:
        lines.append(f"{source['slug']}: {source['label']} (retention: {source['retention']})")
        lines += [f"  {name}" for name in source["covers"]]
    by_reason = defaultdict(list)
    for name, reason in found["excluded"].items():
        by_reason[reason].append(name)
    for reason, names in by_reason.items():
        lines.append(f"Excluded: {reason}")
        lines += [f"  {name}" for name in names]
    lines.append(f"{len(found['findings'])} fields are in no source and not excluded.")
    return "\n".join(lines)
