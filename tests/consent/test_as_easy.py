"""To withdraw and to object takes no more fields and no more steps than to give (Art. 7(3), 21(3))."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SCHEMA = (Path(__file__).resolve().parents[2] / "graphql" / "schema.graphql").read_text()
GIVING = {"channel", "email", "statusToken", "language", "purpose", "version", "textLanguage"}
"""What consent is given with: written down by hand."""


def fields(name: str) -> set[str]:
    found = re.search(rf"^input {name} \{{\n(.*?)^\}}", SCHEMA, re.M | re.S)
    assert found, name
    return set(re.findall(r"^  (\w+):", found[1], re.M))


def test_giving__asks_for_these_fields() -> None:
    assert fields("GdprConsentGiveInput") == GIVING


@pytest.mark.parametrize("stopping", ["GdprConsentWithdrawInput", "GdprMarketingObjectInput"])
def test_stopping__asks_for_fewer_fields_than_giving(stopping: str) -> None:
    assert fields(stopping) < GIVING


def test_steps__a_guest_gives_in_two_and_stops_in_one() -> None:
    """Giving needs the click in the mail (gdprConsentConfirm); what stops has no second step to name."""
    steps = set(re.findall(r"^  (gdpr(?:Consent|Marketing)\w+)\(", SCHEMA, re.M))
    assert "gdprConsentConfirm" in steps
    assert {each for each in steps if "Confirm" in each or "Verify" in each} == {"gdprConsentConfirm"}
