"""Stands in for the PDF engine where an archive's letter is not the subject."""

from __future__ import annotations


def letter_as_text(html: str) -> bytes:
    """The words of the letter instead of its pages."""
    return b"%PDF-" + html.encode()
