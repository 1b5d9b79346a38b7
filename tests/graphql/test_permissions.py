"""Who may do what: every field of staff against everybody who may knock (spec section 1), written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import graphene
import pytest
from django.apps import apps

from tests.cast import APP_TOKEN, permit, person
from tests.desk import FORM, Desk

DECIDERS = {
    "manage_users",
    "orders_of_another_channel",
    "orders_of_every_channel",
    "manage_staff",
    "superuser",
}
"""May look after requests: queue, thread, identity, extension, refusal."""
HANDLERS = {"orders_of_every_channel", "manage_staff", "superuser"}
"""May also handle order data: Anna's orders are in the main channel."""
FIELDS: dict[str, tuple[set[str], dict[str, Any]]] = {
    # operation: (who may, what else it needs); versions are old, so that nothing changes where it is allowed
    "Requests": (DECIDERS | {"app"}, {"first": 1}),
    "Health": (DECIDERS | {"app"}, {}),
    "UnsubscribeLinks": (DECIDERS | {"app"}, {"emails": ["nobody@example.com"]}),
    "Audit": (DECIDERS, {"first": 1}),
    "Report": (DECIDERS, {"from": "2026-01-01", "to": "2026-12-31"}),
    "Register": (DECIDERS | {"manage_plugins"}, {}),
    "RegisterUpdate": (
        {"manage_plugins", "superuser"},
        {"input": {"kind": "TEXT", "key": "safety", "version": 9, "active": False}},
    ),
    "ErasurePlan": (HANDLERS, {"version": 0}),
    "ErasurePlanChange": (
        HANDLERS,
        {"version": 0, "source": "orders", "keep": False, "reason": "Not needed."},
    ),
    "ErasureRecordOpen": (DECIDERS, {"email": "nobody@example.com", "reason": "The authority asks."}),
    "ErasureCertificate": (DECIDERS, {}),
    "LegalHoldSet": (DECIDERS, {"email": "no address", "reason": "A lawsuit."}),
    "RetentionPropose": ({"manage_plugins", "superuser"}, {"country": "XX"}),
    "RetentionConfirm": ({"manage_plugins", "superuser"}, {"digest": "none"}),
    "RequestConfirmIdentity": (
        DECIDERS,
        {"version": 0, "method": "KNOWLEDGE", "note": "Knew an order number."},
    ),
    "RequestChangeRight": (DECIDERS, {"version": 0, "right": "ACCESS", "reason": "As asked."}),
    "RequestAssign": (DECIDERS, {"version": 0}),
    "RequestAsk": (DECIDERS, {"version": 0, "about": "OTHER", "text": "Which one?"}),
    "RequestExtend": (DECIDERS, {"version": 0, "reason": "Many systems."}),
    "RequestRefuse": (
        DECIDERS,
        {"version": 0, "ground": "EXCESSIVE", "explanation": "The tenth this month."},
    ),
    "RequestApprove": (HANDLERS, {"version": 0}),
    "RequestSecondApprove": (HANDLERS, {"version": 0, "accept": True}),
    "RequestRelease": (HANDLERS, {"version": 0}),
    "RequestRetry": (HANDLERS, {"version": 0}),
    "RequestReopen": (HANDLERS, {"version": 0, "reason": "Once more."}),
    "ExportPreview": (HANDLERS, {}),
    "ExportMask": (
        HANDLERS,
        {"version": 0, "source": "orders", "record": "1", "path": "customer_note", "reason": "A friend's."},
    ),
    "ExportAttach": (HANDLERS, {"version": 0, "system": "crm", "nothing": True}),
    "MetadataKeys": ({"manage_plugins", "superuser"}, {}),
    "MetadataClassify": ({"manage_plugins", "superuser"}, {"key": ""}),
    "ExportWithdraw": (HANDLERS, {"version": 0, "reason": "A slip."}),
    "ExportRenew": (HANDLERS, {"version": 0}),
    "RectificationDecide": (DECIDERS, {"version": 0}),
    "RecipientUpdate": (DECIDERS, {"version": 0, "recipient": "none", "update": "DONE"}),
    "EmailChangeIdentify": (DECIDERS, {"version": 0, "method": "KNOWLEDGE", "note": "Knew the last orders."}),
    "StatementAttach": (DECIDERS, {"version": 0, "text": "It was never like this."}),
    "SubjectSearch": (DECIDERS, {"search": "anna"}),
    "Consents": (DECIDERS | {"app"}, {"email": "anna@example.com"}),
    "MarketingAllowed": (DECIDERS | {"app"}, {"emails": ["anna@example.com"], "purpose": "newsletter"}),
    "ConsentRecord": (
        DECIDERS | {"app"},
        {"input": {"email": "anna@example.com", "standing": "PENDING", "note": "On the phone."}},
    ),
    "PurposeUpsert": ({"manage_plugins", "superuser"}, {"input": {"key": "newsletter"}}),
    "SubjectJoin": (
        HANDLERS,
        {"version": 0, "email": "anna@example.org", "method": "KNOWLEDGE", "reason": "Knew both."},
    ),
    "SubjectLeaveOut": (HANDLERS, {"version": 0, "email": "anna@example.org", "reason": "Not hers."}),
    "Restriction": (DECIDERS | {"app"}, {"email": "anna@example.com"}),
    "RestrictionSet": (DECIDERS, {"ground": "CLAIMS", "email": "no address"}),
    "RestrictionLift": (DECIDERS, {"id": "rubbish", "reason": "Over."}),
}
WITHOUT_REQUEST = {
    "Requests", "Health", "Audit", "Report", "Register", "RegisterUpdate", "SubjectSearch", "MetadataKeys",
    "MetadataClassify", "Restriction", "RestrictionSet", "RestrictionLift",
    "RetentionPropose", "RetentionConfirm", "ErasureRecordOpen", "LegalHoldSet",
    "Consents", "MarketingAllowed", "ConsentRecord", "PurposeUpsert",
    "UnsubscribeLinks",
}  # fmt: skip


