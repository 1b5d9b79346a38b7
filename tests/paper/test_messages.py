"""The catalogs hold every text, well formed, and the tool that keeps them tells when they do not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import global_settings

from tests import messages


def test_catalogs__are_complete() -> None:
    assert [file.parts[-3] for file in messages.catalogs()] == ["de", "fr"]
    assert messages.check() == []


def test_template__gives_every_kind_of_text() -> None:
    source = b"""
      {% translate "One" %} {% translate "Two" context "here" %} {% translate "Three" as label %}
        {% blocktranslate trimmed count counter=n with who=name|upper %}
          {{ counter }} day, "{{ who }}"
        {% plural %}{{ counter }} days{% endblocktranslate %}
    it's <b>not</b> a text: 100 %"""
    found = [
        (function, text) for _line, function, text, _comments in
        messages.template(io.BytesIO(source), messages.KEYWORDS, (), {})
    ]  # fmt: skip
    assert found == [
        ("gettext", "One"),
        ("pgettext", ("here", "Two")),
        ("gettext", "Three"),
        ("ngettext", ('%(counter)s day, "%(who)s"', "%(counter)s days", None)),
    ]


@pytest.mark.parametrize(
    ("text", "translation", "complaint"),
    [
        ("A new text.", "", "not translated"),
        ("Hello %(name)s", "Hallo", "placeholders"),
        ("A new text.", None, "not in the catalog"),
    ],
)
def test_check__tells_what_is_wrong(
    text: str, translation: str | None, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, catalog = Catalog(), Catalog(locale="de")
    texts.add(text)
    if translation is not None:
        catalog.add(text, translation)
    file = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(messages._written(catalog))
    monkeypatch.setattr(messages, "LOCALES", tmp_path)
    monkeypatch.setattr(messages, "extract", lambda: texts)
    assert any(complaint in problem for problem in messages.check())


def test_update__keeps_old_translations_and_finds_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog(locale="de")
    catalog.add("Come back", "Komm zurück", context="privacy")
    file = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(messages._written(catalog))
    monkeypatch.setattr(messages, "LOCALES", tmp_path)
    for gone in (True, False):
        texts = Catalog()
        if not gone:
            texts.add("Come back", context="privacy")
        monkeypatch.setattr(messages, "extract", lambda texts=texts: texts)
        messages.update()
        assert ("#~ msgctxt" in file.read_text()) is gone
    found = read_po(io.BytesIO(file.read_bytes()), locale="de").get("Come back", "privacy")
    assert found is not None
    assert found.string == "Komm zurück"


@pytest.mark.parametrize("code", ["de", "fr"])
def test_texts__that_django_translates_too__carry_a_context(code: str) -> None:
    # Catalogs of all apps are one: without a context Django's word would stand where ours should.
    folder = Path(global_settings.__file__).parent / "locale" / code / "LC_MESSAGES" / "django.po"
    theirs = {message.id for message in _texts(folder.read_bytes()) if not message.context}
    assert "German" in theirs
    ours = {message.id for message in messages.extract() if message.id and not message.context}
    assert ours & theirs == set()


def _texts(content: bytes) -> list[Message]:
    return [message for message in read_po(io.BytesIO(content)) if message.id]


@pytest.mark.parametrize(
    ("code", "familiar"),
    [("de", {"du", "dein", "deine", "deinen", "dir", "dich"}), ("fr", {"tu", "toi", "ton", "tes"})],
)
def test_catalogs__speak_formally(code: str, familiar: set[str]) -> None:
    words = {word for text in _translations(code) for word in re.findall(r"\w+", text.lower())}
    assert len(words) > 100
    assert words & familiar == set()


def test_french__has_no_break_spaces_before_its_marks() -> None:
    texts = _translations("fr")
    assert any("\xa0:" in text for text in texts)
    assert not [text for text in texts if re.search(r" [:;?!»]|« ", text)]


def _translations(code: str) -> list[str]:
    file = messages.LOCALES / code / "LC_MESSAGES" / "django.po"
    return [text for message in _texts(file.read_bytes()) for text in messages._several(message.string)]
