"""GraphQL as a storefront speaks it: HTTP, and the documents in `graphql/operations/`."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "graphql" / "operations"
LOGIN = """mutation Login($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) { token errors { field message } }
}"""


class Failed(Exception):
    """The shop answered with an error where an answer was needed."""


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; header names are lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def http(url: str, *, method: str = "GET", body: Any = None, headers: dict[str, str] | None = None) -> Reply:
    """One request, of which every status is an answer; `body` is sent as JSON."""
    data = None if body is None else json.dumps(body).encode()
    sent = {**({"Content-Type": "application/json"} if data else {}), **(headers or {})}
    request = urllib.request.Request(url, data=data, headers=sent, method="POST" if data else method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:  # our own addresses
            return Reply(response.status, _lower(response.headers), response.read())
    except urllib.error.HTTPError as error:
        return Reply(error.code, _lower(error.headers), error.read())


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def answer(reply: Reply) -> Any:
    """What the one field of an operation answered; raises Failed for a top-level error."""
    body = reply.json()
    if body.get("errors") or not body.get("data"):
        raise Failed(f"The shop answered {reply.status}: {body.get('errors') or body}")
    (found,) = body["data"].values()
    return found


def document(name: str) -> str:
    """The text of an operation, with the fragment it needs."""
    text = (FOLDER / f"{name}.graphql").read_text()
    return text + (FOLDER / "RequestFields.graphql").read_text() if "...RequestFields" in text else text


@dataclass
class Api:
    """The shop's `/graphql/` for one person: a visitor, or whoever logged in."""

    url: str
    language: str = "en"
    _login: dict[str, str] = field(default_factory=dict)

    def login(self, email: str, password: str) -> Api:
        """The same shop for whoever logs in; raises Failed for a wrong password."""
        reply = http(
            self.url, body={"query": LOGIN, "variables": {"email": email, "password": password}}
        ).json()
        token = (reply.get("data") or {}).get("tokenCreate", {}).get("token")
        if not token:
            raise Failed(f"{email} could not log in: {reply}")
        return Api(self.url, self.language, {"Authorization": f"Bearer {token}"})

    def app(self, token: str) -> Api:
        """The same shop for an app, by its token."""
        return Api(self.url, self.language, {"Authorization": f"Bearer {token}"})

    @property
    def token(self) -> str:
        """What this person's browser would hold; "" for a visitor."""
        return self._login.get("Authorization", "").removeprefix("Bearer ")

    def saleor(self, query: str, **variables: Any) -> Any:
        """What the one field of an operation of Saleor itself answered; raises Failed for an error."""
        return answer(http(self.url, body={"query": query, "variables": variables}, headers=self._login))

    def send(self, name: str, **variables: Any) -> Reply:
        """The bare HTTP answer to an operation."""
        text = document(name)
        if "$language" in text.partition("{")[0]:
            variables.setdefault("language", self.language)
        return http(self.url, body={"query": text, "variables": variables}, headers=self._login)

    def ask(self, name: str, **variables: Any) -> Any:
        """What the one field of an operation answered, also null; raises Failed for a top-level error."""
        return answer(self.send(name, **variables))
