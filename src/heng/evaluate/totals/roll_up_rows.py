"""The levels of an assessment as tidy rows: one for each level and thing, text in every cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heng.evaluate.totals.roll_up import Rolled, RollUp
from heng.model.quantity import plain
from heng.model.terms import Status

COLUMNS = (
    "rulebook", "version", "level", "key", "name", "items", "known", "coverage",
    *(status.value for status in Status),
    "base", "met_low", "met_high", "weighing", "weights", "score_known", "score", "score_low", "score_high", "fault",
)  # fmt: skip
"""Shares and scores are decimals (1 = 100 %), full precision; empty = none. `fault` says why there is no score."""


def roll_up_rows(rolled: RollUp) -> Iterator[tuple[str, ...]]:
    """Yield a row for each level, the widest first, under `COLUMNS`."""
    book = rolled.assessment.rulebook
    for one in rolled:
        yield (book.name, book.version, *_row(one))


def _row(one: Rolled) -> tuple[str, ...]:
    total, joined = one.total, one.joined
    return (
        one.level.value,
        one.group.key,
        one.group.name,
        str(total.items),
        str(total.known),
        _text(total.coverage),
        *(str(total.by_status.get(status, 0)) for status in Status),
        str(total.base),
        _text(total.low),
        _text(total.high),
        joined.weighing.value if joined.weighing else "",
        _text(joined.weights),
        _text(joined.known),
        _text(joined.score),
        _text(joined.low),
        _text(joined.high),
        joined.fault.value if joined.fault else "",
    )


def _text(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
