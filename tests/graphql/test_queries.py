"""The queries: bounded work for lists, and the earlier request behind one that joined it."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.requests.models import Request
from tests.cast import person
from tests.desk import Desk


def test_lists__queries_do_not_grow_with_the_rows(desk: Desk, staff: Any) -> None:
    desk.submit(user=person("first@example.com"))
    counts = []
    for number in range(6):
        desk.submit(user=person(f"p{number}@example.com"))
        if number in (0, 5):
            with CaptureQueriesContext(connection) as captured:
                assert len(desk.queue(staff)) == number + 2
            counts.append(len(captured))
    assert counts[0] == counts[1] < 25


def test_list__newest_first_page_by_page(desk: Desk, staff: Any) -> None:
    references = [desk.submit(user=person(f"p{number}@example.com"))["reference"] for number in range(5)]
    seen, after = [], None
    while True:
        page = desk.run("Requests", user=staff, first=2, after=after)
        assert page["totalCount"] == 5
        seen += [edge["node"]["reference"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == references[::-1]


def test_list__filters_by_state_reference_and_address(desk: Desk, staff: Any, anna: Any, eve: Any) -> None:
    mine, theirs = desk.submit(user=anna)["request"], desk.submit(user=eve)["request"]
    desk.run("RequestCancel", user=eve, id=theirs["id"])
    assert list(desk.queue(staff, states=["OPEN"])) == [mine["id"]]
    assert list(desk.queue(staff, states=["OPEN", "CANCELLED"])) == [theirs["id"], mine["id"]]
    assert list(desk.queue(staff, search=mine["reference"].lower())) == [mine["id"]]
    assert list(desk.queue(staff, search=" EVE@example.com")) == [theirs["id"]]
    assert desk.queue(staff, search="nobody@example.com") == {}


def test_joined__its_id_shows_the_earlier_request(desk: Desk, anna: Any) -> None:
    first = desk.submit(user=anna)["request"]
    desk.submit(user=anna)
    joined = Request.objects.get(state="joined")
    import graphene

    shown = desk.run("Request", user=anna, id=graphene.Node.to_global_id("GdprRequest", joined.pk))
    assert shown["id"] == first["id"]


def test_privacy_page__tells_the_widget_what_to_show(desk: Desk) -> None:
    assert desk.run("PrivacyPage", channel="main") == {
        "rights": [
            "ACCESS",
            "PORTABILITY",
            "RECTIFICATION",
            "ERASURE",
            "RESTRICTION",
            "OBJECTION",
            "MARKETING_OBJECTION",
            "CONSENT_WITHDRAWAL",
        ],
        "guestVisitors": True,
        "shopName": "Example shop",
        "controller": "Example Shop Ltd\n1 High Street\nExampletown",
        "contactEmail": "privacy@shop.example",
        "authority": "Example Authority, Exampletown",
        "privacyPolicyUrl": "",
        "textLimit": 2000,
    }
    assert desk.ask("PrivacyPage", channel="nowhere").data == {"gdprPrivacyPage": None}
