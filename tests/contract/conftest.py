"""Contexts as `/graphql/` makes them, the same way on both grounds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connections
from django.test import RequestFactory


@pytest.fixture
def context_of(db: None) -> Callable[..., Any]:
    """A GraphQL context: `context_of(anna)`, `context_of(token=APP_TOKEN)`, or a visitor's."""

    def make(user: Any = None, *, token: str | None = None) -> Any:
        from saleor.core.jwt import create_access_token
        from saleor.graphql.app.dataloaders import get_app_promise
        from saleor.graphql.context import get_context_value

        token = create_access_token(user) if user else token
        request = RequestFactory().post(
            "/graphql/", headers={"Authorization": f"Bearer {token}"} if token else {}
        )
        request.app = get_app_promise(request).get()
        return get_context_value(request)

    return make


@pytest.fixture
def closed_writer(db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with closed_writer():` the writer is closed unless announced, as during a request in Saleor's tests."""
    from saleor.core.db import connection

    wrapper = getattr(connection, "restrict_writer", None) or connection._restrict_writer  # so called in 3.20
    return lambda: connections["default"].execute_wrapper(wrapper)
