"""The settings form: defaults, and an error for each wrong entry."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.conf import form

VALID = {
    "controller": "Example Shop Ltd\n1 High Street",
    "contact_email": "privacy@shop.example",
    "storefront_url": "https://shop.example/privacy",
    "country": "de",
}


def test_parse__fills_in_the_defaults() -> None:
    settings = conf.parse(VALID)
    assert settings.country == "DE"
    assert settings.time_zone == ZoneInfo("UTC")
    assert (settings.guest_visitors, settings.review_before_release) == (True, True)
    assert (settings.link_hours, settings.code_minutes) == (24, 10)
    assert (settings.archive_days, settings.archive_downloads) == (5, 10)
    assert settings.smtp is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("controller", "  "),
        ("contact_email", "privacy"),
        ("storefront_url", "http://shop.example/privacy"),
        ("storefront_url", "https://shop.example/privacy#x"),
        ("storefront_url", "javascript:alert(1)"),
        ("privacy_policy_url", "shop.example"),
        ("country", "Germany"),
        ("country", "ÄÖ"),
        ("time_zone", "Berlin"),
        ("time_zone", "Europe"),
        ("time_zone", "../UTC"),
        ("time_zone", "/etc/localtime"),
        ("link_hours", "0"),
        ("link_hours", "1e3"),
        ("link_hours", "²"),
        ("code_minutes", "61"),
        ("archive_days", "-1"),
        ("proxy_depth", "eleven"),
        ("staff_emails", "dpo@shop.example\nnobody"),
    ],
)
def test_parse__names_the_wrong_entry_alone(name: str, value: str) -> None:
    with pytest.raises(conf.Misconfigured) as wrong:
        conf.parse({**VALID, name: value})
    assert list(wrong.value.errors) == [name]


def test_parse__smtp_needs_a_sender() -> None:
    with pytest.raises(conf.Misconfigured) as wrong:
        conf.parse({**VALID, "smtp_host": "mail.shop.example", "smtp_security": "maybe"})
    assert sorted(wrong.value.errors) == ["sender_address", "smtp_security"]


def test_parse__smtp_complete() -> None:
    values = {
        **VALID,
        "smtp_host": "mail.shop.example",
        "sender_address": "shop@shop.example",
        "smtp_port": "465",
    }
    smtp = conf.parse({**values, "smtp_security": "ssl"}).smtp
    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.security, smtp.sender_address) == (
        "mail.shop.example", 465, "ssl", "shop@shop.example",
    )  # fmt: skip


def test_parse__a_switch_turned_off_stays_off() -> None:
    assert conf.parse({**VALID, "guest_visitors": False}).guest_visitors is False


def test_form__every_entry_has_label_and_number_ranges_name_entries() -> None:
    assert all(entry.label for entry in conf.FORM.values())
    assert set(form.NUMBERS) | set(conf.REQUIRED) <= set(conf.FORM)


def test_parse__consent_keys_of_every_form() -> None:
    lines = 'newsletter = newsletter\n\nprofile = private:crm.ok\npost = mail | {"ok": 1} | {"ok": 0}'
    settings = conf.parse({**VALID, "consent_keys": lines})
    assert settings.consent_keys == (
        conf.ConsentKey("newsletter", "newsletter"),
        conf.ConsentKey("profile", "crm.ok", private=True),
        conf.ConsentKey("post", "mail", on='{"ok": 1}', off='{"ok": 0}'),
    )
    assert settings.double_opt_in is True


@pytest.mark.parametrize(
    "line",
    [
        "newsletter",
        "= key",
        "newsletter =",
        "news letter = key",
        "a = k | yes",
        "a = k | yes | yes",
        "a = k\nb = k",
    ],
)
def test_parse__a_wrong_line_of_consent_keys_names_its_entry(line: str) -> None:
    with pytest.raises(conf.Misconfigured) as wrong:
        conf.parse({**VALID, "consent_keys": line})
    assert list(wrong.value.errors) == ["consent_keys"]


@pytest.mark.parametrize(
    ("value", "on"),
    [
        (True, True), ("true", True), ("True", True), (1, True), ("1", True), (" yes ", True), ('"on"', True),
        (None, False), ("", False), (False, False), ("false", False), (0, False), ("0", False), ("maybe", False),
        ([], False), ("{", False), ({"true": True}, False),
    ],
)  # fmt: skip
def test_consent_key__what_means_on(value: object, on: bool) -> None:
    assert conf.ConsentKey("newsletter", "newsletter").says_on(value) is on


def test_consent_key__own_values_may_be_the_other_way_round() -> None:
    key = conf.ConsentKey("newsletter", "unsubscribed", on="false", off="true")
    assert [key.says_on(value) for value in (False, "false", True, "true", None)] == [
        True, True, False, False, False,
    ]  # fmt: skip
