"""The desk's pages: an empty shell under a strict policy, for the Dashboards that the merchant named alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.desk import built, places
from saleor_gdpr_plugin.host import dashboard
from tests.cast import model
from tests.desk import FORM

HOME = "/plugins/saleor_gdpr/desk"
ORIGINS = "https://dashboard.shop.example/\nhttp://localhost:9000"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Something that was built."""
    (tmp_path / "desk-1a2b.js").write_text("started()")
    (tmp_path / "desk-3c4d.css").write_text("body {}")
    (tmp_path / "secret.js").write_text("not listed")
    integrity = {"desk-1a2b.js": "sha384-JS", "desk-3c4d.css": "sha384-CSS"}
    listed = {"script": "desk-1a2b.js", "style": "desk-3c4d.css", "integrity": integrity}
    (tmp_path / "built.json").write_text(json.dumps(listed))
    monkeypatch.setattr(built, "FOLDER", tmp_path)
    return tmp_path


def policy(response: Any) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


@pytest.mark.parametrize(
    "path", ["", "/", "/requests", "/requests/R2RwclJlcXVlc3Q6MQ%3D%3D", "/customer", "/x/y"]
)
def test_page__is_an_empty_shell_for_every_address(plugin: Any, client: Any, files: Path, path: str) -> None:
    plugin(**FORM, dashboard_origins=ORIGINS)
    model("account.User").objects.create(email="anna@example.com")

    response = client.get(f"{HOME}{path}?customerId=VXNlcjox")

    page = response.content.decode()
    assert response.status_code == 200
    body = page.partition("<body")[2]
    assert re.sub(r"<[^>]*>|\s+", " ", body).split() == (
        f'data-home="{HOME}"> This page is part of the Saleor Dashboard and needs JavaScript.'.split()
    )
    assert "VXNlcjox" not in page
    assert f'src="{HOME}/assets/desk-1a2b.js" integrity="sha384-JS"' in page
    assert f'href="{HOME}/assets/desk-3c4d.css" integrity="sha384-CSS"' in page
    assert 'content="https://dashboard.shop.example http://localhost:9000"' in page


def test_page__policy_and_headers(plugin: Any, client: Any, files: Path) -> None:
    plugin(**FORM, dashboard_origins=ORIGINS)

    response = client.get(f"{HOME}/requests")

    nonce = re.findall(r'nonce="([\w-]{20,})"', response.content.decode())
    assert len(nonce) == 2
    assert len(set(nonce)) == 1
    assert policy(response) == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "script-src": f"'nonce-{nonce[0]}'",
        "style-src": f"'nonce-{nonce[0]}'",
        "connect-src": "'self'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "lit-html",
        "frame-ancestors": "https://dashboard.shop.example http://localhost:9000",
    }
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert client.get(f"{HOME}/requests").content != response.content, "a nonce is used twice"


def test_page__nobody_may_frame_it_before_an_origin_is_named(plugin: Any, client: Any, files: Path) -> None:
    plugin(**FORM)

    assert policy(client.get(f"{HOME}/requests"))["frame-ancestors"] == "'none'"


def test_page__inactive_it_says_so_and_serves_no_script(plugin: Any, client: Any, files: Path) -> None:
    plugin(active=False, **FORM, dashboard_origins=ORIGINS)

    for path in ("/requests", "/manifest.json"):
        response = client.get(f"{HOME}{path}")
        assert response.status_code == 404
        assert "The privacy desk is switched off" in response.content.decode()
        assert "<script" not in response.content.decode()
        assert policy(response)["frame-ancestors"] == "https://dashboard.shop.example http://localhost:9000"


def test_page__wrong_settings_count_as_inactive(plugin: Any, client: Any, files: Path) -> None:
    plugin(**FORM | {"country": "Germany"}, dashboard_origins="https://evil.example/*; script-src *")

    response = client.get(f"{HOME}/requests")

    assert response.status_code == 404
    assert policy(response)["frame-ancestors"] == "'none'"


