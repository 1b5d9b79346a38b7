"""The list of sources: ours are composed at the top of the house, other apps add theirs.

Another Django app that keeps data about people says so once, when it starts:

    class WishlistConfig(AppConfig):
        def ready(self) -> None:
            from saleor_gdpr_plugin.datamap import registry

            from .privacy import WishData

            registry.register(WishData())
            registry.exclude({"wishlist.Wish.share_token": "secret, never exported"})

`WishData` is a `contracts.Source`; `tests/example_app` in this repository is a whole one. What it is made of, and
what stays as it is:

- `contracts`: Source, Field, Record, LegalBasis, LeftOut, Subject. A subject's rows are those of its `accounts`
  (Saleor user ids) and of its `mailboxes` (addresses the person proved), never of `account_emails`, which nobody
  proved.
- `datamap.rows.stream`: one query, JSON written by PostgreSQL, flat memory; `export` reads newest first, and gives
  pages by `newest` and `skip`.
- `subject.spelled_like` and `subject.same_address`: find the spellings of an address by an index, then compare them.
- `plan` names every row with what becomes of it, `erase` carries out a batch of that inside a transaction: find the
  rows anew, skip what is gone, and do no harm when asked twice. Sources of other apps are erased while the account is
  still there (`erasing`); a kind of data that is never erased by itself says so as `contracts.NothingToErase`.
- `covered` names every field it reads: `gdpr_datamap --strict` fails for those that are in no source and are not
  excluded with a reason. Excluding "wishlist.Tag.*" never excludes an e-mail address, a network address, or what
  points at a person: name these one by one.

It does not matter which of the two apps starts first. A source that raises stops the release of the archives it
is missing from, until staff decides; it never stops the shop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from ..contracts import LeftOut, Source, Subject

_sources: dict[str, Source] = {}
_excluded: dict[str, str] = {}


def register(source: Source) -> None:
    """Add a source; raises RuntimeError on a second one of the same slug."""
    if source.slug in _sources:
        raise RuntimeError(f"source {source.slug!r} is registered twice")
    _sources[source.slug] = source


def exclude(reasons: Mapping[str, str]) -> None:
    """Say why fields need no source: "app_label.Model.field" or "app_label.Model.*", and the reason in words.

    Raises ValueError for another form of name or an empty reason.
    """
    for name, reason in reasons.items():
        if name.count(".") != 2 or not reason.strip():
            raise ValueError(f"{name!r} needs the form app_label.Model.field, and a reason")
        _excluded[name] = reason


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


def named(slug: str) -> Source | None:
    """The source of a slug; None when there is none, for example in an archive of an app that has left."""
    return _sources.get(slug)


def exclusions() -> Mapping[str, str]:
    """What other apps excluded; ours are in `exclusions.py`."""
    return _excluded


FIRST = ("payment_methods", "checkouts", "vouchers", "gift_cards", "orders")
"""Erased before all others: what the payment apps are asked needs the account; vouchers and gift cards are found by
orders."""
LAST = ("attributes", "notes", "customer_events", "addresses", "account")
"""Erased after all others, other apps' included: what is found by the account, and last the account itself."""


_left_out: list[Callable[[Subject], list[LeftOut]]] = []


def leave_out(asked: Callable[[Subject], list[LeftOut]]) -> None:
    """Name rows about a person that no source may give out; twice does no harm."""
    if asked not in _left_out:
        _left_out.append(asked)


def left_out(subject: Subject) -> list[LeftOut]:
    """What is held about a person, stands in no source, and is not given out."""
    return [each for asked in _left_out for each in asked(subject)]


def taken_along(slug: str) -> tuple[str, ...]:
    """Kinds of data whose rows go when the rows of this kind go."""
    return tuple(each.slug for each in _sources.values() if each.within == slug)


def erasing() -> tuple[Source, ...]:
    """All sources in the order in which a person is erased."""
    named = (*FIRST, *LAST)
    between = [each for each in _sources.values() if each.slug not in named]
    first, last = ([_sources[slug] for slug in part if slug in _sources] for part in (FIRST, LAST))
    return (*first, *between, *last)
