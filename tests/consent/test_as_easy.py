"""To withdraw and to object takes no more fields and no more steps than to give (Art. 7(3), 21(3))."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import Purpose
from tests.cast import APP_TOKEN
from tests.desk import Desk
from tests.work.sweeping import sweep_all

SCHEMA = (Path(__file__).resolve().parents[2] / "graphql" / "schema.graphql").read_text()
GIVING = {"channel", "email", "statusToken", "language", "purpose", "version", "textLanguage", "order"}
"""What consent is given with: written down by hand."""


def fields(name: str) -> set[str]:
    found = re.search(rf"^input {name} \{{\n(.*?)^\}}", SCHEMA, re.M | re.S)
    assert found, name
    return set(re.findall(r"^  (\w+):", found[1], re.M))


def test_giving__asks_for_these_fields() -> None:
    assert fields("GdprConsentGiveInput") == GIVING


@pytest.mark.parametrize("stopping", ["GdprConsentWithdrawInput", "GdprMarketingObjectInput"])
def test_stopping__asks_for_fewer_fields_than_giving(stopping: str) -> None:
    assert fields(stopping) < GIVING


def test_steps__a_guest_gives_in_two_and_stops_in_one() -> None:
    """Giving needs the click in the mail (gdprConsentConfirm); what stops has no second step to name."""
    steps = set(re.findall(r"^  (gdpr(?:Consent|Marketing)\w+)\(", SCHEMA, re.M))
    assert "gdprConsentConfirm" in steps
    assert {each for each in steps if "Confirm" in each or "Verify" in each} == {"gdprConsentConfirm"}


GUEST = "guest@example.com"
BY_THE_PAGE = {"channel", "language", "purpose", "version", "textLanguage"}
"""What the page knows; the rest somebody types."""


@dataclass
class Counted:
    """Somebody before the desk, whose steps and typed fields are counted."""

    desk: Desk
    client: Any
    user: Any = None
    steps: int = 0
    typed: int = 0

    @property
    def email(self) -> str:
        return str(self.user.email) if self.user else GUEST

    def ask(self, name: str, **given: Any) -> None:
        """One button of the page."""
        who = {} if self.user else {"email": GUEST}
        self.desk.run(name, user=self.user, input=given | who | {"channel": "main"})
        self._count(len((given | who).keys() - BY_THE_PAGE))

    def click(self, name: str, kind: str) -> None:
        """One link of a mail, and its button."""
        sweep_all()
        self.desk.run(name, token=self.desk.token(self.email, kind))
        self._count(0)

    def press(self, path: str, form: dict[str, str]) -> None:
        """A button of a form, with what somebody types into it."""
        assert self.client.post(path, form).status_code == 200
        self._count(0)

    def _count(self, typed: int) -> None:
        self.steps, self.typed = self.steps + 1, self.typed + typed


def why(email: str) -> str:
    return allowed([email], "newsletter")[0].reason.value


def gives(desk: Desk, client: Any, user: Any) -> Counted:
    """Consent, until it holds."""
    person = Counted(desk, client, user)
    person.ask("ConsentGive", purpose="newsletter", version=1, textLanguage="en")
    if user is None:
        assert why(GUEST) != "consent"
        person.click("ConsentConfirm", "consent")
    assert why(person.email) == "consent"
    return person


@pytest.mark.parametrize("logged_in", [True, False])
@pytest.mark.parametrize("stopping", ["ConsentWithdraw", "MarketingObject"])
def test_counted__in_the_api_stopping_takes_no_more_steps_and_fields_than_giving(
    desk: Desk, client: Any, newsletter: Purpose, anna: Any, logged_in: bool, stopping: str
) -> None:
    user = anna if logged_in else None
    giving = gives(desk, client, user)

    stops = Counted(desk, client, user)
    stops.ask(stopping, **({"purpose": "newsletter"} if stopping == "ConsentWithdraw" else {}))

    assert why(stops.email) == "suppressed"
    assert (giving.steps, giving.typed) == ((1, 0) if logged_in else (2, 1))
    assert (stops.steps, stops.typed) == ((1, 0) if logged_in else (1, 1))


@pytest.mark.parametrize("purpose", ["newsletter", None])
@pytest.mark.parametrize("how", ["mail program", "button"])
def test_counted__in_a_mail_footer_stopping_takes_one_press_and_nothing_typed(
    desk: Desk, client: Any, newsletter: Purpose, app: Any, purpose: str | None, how: str
) -> None:
    giving = gives(desk, client, None)
    (found,) = desk.ask("UnsubscribeLinks", app=APP_TOKEN, emails=[GUEST], purpose=purpose).data.values()
    path = urlsplit(found[0]["url"]).path

    stops, form = Counted(desk, client), {"List-Unsubscribe": "One-Click"}
    if how == "button":
        page = client.get(path).content.decode()
        inputs = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
        assert [each for each in inputs if 'type="hidden"' not in each] == []
        (button,) = re.findall(r"<button\b[^>]*>", page)
        form = dict(re.findall(r'name="([^"]+)"[^>]* value="([^"]+)"', "".join([*inputs, button])))
        assert form
    stops.press(path, form)

    assert why(GUEST) == "suppressed"
    assert (stops.steps, stops.typed) == (1, 0)
    assert stops.steps < giving.steps
    assert stops.typed < giving.typed
