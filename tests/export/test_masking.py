"""What staff masks is in no file of the answer, every rebuild keeps it, and a mask that hides nothing is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Record
from saleor_gdpr_plugin.export import hiding, masking, papers, sections
from saleor_gdpr_plugin.export.models import Archive, Mask
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.cast import model
from tests.desk import Desk
from tests.export.opened import archive, document

NOTE = "NOTE-ABOUT-A-FRIEND"
GIFT = "GIFT-FOR-A-FRIEND"
CITY = "CITY-OF-A-FRIEND"
REASON = "REASON-FOR-STAFF-ONLY"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("note", {"note": "•••"}),
        ("count", {"count": "•••"}),
        ("lines.1.sku", {"lines": [{"sku": "a"}, {"sku": "•••"}]}),
        ("lines", {"lines": "•••"}),
        ("lines.0", {"lines": ["•••", {"sku": "b"}]}),
        ("metadata.gift.to", {"metadata": {"gift.to": "•••", "gift": {"to": "•••", "of": "x"}}}),
        ("metadata.gift", {"metadata": {"gift.to": "y", "gift": "•••"}}),
        ("none", {"none": "•••"}),
    ],
)
def test_apply__replaces_what_the_path_means_and_nothing_else(path: str, expected: dict[str, Any]) -> None:
    data = {
        "id": 7, "note": "x", "count": 3, "rate": 0.19, "none": None, "half": "\ud83d",
        "lines": [{"sku": "a"}, {"sku": "b"}],
        "metadata": {"gift.to": "y", "gift": {"to": "z", "of": "x"}},
    }  # fmt: skip
    masked, hit = masking.apply(Record(json.dumps(data)), [path])
    assert json.loads(masked.json.encode()) == data | expected
    assert hit == {path}


@pytest.mark.parametrize("path", ["lines.2.sku", "lines.x", "note.more", "missing", "lines.-1", "lines.²"])
def test_apply__a_path_that_leads_nowhere_changes_nothing(path: str) -> None:
    record = Record('{"id": 7, "note": "x", "lines": [{"sku": "a"}]}')
    assert masking.apply(record, [path]) == (record, frozenset())


def test_apply__papers_find_the_kind_of_value_they_expect() -> None:
    record = Record('{"id": 7, "note": "x", "lines": [1], "total": {"amount": "1"}}')
    masked, _hit = masking.apply(record, ["note", "lines", "total", "lines.0"])
    assert masked.data() == {"id": 7, "note": "•••", "lines": [], "total": {}}
    assert json.loads(masked.json) == {"id": 7, "note": "•••", "lines": "•••", "total": "•••"}


NUMBERS = (
    '{"id": 7, "note": "x", "rate": 0.1000000000000000055511151231257827, "exact": 0.10, "zero": -0.0, '
    '"huge": 1e400, "long": [12345678901234567890123456789.10, 1E-7], "digits": {"of": '
    + "9" * 5000
    + '}, "like a number": "0.10"}'
)
"""Numbers that Python would round, write in another way, or refuse to read."""


def test_apply__numbers_stay_as_they_were_written() -> None:
    record = Record(NUMBERS)
    (masked,) = masking.Masks([Mask(source="orders", record="7", path="note")]).over("orders", iter([record]))
    assert masked.json == NUMBERS.replace('"x"', '"•••"')
    assert masking.apply(record, ["digits", "long.1"])[0].json == NUMBERS.replace(
        '{"of": ' + "9" * 5000 + "}", '"•••"'
    ).replace("1E-7", '"•••"')


def test_numbers_python_cannot_read__are_shown_as_they_are_stored() -> None:
    assert sections.data(Record(NUMBERS)) == {"metadata": {"JSON": NUMBERS}}
    masked, _hit = masking.apply(Record(NUMBERS), ["note"])
    assert sections.data(masked) == {"metadata": {"JSON": NUMBERS.replace('"x"', '"•••"')}}


def test_over__a_source_without_masks_is_not_even_parsed() -> None:
    records = iter([Record("not JSON")])
    masks = masking.Masks([Mask(source="orders", record="7", path="note")])
    assert masks.over("account", records) is records


@pytest.fixture
def order(anna: Any, order_for: Callable[..., Any]) -> Any:
    """Anna's order, which speaks of somebody else."""
    home = model("account.Address").objects.create(
        **{"first_name": "Friend", "city": CITY, "country": "DE", "postal_code": "1"}
    )
    made = order_for(anna, customer_note=NOTE, shipping_address=home)
    made.lines.update(metadata={"gift.to": GIFT})
    return made


@pytest.fixture
def ready(desk: Desk, anna: Any, staff: Any, order: Any) -> str:
    """Anna's request, built and waiting for its release."""
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    return str(request["id"])


