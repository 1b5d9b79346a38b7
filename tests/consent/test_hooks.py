"""What the shop pays for our hooks: nothing, or one statement, and never an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.consent import noticing
from saleor_gdpr_plugin.consent.models import FlagNotice, Purpose, SeenFlag
from saleor_gdpr_plugin.host import customers, database
from saleor_gdpr_plugin.plugin import GdprPlugin
from saleor_gdpr_plugin.work.models import Job
from tests.desk import FORM, Desk

from .lines import say
from .shop import KEYS, fresh, learned, settle, write
from .shop import manager as plugins

HOOKS = (
    "customer_created",
    "customer_metadata_updated",
    "customer_updated",
    "account_email_changed",
    "customer_deleted",
    "account_deleted",
)

DELETIONS = {"customer_deleted", "account_deleted"}
"""Erasure hears of these whether or not consent has keys."""


def ours(requestor: Any = None) -> GdprPlugin:
    """Our plugin as Saleor loads it, its configuration in memory."""
    return plugins(requestor).get_plugin("saleor_gdpr")


def queries(call: Callable[[], Any]) -> list[str]:
    """The statements that a hook costs the shop."""
    with database.primary(), CaptureQueriesContext(connection) as ran:
        call()
    return [query["sql"] for query in ran]


@pytest.mark.parametrize("hook", sorted(set(HOOKS) - DELETIONS))
def test_hook__costs_nothing_without_keys_for_consent(desk: Desk, anna: Any, hook: str) -> None:
    plugin = ours(anna)
    assert queries(lambda: getattr(plugin, hook)(anna, previous_value=None)) == []


@pytest.mark.parametrize("hook", sorted(DELETIONS))
def test_hook__of_a_deletion_costs_one_statement(desk: Desk, anna: Any, hook: str) -> None:
    plugin = ours(anna)
    assert len(queries(lambda: getattr(plugin, hook)(anna, previous_value=None))) == 1


@pytest.mark.parametrize("hook", [*HOOKS, "order_created"])
def test_hook__is_silent_while_inactive(
    desk: Desk, plugin: Callable[..., Any], anna: Any, order_for: Callable[..., Any], hook: str
) -> None:
    plugin(**FORM, consent_keys=KEYS, active=False)
    anna.metadata = {"newsletter": "true"}
    thing = order_for(anna, metadata={"newsletter": "true"}) if hook == "order_created" else anna
    inactive = ours(anna)
    assert inactive.active is False
    assert queries(lambda: getattr(inactive, hook)(thing, previous_value=None)) == []


@pytest.mark.parametrize("hook", ["customer_metadata_updated", "customer_updated", "account_email_changed"])
def test_hook__of_a_customer_without_flags_costs_one_statement(
    desk: Desk, plugin: Callable[..., Any], anna: Any, hook: str
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    loaded = ours(anna)
    (statement,) = queries(lambda: getattr(loaded, hook)(anna, previous_value=None))
    assert statement.startswith("SELECT")


def test_hook__of_a_flag_that_is_as_last_seen_costs_one_statement(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    learned()
    with database.primary():
        say(anna.email, "given")
    settle()
    loaded, user = ours(anna), fresh(anna)
    assert user.metadata == {"newsletter": "true"}
    assert len(queries(lambda: loaded.customer_metadata_updated(user, previous_value=None))) == 1


def test_hook__of_an_order_without_a_tick_costs_nothing(
    desk: Desk, plugin: Callable[..., Any], anna: Any, order_for: Callable[..., Any]
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    loaded = ours(anna)
    for metadata in ({}, {"newsletter": "false"}):
        order = order_for(anna, metadata=metadata)
        assert queries(lambda order=order: loaded.order_created(order, previous_value=None)) == []


def test_hook__passes_on_what_plugins_before_it_gave_and_takes_any_argument(desk: Desk, anna: Any) -> None:
    given = object()
    plugin = ours(anna)
    assert plugin.customer_updated(anna, webhooks={1}, more=2, previous_value=given) is given


def test_hook__works_only_after_the_shops_own_commit(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    anna.metadata = {"newsletter": "true"}
    with database.primary():
        with transaction.atomic():
            ours(anna).customer_metadata_updated(anna, previous_value=None)
            assert FlagNotice.objects.count() == 0
        assert FlagNotice.objects.count() == 1
        with transaction.atomic():
            ours(anna).customer_deleted(anna, previous_value=None)
            transaction.set_rollback(True)
        assert not Job.objects.filter(kind=noticing.FORGET).exists()


def test_hook__holds_ids_only(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any, order_for: Callable[..., Any]
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    write(anna, by=anna, newsletter="true")
    with database.primary():
        plugins(anna).order_created(order_for(anna, metadata={"newsletter": "true"}))
        held = [*Job.objects.values_list("kind", "object_id"), *FlagNotice.objects.values_list()]
    assert held
    assert "anna" not in repr(held).lower()


def test_hook__never_raises_and_logs_no_name(
    desk: Desk,
    plugin: Callable[..., Any],
    anna: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    plugin(**FORM, consent_keys=KEYS)

    def break_down(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError(anna.email)

    monkeypatch.setattr(noticing, "changed", break_down)
    monkeypatch.setattr(noticing, "moved", break_down)
    monkeypatch.setattr(customers, "writer", break_down)
    loaded = ours(anna)
    for hook in HOOKS:
        with database.primary():
            getattr(loaded, hook)(anna, previous_value=None)
    broken = type("Broken", (), {"pk": 1})()
    loaded.order_created(broken, previous_value=None)

    assert "hook=customer_metadata_updated failed with RuntimeError" in caplog.text
    assert "hook=order_created failed with AttributeError" in caplog.text
    assert anna.email not in caplog.text


def test_hook__is_silent_while_our_tables_are_not_there(
    desk: Desk, plugin: Callable[..., Any], anna: Any, caplog: pytest.LogCaptureFixture
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    anna.metadata = {"newsletter": "true"}
    loaded = ours(anna)
    hidden = [model._meta.db_table for model in (SeenFlag, FlagNotice, Job)]
    with database.primary(), connection.cursor() as cursor:
        for table in hidden:
            cursor.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_hidden"')
        try:
            for hook in ("customer_metadata_updated", "customer_created", "customer_deleted"):
                getattr(loaded, hook)(anna, previous_value=None)
        finally:
            for table in hidden:
                cursor.execute(f'ALTER TABLE "{table}_hidden" RENAME TO "{table}"')
    assert caplog.text == ""


def test_hook__opens_the_writer_by_itself(
    desk: Desk, plugin: Callable[..., Any], newsletter: Purpose, anna: Any
) -> None:
    from saleor.core.db import connection as guarded

    plugin(**FORM, consent_keys=KEYS)
    anna.metadata = {"newsletter": "true"}
    loaded = ours(anna)
    wrapper = getattr(guarded, "restrict_writer", None) or guarded._restrict_writer
    with connection.execute_wrapper(wrapper):
        loaded.customer_metadata_updated(anna, previous_value=None)
    with database.primary():
        assert FlagNotice.objects.count() == 1
