"""The contracts that carry everything: rights, sources and what they answer.

Standard library only, so that every room may import it.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, runtime_checkable
from uuid import UUID


class Refused(Exception):
    """The one failure that is told to a person and never retried.

    `code` is a member of the error enum of the GraphQL API, lower case; `field` names the input that
    caused it, in snake case, or is None; the message says what to do; `retry_after` is seconds to wait; `others`
    are further inputs that are wrong too. Any other exception means "try again later".
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        retry_after: int | None = None,
        others: tuple[Refused, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.retry_after = retry_after
        self.others = others


class Forbidden(Exception):
    """Whoever asks is not allowed; nothing was changed."""


class LegalBasis(enum.StrEnum):
    """Why the shop may hold a field (Art. 6(1))."""

    CONSENT = "consent"
    """Art. 6(1)(a): the person agreed."""
    CONTRACT = "contract"
    """Art. 6(1)(b): needed to deliver what was ordered or to run the account."""
    LEGAL_OBLIGATION = "legal_obligation"
    """Art. 6(1)(c): the law demands it, for example tax law."""
    LEGITIMATE_INTEREST = "legitimate_interest"
    """Art. 6(1)(f): the shop's interest outweighs, for example fraud prevention."""


class Rail(enum.StrEnum):
    """How a right is answered."""

    REVIEWED = "reviewed"
    """A person decides before anything leaves the shop or changes."""
    IMMEDIATE = "immediate"
    """Takes effect in the transaction that receives it; staff is told, never asked."""


class Role(enum.StrEnum):
    """Who acted, as it stands in a request's timeline."""

    SUBJECT = "subject"
    STAFF = "staff"
    APP = "app"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever moves a request. `id` is the Saleor id of the staff user or of the app, else None."""

    role: Role
    id: int | None = None


SUBJECT = Actor(Role.SUBJECT)
SYSTEM = Actor(Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class Subject:
    """The person the data is about, as far as proven.

    `account_id` is a Saleor user id. `account_emails` are the normalised addresses of that account;
    `mailboxes` the normalised addresses whose mailbox the person proved. Only a mailbox opens orders
    that carry an address but no account.

    What staff attached by hand counts like what was proven: further accounts, whose addresses stand among
    `account_emails`, and single orders. Orders that staff left out are nobody's here.

    Addresses an account had before stand among `account_emails` too. `former` holds those whose mailbox was proven,
    each with the moment it ended: orders without an account are the person's where they are older.
    """

    account_id: int | None = None
    account_emails: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    joined_accounts: frozenset[int] = frozenset()
    joined_orders: frozenset[UUID] = frozenset()
    left_out_orders: frozenset[UUID] = frozenset()
    former: frozenset[tuple[str, datetime]] = frozenset()

    @property
    def accounts(self) -> frozenset[int]:
        """Every Saleor user id that belongs to the person."""
        return self.joined_accounts | ({self.account_id} if self.account_id is not None else frozenset())


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an exported record: what it is read from and why the shop holds it.

    `read` is a model field ("email", "billing_address__city") or a Django expression; `covers` names the model
    fields an expression reads, those of another model as "app_label.Model.field". `provided` marks what the person
    gave: portability (Art. 20) covers those only.
    """

    name: str
    read: Any
    basis: LegalBasis
    provided: bool = False
    covers: tuple[str, ...] = ()
    parts: tuple[Field, ...] = ()
    """Declared fields of a nested object, or of each of nested rows."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the person in the shop's storage, or the reason why it cannot be read.

    `path` is its place in the archive below `files/`, `name` the name under which the storage knows it.
    """

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a source, already JSON: text of one object, its keys in declared order.

    PostgreSQL writes the text, so a large export costs no Python object per value.
    """

    json: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Record:
        """A record of Python values that JSON knows."""
        return cls(json.dumps(data, ensure_ascii=False))

    def data(self) -> dict[str, Any]:
        """The record as Python values; money and dates stay strings."""
        loaded: dict[str, Any] = json.loads(self.json)
        return loaded


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows a source found but did not export, and the reason; `count` is for staff only."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What carrying out a right did: counts done, what was kept, and why."""

    done: int = 0
    kept: int = 0
    why: tuple[str, ...] = ()
    at_once: bool = False
    """Whether there is nothing to look at before the answer goes out: approving was the review."""


class Disposition(enum.StrEnum):
    """What becomes of one thing when a person is erased (Art. 17)."""

    DELETE = "delete"
    """The row goes."""
    ANONYMISE = "anonymise"
    """The row stays to be counted and says nothing of the person any more."""
    KEEP = "keep"
    """It stays as far as a law demands, until a day, restricted to that purpose (Art. 17(3))."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of an erasure plan: a row with all that hangs on it, and what becomes of it.

    `key` is the primary key as text, `rule` the retention key it is kept by, `until` the last day it is kept
    (None for what goes at once), `blocked` a code of what must be settled before anything may be erased, `label` what
    people call it. `stamp` changes when the row changes: a plan is carried out only on what it was made for.
    """

    source: str
    key: str
    disposition: Disposition
    label: str = ""
    rule: str = ""
    until: date | None = None
    blocked: str = ""
    stamp: str = ""


class Keeping(Protocol):
    """How long the merchant's confirmed table keeps a kind of data."""

    def until(self, rule: str, since: date) -> date | None:
        """The last day of what is kept by this rule, counted from `since`; None when nothing demands keeping, or the
        time is over."""


class Source:
    """One kind of personal data: what it holds, why, how to read it, and how it is erased.

    Subclass, set the class attributes, implement `export`, `plan` and `erase`. Base methods raise, so nothing is
    forgotten silently.
    """

    slug: ClassVar[str]
    label: ClassVar[Any]
    """Translatable name shown to the person."""
    retention: ClassVar[str]
    """Key of the retention rule in the register."""
    names: ClassVar[Mapping[str, Any]] = {}
    """What people call its fields, translatable; those that many kinds share stand in `export/field_words.py`."""
    outside: ClassVar[bool] = False
    """Whether reading it asks somebody else than the database: then it is read before the transaction begins."""
    within: ClassVar[str] = ""
    """Slug of the kind of data whose rows take these along when they go (CASCADE); "" where nothing does."""

    def fields(self) -> tuple[Field, ...]:
        """The declaration: every field `export` gives, in order. Asked late, when models are loaded."""
        raise NotImplementedError

    def covered(self) -> frozenset[str]:
        """The model fields this source gives out, as "app_label.Model.field"; coverage finds what nobody names."""
        raise NotImplementedError

    def count(self, subject: Subject) -> int:
        """How many records `export` would give; used by reports and to answer "nothing held"."""
        raise NotImplementedError

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        """Stream the person's records, newest first, in bulk and never one query per row.

        `newest` bounds how many are read, `skip` leaves out as many of the newest.
        """
        raise NotImplementedError

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        """What was found but is not proven to be this person's."""
        raise NotImplementedError

    def in_words(self, field: str, value: str) -> str | None:
        """A value that was chosen from a list, as people say it in the active language; None shows it as it is."""
        return None

    def files(self, subject: Subject) -> Iterable[StoredFile]:
        """Files of the person in the shop's storage; most kinds of data have none."""
        return ()

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        """What would become of each thing of the person, in bulk; changes nothing."""
        raise NotImplementedError

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Carry out a batch of the plan inside the caller's transaction: in bulk, row locks short, idempotent.

        An item with KEEP loses what its law does not need. What can only happen after a commit (files, search
        indexes, the shop's events) is left as jobs or `on_commit`. Raises Refused when it may not be done.
        """
        raise NotImplementedError


class NothingToErase(Source):
    """A kind of data that is gone with another, or may not be erased; `because` says why, for people."""

    because: ClassVar[Any]

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        """Nothing of its own."""
        return iter(())

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Nothing of its own."""
        return Outcome()


class Right(Protocol):
    """One right of the GDPR: what it needs, how it is carried out and handed over."""

    slug: ClassVar[str]
    label: ClassVar[Any]
    articles: ClassVar[tuple[str, ...]]
    rail: ClassVar[Rail]
    irreversible: ClassVar[bool]
    """Whether carrying it out cannot be undone: then it waits for the grace time, and always needs a fresh proof
    of the mailbox."""
    scope_pauses: ClassVar[bool]
    """Whether a question about the scope of the request stops the legal clock (Art. 15 only)."""

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cleaned details; raise Refused naming the field."""

    def fulfil(self, request: Any, job: Any) -> Outcome:
        """Carry it out inside a job: resumable, idempotent. Raises Refused, or anything else to try again."""

    def hand_over(self, request: Any, now: datetime, *, despite_problems: bool) -> tuple[Outcome, Any]:
        """Inside the releasing transaction: open the answer to the person; return outcome and mail.

        Raises Refused while something needs a decision by staff.
        """

    def withdraw(self, request: Any) -> None:
        """Inside the cancelling transaction: take back what was built."""


@runtime_checkable
class Follows(Protocol):
    """A right that acts while its request is open, not only when it is carried out. Most have no need to."""

    def opened(self, request: Any, *, by: Actor, now: datetime) -> None:
        """Inside the transaction in which a proven request is open, or reaches more of the person than before:
        idempotent."""

    def closed(self, request: Any, *, by: Actor, now: datetime) -> None:
        """Inside the transaction in which the request ends, in whatever way, or becomes one about another right."""


@runtime_checkable
class Fields(Protocol):
    """What a right answers too that is decided field by field, before it is approved and not after."""

    def self_served(self, details: Mapping[str, Any], settings: Any) -> bool:
        """Whether a login needs nobody's decision for a submission with these details."""

    def took_up(self, request: Any, submission: Any, *, by: Actor, settings: Any, now: datetime) -> None:
        """Inside the transaction that proves a request or joins a submission to it: take the submission's fields."""

    def ready(self, request: Any) -> None:
        """Raises Refused while fields of a locked request are not decided."""


@runtime_checkable
class Irreversible(Protocol):
    """A right whose carrying out destroys something on its way, so that there is a point of no return."""

    def begun(self, request: Any) -> bool:
        """Whether something was destroyed already: then a request can only be carried on."""


class Own(Protocol):
    """A room's own rows about a person: the end of an erasure replaces them by one sealed record."""

    def rows(self, requests: frozenset[UUID], subject: Subject) -> Iterator[dict[str, Any]]:
        """What they say of the person, for the record; "table" names the table of each."""

    def forget(self, requests: frozenset[UUID], subject: Subject, *, now: datetime) -> None:
        """Blank or delete them, in the transaction that ends the erasure; twice does no harm."""
