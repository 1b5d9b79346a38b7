"""Purposes of a shop."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def newsletter(db: None) -> Any:
    """Marketing by e-mail."""
    from .lines import purpose

    return purpose("newsletter", marketing=True)


@pytest.fixture
def statistics(db: None) -> Any:
    """Neither marketing nor profiling."""
    from .lines import purpose

    return purpose("statistics")
