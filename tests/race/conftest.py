"""A shop for many at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk import FORM


@pytest.fixture
def roomy(desk: Any, plugin: Any) -> None:
    """Limits that fifty at once do not reach."""
    plugin(**FORM, client_submits_per_hour="1000", address_mails_per_day="100", shop_mails_per_hour="10000")
