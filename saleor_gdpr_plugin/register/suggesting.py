"""Who may be missing among the recipients: installed apps, webhooks, gateways and carriers no entry stands for.

Nothing is invented: these are names to look at, and the merchant writes the entry or leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..conf import PLUGIN_ID
from ..host import models
from .answer import Party, matches
from .kinds import Recipient

NEWEST = 2000
"""Payments and orders that are looked at: what was used lately, at a cost that does not grow with the shop."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who gets data: `kind` is app, webhook, gateway or carrier, `match` what an entry may match it by."""

    kind: str
    name: str
    match: str


def suggestions(recipients: Iterable[Recipient]) -> tuple[Suggestion, ...]:
    """What no recipient matches; give those switched off too, because the merchant knows of them."""
    known = tuple(recipients)
    found: dict[tuple[str, str], Suggestion] = {}
    for kind, party in _parties():
        if not any(matches(each, party) for each in known):
            found.setdefault((kind, party.marks[0]), Suggestion(kind, party.name, party.marks[0]))
    return tuple(sorted(found.values(), key=lambda each: (each.kind, each.name)))


def _parties() -> Iterator[tuple[str, Party]]:
    """Everything connected to the shop; five queries."""
    apps = models.app().objects.filter(is_active=True, removed_at=None).exclude(identifier=PLUGIN_ID)
    for pk, identifier, name in apps.order_by("pk").values_list("pk", "identifier", "name"):
        yield "app", Party(name, (identifier or name, name, str(pk)))
    hooks = models.webhook().objects.filter(is_active=True, app__is_active=True, app__removed_at=None)
    for url, identifier, name in hooks.values_list("target_url", "app__identifier", "app__name").order_by(
        "pk"
    ):
        if host := urlsplit(url).hostname:
            yield "webhook", Party(f"{name} ({host})", (host, *filter(None, (identifier, name))))
    newest = models.payment().objects.order_by("-pk").values("gateway")[:NEWEST]
    for gateway in sorted({row["gateway"] for row in newest} - {""}):
        yield "gateway", Party(gateway, (gateway, *_app_of(gateway)))
    methods = set(models.shipping_method().objects.order_by().values_list("name", flat=True))
    lately = (
        models.order().objects.order_by("-number").values_list("shipping_method_name", flat=True)[:NEWEST]
    )
    for name in sorted({*methods, *lately} - {"", None}):
        yield "carrier", Party(name, (name,))


def _app_of(gateway: str) -> tuple[str, ...]:
    """The identifier in "app:identifier:gateway"."""
    kind, _colon, rest = gateway.partition(":")
    return (rest.rpartition(":")[0],) if kind == "app" and ":" in rest else ()
