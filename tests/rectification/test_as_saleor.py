"""What our correction writes, table by table, beside what the same change in the Dashboard writes.

The differences are the ones named here: Saleor repeats names and addresses in events of the staff user and gives
orders of the new address to the account (`saleor.md`, trap T7); we do neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import graphene
import pytest

from tests.cast import ANNA_HOME, ANNA_WORK, model
from tests.cast import person as account
from tests.contract.effects import told
from tests.desk import FORM, Desk

from . import tables
from .conftest import NEW, Person, address_id, corrections, decide, order_id
from .test_email_change import agrees, wants


@dataclass
class Customer:
    """A customer whose twin differs in the e-mail address alone."""

    email: str
    user: Any = None
    rows: dict[str, Any] = field(default_factory=dict)

    @property
    def new_email(self) -> str:
        return f"new.{self.email}"

    @property
    def roles(self) -> dict[tuple[str, str], str]:
        return {(row._meta.db_table, str(row.pk)): role for role, row in self.rows.items()}

    @property
    def words(self) -> dict[str, str]:
        return {self.new_email: "NEW", self.email: "OLD"}


@pytest.fixture
def customer(db: None, order_for: Any, staff: Any) -> Callable[[str], Customer]:
    """Make a customer with two addresses, an order, a gift card, and a guest order of the address to come."""

    def make(email: str) -> Customer:
        address = model("account.Address").objects.create
        home = address(**ANNA_HOME | {"street_address_1": "Altgasse 9"})
        work = address(**ANNA_WORK)
        ship = address(**ANNA_HOME | {"street_address_1": "Altstraße 8"})
        user = account(
            email, first_name="Xaveria", last_name="Beispiel", language_code="de", metadata={"born": "1.1.1980"},
            default_billing_address=work, default_shipping_address=home,
        )  # fmt: skip
        user.addresses.set([home, work])
        bill = address(**ANNA_HOME | {"first_name": "", "last_name": ""})
        order = order_for(
            user, shipping_address=ship, billing_address=bill, customer_note="Klingel Xanthippe"
        )
        guest = order_for(email=f"new.{email}")
        card = model("giftcard.GiftCard").objects.create(
            code=f"CARD-{user.pk}", currency="EUR", used_by=user, used_by_email=email, initial_balance_amount=1,
            current_balance_amount=1, search_index_dirty=False,
        )  # fmt: skip
        rows = {
            "user": user, "home": home, "work": work, "ship": ship, "order": order, "guest": guest, "card": card,
            "staff": staff,
        }  # fmt: skip
        return Customer(email, user, rows)

    return make


SAID = "{ errors { field message } }"
CUSTOMER = f"mutation($id: ID!, $input: CustomerInput!) {{ customerUpdate(id: $id, input: $input) {SAID} }}"
ADDRESS = f"mutation($id: ID!, $input: AddressInput!) {{ addressUpdate(id: $id, input: $input) {SAID} }}"
DEFAULT = (
    "mutation($user: ID!, $id: ID!) { addressSetDefault(userId: $user, addressId: $id, type: SHIPPING)"
    f" {SAID} }}"
)
METADATA = (
    f"mutation($id: ID!, $input: [MetadataInput!]!) {{ updateMetadata(id: $id, input: $input) {SAID} }}"
)
ORDER = f"mutation($id: ID!, $input: OrderUpdateInput!) {{ orderUpdate(id: $id, input: $input) {SAID} }}"


def user_id(one: Customer) -> str:
    return str(graphene.Node.to_global_id("User", one.user.pk))


@dataclass(frozen=True)
class Kind:
    """One change: how a person asks for it, how staff makes it in the Dashboard, and what each writes."""

    asks: Callable[[Customer], list[dict[str, Any]]]
    dashboard: Callable[[Customer], tuple[str, dict[str, Any]]] | None
    both: frozenset[str]
    old: str
    """A word that was there before and nowhere else."""
    ours: frozenset[str] = frozenset()
    """What only we write."""
    theirs: frozenset[str] = frozenset()
    """What only Saleor writes."""
    indexes: frozenset[str] = frozenset()
    """What both leave to Saleor's own helpers, which the miniature records."""
    holds: frozenset[str] = frozenset({"saleor_gdpr_plugin_correction"})
    """Tables in which the old word stands afterwards: only ours, to show what was done."""
    events: tuple[tuple[str, str], ...] = ()
    more_events: tuple[tuple[str, str], ...] = ()
    reviewed: bool = False


