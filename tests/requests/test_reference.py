"""References that people can read aloud."""

from __future__ import annotations

import re

import pytest

from saleor_gdpr_plugin.requests import reference


def test_new__has_the_published_form_and_is_random() -> None:
    drawn = {reference.new() for _ in range(1000)}
    assert len(drawn) == 1000
    assert all(re.fullmatch(r"GDPR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", each) for each in drawn)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("GDPR-7K3M-Q2XA", "GDPR-7K3M-Q2XA"),
        ("  gdpr 7k3m q2xa ", "GDPR-7K3M-Q2XA"),
        ("7k3mq2xa", "GDPR-7K3M-Q2XA"),
        ("GDPR-OILO-0000", "GDPR-0110-0000"),
        ("GDPR-7K3M-Q2X", ""),
        ("GDPR-7K3M-Q2XU", ""),
        ("", ""),
    ],
)
def test_read__forgives_how_it_was_typed(typed: str, meant: str) -> None:
    assert reference.read(typed) == meant
