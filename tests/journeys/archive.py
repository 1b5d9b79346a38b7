"""What a person must find in the archive: opened with a ZIP reader, a JSON Schema and a PDF reader, none of ours."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
from pypdf import PdfReader

from .story import Broken, same, sure
from .world import ROOT

SCHEMA = ROOT / "saleor_gdpr_plugin" / "export" / "schema" / "data-1.json"


class Opened:
    """An archive whose ZIP, JSON, HTML and PDF could be read."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            broken = package.testzip()
            sure(broken is None, f"{broken} in the ZIP is damaged.")
            self.files = {name: package.read(name) for name in package.namelist()}
        self.data: dict[str, Any] = json.loads(self.files["data.json"])

    def check(self, *, email: str, language: str) -> None:
        """JSON by its schema, letter and report in the person's language, nothing that had a problem."""
        for name in ("data.json", "report.html", "summary.pdf"):
            sure(name in self.files, f"{name} is missing; the archive holds {sorted(self.files)}.")
        check_schema(self.data)
        same(self.data["problems"], [], "Problems named in data.json")
        same(self.data["subject"]["email"], email, "The address in data.json")
        same(self.data["language"], language, "The language of data.json")
        report = self.files["report.html"].decode()
        sure(re.search(rf'<html[^>]*lang="{language}', report), f"report.html is not in {language}.")
        sure(self.files["summary.pdf"].startswith(b"%PDF"), "summary.pdf is no PDF.")
        letter = PdfReader(io.BytesIO(self.files["summary.pdf"]))
        same(str(letter.root_object.get("/Lang", ""))[:2], language, "The language of summary.pdf")
        text = "".join(page.extract_text() for page in letter.pages)
        sure(self.data["reference"] in text, "The letter does not name the reference.")

    @property
    def orders(self) -> list[str]:
        """Numbers of all orders inside, sorted."""
        return sorted(str(order["number"]) for order in self.data["sources"]["orders"]["records"])

    def addresses_of_orders(self) -> set[str]:
        """The e-mail addresses under which they were placed, in lower case."""
        return {order["email"].lower() for order in self.data["sources"]["orders"]["records"]}


def check_schema(data: dict[str, Any]) -> None:
    """Raise Broken naming the place that breaks the published schema."""
    schema = json.loads(SCHEMA.read_text())
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in checker.iter_errors(data):
        raise Broken(f"data.json breaks its schema at {error.json_path}: {error.message}")


def keep(content: bytes, folder: Path) -> Path:
    """Write the archive where whoever ran the journey can open it."""
    path = folder / "my-data.zip"
    path.write_bytes(content)
    return path
