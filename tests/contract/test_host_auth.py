"""`host.auth`: who asks, and what they may do."""

from __future__ import annotations

from typing import Any

import jwt
import pytest

from saleor_gdpr_plugin.host import auth
from tests.cast import APP_TOKEN, permit


def test_requestor__visitor(context_of: Any) -> None:
    asking = auth.requestor(context_of())

    assert (asking.user, asking.app, asking.user_id) == (None, None, None)


def test_requestor__customer(context_of: Any, anna: Any) -> None:
    asking = auth.requestor(context_of(anna))

    assert (asking.user, asking.app, asking.user_id) == (anna, None, anna.pk)


def test_requestor__app_is_never_a_user(context_of: Any, app: Any) -> None:
    asking = auth.requestor(context_of(token=APP_TOKEN))

    assert (asking.user, asking.app, asking.user_id) == (None, app, None)


def test_requestor__inactive_app_is_nobody(context_of: Any, app: Any) -> None:
    type(app).objects.filter(pk=app.pk).update(is_active=False)

    asking = auth.requestor(context_of(token=APP_TOKEN))

    assert (asking.user, asking.app) == (None, None)


@pytest.mark.parametrize("change", [{"is_active": False}, {"jwt_token_key": "replaced"}])
def test_requestor__token_of_a_closed_account(context_of: Any, anna: Any, change: dict[str, Any]) -> None:
    context = context_of(anna)
    type(anna).objects.filter(pk=anna.pk).update(**change)

    with pytest.raises(jwt.InvalidTokenError):
        auth.requestor(context)


def test_denied__is_saleors_own_error() -> None:
    from saleor.core.exceptions import PermissionDenied

    error = auth.denied("Only the privacy desk may do this.")

    assert (type(error), str(error)) == (PermissionDenied, "Only the privacy desk may do this.")


@pytest.mark.parametrize(
    ("name", "answer"),
    [("MANAGE_USERS", True), ("MANAGE_ORDERS", True), ("MANAGE_STAFF", False), ("MANAGE_PLUGINS", False)],
)
def test_has_permission__staff(context_of: Any, staff: Any, name: str, answer: bool) -> None:
    assert auth.has_permission(auth.requestor(context_of(staff)), name) is answer


@pytest.mark.parametrize(("name", "answer"), [("MANAGE_USERS", True), ("MANAGE_ORDERS", False)])
def test_has_permission__app(context_of: Any, app: Any, name: str, answer: bool) -> None:
    assert auth.has_permission(auth.requestor(context_of(token=APP_TOKEN)), name) is answer


def test_has_permission__nobody_else(context_of: Any, anna: Any, staff_without_permission: Any) -> None:
    for context in (context_of(), context_of(anna), context_of(staff_without_permission)):
        assert auth.has_permission(auth.requestor(context), "MANAGE_USERS") is False


def test_has_permission__superuser_has_all(context_of: Any, anna: Any) -> None:
    type(anna).objects.filter(pk=anna.pk).update(is_superuser=True)

    assert auth.has_permission(auth.requestor(context_of(anna)), "MANAGE_STAFF") is True


def test_permission__member_by_name() -> None:
    values = {
        name: auth.permission(name).value for name in ("MANAGE_USERS", "MANAGE_ORDERS", "MANAGE_PLUGINS")
    }

    assert values == {
        "MANAGE_USERS": "account.manage_users",
        "MANAGE_ORDERS": "order.manage_orders",
        "MANAGE_PLUGINS": "plugins.manage_plugins",
    }
    assert auth.permission("MANAGE_USERS").codename == "manage_users"


def test_permission__unknown() -> None:
    with pytest.raises(KeyError):
        auth.permission("MANAGE_EVERYTHING")


def test_forbidden_channels__group_for_all_channels(staff: Any, channel: Any, other_channel: Any) -> None:
    assert auth.forbidden_channels(staff, {channel.pk, other_channel.pk}) == set()


def test_forbidden_channels__group_for_one_channel(
    staff_without_permission: Any, channel: Any, other_channel: Any
) -> None:
    permit(staff_without_permission, "manage_orders", channels=(channel,), every_channel=False)

    assert auth.forbidden_channels(staff_without_permission, {channel.pk, other_channel.pk}) == {
        other_channel.pk
    }


def test_forbidden_channels__no_group(staff_without_permission: Any, channel: Any) -> None:
    assert auth.forbidden_channels(staff_without_permission, {channel.pk}) == {channel.pk}
    assert auth.forbidden_channels(staff_without_permission, set()) == set()


def test_forbidden_channels__superuser(staff_without_permission: Any, channel: Any) -> None:
    staff_without_permission.is_superuser = True

    assert auth.forbidden_channels(staff_without_permission, {channel.pk}) == set()


@pytest.mark.parametrize(
    ("active", "confirmed", "answer"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_is_proven(anna: Any, active: bool, confirmed: bool, answer: bool) -> None:
    anna.is_active, anna.is_confirmed = active, confirmed

    assert auth.is_proven(anna) is answer


def test_staff_with__only_active_staff_who_may(staff: Any, staff_without_permission: Any, anna: Any) -> None:
    permit(anna, "manage_users")

    found = [auth.staff_with(user.pk, "MANAGE_USERS") for user in (staff, staff_without_permission, anna)]

    assert found == [staff, None, None]


def test_staff_with__who_left_is_nobody(staff: Any) -> None:
    type(staff).objects.filter(pk=staff.pk).update(is_active=False)

    assert auth.staff_with(staff.pk, "MANAGE_USERS") is None
    assert auth.staff_with(0, "MANAGE_USERS") is None


def test_staff_names__an_address_where_there_is_no_name(
    staff: Any, staff_without_permission: Any, anna: Any
) -> None:
    assert auth.staff_names() == {staff.pk: "Sam Desk", staff_without_permission.pk: "intern@example.com"}
