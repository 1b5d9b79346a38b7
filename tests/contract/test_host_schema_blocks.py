"""`host.schema`: Saleor's building blocks for GraphQL, put together as our fields are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import model, person
from tests.contract.blocks import BUILT


@pytest.fixture
def ask(context_of: Any, closed_writer: Any) -> Any:
    """Run a document with the writer guarded, as in a request."""

    def run(document: str, user: Any = None, **variables: Any) -> Any:
        context = context_of(user)
        with closed_writer():
            result = BUILT.execute(document, variable_values=variables, context_value=context)
        return result.data, [str(error) for error in result.errors or []]

    return run


@pytest.fixture
def people(db: None) -> None:
    for letter in "dbeac":
        person(f"{letter}@page.example")


PAGE = """query($first: Int, $last: Int, $after: String, $before: String) {
  people(first: $first, last: $last, after: $after, before: $before) {
    totalCount edges { cursor node { email } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


def _page(data: Any) -> tuple[str, bool, bool]:
    found = data["people"]
    letters = "".join(edge["node"]["email"][0] for edge in found["edges"])
    info = found["pageInfo"]
    assert [info["startCursor"], info["endCursor"]] == [
        found["edges"][0]["cursor"],
        found["edges"][-1]["cursor"],
    ]
    assert found["totalCount"] == 5
    return letters, info["hasPreviousPage"], info["hasNextPage"]


def test_connection__forwards(ask: Any, people: None, staff: Any) -> None:
    seen, after = [], None
    for _ in range(3):
        data, errors = ask(PAGE, staff, first=2, after=after)
        assert errors == []
        seen.append(_page(data))
        after = data["people"]["pageInfo"]["endCursor"]

    assert seen == [("ab", False, True), ("cd", True, True), ("e", True, False)]


def test_connection__backwards(ask: Any, people: None, staff: Any) -> None:
    seen, before = [], None
    for _ in range(3):
        data, errors = ask(PAGE, staff, last=2, before=before)
        assert errors == []
        seen.append(_page(data))
        before = data["people"]["pageInfo"]["startCursor"]

    assert seen == [("de", True, False), ("bc", True, True), ("a", False, True)]


def test_connection__a_cursor_survives_its_row(ask: Any, people: None, staff: Any) -> None:
    data, _ = ask(PAGE, staff, first=2)
    model("account.User").objects.filter(email="b@page.example").delete()

    data, errors = ask(PAGE, staff, first=9, after=data["people"]["pageInfo"]["endCursor"])

    assert errors == []
    assert [edge["node"]["email"][0] for edge in data["people"]["edges"]] == ["c", "d", "e"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "You must provide a `first` or `last` value to properly paginate the `people` connection."),
        (
            {"first": 101},
            "Requesting 101 records on the `people` connection exceeds the `first` limit of 100 records.",
        ),
        ({"first": -1}, "Argument `first` must be a non-negative integer."),
        ({"first": 1, "last": 1}, "Argument `last` cannot be combined with `first`."),
        ({"first": 1, "before": "WyJhIl0="}, "Argument `first` cannot be combined with `before`."),
        ({"first": 1, "after": "nonsense"}, "Received cursor is invalid."),
        ({"first": 1, "after": "WyJhIiwgImIiLCAiYyJd"}, "Received cursor is invalid."),
    ],
)
def test_connection__refused(
    ask: Any, staff: Any, people: None, variables: dict[str, Any], message: str
) -> None:
    data, errors = ask(PAGE, staff, **variables)

    assert (data, errors) == ({"people": None}, [message])


def test_connection__a_count_needs_no_page(ask: Any, staff: Any, people: None) -> None:
    assert ask("{ people { totalCount } }", staff) == ({"people": {"totalCount": 5}}, [])


def test_connection__of_a_list(ask: Any, db: None) -> None:
    data, errors = ask("{ words(first: 2) { totalCount edges { node { email } } pageInfo { hasNextPage } } }")

    assert errors == []
    assert data["words"] == {
        "totalCount": 3,
        "edges": [{"node": {"email": "a"}}, {"node": {"email": "b"}}],
        "pageInfo": {"hasNextPage": True},
    }


DENIED = "To access this path, you need one of the following permissions: MANAGE_USERS"


def test_permissions_field__denied(ask: Any, anna: Any, staff_without_permission: Any) -> None:
    for who in (None, anna, staff_without_permission):
        assert ask("{ secret }", who) == ({"secret": None}, [DENIED])
        assert ask(PAGE, who, first=1) == ({"people": None}, [DENIED])


def test_permissions_field__allowed(ask: Any, staff: Any) -> None:
    assert ask("{ secret open }", staff) == ({"secret": "told", "open": "told"}, [])
    assert ask("{ open }") == ({"open": "told"}, [])


BUY = (
    """mutation($input: ShoeInput!) { shoeBuy(input: $input) { said errors { field message code size } } }"""
)


def test_mutation__denied(ask: Any, anna: Any) -> None:
    for who in (None, anna):
        assert ask(BUY, who, input={"shoeSize": 40}) == ({"shoeBuy": None}, [DENIED])


def test_mutation__works_on_the_writer(ask: Any, staff: Any) -> None:
    given = {"shoeSize": 40, "wornAt": "2026-03-01T12:00:00+00:00", "boughtOn": "2026-02-28"}

    data, errors = ask(BUY, staff, input=given)

    said = "1 users, replica False, 2026-03-01 12:00:00+00:00, 2026-02-28"
    assert (data, errors) == ({"shoeBuy": {"said": said, "errors": []}}, [])


def test_mutation__typed_errors(ask: Any, staff: Any) -> None:
    data, errors = ask(BUY, staff, input={"shoeSize": 3})

    assert errors == []
    assert data["shoeBuy"] == {
        "said": None,
        "errors": [
            {"field": "shoeSize", "message": "Too small.", "code": "TOO_SMALL", "size": 3},
            {"field": "leftFoot", "message": "Give a foot.", "code": "REQUIRED", "size": None},
        ],
    }


def test_mutation__an_error_of_no_field(ask: Any, staff: Any) -> None:
    data, _ = ask(BUY, staff, input={"shoeSize": 99})

    assert data["shoeBuy"]["errors"] == [
        {"field": None, "message": "Nobody has such feet.", "code": "TOO_SMALL", "size": None}
    ]


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("wornAt", "0001-01-01T00:00:01+07:00", "DateTime"),
        ("boughtOn", "", "Date"),
        ("boughtOn", "2026-02-30", "Date"),
    ],
)
def test_scalars__what_no_calendar_holds_is_refused(
    ask: Any, staff: Any, field: str, value: str, kind: str
) -> None:
    data, errors = ask(BUY, staff, input={"shoeSize": 40, field: value})

    assert data is None
    assert [error.rsplit("In field ", 1)[1] for error in errors] == [
        f'"{field}": Expected type "{kind}", found "{value}".'
    ]


