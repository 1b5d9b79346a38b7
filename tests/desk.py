"""The privacy desk in a test: switched on, its operations by name, its mails as they left."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from .cast import Answer

OPERATIONS = Path(__file__).resolve().parent.parent / "graphql" / "operations"
FORM = {
    "controller": "Example Shop Ltd\n1 High Street\nExampletown",
    "contact_email": "privacy@shop.example",
    "authority": "Example Authority, Exampletown",
    "storefront_url": "https://shop.example/privacy",
    "country": "DE",
    "time_zone": "Europe/Berlin",
    "staff_emails": "dpo@shop.example",
}
FRAGMENT = "RequestFields"


def document(name: str) -> str:
    """The GraphQL document that widget, desk and tests share."""
    text = (OPERATIONS / f"{name}.graphql").read_text()
    return text + (OPERATIONS / f"{FRAGMENT}.graphql").read_text() if f"...{FRAGMENT}" in text else text


@dataclass
class Desk:
    """Speaks to the shop as a browser does."""

    graphql: Callable[..., Answer]

    def ask(self, name: str, *, user: Any = None, app: str | None = None, **variables: Any) -> Answer:
        """Run an operation by its name."""
        if "$language" in document(name):
            variables.setdefault("language", "en")
        return self.graphql(document(name), variables, user=user, app=app)

    def run(self, name: str, **how: Any) -> dict[str, Any]:
        """Run an operation that must succeed; returns its only field."""
        answer = self.ask(name, **how)
        assert answer.errors == []
        (result,) = answer.data.values()
        assert result is not None
        assert result.get("errors", []) == []
        return dict(result)

    def refused(self, name: str, **how: Any) -> dict[str, Any]:
        """Run an operation that must be refused; returns the one error."""
        answer = self.ask(name, **how)
        assert answer.errors == []
        (result,) = answer.data.values()
        (error,) = result["errors"]
        return dict(error)

    def submit(self, email: str | None = None, *, user: Any = None, **values: Any) -> dict[str, Any]:
        """Submit a request for access."""
        given = {"right": "ACCESS", "channel": "main", "language": "en", "email": email, **values}
        return self.run("RequestSubmit", user=user, input=given)

    def mails(self, to: str) -> list[EmailMessage]:
        """Mails to this exact string, oldest first."""
        return [each for each in mail.outbox if each.to == [to]]

    def token(self, to: str, kind: str = "verify") -> str:
        """The token of the newest link of this kind that was mailed there."""
        for each in reversed(self.mails(to)):
            if found := re.search(rf"gdpr-{kind}=([\w-]+)", each.body):
                return found[1]
        raise AssertionError(f"no {kind} link was mailed to {to}")

    def prove(self, email: str) -> dict[str, Any]:
        """Submit and prove by the link, as a guest."""
        self.submit(email)
        return self.run("RequestVerify", input={"token": self.token(email)})

    def decide(self, verb: str, request_id: str, *, user: Any, **more: Any) -> dict[str, Any]:
        """Approve, release or retry with the current version."""
        version = self.queue(user)[request_id]["version"]
        return dict(self.run(f"Request{verb}", user=user, id=request_id, version=version, **more)["request"])

    def details(self, request_id: str, *, user: Any) -> dict[str, Any]:
        """Everything staff sees of one request."""
        return self.run("RequestDetails", user=user, id=request_id)

    def register(self, *, user: Any = None, app: str | None = None, **values: Any) -> dict[str, Any]:
        """Write down a request for access that came by letter today."""
        given = {
            "right": "ACCESS",
            "channel": "main",
            "receivedOn": timezone.localdate().isoformat(),
            "receivedVia": "LETTER",
            "name": "Paula Papier",
            "postalAddress": "Briefweg 1\n50667 Köln",
            "language": "en",
        } | values
        return dict(self.run("RequestRegister", user=user, app=app, input=given)["request"])

    def queue(self, user: Any, **filters: Any) -> dict[str, dict[str, Any]]:
        """What staff sees, by id."""
        edges = self.run("Requests", user=user, first=100, filter=filters)["edges"]
        return {edge["node"]["id"]: edge["node"] for edge in edges}


@pytest.fixture
def desk(
    plugin: Callable[..., Any], graphql: Callable[..., Answer], channel: Any, transactional_db: None
) -> Desk:
    """The desk, active. Real transactions: mails and jobs start after commit, exports read one moment."""
    plugin(**FORM)
    return Desk(graphql)
