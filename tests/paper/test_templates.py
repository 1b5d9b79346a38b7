"""Templates: ours, a merchant's own, and what never gets through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from saleor_gdpr_plugin.paper.language import in_language
from saleor_gdpr_plugin.paper.templates import render

from . import samples


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A merchant's folder for mails."""
    folder = tmp_path / "saleor_gdpr_plugin" / "mail"
    folder.mkdir(parents=True)
    with samples.strict(tmp_path), in_language("en", "UTC"):
        yield folder


def test_render__takes_the_merchants_file_first(own: Path) -> None:
    ours = render("mail/nothing_held.txt", samples.variables(samples.MAILS[4]))
    (own / "contact.html").write_text("{{ contact_email|upper }} {{ day|day }}")
    assert (
        render("mail/contact.html", {"contact_email": "a@b.c", "day": "2026-01-02"}) == "A@B.C 2 January 2026"
    )
    assert render("mail/nothing_held.txt", samples.variables(samples.MAILS[4])) == ours


def test_render__a_part_overridden__is_used_by_our_templates(own: Path) -> None:
    (own / "base.txt").write_text("OWN FRAME{% block content %}{% endblock %}")
    assert render("mail/nothing_held.txt", samples.variables(samples.MAILS[4])).startswith("OWN FRAME")


@pytest.mark.parametrize(
    "text", ["{{ nobody }}", "{% blocktranslate %}Hello {{ nobody }}{% endblocktranslate %}"]
)
def test_render__missing_variable__fails_in_tests(own: Path, text: str) -> None:
    (own / "try.html").write_text(text)
    with pytest.raises(AssertionError, match="nobody"):
        render("mail/try.html", {})


def test_render__missing_variable__shows_nothing_in_production(own: Path) -> None:
    (own / "try.html").write_text("a{{ nobody }}b")
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [own.parents[1]]}
    with override_settings(TEMPLATES=[engine]):
        assert render("mail/try.html", {}) == "ab"


def test_render__escapes_html_and_never_text(own: Path) -> None:
    for suffix in ("html", "txt"):
        (own / f"try.{suffix}").write_text("{{ name }}")
    hostile = {"name": "<b>&'\""}
    assert render("mail/try.html", hostile) == "&lt;b&gt;&amp;&#x27;&quot;"
    assert render("mail/try.txt", hostile) == "<b>&'\"\n"


@pytest.mark.parametrize(
    "character", ["\u202e", "\u202a", "\u2066", "\x00", "\x07", "\x1b", "\x85", "\ud800"]
)
@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_render__characters_that_mislead__are_shown_by_their_code(
    own: Path, suffix: str, character: str
) -> None:
    (own / f"try.{suffix}").write_text("{{ name }}")
    shown = render(f"mail/try.{suffix}", {"name": f"a{character}b"})
    assert shown.strip() == f"a[U+{ord(character):04X}]b"


def test_render__ordinary_characters__stay(own: Path) -> None:
    (own / "try.html").write_text("{{ name }}")
    name = "tab\tline\nمريم\u200f שלום\u200e 日本 👩\u200d👩\u200d👧 e\u0301"
    assert render("mail/try.html", {"name": name}) == name


def test_render__of_text__leaves_one_blank_line_at_most(own: Path) -> None:
    (own / "try.txt").write_text("\n\na\n\n\n\n\nb\n\n")
    assert render("mail/try.txt", {}) == "a\n\nb\n"
