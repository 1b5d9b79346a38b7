"""Who is under restriction, and what that leaves room for (Art. 18(2))."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from saleor_gdpr_plugin.contracts import SYSTEM, Refused, Subject
from saleor_gdpr_plugin.restriction import standing
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.restriction.standing import Use

pytestmark = pytest.mark.django_db
ANNA, GUEST, EVE = "anna@example.com", "guest@example.com", "eve@example.com"


def restricted(address: str, account_id: int | None = None) -> Restriction:
    return restrict(
        account_id=account_id, address=address, ground=Ground.UNLAWFUL, by=SYSTEM, now=timezone.now()
    )


def test_restricted__names_these_and_no_others_in_one_query(anna: Any, eve: Any) -> None:
    restricted(ANNA, anna.pk)
    restricted(GUEST)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = standing.restricted([ANNA, GUEST, EVE, ""])

    assert found == {ANNA, GUEST}
    assert len(asked) == 1


def test_restricted__of_many_addresses_is_one_query_too(anna: Any) -> None:
    restricted(ANNA, anna.pk)
    many = [f"customer{number}@example.com" for number in range(5_000)]

    with CaptureQueriesContext(connection) as asked:
        found = standing.restricted([*many, ANNA])

    assert found == {ANNA}
    assert len(asked) == 1


def test_restricted__of_no_address_asks_nothing(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert standing.restricted(["", ""]) == frozenset()
    assert len(asked) == 0


@pytest.mark.parametrize(
    ("moved_to", "asked"),
    [
        ("anna.neu@example.com", "anna.neu@example.com"),
        ("anna@straße.example", "anna@xn--strae-oqa.example"),
    ],
)
@pytest.mark.parametrize("crowd", [0, 1_000])
def test_restricted__follows_the_account_to_its_new_address(
    anna: Any, moved_to: str, asked: str, crowd: int
) -> None:
    restricted(ANNA, anna.pk)
    anna.email = moved_to
    anna.save()

    found = standing.restricted([ANNA, asked, *(f"c{number}@example.com" for number in range(crowd))])

    assert found == {ANNA, asked}


def test_restricted__a_lifted_one_counts_no_more(anna: Any) -> None:
    restricted(ANNA, anna.pk)
    Restriction.objects.update(lifted_at=timezone.now())

    assert standing.restricted([ANNA]) == frozenset()
    assert standing.is_restricted(account_id=anna.pk, address=ANNA) is False


def test_is_restricted__by_account_by_address_by_either(anna: Any, eve: Any) -> None:
    restricted(ANNA, anna.pk)

    assert standing.is_restricted(account_id=anna.pk) is True
    assert standing.is_restricted(address=ANNA) is True
    assert standing.is_restricted(account_id=eve.pk, address=ANNA) is True
    assert standing.is_restricted(account_id=eve.pk, address=EVE) is False
    assert standing.is_restricted() is False


BLOCKED = ("marketing", "scheduled_erasure", "hand_over", "staff_edit")
FREE = ("storage", "consent", "access", "portability", "rectification", "erasure", "legal_claims")


@pytest.mark.parametrize("use", BLOCKED)
def test_refuse__what_article_18_leaves_no_room_for(anna: Any, use: str) -> None:
    restricted(ANNA, anna.pk)

    with pytest.raises(Refused) as refused:
        standing.refuse(Use(use), account_id=anna.pk, field="customer")

    assert (refused.value.code, refused.value.field) == ("restricted", "customer")


@pytest.mark.parametrize("use", FREE)
def test_refuse__never_the_persons_own_rights_nor_claims(anna: Any, use: str) -> None:
    restricted(ANNA, anna.pk)

    standing.refuse(Use(use), account_id=anna.pk, address=ANNA)


def test_use__every_one_is_decided() -> None:
    assert sorted(use.value for use in Use) == sorted(BLOCKED + FREE)


def test_refuse__nobody_else_is_held_back(anna: Any, eve: Any) -> None:
    restricted(ANNA, anna.pk)

    standing.refuse(Use.MARKETING, account_id=eve.pk, address=EVE)


@pytest.mark.parametrize("use", BLOCKED)
def test_blocks__any_account_and_any_address_of_a_person(anna: Any, eve: Any, use: str) -> None:
    restricted(ANNA, anna.pk)
    restricted(GUEST)
    theirs = [
        Subject(account_id=anna.pk),
        Subject(account_id=eve.pk, joined_accounts=frozenset({anna.pk})),
        Subject(mailboxes=frozenset({GUEST})),
        Subject(account_emails=frozenset({EVE, ANNA})),
    ]
    free = [Subject(), Subject(account_id=eve.pk, account_emails=frozenset({EVE}))]

    assert [standing.blocks(Use(use), each) for each in theirs] == [True] * 4
    assert [standing.blocks(Use(use), each) for each in free] == [False] * 2
    assert not any(standing.blocks(Use(each), theirs[0]) for each in FREE)
