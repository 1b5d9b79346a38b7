"""When two addresses are the same mailbox."""

from __future__ import annotations

import pytest

from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.subject import clean_address, same_address


@pytest.mark.parametrize(
    ("_case", "one", "other"),
    [
        ("case", "Anna@Example.COM", "anna@example.com"),
        ("blanks", " anna@example.com\n", "anna@example.com"),
        ("IDNA", "anna@münchen.example", "anna@xn--mnchen-3ya.example"),
        ("IDNA in capitals", "anna@MÜNCHEN.example", "anna@münchen.example"),
        ("composed and decomposed", "jos\u00e9@example.com", "jose\u0301@example.com"),
    ],
)
def test_same_address__equal(_case: str, one: str, other: str) -> None:
    assert same_address(one) == same_address(other) != ""


@pytest.mark.parametrize(
    ("_case", "one", "other"),
    [
        ("dots", "an.na@example.com", "anna@example.com"),
        ("plus tag", "anna+shop@example.com", "anna@example.com"),
        ("Cyrillic a", "\u0430nna@example.com", "anna@example.com"),
        ("dotless i", "ann\u0131@example.com", "anni@example.com"),
        ("full-width letter", "\uff4bate@example.com", "kate@example.com"),
        ("sharp s", "stra\u00dfe@example.com", "strasse@example.com"),
        ("capital beyond ASCII", "\u00c9mile@example.com", "\u00e9mile@example.com"),
        ("longer", "xanna@example.com", "anna@example.com"),
    ],
)
def test_same_address__different_mailboxes(_case: str, one: str, other: str) -> None:
    assert same_address(one) != same_address(other)


@pytest.mark.parametrize(
    "nothing", ["", "anna", "@example.com", "anna@", "anna@-.-", "anna@" + "x" * 64 + ".example"]
)
def test_same_address__nothing_for_what_is_no_address(nothing: str) -> None:
    assert same_address(nothing) == ""


@pytest.mark.parametrize(
    "typed", ["", "anna", "anna@", "a b@example.com", "anna@example.com\nBcc: eve@example.com"]
)
def test_clean_address__refuses_and_names_the_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_address(typed)
    assert (refused.value.code, refused.value.field) == ("invalid", "email")


def test_clean_address__keeps_the_spelling_for_the_mail() -> None:
    assert clean_address("  Anna.X@Example.com ") == "Anna.X@Example.com"
