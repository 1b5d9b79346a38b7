"""Effects of Saleor as recorded calls: whatever else `host/` imports is made from the record of its signature.

A function that a version lacks is lacking here too; a call with wrong arguments fails as it would there. Nothing
happens but that the call is remembered, in the list that holds the plugin events.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import inspect
import sys
import types
from collections.abc import Callable
from typing import Any

from . import layout

STAND_INS = {"saleor.account.forms:get_address_form": "tests.miniature.addresses:get_address_form"}
"""What has to answer, with the libraries that Saleor itself asks."""


def functions() -> dict[str, dict[str, str]]:
    """Recorded functions by module: their parameters as text."""
    found: dict[str, dict[str, str]] = {}
    for name, parameters in layout.read()["signatures"].items():
        module, attribute = name.split(":")
        if isinstance(parameters, str) and parameters.startswith("("):
            found.setdefault(module, {})[attribute] = parameters
    return found


def recording(name: str, parameters: str) -> Callable[..., None]:
    """A function of these parameters that remembers its calls and does nothing."""
    like = eval(f"lambda {parameters[1:-1].replace('…', 'None')}: None")
    signature = inspect.signature(like)

    def call(*args: Any, **kwargs: Any) -> None:
        from saleor.plugins.manager import recorded

        signature.bind(*args, **kwargs)
        recorded.append((name, args))

    call.__name__, call.__signature__ = name, signature  # type: ignore[attr-defined]
    return call


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers the import of a module that neither a file nor the layout's models give."""

    def __init__(self) -> None:
        self.modules = functions()

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        return importlib.machinery.ModuleSpec(name, self) if name in self.modules else None

    def exec_module(self, module: types.ModuleType) -> None:
        for name, parameters in self.modules[module.__name__].items():
            path = STAND_INS.get(f"{module.__name__}:{name}")
            found = layout._attribute(path) if path else recording(name, parameters)
            setattr(module, name, found)


def install() -> None:
    """Asked last of all, so a real file always wins."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.append(Finder())