def given(desk: Desk, request_id: str, order: Any, path: str, *, user: Any, **more: Any) -> dict[str, Any]:
    version = desk.details(request_id, user=user)["version"]
    place = {"source": "orders", "record": str(order.pk), "path": path, "reason": REASON}
    return {"id": request_id, "version": version, **place, **more}


def mask(desk: Desk, request_id: str, order: Any, path: str, *, user: Any, **more: Any) -> dict[str, Any]:
    return desk.run("ExportMask", user=user, **given(desk, request_id, order, path, user=user, **more))


PATHS = ("customer_note", "lines.0.metadata.gift.to", "shipping_address")


def test_masked__is_nowhere_in_the_answer(
    desk: Desk, client: Any, staff: Any, ready: str, order: Any
) -> None:
    # given: everything is in every file
    before = archive(desk, client, ready, user=staff)
    for name in ("data.json", "report.html"):
        assert all(mark in before.read(name).decode() for mark in (NOTE, GIFT, CITY)), name
    assert NOTE in before.read("summary.pdf").decode()

    # when
    for path in PATHS:
        shown = mask(desk, ready, order, path, user=staff)
        assert shown["request"]["state"] == "READY"

    # then
    assert [(each["path"], each["effective"]) for each in shown["masks"]] == [(path, True) for path in PATHS]
    after = archive(desk, client, ready, user=staff)
    for name in after.namelist():
        text = after.read(name).decode()
        assert not [mark for mark in (NOTE, GIFT, CITY, REASON) if mark in text], name
    data = document(after)
    (record,) = data["sources"]["orders"]["records"]
    assert (record["customer_note"], record["shipping_address"]) == ("•••", "•••")
    assert record["lines"][0]["metadata"] == {"gift.to": "•••"}
    assert record["billing_address"]["city"] == "Köln"
    assert data["masked"] == [{"source": "orders", "record": str(order.pk), "path": path} for path in PATHS]
    page = after.read("report.html").decode()
    assert "concern other people" in page
    assert f"Orders, {order.pk}: lines.0.metadata.gift.to" in page
    assert "3 fields concern other people" in after.read("summary.pdf").decode()
    entries = Entry.objects.filter(kind="request.masked").order_by("pk")
    assert [each.content["path"] for each in entries] == list(PATHS)
    assert all((each.actor_id, each.content["reason"]) == (staff.pk, REASON) for each in entries)
    assert desk.decide("Release", ready, user=staff)["state"] == "FULFILLED"


SUM = "Together they come to"
NO_SUM = "The sum is left out, because an amount of an order is masked."


@pytest.mark.parametrize("path", ["total_gross", "total_gross.amount", "total_net"])
@pytest.mark.parametrize("newest", [500, 0])
def test_masked_amount__is_in_no_sum(
    desk: Desk, client: Any, anna: Any, staff: Any, order_for: Callable[..., Any], ready: str, order: Any,
    monkeypatch: pytest.MonkeyPatch, path: str, newest: int,
) -> None:  # fmt: skip
    # given: the sum tells the total of the one order, because that of the other is shown
    monkeypatch.setattr(papers, "NEWEST", newest)
    order_for(anna, lines=[("Mug", 2, "9.90")])
    mask(desk, ready, order, "customer_note", user=staff)
    before = archive(desk, client, ready, user=staff)
    for name in ("report.html", "summary.pdf"):
        assert SUM in before.read(name).decode(), name
        assert NO_SUM not in before.read(name).decode(), name

    # when
    mask(desk, ready, order, path, user=staff)

    # then
    after = archive(desk, client, ready, user=staff)
    for name in ("report.html", "summary.pdf"):
        assert SUM not in after.read(name).decode(), name
        assert NO_SUM in after.read(name).decode(), name


def test_older_orders__are_masked_on_their_own_pages(
    desk: Desk, client: Any, staff: Any, ready: str, order: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "NEWEST", 0)
    mask(desk, ready, order, "customer_note", user=staff)
    package = archive(desk, client, ready, user=staff)
    pages = [name for name in package.namelist() if name.startswith("orders-")]
    assert len(pages) == 1
    assert NOTE not in package.read(pages[0]).decode()
    assert GIFT in package.read(pages[0]).decode()


def test_every_field__can_be_masked_and_the_papers_are_still_made(
    desk: Desk, client: Any, anna: Any, staff: Any, ready: str, order: Any
) -> None:
    data = document(archive(desk, client, ready, user=staff))
    rows = []
    for source in ("account", "addresses", "orders"):
        for record in data["sources"][source]["records"]:
            fields = set(record) - hiding.FIXED
            rows += [Mask(source=source, record=record["id"], path=field) for field in fields]
    request = Request.objects.get()
    for row in rows:
        row.request, row.at, row.reason = request, request.submitted_at, REASON
    Mask.objects.bulk_create(rows)
    mask(desk, ready, order, "customer_note", user=staff)
    package = archive(desk, client, ready, user=staff)
    for record in document(package)["sources"]["orders"]["records"]:
        assert {value for name, value in record.items() if name not in hiding.FIXED} == {"•••"}
    for name in ("data.json", "report.html"):
        text = package.read(name).decode()
        assert not [mark for mark in (NOTE, GIFT, CITY, "Beispiel") if mark in text], name