def test_descriptions__as_saleor_words_them() -> None:
    people = BUILT.get_type("Query").fields["people"]
    connection = BUILT.get_type("PersonConnection").fields
    only = "Note that the system only allows fetching a maximum of 100 objects in a single query."

    assert {name: arg.description for name, arg in people.args.items()} == {
        "before": "Return the elements in the list that come before the specified cursor.",
        "after": "Return the elements in the list that come after the specified cursor.",
        "first": f"Retrieve the first n elements from the list. {only}",
        "last": f"Retrieve the last n elements from the list. {only}",
    }
    assert people.description == "\n\nRequires one of the following permissions: MANAGE_USERS."
    assert BUILT.get_type("Query").fields["secret"].description == (
        "A secret.\n\nRequires one of the following permissions: MANAGE_USERS."
    )
    assert BUILT.get_type("ShoeBuy").description == (
        "Buy shoes. \n\nRequires one of the following permissions: MANAGE_USERS."
    )
    assert {name: (str(field.type), field.description) for name, field in connection.items()} == {
        "pageInfo": ("PageInfo!", "Pagination data for this connection."),
        "edges": ("[PersonEdge!]!", None),
        "totalCount": ("Int", "A total count of items in the collection."),
    }
    edge = BUILT.get_type("PersonEdge").fields
    assert {name: (str(field.type), field.description) for name, field in edge.items()} == {
        "node": ("Person!", "The item at the end of the edge."),
        "cursor": ("String!", "A cursor for use in pagination."),
    }
    assert {
        name: (str(field.type), field.description)
        for name, field in BUILT.get_type("ShoeError").fields.items()
    } == {
        "field": (
            "String",
            "Name of a field that caused the error. A value of `null` indicates that the error isn't "
            "associated with a particular field.",
        ),
        "message": ("String", "The error message."),
        "code": ("ShoeCode!", None),
        "size": ("Int", None),
    }
    assert {name: str(field.type) for name, field in BUILT.get_type("ShoeBuy").fields.items()} == {
        "said": "String",
        "errors": "[ShoeError!]!",
    }
    assert str(BUILT.get_type("Query").fields["sizes"].type) == "[Int!]"
