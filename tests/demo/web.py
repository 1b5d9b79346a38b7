"""A page server of a few routes: enough for the demo, on the loopback interface, and nothing to install."""

from __future__ import annotations

import json
import mimetypes
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .ports import HOST

LARGEST_BODY = 100_000
"""Bytes; the buttons of a page send far less."""


@dataclass(frozen=True)
class Answer:
    """What a route says."""

    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """A path as a regular expression; `say` gets its groups, and the JSON that was posted (else None)."""

    path: str
    say: Callable[..., Answer]
    method: str = "GET"


def as_json(value: Any) -> Answer:
    """A value for a program."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), "application/json")


def as_file(folder: Path, name: str) -> Answer:
    """A file of the folder, never one outside of it."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return Answer(b"Not found", status=404)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Answer(path.read_bytes(), kind + charset)


def serve(port: int, routes: Sequence[Route]) -> ThreadingHTTPServer:
    """Serve until `shutdown()`; a thread per request, none of them keeps the program alive."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_POST(self) -> None:
            self._answer("POST")

        def _answer(self, method: str) -> None:
            try:
                answer = self._say(method, self.path.partition("?")[0])
            except Exception as error:  # whatever the shop behind the page did not like
                answer = Answer(f"{type(error).__name__}: {error}".encode(), status=502)
            self.send_response(answer.status)
            headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
            headers |= {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **answer.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def _say(self, method: str, path: str) -> Answer:
            for route in routes:
                match = re.fullmatch(route.path, path)
                if match is None or route.method != method:
                    continue
                if method == "GET":
                    return route.say(*match.groups())
                length = int(self.headers.get("Content-Length") or 0)
                # Another site's form can post, but not with this type: nobody else presses these buttons.
                if self.headers.get_content_type() != "application/json" or length > LARGEST_BODY:
                    return Answer(b"Send JSON", status=415)
                return route.say(*match.groups(), json.loads(self.rfile.read(length)))
            return Answer(b"Not found", status=404)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet: the terminal is for what to click."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A page that was closed while it loaded is nothing to tell."""

    server = Server((HOST, port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
