"""The register of processing in the API: reading, changing one entry, and the record as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.register.models import RegisterEntry
from tests.cast import APP_TOKEN, model, permit, person
from tests.desk import FORM, Desk


def said(**texts: str) -> list[dict[str, str]]:
    return [{"language": language, "text": text} for language, text in texts.items()]


RECIPIENT = {
    "name": "Paketdienst AG", "whatFor": said(en="Delivery", de="Lieferung"), "role": "PROCESSOR", "country": "us",
    "safeguard": said(en="=EU standard clauses"), "matches": ["DHL*"],
}  # fmt: skip
NEW = {"kind": "RECIPIENT", "key": "parcels", "version": 0, "recipient": RECIPIENT}


@pytest.fixture
def chief(db: None) -> Any:
    """Staff who configures the desk and reads it."""
    user = person("chief@example.com", is_staff=True)
    permit(user, "manage_users", "manage_plugins")
    return user


def update(desk: Desk, user: Any, **given: Any) -> dict[str, Any]:
    return desk.run("RegisterUpdate", user=user, input=given)


def fetch(client: Any, url: str) -> Any:
    return client.get(urlsplit(url).path)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_register__is_prefilled_in_the_language(desk: Desk, staff: Any) -> None:
    found = desk.run("Register", user=staff, language="de")
    titles = [each["title"]["text"] for each in found["activities"]]
    assert titles == [
        "Kundenkonto", "Bestellung, Zahlung und Lieferung", "Rechnungen und Steuern",
        "Geschenkkarten und Gutscheine", "Warenkörbe", "Einwilligungen und Widersprüche", "Datenschutzanfragen",
        "Notizen des Kundendienstes",
    ]  # fmt: skip
    assert {(each["prefilled"], each["changed"], each["version"]) for each in found["activities"]} == {
        (True, False, 0)
    }
    assert found["activities"][2]["bases"] == ["LEGAL_OBLIGATION"]
    assert [each["language"] for each in found["activities"][0]["purpose"]["translations"]] == [
        "de",
        "en",
        "fr",
    ]
    assert [each["key"] for each in found["texts"]] == ["automated_decisions", "safety", "transfers"]
    assert len(found["retention"]) == 8
    assert (found["recipients"], found["systems"], found["gaps"]) == ([], [], [])


def test_update__adds_changes_and_switches_off_with_a_version_check(desk: Desk, chief: Any) -> None:
    assert update(desk, chief, **NEW) == {"key": "parcels", "version": 1, "errors": []}
    assert desk.refused("RegisterUpdate", user=chief, input=NEW)["code"] == "CHANGED"
    update(desk, chief, kind="RECIPIENT", key="parcels", version=1, active=False, position=7)
    (found,) = desk.run("Register", user=chief)["recipients"]
    assert found == {
        "key": "parcels", "active": False, "position": 7, "prefilled": False, "changed": True, "version": 2,
        "name": "Paketdienst AG", "role": "PROCESSOR", "country": "US", "matches": ["DHL*"], "always": False,
        "whatFor": {"text": "Delivery", "translations": said(de="Lieferung", en="Delivery")},
        "safeguard": {"text": "=EU standard clauses", "translations": said(en="=EU standard clauses")},
    }  # fmt: skip
    logged = Entry.objects.filter(kind="register.changed").order_by("pk")
    assert [(each.object_id, each.role, each.actor_id) for each in logged] == [
        ("recipient:parcels", "staff", chief.pk)
    ] * 2


def test_update__overrides_what_is_prefilled(desk: Desk, chief: Any) -> None:
    rule = {
        "months": 96,
        "event": said(de="Ende des Jahres"),
        "words": said(de="Acht Jahre."),
        "reason": said(de="AO"),
    }
    update(desk, chief, kind="RETENTION", key="invoices", version=0, retention=rule)
    update(desk, chief, kind="TEXT", key="safety", version=0, text={"words": said(en="Locks.")})
    update(desk, chief, kind="ACTIVITY", key="invoices", version=0, active=False)
    found = desk.run("Register", user=chief, language="de")
    (invoices,) = [each for each in found["retention"] if each["key"] == "invoices"]
    assert (invoices["months"], invoices["words"]["text"], invoices["changed"]) == (96, "Acht Jahre.", True)
    (off,) = [each for each in found["activities"] if each["key"] == "invoices"]
    assert (off["active"], off["changed"], off["title"]["text"]) == (False, False, "Rechnungen und Steuern")


def test_update__gives_a_new_entry_a_key(desk: Desk, chief: Any) -> None:
    system = {"name": "Paper", "contact": "Mrs Paper", "holds": said(en="Letters")}
    key = update(desk, chief, kind="SYSTEM", version=0, system=system)["key"]
    assert [each["key"] for each in desk.run("Register", user=chief)["systems"]] == [key]


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        (NEW | {"recipient": RECIPIENT | {"safeguard": []}}, "safeguard", "REQUIRED"),
        (NEW | {"recipient": RECIPIENT | {"whatFor": said(de=" ")}}, "whatFor", "REQUIRED"),
        (NEW | {"recipient": RECIPIENT | {"name": "\x00"}}, "name", "INVALID"),
        (NEW | {"recipient": RECIPIENT | {"whatFor": said(de="\x00")}}, "text", "INVALID"),
        (NEW | {"recipient": RECIPIENT | {"matches": []}}, "matches", "REQUIRED"),
        (NEW | {"key": "Big Parcels"}, "key", "INVALID"),
        (NEW | {"version": 1}, "version", "CHANGED"),
        (NEW | {"text": {"words": said(en="x")}}, "text", "INVALID"),
        ({"kind": "SYSTEM", "key": "none", "version": 0, "active": False}, "key", "NOT_FOUND"),
        ({"kind": "TEXT", "key": "poem", "version": 0, "text": {"words": said(en="x")}}, "key", "INVALID"),
    ],
)
def test_update__is_refused_naming_the_field(
    desk: Desk, chief: Any, given: dict[str, Any], field: str, code: str
) -> None:
    error = desk.refused("RegisterUpdate", user=chief, input=given)
    assert (error["field"], error["code"]) == (field, code)
    assert (RegisterEntry.objects.count(), Entry.objects.count()) == (0, 0)


def test_register__suggests_what_is_connected_and_in_no_entry(
    desk: Desk, chief: Any, order_for: Callable[..., Any]
) -> None:
    def app(name: str, identifier: str, **values: Any) -> Any:
        values = {"is_active": True} | values
        return model("app.App").objects.create(name=name, identifier=identifier, **values)

    tool = app("Mail tool", "mail.app")
    app("Off", "off.app", is_active=False)
    app("Removed", "removed.app", removed_at=timezone.now())
    app("Privacy", "saleor_gdpr")
    model("webhook.Webhook").objects.create(app=tool, target_url="https://hooks.example/x", is_active=True)
    order = order_for(email="x@example.com", shipping_method_name="DHL Paket")
    model("payment.Payment").objects.create(order=order, gateway="app:pay.app:card", currency="EUR", total=1)
    found = desk.run("Register", user=chief)["suggestions"]
    assert found == [
        {"kind": "app", "name": "Mail tool", "match": "mail.app"},
        {"kind": "carrier", "name": "DHL Paket", "match": "DHL Paket"},
        {"kind": "gateway", "name": "app:pay.app:card", "match": "app:pay.app:card"},
        {"kind": "webhook", "name": "Mail tool (hooks.example)", "match": "hooks.example"},
    ]
    update(desk, chief, **NEW)
    pay = RECIPIENT | {"name": "Pay", "matches": ["pay.app", "mail.app"]}
    update(desk, chief, kind="RECIPIENT", key="pay", version=0, active=False, recipient=pay)
    assert desk.run("Register", user=chief)["suggestions"] == []


def test_register__names_what_an_answer_would_lack(desk: Desk, chief: Any) -> None:
    update(desk, chief, kind="ACTIVITY", key="account", version=0, active=False)
    update(desk, chief, kind="RETENTION", key="orders", version=0, active=False)
    assert desk.run("Register", user=chief)["gaps"][:1] == ["No activity says why the shop holds: Account."]
    assert desk.run("Register", user=chief)["gaps"][-1] == "No rule says how long this is kept: orders."


# the record as a file


def test_record__files_say_the_same_and_open_for_two_minutes(
    desk: Desk, chief: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(desk, chief, **NEW)
    found = desk.run("Register", user=chief, language="de")
    made = fetch(client, found["jsonUrl"])
    assert made.headers["Content-Type"] == "application/json"
    record = json.loads(body(made))
    assert record["format"] == "saleor-gdpr-record-of-processing/1"
    assert record["controller"] == FORM["controller"]
    assert record["activities"][4]["title"] == "Warenkörbe"
    assert record["recipients"][0]["place"] == "Vereinigte Staaten"

    rows = list(csv.DictReader(io.StringIO(body(fetch(client, found["csvUrl"])).decode())))
    cells = {(row["section"], row["entry"], row["field"]): row["value"] for row in rows}
    assert cells["recipient", "Paketdienst AG", "what_for"] == "Lieferung"
    assert cells["recipient", "Paketdienst AG", "safeguard"] == "'=EU standard clauses"
    assert cells["activity", "Warenkörbe", "persons"] == "Personen, die eine Bestellung begonnen haben"

    pdf = body(fetch(client, found["pdfUrl"]))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "de"
        assert opened.Root.MarkInfo.Marked

    for forged in (
        found["csvUrl"].replace("/de/", "/fr/"),
        found["csvUrl"].replace(".csv", ".pdf"),
        found["csvUrl"].replace("/register/", "/report/"),
    ):
        assert fetch(client, forged).status_code == 404
    later = timezone.now() + timedelta(minutes=3)
    monkeypatch.setattr("saleor_gdpr_plugin.http.timezone.now", lambda: later)
    assert fetch(client, found["csvUrl"]).status_code == 404


# who may


def test_register__is_read_by_the_desk_alone(
    desk: Desk, anna: Any, staff: Any, staff_without_permission: Any, app: Any
) -> None:
    for who in ({}, {"user": anna}, {"user": staff_without_permission}, {"app": APP_TOKEN}):
        assert desk.ask("Register", **who).codes == ["PermissionDenied"]
    assert desk.ask("Register", user=staff).codes == []


def test_update__needs_manage_plugins_of_a_staff_user(
    desk: Desk, anna: Any, staff: Any, staff_without_permission: Any, app: Any, chief: Any
) -> None:
    app.permissions.set(model("permission.Permission").objects.all())
    for who in ({}, {"user": anna}, {"user": staff}, {"user": staff_without_permission}, {"app": APP_TOKEN}):
        assert desk.ask("RegisterUpdate", **who, input=NEW).codes == ["PermissionDenied"]
    assert (RegisterEntry.objects.count(), Entry.objects.count()) == (0, 0)
    assert update(desk, chief, **NEW)["version"] == 1


def test_inactive__the_register_is_silent(desk: Desk, plugin: Any, chief: Any, client: Any) -> None:
    url = desk.run("Register", user=chief)["jsonUrl"]
    plugin(**FORM, active=False)
    assert desk.ask("Register", user=chief).data == {"gdprRegister": None}
    assert desk.refused("RegisterUpdate", user=chief, input=NEW)["code"] == "INACTIVE"
    assert fetch(client, url).status_code == 404
    assert RegisterEntry.objects.count() == 0
