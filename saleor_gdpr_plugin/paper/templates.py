"""Rendering our templates, which merchants override by a file of the same path in their own.

A file `saleor_gdpr_plugin/mail/verify.txt` in a directory of the host's `TEMPLATES` wins over ours.
The engine is our own, so that nothing else of the host's settings (context processors, loaders)
can reach a letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine

OURS = str(Path(__file__).parent.parent / "templates")
FOLDER = "saleor_gdpr_plugin"
# C0, C1 and DEL but not tab and line ends; embeddings, overrides and isolates; lone surrogates.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BUILTINS = ["django.templatetags.i18n", "django.templatetags.l10n", "saleor_gdpr_plugin.paper.filters"]


def render(name: str, variables: Mapping[str, Any]) -> str:
    """Render a template below `saleor_gdpr_plugin/`, e.g. "mail/verify.html", in the active language.

    Variables are escaped except in .txt files, where runs of blank lines shrink to one. Control characters
    and those that turn the reading direction around are shown by their code, e.g. "[U+202E]". A missing
    variable is shown as the host's `string_if_invalid`: nothing in production, an error in tests.
    """
    plain = name.endswith(".txt")
    directories, invalid = _host()
    template = _engine(directories, invalid).get_template(f"{FOLDER}/{name}")
    text: str = template.render(Context(dict(variables), autoescape=not plain))
    text = visible(text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n" if plain else text


def visible(text: str) -> str:
    """The text with characters that mislead, or that no file can hold, shown by their code."""
    return CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


@lru_cache
def _engine(directories: tuple[str, ...], string_if_invalid: str) -> Engine:
    return Engine(dirs=[*directories, OURS], builtins=BUILTINS, string_if_invalid=string_if_invalid)


def _host() -> tuple[tuple[str, ...], str]:
    """Template directories of the host, and what it shows for a missing variable."""
    for engine in settings.TEMPLATES:
        if engine["BACKEND"] == "django.template.backends.django.DjangoTemplates":
            directories = tuple(str(path) for path in engine.get("DIRS", ()))
            return directories, engine.get("OPTIONS", {}).get("string_if_invalid", "")
    return (), ""
