"""`host.database`: the guarded writer, the replica, and reading as of one moment."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connections, transaction

from saleor_gdpr_plugin.host import database
from tests.cast import model


def test_writer_alias() -> None:
    assert database.writer_alias() == "default"


def test_replica_alias__until_the_request_writes(context_of: Any) -> None:
    from saleor.graphql.core.context import disallow_replica_in_context

    context = context_of()
    before = database.replica_alias(context)
    disallow_replica_in_context(context)

    assert (before, database.replica_alias(context)) == ("replica", "default")


@pytest.fixture
def guarded(closed_writer: Any) -> Any:
    """The writer closed during the whole test."""
    with closed_writer():
        yield


def test_primary__opens_the_writer(guarded: None) -> None:
    from saleor.core.db.connection import UnsafeWriterAccessError

    with pytest.raises(UnsafeWriterAccessError):
        model("account.User").objects.count()
    with database.primary():
        assert model("account.User").objects.count() == 0
        with database.primary():
            pass
        assert model("account.User").objects.count() == 0
    with pytest.raises(UnsafeWriterAccessError):
        model("account.User").objects.count()


def test_primary__as_a_decorator(guarded: None) -> None:
    @database.primary()
    def count() -> int:
        found: int = model("account.User").objects.count()
        return found

    assert (count(), count()) == (0, 0)


def test_primary__the_replica_needs_none(guarded: None) -> None:
    assert model("account.User").objects.using("replica").count() == 0


def _setting(name: str) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


def test_one_moment__does_not_see_later_commits(transactional_db: None) -> None:
    other = connections["default"].copy()
    users = model("account.User").objects
    try:
        with database.one_moment(seconds=30):
            assert users.count() == 0
            with other.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO account_group (name, restricted_access_to_channels) VALUES ('new', true)"
                )
            assert model("account.Group").objects.count() == 0
            assert _setting("transaction_isolation") == "repeatable read"
            assert _setting("statement_timeout") == "30s"
    finally:
        other.close()

    assert model("account.Group").objects.count() == 1
    assert (_setting("transaction_isolation"), _setting("statement_timeout")) == ("read committed", "0")


def test_one_moment__ends_a_slow_statement(transactional_db: None) -> None:
    with (
        pytest.raises(OperationalError, match="statement timeout"),
        database.one_moment(seconds=1),
        connections["default"].cursor() as cursor,
    ):
        cursor.execute("SELECT pg_sleep(5)")


def test_one_moment__must_be_outermost(transactional_db: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="outermost"), database.one_moment(seconds=1):
        pass


def test_has_table(db: None) -> None:
    assert [database.has_table(name) for name in ("account_user", "account_nobody")] == [True, False]