def test_unmask__shows_it_again(desk: Desk, client: Any, staff: Any, ready: str, order: Any) -> None:
    mask(desk, ready, order, "customer_note", user=staff)
    shown = mask(desk, ready, order, "customer_note", user=staff, unmask=True)
    assert shown["masks"] == []
    package = archive(desk, client, ready, user=staff)
    assert NOTE in package.read("data.json").decode()
    assert document(package)["masked"] == []
    again = desk.refused(
        "ExportMask", user=staff, **given(desk, ready, order, "customer_note", user=staff, unmask=True)
    )
    assert (again["field"], again["code"]) == ("path", "NOT_FOUND")


def test_mask_that_hides_nothing__stops_release_until_staff_decides(
    desk: Desk, staff: Any, ready: str, order: Any
) -> None:
    shown = mask(desk, ready, order, "customer_not", user=staff)
    assert [each["effective"] for each in shown["masks"]] == [False]
    preview = desk.run("ExportPreview", user=staff, id=ready)
    place = f"orders {order.pk} customer_not"
    # Saleor's own test settings bring a model that no shop has.
    told = [warning for warning in preview["warnings"] if not warning.endswith(" tests.Book.name")]
    assert told == [f"This mask hid nothing: {place}"]
    version = desk.details(ready, user=staff)["version"]
    error = desk.refused("RequestRelease", user=staff, id=ready, version=version)
    assert (error["code"], error["field"]) == ("PROBLEMS", "despiteProblems")
    assert place in error["message"]
    assert Archive.objects.get().state == "built"
    assert desk.decide("Release", ready, user=staff, despiteProblems=True)["state"] == "FULFILLED"


def test_reopened__masks_stay_with_the_request(
    desk: Desk, client: Any, staff: Any, ready: str, order: Any
) -> None:
    mask(desk, ready, order, "customer_note", user=staff)
    desk.decide("Reopen", ready, user=staff, reason="Once more.")
    desk.decide("Approve", ready, user=staff)
    assert NOTE not in archive(desk, client, ready, user=staff).read("data.json").decode()


def test_corrected_copy__keeps_the_masks(desk: Desk, client: Any, staff: Any, ready: str, order: Any) -> None:
    mask(desk, ready, order, "customer_note", user=staff)
    desk.decide("Release", ready, user=staff)
    copy = desk.run("ExportCreate", user=staff, request=ready, reason="A slip.")["request"]
    package = archive(desk, client, copy["id"], user=staff)
    assert NOTE not in package.read("data.json").decode()
    assert [each["path"] for each in document(package)["masked"]] == ["customer_note"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"reason": " "}, "reason", "REQUIRED"),
        ({"reason": "x" * 501}, "reason", "INVALID"),
        ({"source": "nowhere"}, "source", "NOT_FOUND"),
        ({"record": ""}, "record", "REQUIRED"),
        ({"path": ""}, "path", "REQUIRED"),
        ({"path": "id"}, "path", "INVALID"),
        ({"path": "placed_at"}, "path", "INVALID"),
        ({"path": "a..b"}, "path", "INVALID"),
        ({"path": "x" * 201}, "path", "INVALID"),
        ({"path": "a\x00"}, "path", "INVALID"),
        ({"version": 1}, "version", "CHANGED"),
    ],
)
def test_refused__the_field_is_named_and_nothing_changed(
    desk: Desk, staff: Any, ready: str, order: Any, changes: dict[str, Any], field: str, code: str
) -> None:
    values = given(desk, ready, order, "customer_note", user=staff) | changes
    before = list(Request.objects.values()), Event.objects.count(), list(Archive.objects.values())
    error = desk.refused("ExportMask", user=staff, **values)
    assert (error["field"], error["code"]) == (field, code)
    assert Mask.objects.count() == 0
    assert (list(Request.objects.values()), Event.objects.count(), list(Archive.objects.values())) == before


def test_refused__after_the_release_and_past_the_limit(
    desk: Desk, staff: Any, ready: str, order: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hiding, "MASKS", 1)
    mask(desk, ready, order, "customer_note", user=staff)
    mask(desk, ready, order, "customer_note", user=staff)
    error = desk.refused("ExportMask", user=staff, **given(desk, ready, order, "email", user=staff))
    assert (error["field"], error["code"]) == ("path", "TOO_MANY")
    desk.decide("Release", ready, user=staff)
    error = desk.refused("ExportMask", user=staff, **given(desk, ready, order, "email", user=staff))
    assert error["code"] == "STATE"
    assert Mask.objects.count() == 1
