"""`host.payment`: what the payment apps keep for a customer, asked through Saleor."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from saleor_gdpr_plugin.host import database, payment


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    with database.primary():
        yield


def test_stored_methods__nobody_keeps_any_without_a_payment_app(anna: Any, channel: Any) -> None:
    assert payment.stored_methods(anna.pk) == []


def test_stored_methods__a_user_who_is_gone_has_none(channel: Any) -> None:
    assert payment.stored_methods(-1) == []


def test_stored_methods__each_method_once_whatever_the_number_of_channels(
    anna: Any, channel: Any, other_channel: Any
) -> None:
    from saleor.plugins.manager import PluginsManager

    gateway = SimpleNamespace(id="app.pay", name="")
    method = SimpleNamespace(
        id="pm_1", type="sepa", external_id="ext_1", gateway=gateway, name="DE** 1234", credit_card_info=None
    )
    asked: list[str] = []

    def answer(_self: Any, request: Any) -> list[Any]:
        asked.append(request.channel.slug)
        return [method]

    with patch.object(PluginsManager, "list_stored_payment_methods", answer, create=True):
        (found,) = payment.stored_methods(anna.pk)

    # A migrated database brings a channel of its own.
    assert [slug for slug in asked if slug != "default-channel"] == ["main", "pl"]
    assert len(set(asked)) == len(asked)
    assert (found["id"], found["gateway"], found["name"]) == ("pm_1", "app.pay", "DE** 1234")
    assert found["brand"] is None


@pytest.mark.parametrize(
    ("said", "refused"),
    [("successfully_deleted", []), ("failed_to_delete", ["Pay"]), ("failed_to_deliver", ["Pay"])],
)
def test_forget_methods__names_what_was_not_deleted(
    anna: Any, channel: Any, said: str, refused: list[str]
) -> None:
    from saleor.plugins.manager import PluginsManager

    gateway = SimpleNamespace(id="app.pay", name="Pay")
    method = SimpleNamespace(
        id="pm_1", type="card", external_id=None, gateway=gateway, name="", credit_card_info=None
    )
    asked: list[tuple[str, Any]] = []

    def delete(_self: Any, request: Any) -> Any:
        asked.append((request.payment_method_id, request.user.pk))
        return SimpleNamespace(result=SimpleNamespace(value=said))

    with (
        patch.object(PluginsManager, "list_stored_payment_methods", lambda *_: [method], create=True),
        patch.object(PluginsManager, "stored_payment_method_request_delete", delete, create=True),
    ):
        assert payment.forget_methods(anna.pk) == refused

    assert asked == [("pm_1", anna.pk)]


def test_forget_methods__a_user_who_is_gone_has_none(channel: Any) -> None:
    assert payment.forget_methods(-1) == []
