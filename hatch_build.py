"""Translations are compiled and the desk is built when the package is; neither result is ever committed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NO_NODE = (
    "The desk in the Dashboard is built with Node 20 or newer, and there is no npm here. Install Node, or install "
    "the package from its wheel or source distribution, which hold the desk built."
)


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts every catalog and the desk into what is built; editable installs get the catalogs in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run by hatchling before it collects files."""
        root = Path(self.root)
        self._catalogs(root, build_data)
        # In a working tree `./dev` builds the desk, and a source distribution holds it.
        if version != "editable" and not (root / "PKG-INFO").exists():
            self._desk(root)

    def _catalogs(self, root: Path, build_data: dict[str, Any]) -> None:
        for file in sorted(root.glob("saleor_gdpr_plugin/locale/*/LC_MESSAGES/django.po")):
            with file.open("rb") as source, file.with_suffix(".mo").open("wb") as compiled:
                # Untranslated and fuzzy entries stay out, so they appear in English.
                write_mo(compiled, read_po(source, locale=file.parts[-3]))
            build_data["artifacts"].append(f"/{file.with_suffix('.mo').relative_to(root).as_posix()}")

    def _desk(self, root: Path) -> None:
        """Always anew: what lies there may be of other sources."""
        npm, tools = shutil.which("npm"), root / "storefront_widget"
        if npm is None:
            raise RuntimeError(NO_NODE)
        if not (tools / "node_modules").exists():
            subprocess.run([npm, "ci", "--silent"], cwd=tools, check=True)
        subprocess.run([npm, "run", "--silent", "build:desk"], cwd=tools, check=True)
