"""Translations in one command: extract every text of the package, update the catalogs, compile them.

`python tests/messages.py` updates and compiles; `python tests/messages.py check` only says what is missing.
Texts stand in Python (`gettext` and its kin) and in templates (`{% translate %}`, `{% blocktranslate %}`).
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "saleor_gdpr_plugin"
LOCALES = PACKAGE / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
MAPPING = [
    ("**.py", "python"),
    ("templates/**.html", "tests.messages:template"),
    ("templates/**.txt", "tests.messages:template"),
]
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

NO_LINE: Any = None
"""Babel writes a place without a line number, though its types do not say so."""


def template(fileobj: io.BufferedIOBase, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Babel's view of a Django template.

    Django itself turns a template into Python-like text with only the calls of gettext left, for its own
    makemessages. What it blanks out keeps an indentation that means nothing, so it is taken away.
    """
    from django.utils.translation.template import templatize

    lines = templatize(fileobj.read().decode()).splitlines()
    source = io.BytesIO("\n".join(line.strip() for line in lines).encode())
    return extract_python(source, keywords, comment_tags, options)


def extract() -> Catalog:
    """Every text of the package and the files it stands in; line numbers would only swell the diffs."""
    sys.path.insert(0, str(ROOT))
    _configure()
    catalog = Catalog(project="saleor-gdpr-plugin", charset="utf-8")
    found = extract_from_dir(PACKAGE, MAPPING, keywords=KEYWORDS)
    for filename, _line, message, comments, context in found:
        catalog.add(message, locations=[(filename, NO_LINE)], auto_comments=comments, context=context)
    return catalog


def update() -> None:
    """Bring every catalog up to date; texts that come back find their old translation again."""
    texts = extract()
    for file in catalogs():
        catalog = _read(file)
        before = file.read_bytes()
        for key, message in list(catalog.obsolete.items()):
            if texts.get(message.id, message.context):
                catalog.add(message.id, message.string, context=message.context)
                del catalog.obsolete[key]
        catalog.update(texts, no_fuzzy_matching=True, update_creation_date=False)
        after = _written(catalog)
        if after != before:
            file.write_bytes(after)


def compile_catalogs() -> None:
    """Write the .mo files for a checkout that was not installed; the build does the same."""
    for file in catalogs():
        with file.with_suffix(".mo").open("wb") as target:
            write_mo(target, _read(file))


def check() -> list[str]:
    """What is wrong: missing, fuzzy or stale texts, and placeholders that differ. Empty when all is well."""
    texts = extract()
    wrong: list[str] = []
    for file in catalogs():
        catalog, language = _read(file), file.parts[-3]
        for message in texts:
            if not message.id:
                continue
            found = catalog.get(message.id, message.context)
            if found is None:
                wrong.append(f"{language}: not in the catalog: {message.id!r}")
            elif found.fuzzy or not all(_several(found.string)):
                wrong.append(f"{language}: not translated: {message.id!r}")
            elif _placeholders(found.string) != _placeholders(message.id):
                wrong.append(f"{language}: other placeholders: {message.id!r}")
        for message in catalog:
            if message.id and texts.get(message.id, message.context) is None:
                wrong.append(f"{language}: no longer used: {message.id!r}")
    return wrong


def catalogs() -> list[Path]:
    """One file per language; a new language begins as an empty file `locale/<xx>/LC_MESSAGES/django.po`."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))


def _several(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _placeholders(texts: Any) -> set[str]:
    return {found for text in _several(texts) for found in re.findall(r"%\(\w+\)\w", text)}


def _read(file: Path) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale=file.parts[-3])


def _written(catalog: Catalog) -> bytes:
    """The file without dates and names of tools in its head, so that it changes only with its texts."""
    target = io.BytesIO()
    target.write(HEADER.format(language=catalog.locale_identifier, plurals=catalog.plural_forms).encode())
    write_po(target, catalog, width=110, sort_output=True, omit_header=True)
    return target.getvalue()


def _configure() -> None:
    from django.conf import settings

    if not settings.configured:
        settings.configure()


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        print("\n".join(problems := check()))
        sys.exit(bool(problems))
    update()
    compile_catalogs()
