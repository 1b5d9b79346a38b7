"""No field that can hold personal data is forgotten, whatever Saleor or another app adds."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.postgres.fields import ArrayField, HStoreField
from django.contrib.postgres.search import SearchVectorField
from django.core.checks import WARNING
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps

from saleor_gdpr_plugin import checks
from saleor_gdpr_plugin.contracts import Source
from saleor_gdpr_plugin.datamap import coverage, exclusions, registry
from saleor_gdpr_plugin.datamap.coverage import Finding, Kind
from tests.cast import model
from tests.miniature import layout


@pytest.fixture(autouse=True)
def _shop_without_saleors_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """On real ground Saleor's own test settings bring a model that no shop has."""
    candidates = coverage.candidates
    monkeypatch.setattr(
        coverage,
        "candidates",
        lambda: tuple(each for each in candidates() if not each.model.startswith("tests.")),
    )


def names() -> list[str]:
    return [each.name for each in coverage.findings()]


def test_strict__nothing_is_forgotten() -> None:
    assert coverage.findings() == ()


def test_exclusions__name_only_what_some_version_has() -> None:
    known = {
        f"{label}.{field}"
        for version in layout.versions()
        for label, facts in layout.read(version)["models"].items()
        for field in facts["fields"]
    }
    # Django's own apps and ours, which no layout tells of.
    known |= {f"{each._meta.label}.{field.name}" for each in apps.get_models() for field in each._meta.fields}

    assert len(layout.versions()) == 4
    assert coverage.stale(known) == ()
    assert coverage.stale(known - {"account.User.password"}) == ("account.User.password",)


def test_exclusions__have_one_reason_each() -> None:
    listed = [name for group in exclusions.REASONS.values() for name in group]

    assert sorted(listed) == sorted(set(listed))


