"""Putting the house together: which sources, rights and jobs there are. Called once at start."""

from __future__ import annotations

from datetime import timedelta

from .datamap import registry as sources
from .datamap.sources.account import AccountData
from .datamap.sources.addresses import AddressData
from .datamap.sources.orders import OrderData
from .mail import outbox
from .requests import fulfilment, intake, lifecycle, proving
from .requests import registry as rights
from .rights import RIGHTS
from .work import jobs
from .work.jobs import Handler

SOURCES = (AccountData(), AddressData(), OrderData())


def compose() -> None:
    """Register everything that rooms below may only know by name."""
    for source in SOURCES:
        sources.register(source)
    for right in RIGHTS:
        rights.register(right)
    jobs.register(
        outbox.JOB,
        Handler(run=outbox.send, give_up=outbox.give_up, attempts=outbox.TRIES, lease=outbox.LEASE),
    )
    jobs.register(intake.PROVE, Handler(run=proving.send_proof, give_up=_nothing))
    jobs.register(intake.MATCH, Handler(run=proving.match, give_up=_nothing, after_answer=True))
    jobs.register(
        lifecycle.FULFIL,
        Handler(run=fulfilment.run, give_up=fulfilment.give_up, attempts=5, lease=timedelta(minutes=30)),
    )


def _nothing(object_id: str, problem: str) -> None:
    """Nothing to undo: the ended job itself shows that it failed."""
