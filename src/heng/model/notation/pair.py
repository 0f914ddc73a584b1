"""Target and actual that share the lines of a text (`10 萬 5,000 3 萬 1,339`): where the one ends and the other begins.

Extracted text loses the line between two columns. Each place where a cell can end is tried, both sides are read, and
what reads worst is dropped. A line that ends in a blank ends a paragraph, a line that begins with one goes on in the
same cell; where lines carry no blanks at their ends, they say nothing and only the reading decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.model.figures import Actual, Missing, NoTarget, Parts, Relative, Target
from heng.model.notation.actuals import Reported, parse_actual
from heng.model.notation.joining import join
from heng.model.notation.parsed import Parsed, RemarkKind
from heng.model.notation.targets import parse_target
from heng.model.period import Period
from heng.model.terms import MissingReason, NoTargetReason

_INNER = re.compile(r"[ \t\u3000]+|(?<=[)\]）］])(?=[^ )\]）］%])")
_GAP = re.compile(r"[ \t]{3,}|\u3000{2,}")
_STRAY = re.compile(r"[(（\[［,，、；;:：/)）\]］~%％‰]|以上|以下|以內|未滿|[萬億兆](?![0-9])")
_MOST_PLACES = 64
_PLAUSIBLE = 2
_HOPELESS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReading:
    """One way to part the lines into target and actual.

    Attributes:
        target_text: Cell text of the target.
        actual_text: Cell text of the actual.
        target: What it reads as.
        actual: What it reads as.
        cost: How much speaks against it; 0 = both cells read plainly and end where cells end.
        certainty: Share of the trust among the readings returned, in percent; 100 where it is the only one.
    """

    target_text: str
    actual_text: str
    target: Parsed[Target]
    actual: Parsed[Reported]
    cost: int
    certainty: int = 100


@dataclass(frozen=True, slots=True)
class _Cut:
    target: str
    actual: str
    cost: int


def split_pair(
    lines: Sequence[str] | str, *, unit: str = "", period: Period | None = None, code: str = ""
) -> tuple[PairReading, ...]:
    """Part the printed lines of a row's last two columns into target and actual.

    Args:
        lines: The lines with the blanks at their ends, or one text with line feeds.
        unit: Unit of the row.
        period: What the figures are for.
        code: Code of the row, which may be glued to the target.

    Returns:
        The plausible readings, best first. More than one means that a person must choose. Empty where the lines are.
    """
    rows = [line for line in (lines.split("\n") if isinstance(lines, str) else lines) if line.strip()]
    readings: dict[tuple[object, ...], PairReading] = {}
    for cut in sorted(_cuts(rows), key=lambda cut: cut.cost):
        best = min((reading.cost for reading in readings.values()), default=_HOPELESS)
        if cut.cost > best + _PLAUSIBLE:
            break
        reading = _read(cut, unit, period, code)
        known = readings.setdefault(_meaning(reading), reading)
        if reading.cost < known.cost:
            readings[_meaning(reading)] = reading
    return _plausible(list(readings.values()))


def _read(cut: _Cut, unit: str, period: Period | None, code: str) -> PairReading:
    target = parse_target(cut.target, unit=unit, period=period, code=code)
    actual = parse_actual(cut.actual, unit=unit, period=period, target=target.value)
    cost = cut.cost + _target_cost(cut.target, target) + _actual_cost(cut.actual, actual) + _asymmetry(target, actual)
    return PairReading(target_text=cut.target, actual_text=cut.actual, target=target, actual=actual, cost=cost)


def _meaning(reading: PairReading) -> tuple[object, ...]:
    target, actual = reading.target.value, reading.actual.value
    said = actual.reason if isinstance(actual, Missing) else (actual.value, actual.parts, actual.as_of)
    return target.predicate, said


def _plausible(readings: list[PairReading]) -> tuple[PairReading, ...]:
    if not readings:
        return ()
    readings.sort(key=lambda reading: reading.cost)
    kept = [reading for reading in readings if reading.cost <= readings[0].cost + _PLAUSIBLE]
    weights = [2 ** (_PLAUSIBLE + readings[0].cost - reading.cost) for reading in kept]
    total = sum(weights)
    return tuple(
        PairReading(
            target_text=reading.target_text,
            actual_text=reading.actual_text,
            target=reading.target,
            actual=reading.actual,
            cost=reading.cost,
            certainty=100 * weight // total,
        )
        for reading, weight in zip(kept, weights, strict=True)
    )


def _cuts(rows: Sequence[str]) -> Iterator[_Cut]:
    """Yield every place where the target can end, with what the line breaks say against it."""
    if not rows:
        return
    told = any(row[-1:].isspace() for row in rows)
    places = list(_places(rows, told=told))[:_MOST_PLACES]
    for row, offset, cost in places:
        head, tail = rows[row][:offset], rows[row][offset:]
        target = [*rows[:row], *([head] if head.strip() else [])]
        actual = [*([tail.lstrip()] if tail.strip() else []), *rows[row + 1 :]]
        yield _Cut(join(target), join(actual), cost)
    yield _Cut(join(rows), "", 0)
    yield _Cut("", join(rows), 0)
    yield from _columns(rows)


def _places(rows: Sequence[str], *, told: bool) -> Iterator[tuple[int, int, int]]:
    for number, row in enumerate(rows):
        for match in _INNER.finditer(row.strip()):
            indent = len(row) - len(row.lstrip())
            yield number, indent + match.start(), 0
        if number + 1 < len(rows):
            wrapped = told and not row[-1:].isspace()
            goes_on = rows[number + 1][:1].isspace()
            yield number, len(row), 3 * wrapped + 3 * goes_on


def _columns(rows: Sequence[str]) -> Iterator[_Cut]:
    """Yield the reading of lines that hold both columns side by side, parted by a wide gap or by one blank each."""
    wide = [match for row in rows if (match := _GAP.search(row.strip()))]
    if wide and len(rows) > 1:
        edge = min(_width(row[: _indent(row) + match.end()]) for row in rows if (match := _GAP.search(row.strip())))
        yield _Cut(*_side_by_side(rows, edge), 0)
    blanks = [row.strip().count(" ") == 1 for row in rows]
    both = sum(blanks)
    if both > 1 and all(blanks[:both]) and both < len(rows) <= 40:
        left = [row.split()[0] for row in rows[:both]]
        right = [row.split()[1] for row in rows[:both]]
        yield _Cut(join([*left, *rows[both:]]), join(right), 1)
        yield _Cut(join(left), join([*right, *rows[both:]]), 1)


def _side_by_side(rows: Sequence[str], edge: int) -> tuple[str, str]:
    left, right = [], []
    for row in rows:
        gap = _GAP.search(row, _indent(row))
        if gap and gap.end() < len(row):
            left.append(row[: gap.start()])
            right.append(row[gap.end() :])
        else:
            (right if _width(row[: _indent(row)]) >= edge else left).append(row.strip())
    return join(left), join(right)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _target_cost(text: str, parsed: Parsed[Target]) -> int:
    predicate = parsed.value.predicate
    cost = _common_cost(text, parsed.remarks and [remark.kind for remark in parsed.remarks] or [])
    if isinstance(predicate, NoTarget):
        return cost + {NoTargetReason.EMPTY: 6, NoTargetReason.PROSE: 3, NoTargetReason.NOT_APPLICABLE: 0}[predicate.reason]
    if isinstance(predicate, Parts):
        labels = [part.label for part in predicate.parts]
        repeated = len(set(labels)) < len(labels)
        missing = any(isinstance(part.value, Missing) for part in predicate.parts)
        return cost + 4 * (repeated and any(labels)) + missing + (0 if any(labels) else 3)
    tail = parsed.value.note and not text.rstrip().endswith((")", "）", "]", "］"))
    return cost + (2 if tail else 0) + (1 if isinstance(predicate, Relative) and predicate.offset else 0)


def _actual_cost(text: str, parsed: Parsed[Reported]) -> int:
    value = parsed.value
    kinds = [remark.kind for remark in parsed.remarks]
    cost = _common_cost(text, kinds)
    if isinstance(value, Missing):
        if not text:
            return cost + 6
        unknown = value.reason is MissingReason.NOT_GIVEN and RemarkKind.UNKNOWN_WORDS in kinds
        return cost + (4 if unknown else 0)
    if value.parts and value.value is None or (value.parts and not value.note):
        labels = [part.label for part in value.parts]
        return cost + (0 if any(labels) else 3) + 4 * (any(labels) and len(set(labels)) < len(labels))
    tail = value.note and not text.rstrip().endswith((")", "）", "]", "］"))
    return cost + (2 if tail else 0)


def _common_cost(text: str, kinds: Sequence[RemarkKind]) -> int:
    cost = 5 if _STRAY.match(text) else 0
    cost += 5 * (RemarkKind.BRACKET_OPEN in kinds)
    return cost + 2 * (RemarkKind.FIGURE_IN_PROSE in kinds)


def _asymmetry(target: Parsed[Target], actual: Parsed[Reported]) -> int:
    """Two cells of one row that both print parts print the same number of them."""
    predicate, value = target.value.predicate, actual.value
    if not isinstance(predicate, Parts) or not isinstance(value, Actual) or not value.parts:
        return 0
    return 2 * (len(predicate.parts) != len(value.parts))
