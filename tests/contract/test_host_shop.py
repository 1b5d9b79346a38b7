"""`host.shop`: name, public address, languages, channels, version."""

from __future__ import annotations

import re
from typing import Any

import pytest

from saleor_gdpr_plugin.host import shop
from tests.cast import model


def test_name(db: None) -> None:
    assert shop.name() == "Example shop"


def test_name__is_read_fresh(db: None) -> None:
    shop.name()
    model("sites.Site").objects.update(name="Renamed shop")

    assert shop.name() == "Renamed shop"


def test_name__does_not_need_the_writer(closed_writer: Any) -> None:
    with closed_writer():
        assert shop.name() == "Example shop"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/plugins/global/saleor_gdpr/", "https://shop.example/plugins/global/saleor_gdpr/"),
        ("/a b", "https://shop.example/a%20b"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
    ],
)
def test_absolute__public_url(settings: Any, path: str, url: str) -> None:
    settings.PUBLIC_URL = "https://shop.example"

    assert shop.absolute(path) == url


def test_absolute__site_when_no_public_url(settings: Any, db: None) -> None:
    settings.PUBLIC_URL, settings.ENABLE_SSL = None, True

    assert shop.absolute("/x") == "https://shop.example.com/x"


def test_languages() -> None:
    found = shop.languages()

    assert {"en", "de", "de-at", "fr", "pl"} <= set(found)
    assert all(re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", code) for code in found)


def test_has_channel(channel: Any) -> None:
    type(channel).objects.filter(pk=channel.pk).update(is_active=False)

    assert (shop.has_channel("main"), shop.has_channel("nowhere")) == (True, False)


def test_version(which_saleor: str) -> None:
    ending = r"\+miniature" if which_saleor == "miniature" else ""

    assert re.fullmatch(r"3\.2\d\.\d+" + ending, shop.version())
