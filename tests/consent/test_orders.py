"""Consent per order: given, withdrawn and shown for one order, by whoever that order was shown to belong to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import graphene
import pytest

from saleor_gdpr_plugin.consent.models import ConsentEntry, Purpose, Standing
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import Guest
from tests.desk import FORM, Desk
from tests.work.sweeping import sweep_all

from .lines import say
from .shop import KEYS, learned, manager, settle
from .test_person import _allowed


def order_id(order: Any) -> str:
    """The global id of an order."""
    return str(graphene.Node.to_global_id("Order", getattr(order, "pk", order)))


def give(desk: Desk, order: Any, **who: Any) -> dict[str, Any]:
    given = {"purpose": "newsletter", "version": 1, "textLanguage": "en", "channel": "main"}
    user = who.pop("user", None)
    return desk.run("ConsentGive", user=user, input=given | {"order": order_id(order)} | who)


def withdraw(desk: Desk, order: Any, **who: Any) -> dict[str, Any]:
    user = who.pop("user", None)
    given = {"purpose": "newsletter", "channel": "main", "order": order_id(order)}
    return desk.run("ConsentWithdraw", user=user, input=given | who)


def seen(desk: Desk, **who: Any) -> tuple[str | None, list[tuple[str, str]]]:
    """What the person sees of the newsletter: for all goods, and by order."""
    held = desk.run("Consents", **who)["consents"][0]
    assert held["purpose"]["key"] == "newsletter"
    assert all(each["since"] for each in held["orders"])
    return held["standing"], [(each["order"], each["standing"]) for each in held["orders"]]


def status(desk: Desk, email: str) -> str:
    """A guest's token, which proves the mailbox."""
    return str(desk.prove(email)["statusToken"])


def test_account__gives_and_withdraws_for_one_order(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    one, two = order_for(anna), order_for(anna)
    assert give(desk, one, user=anna)["standing"] == "GIVEN"
    assert give(desk, two, user=anna)["standing"] == "GIVEN"
    assert seen(desk, user=anna) == (None, [(order_id(one), "GIVEN"), (order_id(two), "GIVEN")])
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]

    said = withdraw(desk, one, user=anna)
    assert seen(desk, user=anna) == (None, [(order_id(one), "WITHDRAWN"), (order_id(two), "GIVEN")])
    assert Request.objects.get(reference=said["reference"]).state == "fulfilled"
    sweep_all()
    # The other order's consent is left; without it nobody may write.
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]
    withdraw(desk, two, user=anna)
    assert _allowed(desk, staff, anna.email) == ["NO_CONSENT"]

    # One click takes the last one back, for its order alone.
    sweep_all()
    desk.run("MarketingObjectionUndo", token=desk.token(anna.email, "undo"))
    assert seen(desk, user=anna)[1] == [(order_id(one), "WITHDRAWN"), (order_id(two), "GIVEN")]
    assert _allowed(desk, staff, anna.email) == ["CONSENT"]


def test_no_to_all__is_a_no_to_each_order_and_a_later_yes_to_one_lifts_nothing(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    one = order_for(anna)
    give(desk, one, user=anna)
    desk.run("ConsentWithdraw", user=anna, input={"purpose": "newsletter", "channel": "main"})
    assert seen(desk, user=anna) == ("WITHDRAWN", [(order_id(one), "WITHDRAWN")])

    give(desk, one, user=anna)

    assert seen(desk, user=anna) == ("WITHDRAWN", [(order_id(one), "WITHDRAWN")])
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]


def test_guest__speaks_about_an_order_of_the_proven_mailbox(
    desk: Desk, newsletter: Purpose, guest: Guest, staff: Any
) -> None:
    token = status(desk, guest.email)
    assert give(desk, guest.order, statusToken=token)["standing"] == "GIVEN"
    withdraw(desk, guest.order, statusToken=token)
    assert seen(desk, statusToken=token) == (None, [(order_id(guest.order), "WITHDRAWN")])
    assert _allowed(desk, staff, guest.email) == ["NO_CONSENT"]


@pytest.mark.parametrize("verb", ["ConsentGive", "ConsentWithdraw"])
def test_typed_address__speaks_about_no_order_whether_there_is_one_or_not(
    desk: Desk, newsletter: Purpose, guest: Guest, verb: str
) -> None:
    given = {"purpose": "newsletter", "channel": "main", "email": guest.email}
    if verb == "ConsentGive":
        given |= {"version": 1, "textLanguage": "en"}
    errors = [desk.refused(verb, input=given | {"order": order_id(each)}) for each in (guest.order, uuid4())]
    assert [(each["field"], each["code"]) for each in errors] == [("order", "PROOF_NEEDED")] * 2
    assert errors[0]["message"] == errors[1]["message"]
    assert not ConsentEntry.objects.exists()


