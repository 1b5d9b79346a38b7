"""Rows as HTML, nested as deep as the data is: here every value is escaped, and nowhere is markup taken from it.

Templates would do the same thirty times slower, and a page holds up to a hundred thousand rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..paper.templates import visible
from .values import Row

COLUMNS = 5
"""Nested rows of at most as many flat columns become a table; others are laid out one below the other."""


def table(rows: Iterable[Row]) -> SafeString:
    """Rows as a table of labels and values; nothing for no rows."""
    body = "".join(
        f'<tr><th scope="row">{_text(row.label)}</th><td>{_value(row)}</td></tr>\n' for row in rows
    )
    return _safe(f'<table class="rows"><tbody>\n{body}</tbody></table>' if body else "")


def small(rows: Iterable[Row]) -> SafeString:
    """Rows as lines of small print, below the name of an article."""
    lines = (f'<div class="quiet">{_text(row.label)}: {_value(row)}</div>' for row in rows)
    return _safe("".join(lines))


def _value(row: Row) -> str:
    if row.rows:
        return table(row.rows)
    if row.each:
        return _each(row.each)
    if row.raw:
        return f'<time datetime="{_text(row.raw)}">{_text(row.value)}</time>'
    return _text(row.value)


def _each(each: tuple[tuple[Row, ...], ...]) -> str:
    labels = list(dict.fromkeys(row.label for rows in each for row in rows))
    flat = all(_is_flat(row) for rows in each for row in rows)
    # Two fields of one name would share a column, and one of them would be lost.
    clear = all(len({row.label for row in rows}) == len(rows) for rows in each)
    if len(labels) <= COLUMNS and flat and clear and all(labels):
        return _columns(labels, each)
    return "".join(f'<div class="nested">{table(rows)}</div>' for rows in each)


def _is_flat(row: Row) -> bool:
    """Whether it has room in a column: a text, or a few texts below each other."""
    return not row.each and len(row.rows) <= COLUMNS and not any(part.rows or part.each for part in row.rows)


def _columns(labels: list[str], each: tuple[tuple[Row, ...], ...]) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in labels)
    body = ""
    for rows in each:
        by_label = {row.label: _value(row) for row in rows}
        body += "<tr>" + "".join(f"<td>{by_label.get(name, '')}</td>" for name in labels) + "</tr>\n"
    return (
        f'<div class="scroll"><table class="data nested"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def _text(value: str) -> str:
    return visible(str(escape(value)))


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 (every value in it was escaped above)
