"""The settings form in the Dashboard, and what an idle plugin costs."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from saleor_gdpr_plugin.host import shop
from saleor_gdpr_plugin.plugin import GdprPlugin
from tests.cast import model
from tests.desk import FORM


def row(*, active: bool, **values: Any) -> Any:
    form = [{"name": name, "value": value} for name, value in values.items()]
    return model("plugins.PluginConfiguration")(identifier="saleor_gdpr", active=active, configuration=form)


def test_entry_point__is_how_saleor_finds_us() -> None:
    from django.conf import settings

    (point,) = importlib.metadata.entry_points(group="saleor.plugins", name="saleor_gdpr_plugin")
    assert point.load() is GdprPlugin
    assert "saleor_gdpr_plugin" in settings.INSTALLED_APPS


def test_form__is_complete_and_inactive_by_default() -> None:
    assert GdprPlugin.DEFAULT_ACTIVE is False
    assert GdprPlugin.CONFIGURATION_PER_CHANNEL is False
    names = [each["name"] for each in GdprPlugin.DEFAULT_CONFIGURATION]
    assert names == list(GdprPlugin.CONFIG_STRUCTURE)
    assert GdprPlugin.CONFIG_STRUCTURE["smtp_password"]["type"] == "Password"
    assert {each["type"] for each in GdprPlugin.CONFIG_STRUCTURE.values()} <= {
        "String", "Multiline", "Boolean", "Password",
    }  # fmt: skip


def test_validate__inactive_may_be_incomplete_but_not_wrong(db: None) -> None:
    GdprPlugin.validate_plugin_configuration(row(active=False))
    with pytest.raises(ValidationError) as wrong:
        GdprPlugin.validate_plugin_configuration(row(active=False, country="Germany"))
    assert list(wrong.value.error_dict) == ["country"]


def test_validate__active_names_everything_that_is_missing(db: None) -> None:
    with pytest.raises(ValidationError) as wrong:
        GdprPlugin.validate_plugin_configuration(row(active=True))
    assert sorted(wrong.value.error_dict) == ["contact_email", "controller", "country", "storefront_url"]
    assert wrong.value.error_dict["country"][0].code == "plugin-misconfigured"


def test_validate__active_needs_a_way_to_mail(db: None, settings: Any) -> None:
    GdprPlugin.validate_plugin_configuration(row(active=True, **FORM))
    settings.EMAIL_BACKEND = ""
    with pytest.raises(ValidationError) as wrong:
        GdprPlugin.validate_plugin_configuration(row(active=True, **FORM))
    assert list(wrong.value.error_dict) == ["smtp_host"]


def test_start__loads_no_optional_library() -> None:
    # The schema is built late, except on 3.20, where Saleor builds it at start by itself.
    late = "" if shop.version().startswith("3.20") else ", 'saleor.graphql.api'"
    code = (
        "from tests import ground; ground.choose(); ground.entry_point(); import django, sys; django.setup();"
        f"print(sorted({{'weasyprint', 'holidays'{late}}} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], check=True, capture_output=True, text=True
    )
    assert ran.stdout.strip().splitlines()[-1] == "[]"


def test_migrations__say_what_the_models_say(db: None) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "saleor_gdpr_plugin", check=True, dry_run=True, verbosity=0)


def test_tables__have_no_constraint_towards_saleor(db: None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' "
            "AND (conrelid::regclass::text LIKE 'saleor_gdpr%') <> (confrelid::regclass::text LIKE 'saleor_gdpr%')"
        )
        assert cursor.fetchall() == []
