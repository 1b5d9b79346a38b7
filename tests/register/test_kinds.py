"""The parsers of the register: what is refused names its field, what is taken comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest

from saleor_gdpr_plugin.contracts import LegalBasis, Refused
from saleor_gdpr_plugin.export import filenames
from saleor_gdpr_plugin.register import kinds

WORDS = {"en": "Delivery", "de": "Lieferung"}
ACTIVITY = {
    "title": WORDS, "purpose": WORDS, "bases": ["contract"], "sources": ["orders"], "data": WORDS,
    "persons": WORDS, "origin": WORDS, "retention": ["orders"],
}  # fmt: skip
RECIPIENT = {
    "name": "Paketdienst AG", "what_for": WORDS, "role": "processor", "country": "DE", "safeguard": {},
    "matches": ["DHL*"], "always": False,
}  # fmt: skip
RETENTION = {"year_end": True, "months": 24, "event": WORDS, "words": WORDS, "reason": WORDS}
SYSTEM = {"name": "Helpdesk", "contact": "help@shop.example", "holds": WORDS}
TEXT = {"words": WORDS}
VALID = {
    "activity": ACTIVITY, "recipient": RECIPIENT, "retention": RETENTION, "system": SYSTEM, "text": TEXT,
}  # fmt: skip


def parse(kind: str, **changes: Any) -> Any:
    return kinds.parse(kind, "safety" if kind == "text" else "key", VALID[kind] | changes)


@pytest.mark.parametrize("kind", VALID)
def test_parse__takes_what_is_whole_and_gives_it_back(kind: str) -> None:
    value = parse(kind)
    assert kinds.as_json(value) == VALID[kind]
    assert parse(kind, **kinds.as_json(value)) == value


def test_parse__trims_texts_and_lowers_languages() -> None:
    found = parse("text", words={"DE": " Guten Tag \n", "en": "  ", "de-AT": "Servus"})
    assert found.words == {"de": "Guten Tag", "de-at": "Servus"}
    assert parse("activity").bases == (LegalBasis.CONTRACT,)
    assert parse("recipient", country="us", safeguard=WORDS, matches=["a", "a ", "b"]).country == "US"


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("activity", {"title": {}}, "title"),
        ("activity", {"title": "Delivery"}, "title"),
        ("activity", {"purpose": {"english language": "x"}}, "purpose"),
        ("activity", {"persons": {"en": "x" * 2001}}, "persons"),
        ("activity", {"origin": None}, "origin"),
        ("activity", {"bases": []}, "bases"),
        ("activity", {"bases": ["because"]}, "bases"),
        ("activity", {"sources": ["Orders!"]}, "sources"),
        ("activity", {"sources": "orders"}, "sources"),
        ("activity", {"retention": [7]}, "retention"),
        ("activity", {"retention": ["a"] * 101}, "retention"),
        ("activity", {"colour": "blue"}, "colour"),
        ("recipient", {"name": " "}, "name"),
        ("recipient", {"name": "x" * 251}, "name"),
        ("recipient", {"what_for": {}}, "what_for"),
        ("recipient", {"role": "friend"}, "role"),
        ("recipient", {"country": "Germany"}, "country"),
        ("recipient", {"country": "US"}, "safeguard"),
        ("recipient", {"matches": []}, "matches"),
        ("recipient", {"matches": ["*"]}, "matches"),
        ("recipient", {"always": "yes"}, "always"),
        ("retention", {"months": "24"}, "months"),
        ("retention", {"months": True}, "months"),
        ("retention", {"months": -1}, "months"),
        ("retention", {"event": {}}, "event"),
        ("retention", {"words": {}}, "words"),
        ("retention", {"reason": {}}, "reason"),
        ("system", {"name": ""}, "name"),
        ("system", {"contact": ""}, "contact"),
        ("system", {"holds": {}}, "holds"),
        ("text", {"words": {"de": "   "}}, "words"),
    ],
)
def test_parse__refuses_naming_the_field(kind: str, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(kind, **changes)
    assert refused.value.field == field
    assert refused.value.code in ("invalid", "required")
    assert refused.value.message


@pytest.mark.parametrize(
    ("kind", "key", "field"),
    [
        ("hobby", "key", "kind"),
        ("system", "Help Desk", "key"),
        ("system", "", "key"),
        ("text", "poem", "key"),
    ],
)
def test_parse__refuses_a_kind_or_key_there_is_not(kind: str, key: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        kinds.parse(kind, key, SYSTEM)
    assert refused.value.field == field


def test_recipient__needs_no_match_when_it_always_is_one_and_no_safeguard_in_europe() -> None:
    assert parse("recipient", matches=[], always=True).always is True
    for country in ("", "NO", "GB", "CH", "RE"):
        assert parse("recipient", country=country).safeguard == {}


@pytest.mark.parametrize("key", ["CRM", "Crm", "crm.", "crm..", ".crm", "-crm", "cr m", "crm/", "", "c" * 51])
def test_parse__refuses_a_key_that_could_share_a_folder_or_be_none(key: str) -> None:
    with pytest.raises(Refused) as refused:
        kinds.parse("system", key, SYSTEM)
    assert (refused.value.code, refused.value.field) == ("invalid", "key")


def test_keys__of_two_systems_never_name_one_folder() -> None:
    """Also where case does not count, and where a name may not end in a dot."""
    keys = ["crm", "crm.x", "crm_", "crm-", "c", "0", "con", "con.x", "aux", "c" * 50, "c" * 49 + "_"]
    for key in keys:
        kinds.parse("system", key, SYSTEM)
    folders = {filenames.safe(key).casefold().rstrip(". ") for key in keys}
    assert len(folders) == len(keys)