@pytest.mark.parametrize("verb", ["ConsentGive", "ConsentWithdraw"])
def test_somebody_elses_order__reads_like_none(
    desk: Desk, newsletter: Purpose, anna: Any, eve: Any, order_for: Callable[..., Any], verb: str
) -> None:
    order_for(anna)
    given: dict[str, Any] = {"purpose": "newsletter", "channel": "main"}
    if verb == "ConsentGive":
        given |= {"version": 1, "textLanguage": "en"}
    wrong = [order_id(order_for(eve)), order_id(uuid4()), "nonsense"]
    errors = [desk.refused(verb, user=anna, input=given | {"order": each}) for each in wrong]
    assert [(each["field"], each["code"]) for each in errors] == [("order", "NOT_FOUND")] * 3
    assert errors[0]["message"] == errors[1]["message"]
    assert (ConsentEntry.objects.count(), Request.objects.count()) == (0, 0)


def test_staff__writes_down_what_was_said_about_an_order_of_that_person(
    desk: Desk, newsletter: Purpose, anna: Any, eve: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    own, foreign = order_for(anna), order_for(eve)
    said = {"purpose": "newsletter", "email": anna.email, "standing": "GIVEN", "note": "On the order form."}
    error = desk.refused("ConsentRecord", user=staff, input=said | {"order": order_id(foreign)})
    assert (error["field"], error["code"]) == ("order", "NOT_FOUND")
    assert not ConsentEntry.objects.exists()

    assert desk.run("ConsentRecord", user=staff, input=said | {"order": order_id(own)})["standing"] == "GIVEN"
    assert ConsentEntry.objects.get().order_id == own.pk
    more = {"order": order_id(own), "standing": "WITHDRAWN"}
    assert desk.run("ConsentRecord", user=staff, input=said | more)["standing"] == "WITHDRAWN"
    assert seen(desk, user=staff, email=anna.email) == (None, [(order_id(own), "WITHDRAWN")])


def test_objection_to_all__covers_what_was_said_with_orders(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    order = order_for(anna)
    give(desk, order, user=anna)
    say(anna.email, Standing.OBJECTED, "")
    assert seen(desk, user=anna) == ("OBJECTED", [(order_id(order), "OBJECTED")])
    assert _allowed(desk, staff, anna.email) == ["SUPPRESSED"]


@pytest.mark.parametrize(("origin", "noted"), [("checkout", "checkout"), ("draft", "order")])
def test_ticked__public_and_private_keys_are_kept_with_their_order_until_the_mailbox_confirms(
    desk: Desk,
    plugin: Callable[..., Any],
    newsletter: Purpose,
    statistics: Purpose,
    guest: Guest,
    staff: Any,
    order_for: Callable[..., Any],
    origin: str,
    noted: str,
) -> None:
    plugin(**FORM, consent_keys=KEYS)
    learned()
    ticked = order_for(
        email=guest.email,
        origin=origin,
        language_code="de",
        metadata={"newsletter": "true"},
        private_metadata={"crm.stats": "true"},
    )
    other = order_for(email=guest.email, origin=origin, metadata={"newsletter": "false"})
    with database.primary():
        for each in (ticked, other, ticked):
            manager().order_created(each)
    settle()

    lines = ConsentEntry.objects.order_by("purpose__key").select_related("purpose", "text")
    assert [
        (each.purpose.key, each.order_id, each.standing, each.origin, each.proof, each.text.language)
        for each in lines
    ] == [
        ("newsletter", ticked.pk, "pending", noted, "none", "de"),
        ("statistics", ticked.pk, "pending", noted, "none", "de"),
    ]
    said = desk.run("Consents", user=staff, email=guest.email)["consents"]
    assert [(each["standing"], [one["standing"] for one in each["orders"]]) for each in said] == [
        (None, ["PENDING"])
    ] * 2
    assert _allowed(desk, staff, guest.email) == ["PENDING"]

    purposes = [
        desk.run("ConsentConfirm", token=found[1])["purpose"]
        for each in desk.mails(guest.email)
        if (found := re.search(r"gdpr-consent=([\w-]+)", each.body))
    ]
    assert sorted(purposes) == ["newsletter", "statistics"]
    assert seen(desk, user=staff, email=guest.email) == ("GIVEN", [(order_id(ticked), "GIVEN")])
    assert _allowed(desk, staff, guest.email) == ["CONSENT"]
