"""Rules that keep the test grounds honest and `host/` the only door to Saleor."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.ground import MINIATURE, ROOT

PACKAGE = ROOT / "saleor_gdpr_plugin"
CONTRACT = ROOT / "tests" / "contract"
MOST_LINES = 800


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


def _lines_of_code(file: Path) -> int:
    """Lines that are neither blank, nor a comment, nor part of a docstring."""
    text = file.read_text()
    lines = {
        number for number, line in enumerate(text.splitlines(), 1) if line.strip() and line.strip()[0] != "#"
    }
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)


def test_miniature__stays_small() -> None:
    assert sum(_lines_of_code(file) for file in (MINIATURE / "saleor").rglob("*.py")) <= MOST_LINES


def test_miniature__says_what_it_is(which_saleor: str) -> None:
    import saleor

    assert saleor.__version__.endswith("+miniature") is (which_saleor == "miniature")


def test_miniature__is_out_of_reach_of_a_real_saleor(which_saleor: str) -> None:
    import saleor

    reachable = [entry for entry in sys.path if Path(entry or ".").resolve() == MINIATURE]
    ours = Path(saleor.__file__ or "").resolve().is_relative_to(MINIATURE)

    assert (bool(reachable), ours) == ((False, False) if which_saleor == "real" else (True, True))


def test_host__is_the_only_door() -> None:
    through = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if any(name.split(".")[0] == "saleor" for name in _imports(file))
    }

    assert {name for name in through if not name.startswith("host/")} == set()


def _public_functions() -> list[str]:
    return [
        f"{file.stem}.{node.name}"
        for file in sorted((PACKAGE / "host").glob("*.py"))
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("function", _public_functions())
def test_host__every_function_has_a_contract(function: str) -> None:
    module, name = function.split(".")
    file = CONTRACT / f"test_host_{module}.py"
    text = file.read_text() if file.exists() else ""

    assert re.search(rf"\b{module}\.{name}\b", text), f"no test in {file.relative_to(ROOT)} uses {function}"


def test_plugin__version_of_saleor_is_never_a_dependency() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert [name for name in project["dependencies"] if name.lower().startswith("saleor")] == []
