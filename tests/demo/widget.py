"""The widget and the desk are built when they were never built, or are older than their source."""

from __future__ import annotations

import os
import shutil

from .children import Children
from .shops import ROOT, Unusable

WIDGET = ROOT / "storefront_widget"
DIST = WIDGET / "dist"
BUILT = (DIST / "saleor-privacy.js", ROOT / "saleor_gdpr_plugin" / "desk" / "static" / "built.json")


def is_fresh() -> bool:
    """Whether what is built is newer than everything it is built from."""
    if not all(file.exists() for file in BUILT):
        return False
    sources = [
        *(WIDGET / "src").rglob("*"),
        *(WIDGET / "desk").rglob("*"),
        *(ROOT / "graphql" / "operations").iterdir(),
        WIDGET / "package-lock.json",
    ]
    oldest = min(file.stat().st_mtime for file in BUILT)
    return oldest >= max(file.stat().st_mtime for file in sources if file.is_file())


def build(children: Children) -> None:
    """`npm ci` where nothing is installed yet, then the build; raises Unusable without npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise Unusable("The storefront widget has to be built: install Node.js 20 or newer.")
    env = dict(os.environ)
    if not (WIDGET / "node_modules").exists():
        children.run("npm", [npm, "ci", "--no-audit", "--no-fund"], env=env, cwd=WIDGET)
    children.run("npm", [npm, "run", "build"], env=env, cwd=WIDGET)
