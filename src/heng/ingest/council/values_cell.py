"""The cells of target and actual of one group of agencies, and what in them can be read two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from heng.ingest.council.cells import OwnerGroup
from heng.ingest.council.target_rest import is_proven, with_rest
from heng.ingest.lines import Habits
from heng.ingest.scorecard.described import describe
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.source import Citation
from heng.ingest.text import squeeze
from heng.model.figures import Actual, Missing, Target
from heng.model.notation import PairReading, Parsed, join, parse_actual, parse_target, split_pair
from heng.model.period import Period
from heng.model.terms import RemarkKind

_BETWEEN = "｜"
_DOUBTFUL = (
    RemarkKind.FIGURE_IN_PROSE,
    RemarkKind.UNKNOWN_WORDS,
    RemarkKind.BRACKET_OPEN,
    RemarkKind.NO_SUCH_DATE,
    RemarkKind.DATE_WITHOUT_YEAR,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Print that can be read two ways, or is odd: its text, the reading that was taken, the other one or the oddity."""

    text: str
    taken: str
    other: str = ""
    remark: RemarkKind | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """Target and actual as read, what can be read two ways, and the lines that each stands on."""

    target: Target
    actual: Actual | Missing
    doubts: tuple[Doubt, ...] = ()
    target_lines: tuple[int, ...] = ()
    actual_lines: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of both."""
        return tuple(sorted({*self.target_lines, *self.actual_lines}))


_MARK = "※"
_NUMBER = re.compile(r"[<>≤≥≦≧]?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％]?")


def read_values(group: OwnerGroup, *, unit: str, period: Period | None, code: str, habits: Habits) -> Values:
    """Part the print of a group's two last columns into target and actual and read both."""
    if group.actual is not None:
        return _read_apart(group.values, group.actual, unit=unit, period=period, code=code)
    pieces = group.values
    rows = [piece.with_blanks if habits.trails else piece.text for piece in pieces]
    readings = split_pair(rows, unit=unit, period=period, code=code)
    if not readings:
        empty = Parsed(value=Missing(reason=parse_actual("").value.reason))  # type: ignore[union-attr]
        return Values(parse_target("", unit=unit, period=period).value, empty.value)
    own = with_rest(pieces, unit=unit, period=period, code=code) if habits.trails else None
    if own is not None:
        readings = (own,) if is_proven(own, unit) else (own, *readings)
    best = readings[0]
    lines = _parted_lines(pieces, best.target_text, best.actual_text)
    return Values(best.target.value, best.actual.value, tuple(_doubts(readings)), *lines)


def _parted_lines(pieces: Sequence[Piece], target: str, actual: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the lines of target and actual; those of both where their lines stand side by side."""
    ends = list(accumulate(len(squeeze(piece.text)) for piece in pieces))
    whole = "".join(squeeze(piece.text) for piece in pieces)
    cut = len(squeeze(target))
    if squeeze(target) + squeeze(actual) != whole:
        return _line_numbers(pieces), _line_numbers(pieces)
    first = next((index for index, end in enumerate(ends, start=1) if end >= cut), len(pieces)) if cut else 0
    shared = first - (bool(first) and ends[first - 1] > cut)
    return _line_numbers(pieces[:first]), _line_numbers(pieces[shared:])


def _read_apart(
    target_cell: Sequence[Piece], actual_cell: Sequence[Piece], *, unit: str, period: Period | None, code: str
) -> Values:
    """Read target and actual that have a cell each."""
    target = parse_target(_cell_text(target_cell), unit=unit, period=period, code=code)
    actual = parse_actual(_cell_text(actual_cell), unit=unit, period=period, target=target.value)
    doubts = (*_run_together(target_cell), *_run_together(actual_cell), *_own_doubts(target, actual))
    target_lines, actual_lines = _line_numbers(target_cell), _line_numbers(actual_cell)
    return Values(target.value, actual.value, doubts, target_lines, actual_lines)


def _cell_text(pieces: Sequence[Piece]) -> str:
    """Return the text of a cell without the sign at its end that points to a note below the table."""
    apart = [False, *(_are_numbers(one, two) for one, two in pairwise(pieces))]
    text = join([" " * (piece.opens or own) + piece.text for piece, own in zip(pieces, apart, strict=False)])
    return text.removesuffix(_MARK).rstrip() if text.strip() != _MARK else text


def _are_numbers(one: Piece, two: Piece) -> bool:
    return all(_NUMBER.fullmatch(piece.text.strip()) for piece in (one, two))


def _run_together(pieces: Sequence[Piece]) -> Iterator[Doubt]:
    """Yield two lines of a cell that are a number each, though no paragraph ends: one may be broken over them."""
    for one, two in pairwise(pieces):
        if _are_numbers(one, two) and not two.opens:
            yield Doubt(f"{one.text} {two.text}", f"{one.text} {two.text}", f"{one.text}{two.text}")


def _line_numbers(pieces: Sequence[Piece]) -> tuple[int, ...]:
    return tuple(sorted({piece.line.no for piece in pieces}))


def cited(values: Values, cite: Citation, elsewhere: Sequence[int]) -> tuple[Target, Actual | Missing]:
    """Return target and actual with the place where each stands; `elsewhere` stands for an empty cell."""
    target_source = cite.lines(values.target_lines or elsewhere, values.target.text)
    actual_source = cite.lines(values.actual_lines or elsewhere, values.actual.text)
    return replace(values.target, source=target_source), replace(values.actual, source=actual_source)


def _doubts(readings: Sequence[PairReading]) -> Iterator[Doubt]:
    best, *others = readings
    if others:
        yield Doubt(_pair(best).replace(_BETWEEN, " "), _pair(best), _pair(others[0]))
    yield from _own_doubts(best.target, best.actual)


def _own_doubts(*sides: Parsed[Target] | Parsed[Actual | Missing]) -> Iterator[Doubt]:
    for parsed in sides:
        if parsed.alternatives:
            yield Doubt(parsed.value.text, describe(parsed.value), describe(parsed.alternatives[0]))
            continue
        remark = next((kind for kind in _DOUBTFUL if parsed.remark(kind)), None)
        if remark is not None:
            yield Doubt(parsed.value.text, describe(parsed.value), remark=remark)


def _pair(reading: PairReading) -> str:
    return f"{reading.target_text}{_BETWEEN}{reading.actual_text}"
