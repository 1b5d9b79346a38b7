"""`host.customers`: metadata merged in the database, both customer hooks, and who caused one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils.functional import SimpleLazyObject

from saleor_gdpr_plugin.host import customers, database, events
from tests.cast import APP_TOKEN, model

HEARD: list[tuple[str, int, dict[str, Any]]] = []
"""What the listening plugin was told: hook, user id, metadata."""
OURS: list[bool] = []
"""Whether the hook knew that we had called it."""


def _ears() -> Any:
    from saleor.plugins.base_plugin import BasePlugin

    class Ears(BasePlugin):
        PLUGIN_ID = "contract.ears"
        PLUGIN_NAME = "Ears"
        CONFIGURATION_PER_CHANNEL = False
        DEFAULT_ACTIVE = True

        def customer_metadata_updated(self, customer: Any, *args: Any, **kwargs: Any) -> None:
            OURS.append(events.is_announcing())
            HEARD.append(("customer_metadata_updated", customer.pk, dict(customer.metadata)))
            if customer.metadata.get("raise"):
                raise RuntimeError(customer.email)

        def customer_updated(self, customer: Any, *args: Any, **kwargs: Any) -> None:
            HEARD.append(("customer_updated", customer.pk, dict(customer.metadata)))

        def customer_created(self, customer: Any, *args: Any, **kwargs: Any) -> None:
            HEARD.append(("customer_created", customer.pk, dict(customer.metadata)))

    return Ears


def __getattr__(name: str) -> Any:
    """Saleor imports a plugin by its dotted path; ours needs a loaded Saleor to be defined."""
    if name == "Ears":
        globals()[name] = _ears()
        return globals()[name]
    raise AttributeError(name)


@pytest.fixture
def ears(settings: Any, db: None) -> list[tuple[str, int, dict[str, Any]]]:
    """A plugin that listens; what it heard."""
    settings.PLUGINS = [f"{__name__}.Ears"]
    HEARD.clear()
    OURS.clear()
    return HEARD


@pytest.fixture
def primary(db: None) -> Any:
    with database.primary():
        yield


def test_merge_metadata__sets_the_keys_and_leaves_all_others(anna: Any, eve: Any, primary: Any) -> None:
    before = model("account.User").objects.filter(pk=anna.pk)
    before.update(metadata={"size": "M", "news": "on"}, private_metadata={"crm": "7"})
    was = before.get().updated_at

    written = customers.merge_metadata(anna.pk, {"news": "off"}, {"profile": False})

    found = before.get()
    assert written is True
    assert found.metadata == {"size": "M", "news": "off"}
    assert found.private_metadata == {"crm": "7", "profile": False}
    assert found.updated_at > was
    assert model("account.User").objects.get(pk=eve.pk).metadata == {}


def test_merge_metadata__writes_nothing_that_stands_there_already(anna: Any, primary: Any) -> None:
    row = model("account.User").objects.filter(pk=anna.pk)
    row.update(metadata={"news": True, "size": "M"})
    was = row.get().updated_at

    written = [
        customers.merge_metadata(anna.pk, {"news": True}, {}),
        customers.merge_metadata(anna.pk, {}),
        customers.merge_metadata(-1, {"news": True}),
    ]

    assert written == [False, False, False]
    assert row.get().updated_at == was


def test_merge_metadata__is_one_statement(
    anna: Any, primary: Any, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(1):
        customers.merge_metadata(anna.pk, {"news": "off"}, {"profile": "off"})


def test_merge_metadata__writers_of_other_keys_never_undo_each_other(
    anna: Any, transactional_db: None
) -> None:
    start = threading.Barrier(4)

    def write(number: int) -> None:
        with database.primary():
            start.wait()
            for turn in range(10):
                customers.merge_metadata(anna.pk, {f"key{number}": str(turn)})
        connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = model("account.User").objects.get(pk=anna.pk).metadata
    assert found == {f"key{number}": "9" for number in range(4)}


def test_announce__both_hooks_once_after_commit_with_what_was_committed(
    anna: Any, ears: Any, transactional_db: None
) -> None:
    with database.primary(), transaction.atomic():
        customers.announce(anna.pk)
        customers.merge_metadata(anna.pk, {"news": "off"})
        assert ears == []

    assert ears == [
        ("customer_metadata_updated", anna.pk, {"news": "off"}),
        ("customer_updated", anna.pk, {"news": "off"}),
    ]


def test_announce__says_nothing_of_what_was_rolled_back_or_is_gone(
    anna: Any, ears: Any, transactional_db: None
) -> None:
    with database.primary():
        with transaction.atomic():
            customers.announce(anna.pk)
            transaction.set_rollback(True)
        customers.announce(-1)

    assert ears == []


def test_announce__a_hook_that_fails_is_logged_without_a_name_and_stops_nothing(
    anna: Any, ears: Any, transactional_db: None, caplog: pytest.LogCaptureFixture
) -> None:
    with database.primary():
        customers.merge_metadata(anna.pk, {"raise": "yes"})
        customers.announce(anna.pk)

    assert [hook for hook, *_ in ears] == ["customer_metadata_updated", "customer_updated"]
    assert "hook=customer_metadata_updated failed with RuntimeError" in caplog.text
    assert anna.email not in caplog.text


def test_announce__opens_the_writer_by_itself(
    anna: Any, ears: Any, transactional_db: None, closed_writer: Callable[..., Any]
) -> None:
    with closed_writer():
        customers.announce(anna.pk)

    assert [hook for hook, *_ in ears] == ["customer_metadata_updated", "customer_updated"]


def test_writer__user_staff_app_and_nobody(anna: Any, staff: Any, app: Any) -> None:
    found = [customers.writer(SimpleLazyObject(lambda who=who: who)) for who in (anna, staff, app, None)]

    assert found == [
        customers.Writer(user_id=anna.pk),
        customers.Writer(user_id=staff.pk, is_staff=True),
        customers.Writer(app_id=app.pk),
        customers.Writer(),
    ]
    assert customers.writer(None) == customers.Writer()


def test_is_announcing__tells_our_own_calls_from_the_shops(
    anna: Any, ears: Any, transactional_db: None
) -> None:
    from saleor.plugins.manager import get_plugins_manager

    with database.primary():
        customers.announce(anna.pk)
        get_plugins_manager(allow_replica=False).customer_metadata_updated(anna)

    assert (OURS, events.is_announcing()) == ([True, False], False)


UPDATE = """mutation($id: ID!, $input: [MetadataInput!]!) {
  updateMetadata(id: $id, input: $input) { errors { field message } }
}"""


@pytest.mark.real
def test_saleor__calls_the_metadata_hook_with_fresh_metadata_after_its_own_change(
    anna: Any, app: Any, ears: Any, graphql: Callable[..., Any], transactional_db: None
) -> None:
    import graphene

    node = graphene.Node.to_global_id("User", anna.pk)
    for who, value in (({"user": anna}, "true"), ({"app": APP_TOKEN}, "false")):
        answer = graphql(UPDATE, {"id": node, "input": [{"key": "news", "value": value}]}, **who)
        assert answer.data["updateMetadata"]["errors"] == []

    told = [each for each in ears if each[0] == "customer_metadata_updated"]
    # What is written again as it was calls no hook in newer versions.
    assert [metadata for _hook, _pk, metadata in told] == [{"news": "true"}, {"news": "false"}]