def test_page__not_built_it_says_what_to_do(
    plugin: Any, client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built, "FOLDER", tmp_path)
    plugin(**FORM, dashboard_origins=ORIGINS)

    response = client.get(f"{HOME}/requests")

    assert response.status_code == 503
    assert "npm run build" in response.content.decode()


def test_page__is_only_looked_at(plugin: Any, client: Any, files: Path) -> None:
    plugin(**FORM, dashboard_origins=ORIGINS)

    assert client.post(f"{HOME}/requests").status_code == 405
    assert client.get("/plugins/saleor_gdpr/desktop").status_code == 404


def test_assets__those_that_were_built_and_no_other_file(plugin: Any, client: Any, files: Path) -> None:
    plugin(**FORM, dashboard_origins=ORIGINS)

    script = client.get(f"{HOME}/assets/desk-1a2b.js")
    assert (script.status_code, script.content) == (200, b"started()")
    assert script["Content-Type"] == "text/javascript; charset=utf-8"
    assert script["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(f"{HOME}/assets/desk-3c4d.css")["Content-Type"] == "text/css; charset=utf-8"
    for name in ("secret.js", "built.json", "..%2fbuilt.py", "desk-9.js"):
        assert b"not listed" not in client.get(f"{HOME}/assets/{name}").content
    assert client.get(f"{HOME}/assets/secret.js").status_code == 404


def test_manifest__asks_for_no_token(plugin: Any, client: Any, files: Path, settings: Any) -> None:
    settings.PUBLIC_URL = "https://shop.example"
    plugin(**FORM, dashboard_origins=ORIGINS)

    found = client.get(f"{HOME}/manifest.json").json()

    assert found["appUrl"] == f"https://shop.example{HOME}"
    assert "tokenTargetUrl" not in found
    assert found["permissions"] == ["MANAGE_ORDERS", "MANAGE_PLUGINS", "MANAGE_STAFF", "MANAGE_USERS"]
    assert {each["mount"]: (each["target"], each["url"]) for each in found["extensions"][:2]} == {
        "NAVIGATION_CUSTOMERS": ("APP_PAGE", "/requests"),
        "CUSTOMER_DETAILS_MORE_ACTIONS": ("POPUP", f"https://shop.example{HOME}/customer"),
    }


@pytest.mark.parametrize(
    "line",
    ["dashboard.example", "https://dash.example/path", "https://*.example", "https://a.example https://b.example",
     "http://dash.example", "https://dash.example; script-src *", "null"],
)  # fmt: skip
def test_origins__each_line_is_an_origin_and_nothing_else(line: str) -> None:
    with pytest.raises(conf.Misconfigured) as wrong:
        conf.parse(FORM | {"dashboard_origins": line})
    assert list(wrong.value.errors) == ["dashboard_origins"]


def test_command__installs_says_so_and_removes(plugin: Any, files: Path, capsys: Any) -> None:
    plugin(**FORM)
    with pytest.raises(CommandError, match="gdpr_dashboard install"):
        call_command("gdpr_dashboard", "status")

    call_command("gdpr_dashboard", "install")
    call_command("gdpr_dashboard", "install")

    said = capsys.readouterr().out
    assert "navigation_customers: Privacy requests" in said
    assert "Dashboard origins" in said
    assert [each.url for each in dashboard.installed("saleor_gdpr")] == [places.wanted().url]
    model("app.AppExtension").objects.filter(mount="navigation_customers").update(label="Old")
    call_command("gdpr_dashboard", "status")
    assert "not the rows of this version" in capsys.readouterr().out
    call_command("gdpr_dashboard", "remove")
    assert dashboard.installed("saleor_gdpr") == []
    call_command("gdpr_dashboard", "remove")
    assert capsys.readouterr().out.splitlines() == [
        "Taken out of the Dashboard.",
        "It was not in the Dashboard.",
    ]
