"""What `host/` imports from Saleor, and the parameters of each callable among it.

Recorded in every layout: a renamed argument is then named by the contract test before a shop meets it, and
the miniature's own callables are held against the same record.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
from pathlib import Path
from typing import Any

HOOKS = ("__init__", "__init_subclass_with_meta__")
"""Special methods whose arguments are used by subclassing or calling the class."""


def imported_names(package: Path) -> dict[str, str]:
    """Every `from saleor.x import y` below the package: "saleor.x:y" → the file that needs it."""
    found: dict[str, str] = {}
    for file in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.ImportFrom)
                and node.level == 0
                and (node.module or "").split(".")[0] == "saleor"
            ):
                found.update({f"{node.module}:{alias.name}": file.name for alias in node.names})
    return dict(sorted(found.items()))


def resolve(name: str) -> Any:
    """The object behind "module:attribute"; a submodule counts as an attribute."""
    module, attribute = name.split(":")
    home = importlib.import_module(module)
    if not hasattr(home, attribute):
        return importlib.import_module(f"{module}.{attribute}")
    return getattr(home, attribute)


def parameters(function: Any) -> str:
    """Parameters as text, without annotations: "(a, /, b=…, *, c, **kwargs)"."""
    signature = inspect.signature(function)
    bare = [
        p.replace(annotation=p.empty, default=p.empty if p.default is p.empty else _Default())
        for p in signature.parameters.values()
    ]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


class _Default:
    def __repr__(self) -> str:
        return "…"


def describe(thing: Any) -> Any:
    """Parameters of a function; for a class those of its constructor and public methods; else its kind."""
    if inspect.isclass(thing) and not issubclass(thing, enum.Enum):
        members: dict[str, Any] = {}
        for base in reversed(thing.__mro__):
            if base.__module__.split(".")[0] == "saleor":
                members.update(vars(base))
        return {
            name: parameters(getattr(member, "__func__", member))
            for name, member in sorted(members.items())
            if (name in HOOKS or not name.startswith(("_", "resolve_")))
            and inspect.isfunction(getattr(member, "__func__", member))
        }
    if inspect.isroutine(thing):
        return parameters(thing)
    return type(thing).__name__


def signature_facts(package: Path) -> dict[str, Any]:
    """Record of all names `host/` imports; a name this version lacks is recorded as "absent"."""
    found: dict[str, Any] = {}
    for name in imported_names(package):
        try:
            found[name] = describe(resolve(name))
        except (ImportError, AttributeError):
            found[name] = "absent"
    return found
