"""The bench of an export: collects the figures of all sizes and holds them against what was promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.bench.export import promises, table
from tests.bench.export.promises import Letters, Measured
from tests.bench.found import Found
from tests.bench.numbers import figure, paired
from tests.bench.place import Shop

HERE = "tests.bench.export"


def run(shop: Shop, sizes: Sequence[int], runs: int, *, progress: Callable[[str], None]) -> Found:
    """Make the people, measure each size, and judge."""
    progress(f"people with {', '.join(map(str, sizes))} orders …")
    everyone = ",".join(map(str, sizes))
    shop.ask(f"{HERE}.people", everyone)
    measured = []
    for size in sizes:
        progress(f"{size} orders: time …")
        times = shop.ask(f"{HERE}.times", str(size), str(runs), "REAL" if shop.real else "MINIATURE")
        progress(f"{size} orders: memory …")
        memory = {
            kind: shop.ask(f"{HERE}.memory", kind, str(size), str(sizes[0]))["peak_mib"]
            for kind in ("json", "zip")
        }
        measured.append(_measured(size, times, memory))
    progress("letters …")
    letters = Letters(shop.ask(f"{HERE}.letters", everyone, str(runs)))
    judged = promises.judge(measured, letters, real=shop.real)
    return Found(table.text(measured, letters), judged, _figures(measured, letters))


def _measured(size: int, times: dict[str, Any], memory: dict[str, float]) -> Measured:
    seconds = times["seconds"]
    api = seconds.get("api")
    return Measured(
        size=size,
        seconds={name: figure(values) for name, values in seconds.items()},
        ratio_sql=paired(seconds["json"], seconds["sql"]),
        faster_than_api=paired(api, seconds["json"]) if api else None,
        peak_mib=memory,
        sizes={"json": times["json_bytes"], "zip": times["zip_bytes"]},
        queries=times["queries"],
        problems=times["problems"],
    )


def _figures(measured: Sequence[Measured], letters: Letters) -> dict[str, Any]:
    """The line of JSON: medians by part and size."""
    return {
        "json": {str(each.size): _document(each) for each in measured},
        "zip": {
            str(each.size): {
                "seconds": round(each.seconds["zip"].median, 4),
                "peak_mib": round(each.peak_mib["zip"], 2),
                "bytes": each.sizes["zip"],
            }
            for each in measured
        },
        "pdf": {str(each.size): {"seconds": letters.seconds(each.size)} for each in measured},
    }


def _document(each: Measured) -> dict[str, Any]:
    return {
        "ratio_sql": round(each.ratio_sql.median, 2),
        "faster_than_api": round(each.faster_than_api.median, 1) if each.faster_than_api else None,
        "seconds": round(each.seconds["json"].median, 4),
        "peak_mib": round(each.peak_mib["json"], 2),
        "queries": each.queries,
        "bytes": each.sizes["json"],
    }
