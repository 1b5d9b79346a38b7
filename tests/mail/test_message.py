"""Mails survive being sealed."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from saleor_gdpr_plugin.mail import messages
from saleor_gdpr_plugin.mail.message import Message, restore

SAMPLES = {
    "str": "x", "int": 3, "bool": True, "tuple[str, ...]": ("a", "b"),
    "date": date(2026, 12, 22), "date | None": None, "datetime": datetime(2026, 12, 22, 1, 2, tzinfo=UTC),
}  # fmt: skip


def sample(kind: type[Message]) -> Message:
    """A mail of this kind with a value for each variable."""
    return kind(**{field.name: SAMPLES[str(field.type)] for field in fields(kind)})


@pytest.mark.parametrize("name", messages.__all__)
def test_restore__gives_back_the_same_mail(name: str) -> None:
    mail = sample(getattr(messages, name))
    stored = json.loads(json.dumps(mail.variables()))
    assert restore(mail.name, stored) == mail


@pytest.mark.parametrize("name", messages.__all__)
def test_subject__holds_nothing_but_a_reference(name: str) -> None:
    mail = sample(getattr(messages, name))
    assert mail.subject()
    variables = {field.name for field in fields(mail)} - {"reference"}
    assert not any(f"%({variable})s" in mail.subject() for variable in variables)
    assert "\n" not in mail.subject()
