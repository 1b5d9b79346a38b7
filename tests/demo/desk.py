"""The demo's member of staff: decides through the public GraphQL, until the desk in the Dashboard exists."""

from __future__ import annotations

import time
from typing import Any

from .operations import Api, Failed

DECISIONS = {"approve": "RequestApprove", "release": "RequestRelease"}
LOGIN_SECONDS = 120
"""A login of Saleor works for five minutes; a new one comes well before."""


class Desk:
    """Staff at the queue of requests."""

    def __init__(self, graphql_url: str, email: str, password: str) -> None:
        self._visitor = Api(graphql_url)
        self._who = (email, password)
        self._staff: Api | None = None
        self._since = 0.0

    def queue(self) -> list[dict[str, Any]]:
        """The newest requests, as staff sees them."""
        page = self._api().ask("Requests", first=20)
        return [edge["node"] for edge in page["edges"]]

    def decide(self, decision: str, request_id: str, version: int) -> dict[str, Any]:
        """Approve or release; returns the mutation's answer, with its errors."""
        answer: dict[str, Any] = self._api().ask(DECISIONS[decision], id=request_id, version=version)
        return answer

    def preview(self, request_id: str) -> dict[str, Any]:
        """What a built archive holds, and where staff can fetch it within two minutes."""
        answer: dict[str, Any] = self._api().ask("ExportPreview", id=request_id)
        return answer

    def act(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        """An action of the mailbox page: `errors` says in words what did not work."""
        try:
            if action == "preview":
                return self.preview(str(body["id"]))
            return self.decide(action, str(body["id"]), int(body["version"]))
        except Failed as failed:
            return {"errors": [{"message": str(failed)}]}

    def _api(self) -> Api:
        if self._staff is None or time.monotonic() - self._since > LOGIN_SECONDS:
            self._staff, self._since = self._visitor.login(*self._who), time.monotonic()
        return self._staff
