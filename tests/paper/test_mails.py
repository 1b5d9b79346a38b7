"""Every mail, in every language, as text and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from saleor_gdpr_plugin.mail import messages
from saleor_gdpr_plugin.mail.message import Message
from saleor_gdpr_plugin.paper.language import in_language
from saleor_gdpr_plugin.paper.templates import render

from . import samples

EVERY_MAIL = pytest.mark.parametrize("mail", samples.MAILS, ids=lambda mail: mail.name)
EVERY_LANGUAGE = pytest.mark.parametrize("code", samples.LANGUAGES)
SAME_EVERYWHERE = {samples.SHOP, samples.LINK, "    482913", "-- ", ""}
"""Lines without a word of ours in them."""
KEYS = {"about", "what"}
"""Variables that choose a sentence and are not shown themselves."""


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    with samples.strict():
        yield


def rendered(mail: Message, code: str, suffix: str) -> str:
    with in_language(code, "Europe/Berlin"):
        return render(f"mail/{mail.name}.{suffix}", samples.variables(mail))


class Tags(HTMLParser):
    """Collects the tags of a document with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_samples__hold_every_mail() -> None:
    assert {type(mail).__name__ for mail in samples.MAILS} == set(messages.__all__)


@EVERY_LANGUAGE
@EVERY_MAIL
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_mail__says_everything_it_was_given(mail: Message, code: str, suffix: str) -> None:
    text = rendered(mail, code, suffix)
    shown = [value for name, value in vars(mail).items() if name not in KEYS]
    texts = [value for value in shown if isinstance(value, str)]
    texts += [line for value in shown if isinstance(value, tuple) for line in value]
    assert texts or not shown
    for line in "\n".join(texts).splitlines():
        assert line in text


@pytest.mark.parametrize("code", ["de", "fr"])
@EVERY_MAIL
def test_mail__has_no_english_line_in_another_language(mail: Message, code: str) -> None:
    english, other = rendered(mail, "en", "txt"), rendered(mail, code, "txt")
    same = set(english.splitlines()) & set(other.splitlines())
    assert {line for line in same if "-LABEL" not in line} <= SAME_EVERYWHERE
    assert f'lang="{code}"' in rendered(mail, code, "html")


@EVERY_MAIL
def test_mail__html_loads_nothing_and_runs_nothing(mail: Message) -> None:
    html = rendered(mail, "en", "html")
    for tag, attributes in Tags(html).found:
        assert tag not in {"img", "script", "link", "iframe", "object", "form", "video", "svg"}
        assert not {"src", "srcset", "background", "action"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        if "href" in attributes:
            assert attributes["href"] == samples.LINK
    assert not re.search(r"url\(|@import|@font-face", html)


@EVERY_MAIL
def test_mail__shop_name_is_text(mail: Message) -> None:
    assert "Kontor & Küste" in rendered(mail, "en", "txt")
    html = rendered(mail, "en", "html")
    assert "Kontor &amp; Küste" in html
    assert "Kontor & " not in html


@EVERY_LANGUAGE
def test_dates__are_words_in_the_shops_time_zone(code: str) -> None:
    ready, received = samples.MAILS[2], samples.MAILS[1]
    # 22:30 UTC is 23:30 in Berlin.
    expected = {
        "en": "24 November 2026, 23:30",
        "de": "24. November 2026, 23:30",
        "fr": "24 novembre 2026, 23:30",
    }
    due = {"en": "3 December 2026", "de": "3. Dezember 2026", "fr": "3 décembre 2026"}
    for suffix in ("txt", "html"):
        assert expected[code] in rendered(ready, code, suffix)
        assert due[code] in rendered(received, code, suffix)


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_received__without_links__does_not_speak_of_them(suffix: str) -> None:
    received = samples.MAILS[1]
    assert isinstance(received, messages.Received)
    assert "order as a guest" in rendered(received, "en", suffix)
    plain = rendered(replace(received, confirm_link="", status_link=""), "en", suffix)
    assert "order as a guest" not in plain
    assert "https://" not in plain
    assert "24 hours" not in plain


@pytest.mark.parametrize(("hours", "words"), [(1, "1 hour."), (24, "24 hours.")])
def test_counts__have_their_plural(hours: int, words: str) -> None:
    mail = messages.DownloadLink(reference=samples.REFERENCE, link=samples.LINK, link_hours=hours)
    assert words in rendered(mail, "en", "txt")


def test_staff_ready__without_problems__asks_for_no_decision() -> None:
    ready = samples.MAILS[6]
    assert isinstance(ready, messages.StaffReady)
    assert "decide" in rendered(ready, "en", "txt")
    assert "decide" not in rendered(replace(ready, problems=()), "en", "txt")
