"""Translations are compiled when the package is built; the compiled files are never committed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles every catalog and puts it into the wheel; editable installs get them in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run by hatchling before it collects files."""
        root = Path(self.root)
        for file in sorted(root.glob("saleor_gdpr_plugin/locale/*/LC_MESSAGES/django.po")):
            with file.open("rb") as source, file.with_suffix(".mo").open("wb") as compiled:
                # Untranslated and fuzzy entries stay out, so they appear in English.
                write_mo(compiled, read_po(source, locale=file.parts[-3]))
            build_data["artifacts"].append(f"/{file.with_suffix('.mo').relative_to(root).as_posix()}")
