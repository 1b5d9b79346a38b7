"""STAND-IN until the register is merged: what was actually used for a person."""

from __future__ import annotations

from ..contracts import Subject
from ..register.answer import Used


def used_by(subject: Subject) -> Used:
    """Apps, gateways, carriers and webhooks that handled this person's data."""
    return Used()
