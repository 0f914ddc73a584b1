"""The cells of target and actual of one group of agencies, and what in them can be read two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heng.ingest.council.cells import OwnerGroup
from heng.ingest.lines import Habits
from heng.ingest.scorecard.described import describe
from heng.ingest.scorecard.paragraphs import Piece
from heng.model.figures import Actual, Missing, Target
from heng.model.notation import PairReading, Parsed, parse_actual, parse_target, split_pair
from heng.model.period import Period
from heng.model.source import SourceRef

_BETWEEN = "｜"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Print that can be read two ways: its text, the reading that was taken and the other one."""

    text: str
    taken: str
    other: str


@dataclass(frozen=True, slots=True)
class Values:
    """Target and actual as read. `lines`: where they stand."""

    target: Target
    actual: Actual | Missing
    doubts: tuple[Doubt, ...]
    lines: tuple[int, ...]


def read_values(group: OwnerGroup, *, unit: str, period: Period | None, code: str, habits: Habits) -> Values:
    """Part the print of a group's two last columns into target and actual and read both."""
    pieces = group.values
    rows = [piece.with_blanks if habits.trails else piece.text for piece in pieces]
    readings = split_pair(rows, unit=unit, period=period, code=code)
    if not readings:
        empty = Parsed(value=Missing(reason=parse_actual("").value.reason))  # type: ignore[union-attr]
        return Values(parse_target("", unit=unit, period=period).value, empty.value, (), ())
    return Values(
        readings[0].target.value,
        readings[0].actual.value,
        tuple(_doubts(readings)),
        tuple(sorted({piece.line.no for piece in pieces})),
    )


def cited(values: Values, source: SourceRef) -> tuple[Target, Actual | Missing]:
    """Return target and actual with the place where they stand."""
    target = replace(values.target, source=replace(source, text=values.target.text))
    return target, replace(values.actual, source=replace(source, text=values.actual.text))


def first_line(pieces: Sequence[Piece]) -> int:
    """Return the line on which the values begin."""
    return min(piece.line.no for piece in pieces)


def _doubts(readings: Sequence[PairReading]) -> Iterator[Doubt]:
    best, *others = readings
    if others:
        yield Doubt(_pair(best).replace(_BETWEEN, " "), _pair(best), _pair(others[0]))
    for parsed in (best.target, best.actual):
        if parsed.alternatives:
            yield Doubt(parsed.value.text, describe(parsed.value), describe(parsed.alternatives[0]))


def _pair(reading: PairReading) -> str:
    return f"{reading.target_text}{_BETWEEN}{reading.actual_text}"
