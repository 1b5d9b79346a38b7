"""A journey reads like a story: one sentence a step, a tick when it came true, and the first that did not ends it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Broken(Exception):
    """The story did not go on as it should; the message says in one sentence what was found."""


@contextmanager
def step(sentence: str) -> Iterator[None]:
    """Tell a sentence once its block has come true."""
    try:
        yield
    except Exception as error:
        told = str(error) if isinstance(error, Broken) else f"{type(error).__name__}: {error}"
        print(f"✗ {sentence}\n  {told}", flush=True)
        raise Broken(told) from error
    print(f"✓ {sentence}", flush=True)


def chapter(title: str) -> None:
    """Begin a part of the story."""
    print(f"\n{title}", flush=True)


def same(found: Any, wanted: Any, what: str) -> None:
    """Raise Broken unless both are equal."""
    if found != wanted:
        raise Broken(f"{what}: expected {wanted!r}, found {found!r}.")


def sure(condition: object, sentence: str) -> None:
    """Raise Broken with the sentence unless the condition holds."""
    if not condition:
        raise Broken(sentence)


def codes(answer: Any) -> list[str]:
    """Codes of a mutation's typed errors."""
    return [error["code"] for error in answer["errors"]]


def went_well(answer: Any) -> Any:
    """The answer of a mutation; raises Broken when it names errors."""
    if answer["errors"]:
        raise Broken(f"The shop refused: {answer['errors']}")
    return answer


def fail(problem: Broken) -> int:
    """Say that the journey did not arrive; returns the exit code."""
    print(f"The journey ended early: {problem}", file=sys.stderr)
    return 1
