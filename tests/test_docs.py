"""Documents say what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.graphql.schema import MUTATIONS, QUERIES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()


def test_readme__lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \|(?: `([^`]*)`)? \|(.*)\|$", README, re.M)
    listed = {name: (default, text.strip()) for name, default, text in rows}
    assert listed == {name: (str(entry.default), entry.help) for name, entry in conf.FORM.items()}


def test_readme__names_every_field_and_no_other() -> None:
    named = set(re.findall(r"`(gdpr[A-Z]\w+)`", README))
    fields = {
        "".join([name.split("_")[0], *(p.title() for p in name.split("_")[1:])])
        for name in (*QUERIES, *MUTATIONS)
    }
    assert named == fields


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links__lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text()
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target.split("#")[0]).exists()] == []


def test_dev__knows_every_command_the_documents_show() -> None:
    shown = set()
    for document in ("README.md", "CONTRIBUTING.md"):
        shown |= set(re.findall(r"\./dev (\w+)", (ROOT / document).read_text()))
    ran = subprocess.run([sys.executable, ROOT / "dev"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert shown
    assert {
        name for name in shown if f"./dev {name}" not in ran.stdout and f" {name} " not in ran.stdout
    } == set()


def test_package__is_what_the_issue_of_a_release_promises() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["name"] == "saleor-gdpr-plugin"
    assert project["entry-points"]["saleor.plugins"] == {
        "saleor_gdpr_plugin": "saleor_gdpr_plugin.plugin:GdprPlugin"
    }
    assert not any(dependency.lower().startswith("saleor") for dependency in project["dependencies"])
