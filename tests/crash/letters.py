"""Mails as files, so that those of a killed process are counted too."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from pathlib import Path

LINE = b"-" * 79


@dataclass(frozen=True)
class Letter:
    """A mail that the mail server took."""

    to: list[str]
    subject: str
    body: str
    message_id: str


def letters(folder: Path) -> list[Letter]:
    """All mails, oldest first."""
    found = []
    for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns):
        for text in path.read_bytes().split(LINE + b"\n"):
            if not text.strip():
                continue
            parsed = email.message_from_bytes(text, policy=email.policy.default)
            plain = parsed.get_body(("plain",))
            assert plain is not None
            found.append(
                Letter(
                    [str(parsed["To"])],
                    str(parsed["Subject"]),
                    plain.get_content(),
                    str(parsed["Message-ID"]),
                )
            )
    return found