CARD = frozenset({"giftcard_giftcard card: search_index_dirty=true"})
MOVED = {"city=BONN", "postal_code=53173", "street_address_1=Rheinallee 3", "phone=+49228123456"}
KINDS = {
    "name": Kind(
        lambda one: [{"field": "first_name", "value": "Anne"}, {"field": "last_name", "value": "Muster"}],
        lambda one: (CUSTOMER, {"id": user_id(one), "input": {"firstName": "Anne", "lastName": "Muster"}}),
        both=frozenset({"account_user user: first_name=Anne", "account_user user: last_name=Muster"}),
        old="Xaveria",
        # T7: a copy of the name under the staff user, which nobody finds when the customer is erased.
        theirs=frozenset(
            {'account_customerevent + parameters={"message": "Anne Muster"}, type=name_assigned, user_id=staff'}
        ),
        indexes=CARD,
        # The request is found by the name under which it was made, the older orders are the person's by it.
        holds=frozenset(f"saleor_gdpr_plugin_{each}" for each in ("correction", "formername", "request")),
        events=(("customer_updated", "user"),),
    ),
    "language": Kind(
        lambda one: [{"field": "language", "value": "fr"}],
        lambda one: (CUSTOMER, {"id": user_id(one), "input": {"languageCode": "FR"}}),
        both=frozenset({"account_user user: language_code=fr"}),
        old="",
        events=(("customer_updated", "user"),),
    ),
    "metadata": Kind(
        lambda one: [{"field": "metadata", "key": "born", "value": "2.1.1980"}],
        lambda one: (METADATA, {"id": user_id(one), "input": [{"key": "born", "value": "2.1.1980"}]}),
        both=frozenset({'account_user user: metadata={"born": "2.1.1980"}'}),
        old="1.1.1980",
        events=(("customer_updated", "user"), ("customer_metadata_updated", "user")),
    ),
    "default": Kind(
        lambda one: [{"field": "default_shipping_address", "of": address_id(one.rows["work"])}],
        lambda one: (DEFAULT, {"user": user_id(one), "id": address_id(one.rows["work"])}),
        both=frozenset({"account_user user: default_shipping_address_id=work"}),
        old="",
        events=(("customer_updated", "user"),),
    ),
    "address": Kind(
        lambda one: [{"field": "address", "of": address_id(one.rows["home"]), "address": NEW}],
        lambda one: (ADDRESS, {"id": address_id(one.rows["home"]), "input": NEW}),
        both=frozenset(f"account_address home: {each}" for each in MOVED),
        old="Altgasse 9",
        events=(("address_updated", "home"),),
    ),
    "order_shipping_address": Kind(
        lambda one: [{"field": "order_shipping_address", "of": order_id(one.rows["order"]), "address": NEW}],
        lambda one: (ORDER, {"id": order_id(one.rows["order"]), "input": {"shippingAddress": NEW}}),
        both=frozenset(f"account_address ship: {each}" for each in MOVED),
        old="Altstraße 8",
        events=(("order_updated", "order"),),
        reviewed=True,
    ),
    "customer_note": Kind(
        lambda one: [{"field": "customer_note", "of": order_id(one.rows["order"]), "value": "Klingel"}],
        None,  # Saleor changes the note of drafts alone.
        both=frozenset({"order_order order: customer_note=Klingel"}),
        old="Xanthippe",
        events=(("order_updated", "order"),),
        reviewed=True,
    ),
    "email": Kind(
        lambda one: [{"field": "email", "value": one.new_email}],
        lambda one: (CUSTOMER, {"id": user_id(one), "input": {"email": one.new_email}}),
        both=frozenset({"account_user user: email=NEW"}),
        old="",
        # As `confirmEmailChange` and `tokensDeactivateAll` do: whoever was logged in has to log in anew.
        ours=frozenset({"account_user user: jwt_token_key=*"}),
        # T7 again, and T8: what was ordered under the new address becomes the account's.
        theirs=frozenset(
            {
                'account_customerevent + parameters={"message": "NEW"}, type=email_assigned, user_id=staff',
                "order_order guest: user_id=user",
            }
        ),
        indexes=CARD,
        events=(("customer_updated", "user"),),
        more_events=(("account_email_changed", "user"),),
    ),
}  # fmt: skip
COPIED = frozenset(
    {
        "account_address + city=BONN, country=DE, first_name=Anna, last_name=Beispiel, phone=+49228123456, "
        "postal_code=53173, street_address_1=Rheinallee 3",
        "order_order order: shipping_address_id=new",
    }
)
"""Up to 3.21 Saleor gives the order a new row, and leaves the old one behind without an owner."""


