"""gdprRequestSubmit."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..consent.models import Proof
from ..contracts import Refused
from ..host import auth, shop
from ..host.schema import BaseInputObjectType, NonNullList
from ..paper.language import in_language
from ..proof import limits
from ..requests import intake, registry
from ..rights.at_once import take
from .enums import GdprRestrictionGround, GdprRight
from .errors import GdprError, Mutation
from .rectification import GdprChangeInput, changes_of
from .types import GdprRequest


class GdprRequestSubmitInput(BaseInputObjectType):
    right = GdprRight(
        description="What the person asks for; without it the text says so in the person's words."
    )
    channel = graphene.String(required=True, description="Slug of the channel the storefront serves.")
    email = graphene.String(description="Address of a guest; ignored for whoever is logged in.")
    language = graphene.String(description="Language of the mails and of the answer, for example de.")
    text = graphene.String(
        description="What else the person wants to say; plain text. Needed to object: what about, and what is "
        "particular about the person's situation."
    )
    restriction_ground = GdprRestrictionGround(description="Needed for a restriction: why.")
    changes = NonNullList(
        GdprChangeInput, description="What is to be corrected, field by field; for RECTIFICATION."
    )
    stop_using = graphene.Boolean(
        default_value=False,
        description="“This is wrong, stop using it until it is corrected”; for RECTIFICATION.",
    )


class GdprRequestSubmit(Mutation):
    reference = graphene.String(description="Number to quote.")
    browser_secret = graphene.String(
        description="Guests only: keep it in this browser; the code of the mail works only with it."
    )
    message = graphene.String(description="What to tell the person.")
    request = graphene.Field(GdprRequest, description="The open request of whoever is logged in.")

    class Arguments:
        input = GdprRequestSubmitInput(required=True, description="The request.")

    class Meta:
        description = "Submit a privacy request, logged in or as a guest."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given = data["input"]
        if given.get("right") and registry.at_once(given["right"]):
            return _at_once(context, settings, given)
        user = auth.requestor(context).user
        language = language_of(given.get("language"), user)
        with in_language(language, settings.time_zone):
            sent = intake.Submission(
                right=given.get("right") or "",
                details=details_of(given),
                email=given.get("email") or "",
                channel=given["channel"],
                language=language,
                client=f"user:{user.pk}" if user else client(context, settings),
                user=user,
            )
            taken = intake.submit(sent, settings=settings, now=timezone.now())
            return {
                "reference": taken.reference,
                "browser_secret": taken.browser_secret,
                "request": taken.request,
                "message": _("We have received your request.") if taken.request else mail_sent(),
            }


def _at_once(context: Any, settings: Settings, given: Any) -> dict[str, Any]:
    """Advertising ends in this very step, whichever door the person took."""
    from .claim import claimed, taken  # claim uses our limits and languages

    now = timezone.now()
    who = claimed(context, settings, given, now)
    with in_language(who.who.language, settings.time_zone):
        request = take(given["right"], who, "", settings=settings, now=now, text=given.get("text") or "")
        proven = who.proof != Proof.NONE
        return {
            "reference": request.reference,
            "browser_secret": None,
            "request": request if proven else None,
            "message": _("We have received your request.") if proven else taken(),
        }


def details_of(given: dict[str, Any]) -> dict[str, Any]:
    """What the rights check; changes go with their right alone, so that none is dropped unseen."""
    details: dict[str, Any] = {"text": given.get("text")}
    if given.get("right") == "rectification":
        if not (given.get("changes") or (given.get("text") or "").strip()):
            raise Refused("required", _("Say what is wrong."), field="text")
        return details | {"changes": changes_of(given), "stop_using": given.get("stop_using")}
    if given.get("changes") or given.get("stop_using"):
        field = "changes" if given.get("changes") else "stop_using"
        raise Refused("invalid", _("This goes with the correction of data only."), field=field)
    if given.get("right") == "restriction":
        details["grounds"] = [given.get("restriction_ground")]
    return details


def mail_sent() -> str:
    """The one answer to every typed address, known or not."""
    return _("We have sent an e-mail to this address. Open it to go on.")


def language_of(asked: str | None, user: Any | None) -> str:
    """A language the shop knows: as asked, else the account's, else English."""
    known = shop.languages()
    for code in (asked, getattr(user, "language_code", None)):
        if code and code.lower() in known:
            return code.lower()
        if code and code.lower().partition("-")[0] in known:
            return code.lower().partition("-")[0]
    return "en"


def client(context: Any, settings: Settings) -> str:
    """The address limits count by."""
    forwarded = context.META.get("HTTP_X_FORWARDED_FOR", "")
    return limits.client_address(forwarded, context.META.get("REMOTE_ADDR", ""), depth=settings.proxy_depth)