@pytest.fixture
def people(
    anna: Any, eve: Any, staff: Any, staff_without_permission: Any, app: Any, other_channel: Any
) -> dict[str, dict[str, Any]]:
    """Everybody who may knock, as the arguments of a call."""

    def colleague(name: str, *codenames: str, **how: Any) -> Any:
        user = person(f"{name}@example.com", is_staff=True)
        permit(user, *codenames, **how)
        return user

    found = {
        "customer": anna,
        "other_customer": eve,
        "staff_without_permission": staff_without_permission,
        "manage_users": colleague("users", "manage_users"),
        "orders_of_another_channel": colleague(
            "poland", "manage_users", "manage_orders", channels=(other_channel,), every_channel=False
        ),
        "orders_of_every_channel": staff,
        "manage_staff": colleague("chief", "manage_users", "manage_orders", "manage_staff"),
        "manage_plugins": colleague("plugins", "manage_plugins"),
        "superuser": person("root@example.com", is_staff=True, is_superuser=True),
    }
    return {name: {"user": user} for name, user in found.items()} | {"nobody": {}, "app": {"app": APP_TOKEN}}


@pytest.fixture
def asked(desk: Desk, anna: Any, order_for: Callable[..., Any]) -> dict[str, Any]:
    """Anna's open request; her order is in the main channel."""
    order_for(anna)
    return dict(desk.submit(user=anna)["request"])


def everything() -> list[Any]:
    """All our rows, but the limits."""
    tables = [
        model for model in apps.get_app_config("saleor_gdpr_plugin").get_models() if model.__name__ != "Tally"
    ]
    return [list(model.objects.order_by("pk").values()) for model in tables]


@pytest.mark.parametrize("field", FIELDS)
def test_field__is_open_to_these_and_to_nobody_else(
    desk: Desk, asked: dict[str, Any], people: dict[str, dict[str, Any]], field: str
) -> None:
    allowed, values = FIELDS[field]
    given = values if field in WITHOUT_REQUEST else {"id": asked["id"], **values}
    before = everything()
    for who, how in people.items():
        answer = desk.ask(field, **how, **given)
        denied = answer.codes == ["PermissionDenied"]
        assert denied is (who not in allowed), f"{who}: {answer.body}"
        if field != "ExportPreview" or denied:
            assert everything() == before, who


@pytest.mark.parametrize("field", sorted(set(FIELDS) - WITHOUT_REQUEST))
def test_request_of_staff__needs_manage_staff_and_nobody_decides_about_themselves(
    desk: Desk, people: dict[str, dict[str, Any]], field: str
) -> None:
    herself = people["manage_staff"]["user"]
    request = desk.submit(user=herself)["request"]
    given = {"id": request["id"], **FIELDS[field][1]}
    before = everything()
    for who in ("manage_users", "orders_of_every_channel", "manage_staff"):
        assert desk.ask(field, **people[who], **given).codes == ["PermissionDenied"], who
    assert everything() == before
    assert desk.ask(field, **people["superuser"], **given).codes == []


def test_copy__is_made_by_whoever_may_handle_the_orders_and_never_of_oneself(
    desk: Desk, anna: Any, asked: dict[str, Any], people: dict[str, dict[str, Any]]
) -> None:
    def given(user: Any) -> dict[str, Any]:
        customer = graphene.Node.to_global_id("User", user.pk)
        return {"customer": customer, "channel": "main", "reason": "Asked on the phone."}

    before = everything()
    for who in set(people) - HANDLERS:
        assert desk.ask("ExportCreate", **people[who], **given(anna)).codes == ["PermissionDenied"], who
        denied = desk.ask("ExportCreate", **people[who], request=asked["id"], reason="A slip.")
        assert denied.codes == ["PermissionDenied"], who
    colleague = people["manage_staff"]["user"]
    for who in ("orders_of_every_channel", "manage_staff"):
        assert desk.ask("ExportCreate", **people[who], **given(colleague)).codes == ["PermissionDenied"], who
    assert everything() == before
    for who in HANDLERS:
        assert desk.run("ExportCreate", **people[who], **given(anna))["request"]["state"] == "READY"


