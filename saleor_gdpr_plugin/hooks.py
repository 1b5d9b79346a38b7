"""The shop's hooks: they cost next to nothing, raise never, and do their work after the shop's own is committed.

Saleor catches nothing that a hook raises, and its own change is committed by then (`saleor.md` section 3.2). Each hook
takes what it needs from the object in memory and leaves one small call for after the commit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.utils import timezone

from . import conf
from .conf import ConsentKey, consent_keys
from .consent import noticing
from .erasure import deleted, ours
from .host import customers, database, events
from .work import jobs

logger = logging.getLogger(__name__)

Left = Callable[[], None] | None
"""What a hook leaves to be done after the commit, if anything."""


def hook(look: Callable[[Any, tuple[ConsentKey, ...], Any], Left]) -> Callable[..., Any]:
    """Make a hook of a look at its object: silent while inactive or without keys for consent, and never raising."""
    return _hook(look, always=False)


def deletion_hook(look: Callable[[Any, tuple[ConsentKey, ...], Any], Left]) -> Callable[..., Any]:
    """Make a hook that hears of deleted accounts whether or not consent has keys."""
    return _hook(look, always=True)


def _hook(look: Callable[[Any, tuple[ConsentKey, ...], Any], Left], *, always: bool) -> Callable[..., Any]:
    name = look.__name__

    @wraps(look)
    def called(plugin: Any, thing: Any, *args: Any, previous_value: Any = None, **kwargs: Any) -> Any:
        try:
            keys = _keys(plugin)
            hears = bool(keys) or (always and plugin.active and not events.is_announcing())
            left = look(plugin, keys, thing) if hears else None
            if left is not None:
                transaction.on_commit(partial(_afterwards, name, left))
        except Exception as error:
            _complain(name, error)
        return previous_value

    return called


def _keys(plugin: Any) -> tuple[ConsentKey, ...]:
    """From the configuration that Saleor has loaded with the plugin: no query; none for what we announce ourselves."""
    if not plugin.active or events.is_announcing():
        return ()
    text = next((item["value"] for item in plugin.configuration if item["name"] == "consent_keys"), "")
    found, _wrong = consent_keys.read(str(text or ""))
    return found


def _afterwards(name: str, left: Callable[[], None]) -> None:
    try:
        with database.primary():
            left()
    except ProgrammingError as error:
        # During a deploy our code may be there before its tables, or after them.
        with database.primary():
            if jobs.installed():
                _complain(name, error)
    except Exception as error:
        _complain(name, error)


def _complain(name: str, error: Exception) -> None:
    # The class alone: messages of databases quote personal data.
    logger.error("hook=%s failed with %s", name, type(error).__name__)


def created(requestor: Any, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
    """A new account: its flags, and what the ledger already knows of the mailbox."""
    by = noticing.author(customers.writer(requestor), customer.pk)
    wished = tuple(flag for flag in noticing.flags(keys, customer) if flag.on)

    def left() -> None:
        now = timezone.now()
        if wished:
            noticing.changed(customer.pk, wished, by=by, written=False, now=now)
        noticing.opened(customer.pk, now)

    return left


def rewritten(requestor: Any, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
    """Metadata of a customer was changed by whoever asked; ours among them, which then say nothing new."""
    by = noticing.author(customers.writer(requestor), customer.pk)
    found, user_id = noticing.flags(keys, customer), customer.pk
    return lambda: noticing.changed(user_id, found, by=by, written=True, now=timezone.now())


def moved(customer: Any) -> Left:
    """An account may have a new address."""
    user_id, email = customer.pk, customer.email
    return lambda: noticing.moved(user_id, email, now=timezone.now())


def ordered(keys: tuple[ConsentKey, ...], order: Any) -> Left:
    """An order: only one that was placed with a flag that says on."""
    if not any(flag.on for flag in noticing.flags(keys, order)):
        return None
    order_id = order.pk
    return lambda: noticing.ordered(order_id, timezone.now())


def gone(keys: tuple[ConsentKey, ...], customer: Any, *, own: bool) -> Left:
    """Saleor deleted the account; it gives the id back to the object for us. `own`: the customer did it, by a mail."""
    user_id = customer.pk
    if user_id is None:
        return None

    def left() -> None:
        now = timezone.now()
        if keys:
            noticing.gone(user_id, now)
        deleted.after(user_id, now, own=own)

    return left


def before_deletion(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """The one signal we listen to: an account is about to go, and Saleor's hooks come too late for a legal hold.

    Raises ValidationError for that alone; whatever else goes wrong is ours, and the shop's deletion goes on.
    """
    try:
        with database.primary(), transaction.atomic():
            if not ours.is_erasing() and conf.load() is not None:
                deleted.before(instance, timezone.now())
    except ValidationError:
        raise
    except ProgrammingError as error:
        # During a deploy our code may be there before its tables, or after them.
        with database.primary():
            if jobs.installed():
                _complain("before_deletion", error)
    except Exception as error:
        _complain("before_deletion", error)
