"""The list of sources: ours are composed at the top of the house, other apps add theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..contracts import Source

_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; raises RuntimeError on a second one of the same slug."""
    if source.slug in _sources:
        raise RuntimeError(f"source {source.slug!r} is registered twice")
    _sources[source.slug] = source


@contextmanager
def registered(source: Source) -> Iterator[None]:
    """For tests: a source that is there for a moment."""
    register(source)
    try:
        yield
    finally:
        del _sources[source.slug]


def sources() -> tuple[Source, ...]:
    """All sources, in the order in which they were registered."""
    return tuple(_sources.values())
