"""`host.plugins`, and what Saleor does with a plugin: stored form, saving, URLs."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from saleor_gdpr_plugin.host import plugins
from tests.cast import model

ECHO = f"{__name__}.EchoPlugin"


def _row(**values: Any) -> Any:
    return model("plugins.PluginConfiguration").objects.create(
        **{"identifier": "contract.echo", "name": "Echo"} | values
    )


def test_stored__absent_row_is_inactive(db: None) -> None:
    assert plugins.stored("contract.echo") == plugins.Stored(active=False, values={})


def test_stored__values_by_name(db: None) -> None:
    _row(active=True, configuration=[{"name": "text", "value": "hello"}, {"name": "switch", "value": False}])

    assert plugins.stored("contract.echo") == plugins.Stored(
        active=True, values={"text": "hello", "switch": False}
    )


def test_stored__per_channel(channel: Any, other_channel: Any) -> None:
    _row(active=True, configuration=[{"name": "text", "value": "everywhere"}])
    _row(active=True, configuration=[{"name": "text", "value": "main"}], channel=channel)

    found = [plugins.stored("contract.echo", channel=slug).values for slug in (None, "main", "pl")]

    assert found == [{"text": "everywhere"}, {"text": "main"}, {}]


def test_misconfigured__a_text_beside_each_field() -> None:
    error = plugins.misconfigured({"country": "Two letters.", "time_zone": "Unknown."})

    assert isinstance(error, ValidationError)
    assert {name: [(one.message, one.code) for one in found] for name, found in error.error_dict.items()} == {
        "country": [("Two letters.", "plugin-misconfigured")],
        "time_zone": [("Unknown.", "plugin-misconfigured")],
    }


def _echo() -> Any:
    from saleor.plugins.base_plugin import BasePlugin, ConfigurationTypeField

    class EchoPlugin(BasePlugin):
        PLUGIN_ID = "contract.echo"
        PLUGIN_NAME = "Echo"
        CONFIGURATION_PER_CHANNEL = False
        DEFAULT_CONFIGURATION = [{"name": "text", "value": "default"}, {"name": "switch", "value": True}]
        CONFIG_STRUCTURE = {
            "text": {"type": ConfigurationTypeField.STRING, "label": "Text", "help_text": "Any."},
            "switch": {"type": ConfigurationTypeField.BOOLEAN, "label": "Switch", "help_text": "On or off."},
        }

        @classmethod
        def validate_plugin_configuration(cls, plugin_configuration: Any, **_kwargs: Any) -> None:
            values = {item["name"]: item["value"] for item in plugin_configuration.configuration}
            if values["text"] == "wrong":
                raise plugins.misconfigured({"text": "Not this."})

        def webhook(self, request: Any, path: str, previous_value: Any) -> HttpResponse:
            text = next(item["value"] for item in self.configuration if item["name"] == "text")
            return HttpResponse(f"{request.method} {path} {self.active} {text} {previous_value.status_code}")

    return EchoPlugin


def __getattr__(name: str) -> Any:
    """Saleor imports a plugin by its dotted path; ours needs a loaded Saleor to be defined."""
    if name == "EchoPlugin":
        globals()[name] = _echo()
        return globals()[name]
    raise AttributeError(name)


@pytest.fixture
def manager(settings: Any, db: None) -> Any:
    from saleor.plugins.manager import get_plugins_manager

    settings.PLUGINS = [ECHO]
    return lambda: get_plugins_manager(allow_replica=False)


def _form(plugin: Any) -> list[tuple[str, Any, str]]:
    return [(item["name"], item["value"], item["label"]) for item in plugin.configuration]


def test_plugin__without_a_row_has_its_defaults(manager: Any) -> None:
    plugin = manager().get_plugin("contract.echo")

    assert (plugin.active, plugin.channel) == (False, None)
    assert _form(plugin) == [("text", "default", "Text"), ("switch", True, "Switch")]


def test_plugin__stored_keys_win_unknown_keys_go(manager: Any) -> None:
    _row(active=True, configuration=[{"name": "old", "value": "1"}, {"name": "text", "value": "stored"}])

    plugin = manager().get_plugin("contract.echo")

    assert plugin.active is True
    assert _form(plugin) == [("text", "stored", "Text"), ("switch", True, "Switch")]


def test_plugin__saving_makes_booleans_of_words(manager: Any) -> None:
    form = [
        {"name": "switch", "value": "false"},
        {"name": "text", "value": "new"},
        {"name": "unknown", "value": "x"},
    ]

    manager().save_plugin_configuration("contract.echo", None, {"active": True, "configuration": form})

    assert plugins.stored("contract.echo") == plugins.Stored(
        active=True, values={"text": "new", "switch": False}
    )


def test_plugin__refused_values_are_not_saved(manager: Any) -> None:
    _row(active=False, configuration=[{"name": "text", "value": "right"}, {"name": "switch", "value": True}])

    with pytest.raises(ValidationError) as refused:
        manager().save_plugin_configuration(
            "contract.echo", None, {"active": True, "configuration": [{"name": "text", "value": "wrong"}]}
        )

    assert refused.value.message_dict == {"text": ["Not this."]}
    assert plugins.stored("contract.echo") == plugins.Stored(
        active=False, values={"text": "right", "switch": True}
    )


@pytest.mark.parametrize(
    ("active", "path", "status", "answer"),
    [
        (True, "/plugins/contract.echo/a/b", 200, "GET /a/b True default 404"),
        (True, "/plugins/global/contract.echo/a", 200, "GET /a True default 404"),
        (True, "/plugins/global/contract.echo/", 200, "GET / True default 404"),
        (False, "/plugins/contract.echo/a", 200, "GET /a False default 404"),
        (False, "/plugins/global/contract.echo/a", 404, ""),
        (True, "/plugins/global/contract.unknown/a", 404, ""),
        (True, "/plugins/contract.unknown/a", 404, ""),
    ],
)
def test_plugin_url(manager: Any, client: Any, active: bool, path: str, status: int, answer: str) -> None:
    _row(active=active, configuration=[])

    response = client.get(path)

    assert (response.status_code, response.content.decode()) == (status, answer)


def test_plugin_url__any_method_and_no_csrf(manager: Any) -> None:
    from django.test import Client

    _row(active=True, configuration=[])

    response = Client(enforce_csrf_checks=True).post("/plugins/global/contract.echo/form", {"a": "1"})

    assert response.content.decode() == "POST /form True default 404"
