"""`host.tasks`: the shop's Celery, after commit, with the writer guarded."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from celery import shared_task
from django.db import transaction

from saleor_gdpr_plugin.host import database, shop, tasks
from tests.cast import model

done: list[tuple[str, ...]] = []


@shared_task(name="contract.note")
def note(*ids: str) -> None:
    done.append(ids)


@shared_task(name="contract.fail")
def fail() -> None:
    raise ValueError("this task always fails")


@shared_task(name="contract.count")
def count(announced: bool) -> int:
    if not announced:
        return model("account.User").objects.count()
    with database.primary():
        return model("account.User").objects.count()


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


def test_is_eager(settings: Any) -> None:
    assert tasks.is_eager() is True
    settings.CELERY_TASK_ALWAYS_EAGER = False
    assert tasks.is_eager() is False


def test_after_commit__waits_for_the_commit(transactional_db: None) -> None:
    with transaction.atomic():
        tasks.after_commit("contract.note", "1", "2")
        assert done == []

    assert done == [("1", "2")]


def test_after_commit__nothing_after_a_rollback(transactional_db: None) -> None:
    with transaction.atomic():
        tasks.after_commit("contract.note", "1")
        transaction.set_rollback(True)

    assert done == []


def test_after_commit__a_failing_task_does_not_fail_the_request(transactional_db: None) -> None:
    with transaction.atomic():
        tasks.after_commit("contract.fail")
        tasks.after_commit("contract.note", "after")

    assert done == [("after",)]


def test_after_commit__a_lost_task_is_a_warning(transactional_db: None, caplog: Any) -> None:
    with caplog.at_level(logging.WARNING), transaction.atomic():
        tasks.after_commit("contract.unknown", "1")

    assert "task=contract.unknown not sent" in caplog.text


def test_task__may_use_the_writer_when_announced(db: None) -> None:
    assert count.apply_async(args=[True]).result == 0


def test_task__unannounced_use_of_the_writer_fails_from_3_21(db: None) -> None:
    result = count.apply_async(args=[False])

    if shop.version().startswith("3.20."):
        assert result.result == 0
    else:
        assert type(result.result).__name__ == "UnsafeWriterAccessError"


def test_schedule__keeps_what_the_merchant_set(settings: Any) -> None:
    settings.CELERY_BEAT_SCHEDULE = {"gdpr-mine": {"task": "saleor_gdpr_plugin.sweep", "schedule": 5.0}}

    tasks.schedule("gdpr-mine", "saleor_gdpr_plugin.sweep", seconds=60)
    tasks.schedule("gdpr-new", "saleor_gdpr_plugin.sweep", seconds=60)

    assert settings.CELERY_BEAT_SCHEDULE == {
        "gdpr-mine": {"task": "saleor_gdpr_plugin.sweep", "schedule": 5.0},
        "gdpr-new": {"task": "saleor_gdpr_plugin.sweep", "schedule": 60.0},
    }
