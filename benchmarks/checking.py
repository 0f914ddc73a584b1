"""All rules on the council report, and on cards ten and a hundred times as large: what a row costs must not grow.

The same of comparing it with a copy in which every KPI has another code and a reworded name and formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from benchmarks.reading import read_seed
from benchmarks.timing import Measured, compare
from heng import resources
from heng.check.compare import compare as compare_editions
from heng.check.context import Context
from heng.check.run import check
from heng.model import canonical
from heng.model.edition import Edition

TIMES = (10, 100)
_CODES = {"code", "printed_code", "objective", "indicator"}
_NUMBER = re.compile(r"(?<=[A-Z])\d+")
_STEP = 50
"""More than the objectives of any theme and perspective, so that copies share no code."""


def measure() -> Iterator[Measured]:
    """Measure the card as printed, then larger ones, each against as many times the card as printed."""
    result, register = read_seed("004"), resources.agency_register()
    small = result.edition

    def once() -> object:
        return check([small], register, reading=result.findings)

    yield compare("check of the council report, all rules", once, "building its JSON data", lambda: _data(small))
    for times in TIMES:
        large = enlarged(small, times)
        yield compare(
            f"check of a card {times} times as large",
            lambda large=large: check([large], register),  # type: ignore[misc]
            "the report as printed",
            once,
            rounds=3,
        )

    other = reworded(small)
    context = Context(register=register, editions=(small, other))
    yield compare(
        "comparison with a copy that rewords every KPI",
        lambda: compare_editions(small, other, context),
        "check of the council report, all rules",
        once,
    )


def reworded(edition: Edition) -> Edition:
    """Return a card whose KPIs have other codes, and words put into every name and formula."""
    data = _data(edition)
    for row in data["card"]["indicators"]:
        name, third = row["name"], len(row["name"]) // 3
        row["name"] = f"{name[:third]}之{name[third : 2 * third]}整體{name[2 * third :]}"
        row["code"], row["printed_code"] = (row[key].replace(".", ".9") for key in ("code", "printed_code"))
        row["formula"] = f"{row['formula']}（調整）" if row["formula"] else row["formula"]
    return canonical.from_data(data, Edition)


def enlarged(edition: Edition, times: int) -> Edition:
    """Return a card with every row `times` times, each copy under codes of its own."""
    data = _data(edition)
    refs = frozenset(row["ref"] for part in data.values() for row in _rows(part))
    for name in ("card", "figures"):
        for field, rows in data[name].items():
            if field not in ("statements", "themes", "drawings", "columns", "linkage_announced"):
                data[name][field] = [_copy(row, number, refs) for number in range(times) for row in rows]
    return canonical.from_data(data, Edition)


def _data(edition: Edition) -> Any:
    return canonical.to_data(edition)


def _rows(part: Any) -> Iterator[dict[str, Any]]:
    lists = part.values() if isinstance(part, dict) else ()
    yield from (
        row for rows in lists if isinstance(rows, list) for row in rows if isinstance(row, dict) and "ref" in row
    )


def _copy(row: Any, number: int, refs: AbstractSet[str]) -> Any:
    if not isinstance(row, dict) or not number:
        return row
    return {key: _changed(key, value, number, refs) for key, value in row.items()}


def _changed(key: str, value: Any, number: int, refs: AbstractSet[str]) -> Any:
    if not isinstance(value, str):
        return value
    if value in refs and not value.startswith(("theme/", "drawing/")):
        return f"{value}~{number}"
    return _NUMBER.sub(lambda met: str(int(met[0]) + _STEP * number), value, count=1) if key in _CODES else value
