"""The world of a journey: a demo without a screen in a process of its own, reached by HTTP and its mailbox."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.demo.operations import Api, Reply, http

from .story import Broken

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until something that the worker does has to be seen."""
STOPPING = 30.0

T = TypeVar("T")


@dataclass(frozen=True)
class World:
    """Addresses and people; `facts` is what the demo says about itself."""

    facts: dict[str, Any]
    ask_demo: Callable[[str], str] | None = None
    """Says a line to the demo and returns its answer."""

    def later(self, day: str) -> None:
        """Let a day that has not come happen in the shop, and only there."""
        if self.ask_demo is None or self.ask_demo(f"later {day}") != f"later {day}":
            raise Broken(f"The shop did not live through {day}; what it said stands above.")

    @property
    def channel(self) -> str:
        """Slug of the channel the storefront serves."""
        return str(self.facts["channel"])

    def visitor(self, language: str = "en") -> Api:
        """The shop for somebody who is not logged in."""
        return Api(self.facts["addresses"]["graphql"], language)

    @property
    def is_real(self) -> bool:
        """Whether this is a Saleor, and not the miniature, which has none of Saleor's own behaviour."""
        return str(self.facts["shop"]).startswith("Saleor")

    def mail_tool(self) -> Api:
        """The shop for the app that sends its newsletter."""
        return self.visitor().app(self.facts["mail_tool"]["token"])

    def login(self, who: str, language: str = "en") -> Api:
        """The shop for "customer", "stranger" or "staff", by e-mail and password."""
        person = self.facts[who]
        return self.visitor(language).login(person["email"], person["password"])

    def mails(self, to: str) -> list[dict[str, Any]]:
        """What arrived for an address, oldest first."""
        found = http(self.facts["addresses"]["mailbox"] + "mails.json").json()
        return [mail for mail in reversed(found) if mail["to"] == to]

    def mail(self, to: str, containing: str, after: int = 0) -> dict[str, Any]:
        """Wait for the first mail with that text (a reference, part of a link) whose id is above `after`."""

        def arrived() -> dict[str, Any] | None:
            return next((m for m in self.mails(to) if m["id"] > after and containing in m["text"]), None)

        return wait(arrived, f"a mail to {to} that says {containing!r}")

    def newest(self) -> int:
        """Id of the newest mail, to be waited beyond."""
        found = http(self.facts["addresses"]["mailbox"] + "mails.json").json()
        return int(found[0]["id"]) if found else 0

    def download(self, url: str, headers: dict[str, str] | None = None) -> Reply:
        """Fetch what a ticket points at."""
        return http(url, headers=headers)


def token(mail: dict[str, Any], purpose: str) -> str:
    """The token in the fragment of the mail's link, for "verify", "status" or "download"."""
    match = re.search(rf"#(?:[^\s]*&)?gdpr-{purpose}=([\w-]+)", mail["text"])
    if match is None:
        raise Broken(f"The mail “{mail['subject']}” has no {purpose} link.")
    return match[1]


def link(mail: dict[str, Any], purpose: str) -> str:
    """The whole link."""
    match = re.search(rf"http\S+gdpr-{purpose}=[\w-]+", mail["text"])
    if match is None:
        raise Broken(f"The mail “{mail['subject']}” has no {purpose} link.")
    return match[0]


def wait(look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """Look again and again until there is something; raises Broken when patience ends."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.2)
    raise Broken(f"Waited {patience:.0f} seconds for {what}.")


@contextmanager
def world(options: Sequence[str]) -> Iterator[World]:
    """Bring a demo up with these options, in a database of its own, and stop it whatever happens.

    The demo ends when its input does, so that not even a killed journey leaves one behind.
    """
    command = [
        sys.executable,
        "-m",
        "tests.demo",
        "--headless",
        "--database",
        f"gdpr_journey_{os.getpid()}",
        *options,
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdin is not None
        assert demo.stdout is not None
        try:
            line = demo.stdout.readline()
            if not line:
                raise Broken("The demo did not start; what it said stands above.")

            def say(words: str) -> str:
                print(words, file=demo.stdin, flush=True)
                return demo.stdout.readline().strip()

            yield World(json.loads(line), say)
        finally:
            demo.stdin.close()
            try:
                demo.wait(STOPPING)
            except subprocess.TimeoutExpired:
                demo.kill()
