"""STAND-IN until the register is merged: the interface, with plausible content in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Used:
    """What was actually used for one person."""

    apps: frozenset[str] = frozenset()
    gateways: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    webhooks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody outside who received the data."""

    name: str
    what_for: str
    role: str
    place: str
    safeguard: str


@dataclass(frozen=True, slots=True)
class System:
    """A system outside Saleor."""

    key: str
    name: str
    contact: str
    holds: str


@dataclass(frozen=True, slots=True)
class Information:
    """What Art. 15(1) asks for."""

    purposes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retention: Mapping[str, str] = field(default_factory=dict)
    recipients: tuple[Recipient, ...] = ()
    automated_decisions: str = ""
    systems: tuple[System, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)


def information(used: Used, language: str) -> Information:
    """What is recorded, for what was used."""
    return Information(
        purposes={"orders": ("to deliver what you ordered",)},
        retention=dict.fromkeys(
            ("account", "checkouts", "orders", "invoices", "payments", "gift_cards", "privacy"), "ten years"
        ),
        recipients=(Recipient("Parcel Service Ltd", "delivery", "decides itself", "Ireland", ""),),
        automated_decisions="None are taken.",
        systems=systems(),
        origins={"account": "from you"},
    )


def systems() -> tuple[System, ...]:
    """The active systems outside Saleor."""
    return (System("mail", "Newsletter tool", "mail@shop.example", "your address"),)