def corrects(desk: Desk, person: Person, kind: Kind, one: Customer, staff: Any) -> None:
    """Ask for it, and do all it takes until it is applied."""
    (first, *_more) = asked = kind.asks(one)
    if first["field"] == "email":
        wants(person, one.new_email, user=one.user)
        agrees(desk, one.email)
        agrees(desk, one.new_email)
        return
    request = str(person.asks(*asked, user=one.user)["request"]["id"])
    if kind.reviewed:
        rows = corrections(desk, request, user=staff)
        yes = [{"correction": row["id"], "accept": True} for row in rows]
        assert decide(desk, request, *yes, user=staff) == []
        desk.decide("Approve", request, user=staff)


@pytest.fixture
def declared(plugin: Any) -> None:
    """A shop that offers a declared detail, and tells all changes of metadata as every version can."""
    plugin(**FORM, rectifiable_metadata="born = Date of birth")
    settings = model("site.SiteSettings")
    if any(found.name == "use_legacy_update_webhook_emission" for found in settings._meta.get_fields()):
        settings.objects.update(use_legacy_update_webhook_emission=True)
        model("sites.Site").objects.clear_cache()


@pytest.mark.parametrize("name", KINDS)
def test_correction__writes_this_and_no_copy_of_the_old_value(
    desk: Desk, person: Person, staff: Any, customer: Any, declared: None, which_saleor: str, name: str
) -> None:
    kind, one = KINDS[name], customer("mona@example.com")
    before = tables.read()

    with told() as events:
        corrects(desk, person, kind, one, staff)

    expected = kind.both | kind.ours | (kind.indexes if which_saleor == "real" else frozenset())
    assert tables.changes(before, tables.read(), one.roles, one.words) == expected
    assert events == [(event, one.rows[role].pk) for event, role in (*kind.events, *kind.more_events)]
    if kind.old:
        assert set(tables.holding(kind.old)) == kind.holds


@pytest.mark.real
@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.dashboard])
def test_dashboard__writes_the_same_but_for_what_is_named(
    desk: Desk, person: Person, staff: Any, customer: Any, declared: None, graphql: Any, name: str
) -> None:
    kind, ours, theirs = KINDS[name], customer("mona@example.com"), customer("nora@example.com")
    assert kind.dashboard is not None
    start = tables.read()

    with told() as our_events:
        corrects(desk, person, kind, ours, staff)
    middle = tables.read()
    document, variables = kind.dashboard(theirs)
    with told() as their_events:
        answer = graphql(document, variables, user=staff)

    assert answer.errors == []
    (result,) = answer.data.values()
    assert result["errors"] == []
    written = tables.changes(middle, tables.read(), theirs.roles, theirs.words)
    by_us = tables.changes(start, middle, ours.roles, ours.words)
    assert by_us - written == (kind.both if COPIED.issubset(written) else kind.ours)
    assert written - by_us in (kind.theirs, COPIED)
    assert [name for name, _pk in their_events] == [name for name, _role in kind.events]
    assert [name for name, _pk in our_events] == [name for name, _role in (*kind.events, *kind.more_events)]
