"""Putting the house together: which sources, rights and jobs there are. Called once at start."""

from __future__ import annotations

from datetime import timedelta

from .consent import arrivals, asking, capture, effects, handlers, mirror, noticing
from .consent import own as consent_own
from .consent.source import Consents
from .datamap import files
from .datamap import registry as sources
from .datamap.sources.account import AccountData
from .datamap.sources.addresses import AddressData
from .datamap.sources.attributes import AttributeData
from .datamap.sources.checkouts import CheckoutData
from .datamap.sources.customer_events import CustomerEvents
from .datamap.sources.fulfillments import FulfillmentData
from .datamap.sources.gift_cards import GiftCardData
from .datamap.sources.invoices import InvoiceData
from .datamap.sources.notes import CustomerNotes
from .datamap.sources.order_events import OrderEvents
from .datamap.sources.orders import OrderData
from .datamap.sources.payment_methods import PaymentMethods
from .datamap.sources.payments import PaymentData
from .datamap.sources.refunds import RefundData
from .datamap.sources.restrictions import Restrictions
from .datamap.sources.transactions import TransactionData
from .datamap.sources.vouchers import VoucherUses
from .erasure import deleted, holds, kept, planning, replaying, sealing
from .erasure import own as erasure_own
from .export import own as export_own
from .mail import journal as journal_lines
from .mail import outbox
from .recipients import own as recipients_own
from .recipients import telling
from .rectification import email_change
from .rectification import own as rectification_own
from .rectification.source import FormerAddresses, FormerNames, StatementData
from .requests import fulfilment, intake, lifecycle, proving
from .requests import own as requests_own
from .requests import registry as rights
from .requests.source import PrivacyRequests
from .restriction import own as restriction_own
from .rights import RIGHTS, at_once
from .work import jobs
from .work.jobs import Handler

SOURCES = (
    AccountData(),
    AddressData(),
    AttributeData(),
    CustomerEvents(),
    CustomerNotes(),
    PaymentMethods(),
    OrderData(),
    OrderEvents(),
    FulfillmentData(),
    RefundData(),
    InvoiceData(),
    PaymentData(),
    TransactionData(),
    CheckoutData(),
    GiftCardData(),
    VoucherUses(),
    Consents(),
    FormerAddresses(),
    FormerNames(),
    StatementData(),
    PrivacyRequests(),
    Restrictions(),
)
"""Every kind of data, in the order in which a person reads about it."""

OWN = (
    requests_own,
    rectification_own,
    export_own,
    recipients_own,
    consent_own,
    restriction_own,
    erasure_own,
)
"""Every room's own rows about people; the requests first, whose log the others no longer need."""


def compose() -> None:
    """Register everything that rooms below may only know by name."""
    for source in SOURCES:
        sources.register(source)
    sources.leave_out(holds.left_out)
    for right in RIGHTS:
        rights.register(right)
    for own in OWN:
        sealing.register(own)
    jobs.register(planning.PLAN, Handler(run=planning.run, give_up=planning.give_up, attempts=5))
    jobs.register(deleted.DELETED, Handler(run=deleted.run, give_up=_nothing, attempts=20))
    jobs.register(kept.KEPT, Handler(run=kept.run, give_up=kept.give_up, lease=timedelta(minutes=30)))
    jobs.register(
        replaying.JOB,
        Handler(run=replaying.run, give_up=fulfilment.give_up, attempts=5, lease=timedelta(minutes=30)),
    )
    jobs.register(
        outbox.JOB,
        Handler(run=outbox.send, give_up=outbox.give_up, attempts=outbox.TRIES, lease=outbox.LEASE),
    )
    jobs.register(journal_lines.JOB, Handler(run=journal_lines.run, give_up=_nothing, attempts=12))
    jobs.register(
        email_change.CONFIRM, Handler(run=email_change.send_proofs, give_up=_nothing, after_answer=True)
    )
    jobs.register(telling.TELL, Handler(run=telling.send, give_up=telling.give_up))
    jobs.register(intake.PROVE, Handler(run=proving.send_proof, give_up=_nothing))
    jobs.register(intake.MATCH, Handler(run=proving.match, give_up=_nothing, after_answer=True))
    jobs.register(
        lifecycle.FULFIL,
        Handler(run=fulfilment.run, give_up=fulfilment.give_up, attempts=5, lease=timedelta(minutes=30)),
    )
    jobs.register(files.JOB, Handler(run=files.delete, give_up=files.give_up, attempts=20, after_answer=True))
    jobs.register(noticing.FLAG, Handler(run=capture.flag, give_up=_nothing, attempts=20))
    jobs.register(noticing.ORDER, Handler(run=arrivals.order, give_up=_nothing, attempts=20))
    jobs.register(noticing.ACCOUNT, Handler(run=arrivals.account, give_up=_nothing, attempts=20))
    jobs.register(noticing.FORGET, Handler(run=arrivals.forget, give_up=_nothing))
    jobs.register(mirror.ANNOUNCE, Handler(run=mirror.announce, give_up=_nothing))
    # Slow for a known address, so never before a stranger has the answer.
    jobs.register(effects.ASK, Handler(run=asking.send, give_up=_nothing, after_answer=True))
    jobs.register(effects.REFLECT, Handler(run=effects.reflect, give_up=_nothing, after_answer=True))
    jobs.register(at_once.TELL, Handler(run=at_once.tell, give_up=_nothing, after_answer=True))
    jobs.register(
        handlers.JOB,
        Handler(run=handlers.tell, give_up=handlers.give_up, attempts=handlers.ATTEMPTS, after_answer=True),
    )


def _nothing(object_id: str, problem: str) -> None:
    """Nothing to undo: the ended job itself shows that it failed."""
