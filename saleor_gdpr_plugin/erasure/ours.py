"""Whether it is us who delete an account: then nothing has to be remembered, and nobody has to be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_erasing: ContextVar[bool] = ContextVar("erasing", default=False)


@contextmanager
def erasing() -> Iterator[None]:
    """Around the work of an erasure."""
    token = _erasing.set(True)
    try:
        yield
    finally:
        _erasing.reset(token)


def is_erasing() -> bool:
    """Whether the deletion that happens now is part of an erasure of ours."""
    return _erasing.get()
