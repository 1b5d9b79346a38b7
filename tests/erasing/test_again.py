"""Who was erased and comes back is somebody new: what stopped mails goes on, nothing of before comes back."""

from __future__ import annotations

from typing import Any

from tests.cast import APP_TOKEN, person
from tests.consent.lines import purpose
from tests.consent.shop import manager, settle, write
from tests.desk import FORM
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all


def test_registered_again__is_not_written_to_without_a_new_consent(
    eraser: Eraser, plugin: Any, annas: dict[str, Any], anna: Any, app: Any
) -> None:
    plugin(**FORM, grace_hours="0", consent_keys="newsletter = newsletter")
    purpose("newsletter", marketing=True)
    eraser.desk.run("MarketingObject", input={"email": anna.email, "channel": "main", "language": "en"})
    sweep_all()
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()

    def reason() -> str:
        asked = {"emails": ["Anna@Example.com"], "purpose": "newsletter"}
        (found,) = eraser.desk.ask("MarketingAllowed", app=APP_TOKEN, **asked).data["gdprMarketingAllowed"]
        assert found["allowed"] is False
        return str(found["reason"])

    assert reason() == "SUPPRESSED"

    # when: the same address registers, and an import writes the flag that was there before
    again = person("anna@example.com")
    manager().customer_created(again)
    write(again, newsletter="true")
    settle()

    # then
    assert reason() == "SUPPRESSED"
    mine = eraser.desk.run("MyRequests", user=again, first=5)
    assert mine["edges"] == []
