"""Errors in Saleor's way: `errors { field message code }`, and a top-level error for missing permissions."""

from __future__ import annotations

import logging
import re
from typing import Any

import graphene
from django.utils.translation import gettext as _

from .. import conf, keys
from ..contracts import Forbidden, Refused
from ..host import auth
from ..host.schema import BaseMutation, Error

logger = logging.getLogger(__name__)

CODES = {
    "invalid": "The value cannot be used; the message says why.",
    "required": "A value is missing.",
    "not_found": "There is no such object.",
    "inactive": "The privacy desk is not active in this shop.",
    "guests_not_allowed": "Log in first, or write to the contact.",
    "too_many": "A limit is used up; wait `retryAfter` seconds.",
    "token_invalid": "The link is unknown or meant for something else.",
    "token_expired": "The link is too old.",
    "token_used": "The link was used already.",
    "code_wrong": "The code is wrong, too old, or typed in another browser.",
    "code_exhausted": "Too many tries today; the link still works.",
    "proof_needed": "Log in, or open the link of a mail, first.",
    "state": "The request is in a state that does not allow this.",
    "changed": "Somebody changed the request meanwhile; look again.",
    "restricted": "The person's data is under restriction; lift it first.",
    "kept": "The record has to stay as it was; the message says why, and a reason overrides it.",
    "unconfirmed": "The table of retention periods is not confirmed; the message says where.",
    "blocked": "Something has to be settled before anything can be erased; the message says what.",
    "problems": "Something could not be read; decide about it first.",
    "expired": "The archive can no longer be downloaded.",
    "downloads_used_up": "The archive was downloaded as often as allowed.",
    "unavailable": "Not possible now; the message says why.",
}
GdprErrorCode = graphene.Enum(
    "GdprErrorCode",
    [(code.upper(), code) for code in CODES],
    description=lambda value: CODES[value.value] if value else "What went wrong, for a program.",
)


class GdprError(Error):
    code = GdprErrorCode(description="What went wrong, for a program.", required=True)
    retry_after = graphene.Int(description="Seconds to wait before trying again.")

    class Meta:
        description = "Why a privacy mutation changed nothing."


class Mutation(BaseMutation):
    """A mutation of ours: silent while inactive, typed errors, nothing changed when refused.

    Subclasses implement `act(context, settings, **input)` and return the values of their output fields.
    """

    class Meta:
        abstract = True

    @classmethod
    def perform_mutation(cls, root: Any, info: Any, /, **data: Any) -> Any:
        settings = conf.load()
        try:
            if settings is None:
                raise Refused("inactive", "The privacy desk is not active in this shop.")
            storable(data)
            return cls(**cls.act(info.context, settings, **data), errors=[])
        except Refused as refused:
            return cls(errors=[typed(each) for each in (refused, *refused.others)])
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        except keys.KeyMissing as missing:
            # The shop's to mend: gdprHealth names it. Nothing was changed.
            logger.error("the key %s is missing from GDPR_KEYS", missing)  # noqa: TRY400
            message = _("The shop cannot do this at the moment. Please try again later.")
            return cls(errors=[typed(Refused("unavailable", message))])

    @classmethod
    def act(cls, context: Any, settings: conf.Settings, **data: Any) -> dict[str, Any]:
        raise NotImplementedError


def storable(data: dict[str, Any]) -> None:
    """Raises Refused for text PostgreSQL cannot hold (NUL, halves of surrogate pairs), naming its field."""
    for name, value in data.items():
        if isinstance(value, dict):
            storable(value)
        elif isinstance(value, list):
            for each in value:
                storable({name: each})
        elif isinstance(value, str) and re.search("[\x00\ud800-\udfff]", value):
            message = _("The text holds a character that cannot be stored.")
            raise Refused("invalid", message, field=name)


def typed(refused: Refused) -> GdprError:
    """A refusal as GraphQL shows it: field names in camel case."""
    head, *rest = (refused.field or "").split("_")
    field = head + "".join(part.title() for part in rest)
    return GdprError(
        field=field or None, message=refused.message, code=refused.code, retry_after=refused.retry_after
    )
