"""The answer to a person, from what is prefilled and what the merchant wrote; nothing that was used is left out."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone, translation

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Actor, Refused, Role
from saleor_gdpr_plugin.register import changing, entries
from saleor_gdpr_plugin.register.answer import Party, Recipient, System, Used, information, systems
from saleor_gdpr_plugin.register.models import RegisterEntry
from tests.register.test_kinds import RECIPIENT, SYSTEM
from tests.register.test_prefilled import SLUGS

BY = Actor(Role.STAFF, 7)
ADYEN = Party("Adyen", ("saleor.app.payment.adyen", "Adyen", "app:saleor.app.payment.adyen:cards"))
USED = Used(
    apps=(ADYEN, Party("Mail tool", ("Mail tool", "3"))),
    gateways=(Party("mirumee.payments.dummy", ("mirumee.payments.dummy",)),),
    carriers=(Party("DHL Paket", ("DHL Paket",)),),
    webhooks=(Party("Mail tool", ("Mail tool", "hooks.mail.example")),),
)


@pytest.fixture(autouse=True)
def _primary(db: None) -> Any:
    from saleor_gdpr_plugin.host import database

    with database.primary():
        yield


def write(kind: str, key: str, version: int = 0, **how: Any) -> RegisterEntry:
    return changing.change(kind, key, version, by=BY, now=timezone.now(), **how)


@pytest.mark.parametrize(
    ("language", "purpose", "kept", "decisions", "from_where"),
    [
        ("en", "Issuing and keeping invoices", "As long as tax", "None:", "From the person, at the checkout."),
        ("de-AT", "Ausstellung und Aufbewahrung", "Solange das Steuer-", "Keine:", "Von der Person selbst, an der"),
        ("fr", "Établissement et conservation", "Tant que le droit fiscal", "Aucune", "De la personne elle-même"),
        ("pl", "Issuing and keeping invoices", "As long as tax", "None:", "From the person, at the checkout."),
    ],
)  # fmt: skip
def test_information__speaks_the_language(
    language: str, purpose: str, kept: str, decisions: str, from_where: str
) -> None:
    found = information(Used(), language)
    assert set(found.purposes) == set(found.origins) == set(SLUGS)
    assert set(found.retention) == set(SLUGS.values())
    (invoices,) = found.purposes["invoices"]
    assert invoices.startswith(purpose)
    assert found.retention["invoices"].startswith(kept)
    assert found.automated_decisions.startswith(decisions)
    assert found.origins["checkouts"].startswith(from_where)
    assert (found.recipients, found.systems) == ((), ())


def test_information__names_all_that_was_used_by_its_own_name() -> None:
    found = information(USED, "de").recipients
    assert [(each.name, each.what_for) for each in found] == [
        ("mirumee.payments.dummy", "Abwicklung von Zahlungen"),
        ("DHL Paket", "Lieferung von Bestellungen (Name der Versandart)"),
        ("Adyen", "mit unserem Shopsystem verbundene Software, die mit Bestellungen oder Konten arbeitet"),
        (
            "Mail tool",
            "mit unserem Shopsystem verbundene Software, die mit Bestellungen oder Konten arbeitet",
        ),
    ]
    assert {(each.role, each.place, each.safeguard) for each in found} == {("", "", "")}


def test_information__says_more_where_the_register_does() -> None:
    write("recipient", "dhl", body=RECIPIENT | {"country": "DE"})
    write(
        "recipient",
        "pay",
        body=RECIPIENT | {"name": "Adyen N.V.", "matches": ["SALEOR.app.payment.adyen"], "country": "NL"},
    )
    write(
        "recipient",
        "cloud",
        body=RECIPIENT
        | {
            "name": "Cloud Inc.",
            "country": "US",
            "safeguard": {"en": "EU-US DPF"},
            "matches": [],
            "always": True,
        },
    )
    write("recipient", "unused", body=RECIPIENT | {"name": "Nobody", "matches": ["unused"]})
    found = information(USED, "de").recipients
    assert [each.name for each in found] == [
        "Cloud Inc.", "Paketdienst AG", "Adyen N.V.", "mirumee.payments.dummy", "Mail tool",
    ]  # fmt: skip
    role = "arbeitet in unserem Auftrag und nach unserer Weisung (Auftragsverarbeiter, Art.\u00a028)"
    assert found[0] == Recipient("Cloud Inc.", "Lieferung", role, "Vereinigte Staaten", "EU-US DPF")
    assert [each.name for each in information(Used(), "en").recipients] == ["Cloud Inc."]


def test_information__a_recipient_switched_off_hides_nobody() -> None:
    write("recipient", "dhl", body=RECIPIENT, active=False)
    assert "DHL Paket" in [each.name for each in information(USED, "en").recipients]


def test_information__follows_the_merchant() -> None:
    write("activity", "checkouts", active=False)
    write(
        "retention",
        "invoices",
        body={
            "months": 96,
            "event": {"de": "Jahresende"},
            "words": {"de": "Acht Jahre."},
            "reason": {"de": "§ 147 AO"},
        },
    )
    found = information(Used(), "de")
    assert "checkouts" not in found.purposes
    assert found.retention["invoices"] == "Acht Jahre."
    assert information(Used(), "en").retention["invoices"] == "Acht Jahre."


def test_systems__are_the_active_ones_in_the_active_language() -> None:
    write("system", "desk", body=SYSTEM)
    write("system", "old", body=SYSTEM | {"name": "Old"}, active=False)
    with translation.override("de"):
        assert systems() == (System("desk", "Helpdesk", "help@shop.example", "Lieferung"),)
    assert information(Used(), "en").systems == (System("desk", "Helpdesk", "help@shop.example", "Delivery"),)


def test_information__is_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        information(USED, "fr")


def test_load__overlays_and_orders() -> None:
    write("activity", "notes", position=5)
    write("recipient", "dhl", body=RECIPIENT)
    register = entries.load()
    keys = [each.key for each in register.entries["activity"]]
    assert keys == ["notes", "account", "orders", "invoices", "gift_cards", "checkouts", "consent", "privacy"]
    notes, (dhl,) = register.entries["activity"][0], register.entries["recipient"]
    assert (notes.prefilled, notes.changed, notes.version) == (True, False, 1)
    assert (dhl.prefilled, dhl.changed, dhl.version) == (False, True, 1)


def test_load__content_of_another_version_of_ours_breaks_nothing() -> None:
    now = timezone.now()
    for kind, key in (("activity", "notes"), ("recipient", "odd"), ("hobby", "chess")):
        RegisterEntry.objects.create(kind=kind, key=key, body={"colour": "blue"}, updated_at=now)
    register = entries.load()
    assert len(register.activities()) == 8
    assert register.entries["recipient"] == ()


def test_change__needs_the_version_that_was_shown_and_is_logged() -> None:
    first = write("system", "desk", body=SYSTEM)
    second = write("system", "desk", 1, body=SYSTEM | {"name": "New"}, active=False)
    assert (first.version, second.version, second.updated_by) == (1, 2, 7)
    for stale in (0, 1, 3):
        with pytest.raises(Refused) as refused:
            write("system", "desk", stale, active=True)
        assert (refused.value.code, refused.value.field) == ("changed", "version")
    assert RegisterEntry.objects.get().active is False
    newest, oldest = Entry.objects.filter(kind="register.changed", object_id="system:desk")
    assert oldest.content["before"] is None
    assert newest.content["before"]["body"]["name"] == "Helpdesk"
    assert newest.content["after"] == {
        "body": SYSTEM | {"name": "New"}, "active": False, "position": 1000, "version": 2,
    }  # fmt: skip


def test_change__of_two_who_write_the_same_new_entry_the_second_looks_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("system", "desk", body=SYSTEM)
    # As the second one saw it: the row was not there yet.
    monkeypatch.setattr(RegisterEntry.objects, "select_for_update", RegisterEntry.objects.none)
    with pytest.raises(Refused) as refused:
        write("system", "desk", body=SYSTEM | {"name": "Mine"})
    assert refused.value.code == "changed"
    assert (RegisterEntry.objects.get().body["name"], Entry.objects.count()) == ("Helpdesk", 1)


def test_change__of_what_is_not_there_writes_nothing() -> None:
    with pytest.raises(Refused) as refused:
        write("system", "desk", active=False)
    assert (refused.value.code, refused.value.field) == ("not_found", "key")
    assert (RegisterEntry.objects.count(), Entry.objects.count()) == (0, 0)