def test_secrets__are_in_no_source() -> None:
    secrets = set(exclusions.REASONS[exclusions.SECRET])

    assert {"account.User.password", "account.User.jwt_token_key", "payment.Payment.token"} <= secrets
    assert [each.slug for each in registry.sources() if coverage.covered_by(each) & secrets] == []


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A shop with no models but those of the test."""
    with isolate_apps("django.contrib.sites") as found:
        monkeypatch.setattr(coverage, "apps", found)
        monkeypatch.setattr(registry, "_excluded", {})
        yield found


def diary(**fields: Any) -> type[models.Model]:
    """A model of an app nobody knows."""
    meta = type("Meta", (), {"app_label": "sites"})
    return type("Diary", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


WORDS = [("open", "open"), ("done", "done")]
TYPES: dict[str, tuple[Any, Kind | None]] = {
    "char": (lambda: models.CharField(max_length=9), Kind.TEXT),
    "text": (models.TextField, Kind.TEXT),
    "slug": (models.SlugField, Kind.TEXT),
    "url": (models.URLField, Kind.TEXT),
    "email": (models.EmailField, Kind.CONTACT),
    "ip": (models.GenericIPAddressField, Kind.NETWORK),
    "json": (models.JSONField, Kind.JSON),
    "file": (models.FileField, Kind.FILE),
    "bytes": (models.BinaryField, Kind.OTHER),
    "hstore": (HStoreField, Kind.OTHER),
    "search": (SearchVectorField, Kind.SEARCH),
    "array of text": (lambda: ArrayField(models.CharField(max_length=9)), Kind.TEXT),
    "array of e-mail": (lambda: ArrayField(models.EmailField()), Kind.CONTACT),
    "array of numbers": (lambda: ArrayField(models.IntegerField()), None),
    "a type nobody knows": (lambda: type("Sealed", (models.Field,), {})(), Kind.OTHER),
    "user": (
        lambda: models.ForeignKey(model("account.User"), models.CASCADE, related_name="+"),
        Kind.RELATION,
    ),
    "one user": (
        lambda: models.OneToOneField(model("account.User"), models.CASCADE, related_name="+"),
        Kind.RELATION,
    ),
    "users": (lambda: models.ManyToManyField(model("account.User"), related_name="+"), Kind.RELATION),
    "address": (
        lambda: models.ForeignKey(model("account.Address"), models.CASCADE, related_name="+"),
        Kind.RELATION,
    ),
    "channel": (lambda: models.ForeignKey(model("channel.Channel"), models.CASCADE, related_name="+"), None),
    "fixed words": (lambda: models.CharField(max_length=9, choices=WORDS), None),
    "number": (models.IntegerField, None),
    "uuid": (models.UUIDField, None),
    "boolean": (models.BooleanField, None),
    "moment": (models.DateTimeField, None),
    "day": (models.DateField, None),
    "money": (lambda: models.DecimalField(max_digits=9, decimal_places=2), None),
}


@pytest.mark.parametrize("kind", TYPES)
def test_types__say_what_a_field_can_hold(fresh: Apps, kind: str) -> None:
    make, expected = TYPES[kind]
    diary(entry=make())

    found = {each.field: each.kind for each in coverage.candidates()}

    assert found == ({"entry": expected} if expected else {})


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        ("account_id", models.BigIntegerField, Kind.PERSON),
        ("customer_uuid", models.UUIDField, Kind.PERSON),
        ("birthday", models.DateField, Kind.PERSON),
        ("contact_email", models.TextField, Kind.CONTACT),
        ("phone_number", models.TextField, Kind.CONTACT),
        ("last_ip", models.TextField, Kind.NETWORK),
        ("emailed_at", models.DateTimeField, None),
        ("per_customer", models.IntegerField, None),
        ("product_id", models.IntegerField, None),
        ("recipe", models.TextField, Kind.TEXT),
    ],
)
def test_names__say_more_than_the_type(fresh: Apps, name: str, make: Any, expected: Kind | None) -> None:
    diary(**{name: make()})

    assert [(each.field, each.kind) for each in coverage.candidates()] == (
        [(name, expected)] if expected else []
    )


def test_generic_relation__may_point_at_anybody(fresh: Apps) -> None:
    kind = models.ForeignKey(model("contenttypes.ContentType"), models.CASCADE, related_name="+")
    diary(kind=kind, number=models.IntegerField(), about=GenericForeignKey("kind", "number"))

    assert coverage.candidates() == (Finding("sites.Diary", "number", Kind.RELATION),)


def test_account__is_about_a_person_in_every_column() -> None:
    user = model("account.User")
    expected = {field.name for field in user._meta.fields if not field.primary_key}
    expected |= {"addresses", "groups", "user_permissions"}

    assert {each.field for each in coverage.candidates() if each.model == "account.User"} == expected


def test_relation_to_a_model_that_is_not_there__is_for_djangos_own_check(fresh: Apps) -> None:
    diary(text=models.TextField(), lost=models.ForeignKey("shop.Lost", models.CASCADE))

    assert names() == ["sites.Diary.text"]


def test_star__never_hides_an_address_or_a_person(fresh: Apps) -> None:
    diary(
        title=models.TextField(),
        email=models.EmailField(),
        ip=models.GenericIPAddressField(),
        account_id=models.BigIntegerField(),
        user=models.ForeignKey(model("account.User"), models.CASCADE, related_name="+"),
    )
    prefix = "sites.Diary"

    registry.exclude({f"{prefix}.*": "a recipe"})
    assert names() == [f"{prefix}.account_id", f"{prefix}.email", f"{prefix}.ip", f"{prefix}.user"]

    registry.exclude({f"{prefix}.email": "of the publisher"})
    assert names() == [f"{prefix}.account_id", f"{prefix}.ip", f"{prefix}.user"]


def test_proxies_and_foreign_tables__are_left_to_their_owners(fresh: Apps) -> None:
    first = diary(text=models.TextField())
    for meta in ({"proxy": True}, {"managed": False}):
        options = type("Meta", (), {"app_label": "sites", **meta})
        base = first if "proxy" in meta else models.Model
        space = {} if "proxy" in meta else {"text": models.TextField()}
        type(
            f"Other{len(meta)}{'proxy' in meta}", (base,), {"__module__": __name__, "Meta": options, **space}
        )

    assert [each.name for each in coverage.candidates()] == ["sites.Diary.text"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("shop.Diary", "a recipe"), ("shop.Diary.text.more", "a recipe"), ("shop.Diary.text", " ")],
)
def test_exclude__wants_a_field_and_a_reason(fresh: Apps, name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"shop\.Diary"):
        registry.exclude({name: reason})
    assert registry.exclusions() == {}


class Broken(Source):
    """Another app's source with a mistake."""

    slug = "broken"
    label = "Broken"
    retention = "broken"

    def covered(self) -> frozenset[str]:
        raise LookupError("no model of that name")


def test_source_that_cannot_say__covers_nothing_and_stops_nothing(
    fresh: Apps, caplog: pytest.LogCaptureFixture
) -> None:
    diary(text=models.TextField())
    with registry.registered(Broken()), caplog.at_level(logging.ERROR):
        assert names() == ["sites.Diary.text"]

    assert [record.getMessage() for record in caplog.records] == ["source broken cannot say what it covers"]


def test_check__warns_once_and_names_at_most_thirty(fresh: Apps) -> None:
    diary(**{f"text_{number:02}": models.TextField() for number in range(32)})

    (warning,) = checks.check_coverage(None)

    assert (warning.id, warning.level) == ("gdpr.W004", WARNING)
    assert warning.msg.count("sites.Diary.text_") == 30
    assert warning.msg.endswith("sites.Diary.text_29 and 2 more.")
    assert "gdpr_datamap --strict" in warning.hint


def test_check__is_silent_when_nothing_is_forgotten(fresh: Apps) -> None:
    diary(number=models.IntegerField())

    assert checks.check_coverage(None) == []


def test_datamap__prints_sources_exclusions_and_findings(
    fresh: Apps, capsys: pytest.CaptureFixture[str]
) -> None:
    diary(text=models.TextField(), email=models.EmailField())
    registry.exclude({"sites.Diary.text": "a recipe"})

    call_command("gdpr_datamap")

    printed = capsys.readouterr()
    assert printed.out.splitlines()[-3:] == [
        "Excluded: a recipe",
        "  sites.Diary.text",
        "1 fields are in no source and not excluded.",
    ]
    assert printed.out.startswith("account: Account (retention: account)\n")
    assert "sites.Diary.email (e-mail address or phone number)" in printed.err
