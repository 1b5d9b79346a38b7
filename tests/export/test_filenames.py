"""Names of files in an archive: no path in them, and nothing a person's computer stumbles over."""

from __future__ import annotations

import pytest

from saleor_gdpr_plugin.export.filenames import safe, same


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("letter.pdf", "letter.pdf"),
        ("Übersicht 2026.csv", "Übersicht 2026.csv"),
        ("U\u0308.pdf", "Ü.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("/", ""),
        ("..", ""),
        (" . ", ""),
        ("", ""),
        ("a\x00b\n.txt", "ab.txt"),
        ("cod\u202etxt.exe", "codtxt.exe"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("ends. . ", "ends"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console.txt", "console.txt"),
        ("x" * 200 + ".pdf", "x" * 96 + ".pdf"),
        ("x" * 200, "x" * 100),
    ],
)
def test_safe(typed: str, expected: str) -> None:
    assert safe(typed) == expected


def test_same__whatever_the_case() -> None:
    assert same("Straße.PDF", "STRASSE.pdf")
    assert not same("a.pdf", "b.pdf")
