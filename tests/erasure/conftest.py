"""Erasing commits, so every test here does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _primary(transactional_db: None) -> Iterator[None]:
    from saleor_gdpr_plugin.host import database

    with database.primary():
        yield