def test_restriction__is_for_deciders_and_that_of_staff_for_their_superiors(
    desk: Desk, anna: Any, people: dict[str, dict[str, Any]]
) -> None:
    def named(user: Any) -> dict[str, Any]:
        return {"customer": graphene.Node.to_global_id("User", user.pk)}

    before = everything()
    for who in set(people) - DECIDERS:
        denied = desk.ask("RestrictionSet", **people[who], ground="CLAIMS", **named(anna))
        assert denied.codes == ["PermissionDenied"], who
    colleague = people["manage_staff"]["user"]
    for who in ("manage_users", "orders_of_every_channel", "manage_staff"):
        denied = desk.ask("RestrictionSet", **people[who], ground="CLAIMS", **named(colleague))
        assert denied.codes == ["PermissionDenied"], who
    for who in ("manage_users", "app"):
        assert desk.ask("Restriction", **people[who], **named(colleague)).codes == ["PermissionDenied"], who
    assert everything() == before

    # when it is set
    set_up = desk.run("RestrictionSet", **people["superuser"], ground="CLAIMS", **named(anna))
    theirs = desk.run("RestrictionSet", **people["superuser"], ground="CLAIMS", **named(colleague))

    # then the same people may lift it
    before = everything()
    given = {"id": set_up["restriction"]["id"], "reason": "Over."}
    for who in set(people) - DECIDERS:
        assert desk.ask("RestrictionLift", **people[who], **given).codes == ["PermissionDenied"], who
    for who in ("manage_users", "orders_of_every_channel", "manage_staff"):
        denied = desk.ask("RestrictionLift", **people[who], id=theirs["restriction"]["id"], reason="Over.")
        assert denied.codes == ["PermissionDenied"], who
    assert everything() == before
    assert desk.run("RestrictionLift", **people["manage_users"], **given)["restriction"]["noticeAt"]


def test_register__is_open_to_apps_but_not_the_identity(
    desk: Desk, people: dict[str, dict[str, Any]]
) -> None:
    given = {
        "right": "ACCESS", "channel": "main", "receivedOn": "2026-11-02", "receivedVia": "LETTER",
        "name": "Paula Papier", "postalAddress": "Briefweg 1", "language": "en",
    }  # fmt: skip
    before = everything()
    for who in ("nobody", "customer", "other_customer", "staff_without_permission", "manage_plugins"):
        assert desk.ask("RequestRegister", **people[who], input=given).codes == ["PermissionDenied"], who
    proven = given | {"identityMethod": "KNOWLEDGE", "identityNote": "Knew an order."}
    answer = desk.ask("RequestRegister", **people["app"], input=proven)
    assert answer.codes == ["PermissionDenied"] or answer.data["gdprRequestRegister"]["errors"]
    assert everything() == before
    for who in (*DECIDERS, "app"):
        assert desk.run("RequestRegister", **people[who], input=given)["request"]["state"] == "UNVERIFIED"


@pytest.mark.parametrize("field", ["RequestCancel", "RequestCallBack", "RequestReply", "DownloadTicket"])
def test_fields_of_the_person__show_nothing_to_others(
    desk: Desk, asked: dict[str, Any], people: dict[str, dict[str, Any]], field: str
) -> None:
    more = {"text": "Hello"} if field == "RequestReply" else {}
    before = everything()
    for who in ("nobody", "other_customer", "staff_without_permission", "manage_plugins", "app"):
        error = desk.refused(field, **people[who], id=asked["id"], **more)
        assert error["code"] == "NOT_FOUND", who
    assert desk.refused(field, statusToken="x" * 43, **more)["code"] == "TOKEN_INVALID"
    assert everything() == before


def test_request__is_shown_to_its_person_and_to_the_desk(
    desk: Desk, asked: dict[str, Any], people: dict[str, dict[str, Any]]
) -> None:
    see = {"customer", "app"} | DECIDERS
    for who, how in people.items():
        shown = desk.ask("Request", **how, id=asked["id"]).data["gdprRequest"]
        assert (shown is not None) is (who in see), who


@pytest.mark.parametrize("field", sorted(set(FIELDS) - WITHOUT_REQUEST))
def test_inactive__every_decision_is_silent(
    desk: Desk, plugin: Any, asked: dict[str, Any], people: dict[str, dict[str, Any]], field: str
) -> None:
    plugin(**FORM, active=False)
    before = everything()
    error = desk.refused(field, **people["superuser"], id=asked["id"], **FIELDS[field][1])
    assert error["code"] == "INACTIVE"
    assert everything() == before
