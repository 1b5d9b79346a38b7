"""`host.events`: told after commit, once, and never raising into work that is done."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction

from saleor_gdpr_plugin.host import database, events
from tests.cast import model

from .effects import told


@pytest.fixture(autouse=True)
def _primary(transactional_db: None) -> Any:
    with database.primary():
        yield


def test_tell__after_commit_and_once(anna: Any) -> None:
    with told() as found, transaction.atomic():
        events.tell("customer_updated", anna)
        events.tell("customer_updated", anna)
        assert found == []
    assert found == [("customer_updated", anna.pk)]


def test_tell__nothing_of_what_was_rolled_back_or_is_gone(anna: Any, eve: Any) -> None:
    with told() as found:
        with transaction.atomic():
            events.tell("customer_updated", anna)
            transaction.set_rollback(True)
        with transaction.atomic():
            events.tell("customer_updated", eve)
            type(eve).objects.filter(pk=eve.pk).delete()
    assert found == []


def test_tell__a_plugin_that_raises_stops_nobody(anna: Any) -> None:
    from saleor.plugins.manager import PluginsManager

    def raises(*_args: Any, **_kwargs: Any) -> None:
        raise ZeroDivisionError

    with (
        told() as found,
        patch.object(PluginsManager, "customer_metadata_updated", raises, create=True),
        transaction.atomic(),
    ):
        events.tell("customer_metadata_updated", anna)
        events.tell("customer_updated", anna)
    assert found == [("customer_updated", anna.pk)]


def test_is_announcing__while_a_hook_hears_of_what_we_wrote(anna: Any) -> None:
    from saleor.plugins.manager import PluginsManager

    heard: list[bool] = []

    def hook(*_args: Any, **_kwargs: Any) -> None:
        heard.append(events.is_announcing())

    with patch.object(PluginsManager, "customer_updated", hook, create=True), transaction.atomic():
        events.tell("customer_updated", anna, ours=True)
        events.tell("customer_updated", anna)
    assert (heard, events.is_announcing()) == ([True, False], False)


def test_tell_order__a_draft_is_told_as_one(order_for: Any) -> None:
    draft, order = order_for(email="guest@example.com", status="draft"), order_for(email="guest@example.com")
    with told() as found, transaction.atomic():
        events.tell_order(draft)
        events.tell_order(order)
    assert found == [("draft_order_updated", draft.pk), ("order_updated", order.pk)]


def test_notify__at_once_with_a_channel(channel: Any) -> None:
    from saleor.plugins import manager

    with patch.object(manager.PluginsManager, "notify", create=True) as hook:
        events.notify("gdpr_data_corrected", {"records": ["T3JkZXI6MQ=="]}, channel="main")

    ((event, payload), named) = hook.call_args
    assert (event, payload(), named) == (
        "gdpr_data_corrected", {"records": ["T3JkZXI6MQ=="]}, {"channel_slug": "main"},
    )  # fmt: skip


def test_notify__what_goes_wrong_is_the_callers_to_try_again(channel: Any) -> None:
    from saleor.plugins import manager

    with (
        patch.object(manager.PluginsManager, "notify", create=True, side_effect=OSError),
        pytest.raises(OSError),  # noqa: PT011
    ):
        events.notify("gdpr_data_corrected", {}, channel="main")


def test_tell_gone__by_the_key_alone(anna: Any) -> None:
    heard: list[tuple[int, str, bool]] = []

    def hook(_self: Any, user: Any, *args: Any, **kwargs: Any) -> None:
        heard.append((user.pk, user.email, events.is_announcing()))

    from saleor.plugins.manager import PluginsManager

    with patch.object(PluginsManager, "customer_deleted", hook, create=True), transaction.atomic():
        events.tell_gone("customer_deleted", anna)
        assert heard == []

    assert heard == [(anna.pk, "", True)]


@pytest.mark.parametrize(
    ("event", "heard"), [("order_updated", True), ("any_events", True), ("order_created", False)]
)
def test_is_heard__by_an_active_webhook_for_the_event_or_for_all(app: Any, event: str, heard: bool) -> None:
    assert events.is_heard("order_updated") is False
    hook = model("webhook.Webhook").objects.create(app=app, target_url="https://erp.example", is_active=True)
    model("webhook.WebhookEvent").objects.create(webhook=hook, event_type=event)
    assert events.is_heard("order_updated") is heard

    hook.is_active = False
    hook.save()
    assert events.is_heard("order_updated") is False
