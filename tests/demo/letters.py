"""The post office of the demo: takes every mail that the shop sends, and keeps it in memory only."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from .ports import HOST


@dataclass(frozen=True)
class Letter:
    """A mail as it arrived; `text` and `html` are its two bodies, `headers` the rest, by lower-case name."""

    id: int
    to: str
    sender: str
    subject: str
    date: str
    text: str
    html: str
    headers: dict[str, str]


class PostOffice:
    """An SMTP server on the loopback interface."""

    def __init__(self, port: int) -> None:
        self._letters: list[Letter] = []
        self._lock = threading.Lock()
        self._controller = Controller(self, hostname=HOST, port=port)

    def open(self) -> None:
        """Begin to take mails."""
        self._controller.start()

    def close(self) -> None:
        """Take no more."""
        self._controller.stop()

    def letters(self) -> list[dict[str, Any]]:
        """All mails, newest first."""
        with self._lock:
            return [asdict(each) for each in reversed(self._letters)]

    def letter(self, number: int) -> Letter | None:
        """One mail by its id, which counts from 1."""
        with self._lock:
            return self._letters[number - 1] if 1 <= number <= len(self._letters) else None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # aiosmtpd's name
        """Keep a mail."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        with self._lock:
            self._letters.append(_read(len(self._letters) + 1, message, to=", ".join(envelope.rcpt_tos)))
        return "250 OK"


def _read(number: int, message: EmailMessage, *, to: str) -> Letter:
    bodies = {kind: message.get_body((kind,)) for kind in ("plain", "html")}
    contents = {kind: str(part.get_content()) if part else "" for kind, part in bodies.items()}
    return Letter(
        id=number,
        to=to,
        sender=str(message["From"]),
        subject=str(message["Subject"]),
        date=str(message["Date"]),
        text=contents["plain"],
        html=contents["html"],
        headers={name.lower(): str(value) for name, value in message.items()},
    )
