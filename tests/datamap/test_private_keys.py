"""Private metadata: personal values are shown, everything else is masked, and the merchant decides."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Actor, Field, LegalBasis, Role
from saleor_gdpr_plugin.datamap import keys_in_use, private_keys
from saleor_gdpr_plugin.datamap.models import KeyKind, MetadataKey
from saleor_gdpr_plugin.datamap.rows import Many, PrivateMetadata, stream
from tests.cast import APP_TOKEN, model, permit, person
from tests.desk import Desk

MERCHANT = Actor(Role.STAFF, 7)
STORED = {
    "mirumee.payments.stripe.customer_id": "cus_1",
    "oidc:https://id.example": "sub-1",
    "xcustomer_id": "not a customer id",
    "xoidc:": "nor a login",
    "app.token": "secret-1",
    "erp.loyalty": {"points": [1, 2.50]},
    'odd "key" %s _': "x",
}


def classify(key: str, kind: KeyKind | None) -> None:
    private_keys.classify(key, kind, by=MERCHANT, now=timezone.now())


def exported(value: Any) -> Any:
    """What a source would export of a user with this private metadata, plain and nested."""
    user = person("meta@example.com", private_metadata=value)
    rows = model("account.User").objects.filter(pk=user.pk)
    field = Field("private_metadata", PrivateMetadata("private_metadata"), LegalBasis.CONTRACT)
    nested = Field("nested", Many(rows.order_by("pk"), (field,)), LegalBasis.CONTRACT)
    with transaction.atomic():
        (record,) = stream(rows, (field, nested))
    user.delete()
    found = json.loads(record.json)
    assert found["nested"] == [{"private_metadata": found["private_metadata"]}]
    return found["private_metadata"]


def test_undecided__only_what_its_name_shows_to_be_personal(db: None) -> None:
    assert exported(STORED) == {
        "mirumee.payments.stripe.customer_id": "cus_1",
        "oidc:https://id.example": "sub-1",
        "xcustomer_id": "•••",
        "xoidc:": "•••",
        "app.token": "•••",
        "erp.loyalty": "•••",
        'odd "key" %s _': "•••",
    }


def test_classified__the_merchants_word_counts_until_it_is_forgotten(db: None) -> None:
    classify("erp.loyalty", KeyKind.PERSONAL)
    classify('odd "key" %s _', KeyKind.PERSONAL)
    classify("oidc:https://id.example", KeyKind.SECRET)
    assert exported(STORED) == {
        "mirumee.payments.stripe.customer_id": "cus_1",
        "oidc:https://id.example": "•••",
        "xcustomer_id": "•••",
        "xoidc:": "•••",
        "app.token": "•••",
        "erp.loyalty": {"points": [1, 2.5]},
        'odd "key" %s _': "x",
    }
    assert private_keys.personal_keys() == {"erp.loyalty", 'odd "key" %s _'}

    classify("oidc:https://id.example", None)
    classify("erp.loyalty", KeyKind.SECRET)
    assert exported(STORED)["oidc:https://id.example"] == "sub-1"
    assert exported(STORED)["erp.loyalty"] == "•••"


@pytest.mark.parametrize("key", STORED)
def test_python_and_postgresql_say_the_same(db: None, key: str) -> None:
    assert private_keys.is_personal(key) is (exported({key: "value"})[key] == "value")


@pytest.mark.parametrize("value", [{}, [], "text", 3], ids=repr)
def test_anything_but_an_object__is_an_empty_one(db: None, value: Any) -> None:
    assert exported(value) == {}


def test_desk__names_what_nobody_classified_and_logs_the_decision(
    desk: Desk, anna: Any, order_for: Any
) -> None:
    # given
    merchant = person("merchant@example.com", is_staff=True)
    permit(merchant, "manage_plugins")
    model("account.User").objects.filter(pk=anna.pk).update(private_metadata={"erp.loyalty": "gold"})
    order_for(anna, private_metadata={"app.token": "t", "erp.loyalty": "gold"})
    expected = {"kind": None, "exported": False, "decidedAt": None}
    keys = desk.ask("MetadataKeys", user=merchant).data["gdprMetadataKeys"]
    assert keys == [{"key": "app.token", **expected}, {"key": "erp.loyalty", **expected}]

    # when
    done = desk.run("MetadataClassify", user=merchant, key="erp.loyalty", kind="PERSONAL")["metadataKey"]

    # then
    assert (done["kind"], done["exported"]) == ("PERSONAL", True)
    keys = desk.ask("MetadataKeys", user=merchant).data["gdprMetadataKeys"]
    assert [(each["key"], each["kind"]) for each in keys] == [
        ("app.token", None),
        ("erp.loyalty", "PERSONAL"),
    ]
    entry = Entry.objects.get(kind="metadata.classified")
    assert (entry.actor_id, entry.content) == (merchant.pk, {"key": "erp.loyalty", "kind": "personal"})
    forgotten = desk.run("MetadataClassify", user=merchant, key="erp.loyalty", kind=None)["metadataKey"]
    assert (forgotten["kind"], forgotten["exported"]) == (None, False)
    assert MetadataKey.objects.count() == 0


def test_desk__the_list_is_bounded(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        person(f"p{number}@example.com", private_metadata={f"key-{number}": "x", "same": "x"})
    monkeypatch.setattr(keys_in_use, "SAMPLED", 3)
    assert keys_in_use.in_use() == ["key-1", "key-2", "key-3", "same"]
    monkeypatch.setattr(keys_in_use, "SHOWN", 2)
    assert keys_in_use.in_use() == ["key-1", "key-2"]


@pytest.mark.parametrize(("key", "code"), [("", "REQUIRED"), ("x" * 257, "INVALID")])
def test_desk__refuses_what_is_no_key(desk: Desk, key: str, code: str) -> None:
    root = person("root@example.com", is_staff=True, is_superuser=True)
    error = desk.refused("MetadataClassify", user=root, key=key, kind="SECRET")
    assert (error["field"], error["code"]) == ("key", code)
    assert MetadataKey.objects.count() == 0


def test_apps_never_classify(desk: Desk, app: Any) -> None:
    app.permissions.set(model("permission.Permission").objects.filter(codename="manage_plugins"))
    answer = desk.ask("MetadataClassify", app=APP_TOKEN, key="app.token", kind="PERSONAL")
    assert answer.codes == ["PermissionDenied"]
    assert MetadataKey.objects.count() == 0
