"""A mail tool as far as a shop sees it: an address that gets webhooks, and remembers what it heard."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .world import wait

BOTH = {"customer_metadata_updated", "customer_updated"}
"""The two webhooks of Saleor that tell of a customer; many tools hear only one of them."""


@dataclass
class Receiver:
    """What was heard, oldest first: the event, and its payload."""

    url: str = ""
    heard: list[tuple[str, Any]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, event: str, payload: Any) -> None:
        """Remember one webhook."""
        with self._lock:
            self.heard.append((event, payload))

    def now(self) -> int:
        """How many were heard so far, to be waited beyond."""
        with self._lock:
            return len(self.heard)

    def events(self, after: int) -> list[str]:
        """Names of what was heard since."""
        with self._lock:
            return [event for event, _payload in self.heard[after:]]

    def hears_both(self, after: int, patience: float = 120.0) -> None:
        """Wait until both webhooks came; raises Broken when one stays away."""
        wait(lambda: set(self.events(after)) >= BOTH, "both webhooks", patience)


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listen on a free port of this machine."""
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found.take(self.headers.get("Saleor-Event", ""), json.loads(body or b"null"))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is told between the sentences of a story."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield found
        finally:
            server.shutdown()
