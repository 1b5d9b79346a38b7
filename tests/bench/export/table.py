"""The table shows every figure with its spread; the word ratio is for the SQL statement alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.bench.export.promises import Letters, Measured

ROWS: tuple[tuple[str, Callable[[Measured], str]], ...] = (
    ("data.json, s", lambda each: each.seconds["json"].text()),
    ("  one SQL statement (a), s", lambda each: each.seconds["sql"].text()),
    ("  ratio to (a)", lambda each: each.ratio_sql.text()),
    ("  the shop's API (b), s", lambda each: _seconds(each, "api")),
    ("  times faster than (b)", lambda each: each.faster_than_api.text() if each.faster_than_api else "-"),
    ("  SQL queries", lambda each: str(each.queries)),
    ("  size, KiB", lambda each: f"{each.sizes['json'] / 1024:.0f}"),
    ("  peak over idle, MiB", lambda each: f"{each.peak_mib['json']:.1f}"),
    ("whole archive, s", lambda each: each.seconds["zip"].text()),
    ("  size, KiB", lambda each: f"{each.sizes['zip'] / 1024:.0f}"),
    ("  peak over idle, MiB", lambda each: f"{each.peak_mib['zip']:.1f}"),
)


def text(measured: Sequence[Measured], letters: Letters) -> str:
    """Sizes across, figures down: median (min-max) of the rounds."""
    head = ["orders of 3 lines", *(str(each.size) for each in measured)]
    lines = [head, *([label, *(show(each) for each in measured)] for label, show in ROWS)]
    lines.append(["summary.pdf alone, s", *(letters.text(each.size) for each in measured)])
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return (
        "\n".join("  ".join(_padded(line, widths)) for line in lines)
        + f"\nmedian (min-max) of {_runs(measured)}"
    )


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [
        line[0].ljust(widths[0]),
        *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
    ]


def _seconds(each: Measured, name: str) -> str:
    return each.seconds[name].text() if name in each.seconds else "-"


def _runs(measured: Sequence[Measured]) -> str:
    last = measured[-1].seconds
    return ", ".join(f"{found.runs} {name}" for name, found in last.items()) + f" at {measured[-1].size}"
