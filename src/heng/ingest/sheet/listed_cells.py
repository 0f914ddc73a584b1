"""What a block of a text may hold that prints a table cell after cell: one of them, or some side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise, product
from math import prod

from heng.ingest.lines import Line
from heng.ingest.sheet.heads import Extra
from heng.ingest.text import is_ideograph, join_lines
from heng.model.figures import Missing, NoTarget, Parts
from heng.model.notation import parse_actual, parse_target
from heng.model.terms import Column, MissingReason

CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}\d*(?:[.\-]\d+)*")
MARKED_CODE = re.compile(r"[A-Za-z]{1,4}\d.*|\d+-\d.*")
POLARITY = re.compile(r"[(（]?[正負反逆]向(?:指標)?[)）]?")
_COMPONENT = re.compile(r"(?<=\.\d)-\d{1,2}$|(?<=\.\d\d)-\d{1,2}$")
_CODE_INSIDE = re.compile(r"[A-Za-z]{1,4}\d{1,2}\.\d")
_AGENCY = re.compile(r".*(?:局|處|科|室|中心|所|會|府|隊|組|課|館|院|校|署|部|公司|機關|單位)[)）]?")
_WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)?\s*[%％]?")
_BESIDE = re.compile(r"[(（][^)）]*\s[\d,.]+[%％]?$|\s[%％]$")
_TWO_BROKEN = re.compile(r"[<>=≤≥≦≧]?\d[^\s(（]*[(（][^)）]*\s[\d,.]+[%％]?")
_FIGURE_ALONE = re.compile(
    r"(?:[<>=≤≥≦≧±+\-－約逾達]|大於|小於|高於|低於|至少|不[少低高超多][於過]|未滿)*\s*\d\S*(?:\s?[萬億千百十]\s?[\d,.]*)*"
    r"\s?[^\s\d]*(?:[(（].*[)）])?|[-－—–]{1,2}|無|(?:尚|未|待|暫|年度|俟).*"
)
_DANGLING = re.compile(r"(?:[<>=≤≥≦≧±+約逾達至]|大於|小於|高於|低於|至少|不[少低高超多][於過]|未滿)$")
_FIGURE_BEHIND = re.compile(r"(?<![×*/÷+\-−xX=(])\s[\d,.]+[%％]?$")
_UNIT_ALONE = re.compile(r"[^\d×÷+*=()（）\s]{1,6}")
_SHORT = frozenset({Column.UNIT, Column.TARGET, Column.ACTUAL, Column.AGENCY, Column.NUMBER, Column.WEIGHT})
_LONGEST_UNIT, _SHORTEST_AGENCY = 12, 2
_MOST_LINES, _MOST_BESIDE, _MOST_SPACES = 5, 3, 16
_LEAST_FIGURES = 2
_MOST_WAYS = 2_000
"""So many ways to part the lines of one block are tried; what allows more has too many words for cells."""

Cell = tuple[Line, ...]
"""The lines of one cell."""


def text_of(cell: Sequence[Line]) -> str:
    """Return the text of a cell, line breaks removed."""
    return join_lines((line.text, False) for line in cell)


def first_word(text: str) -> str:
    """Return the first word of a text, where a blank parts a code from a name."""
    return text.split(maxsplit=1)[0] if text else ""


def shape(code: str) -> str:
    """Return how a code is made: which letters and marks stand between its numbers; nothing for what is no code."""
    if not CODE.fullmatch(code):
        return ""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", _COMPONENT.sub("", code)))


def is_figure(text: str) -> bool:
    """Tell whether a text is an actual as a cell prints it."""
    parsed = parse_actual(text, period=None)
    return parsed.certain and not parsed.remarks


def stands_alone(text: str) -> bool:
    """Tell whether a text is a figure, or says that there is none, and nothing else."""
    return bool(_FIGURE_ALONE.fullmatch(text)) and is_figure(text)


def is_agency_alone(text: str) -> bool:
    """Tell whether a text is the name of an agency, and no unit (`處`, `所`) that ends like one."""
    return len(text) >= _SHORTEST_AGENCY and bool(_AGENCY.fullmatch(text)) and not _runs_on(text)


def _runs_on(text: str) -> bool:
    """Tell whether figures, or a figure and an agency, stand side by side in a text."""
    sides = pairwise(text.split(" "))
    return any(stands_alone(left) and (stands_alone(right) or is_agency_alone(right)) for left, right in sides)


def figures_in(cell: Sequence[Line]) -> int:
    """Return how many figures a cell holds and nothing else: one, several side by side, two of which one breaks off."""
    text = text_of(cell)
    if len(cell) > 1 and _TWO_BROKEN.fullmatch(cell[0].text):
        return 2
    if stands_alone(text):
        return 1
    words = text.split(" ")
    return len(words) if all(map(stands_alone, words)) else 0


def _is_actual(text: str) -> bool:
    return is_figure(text) and not _runs_on(text)


def _is_target(text: str) -> bool:
    parsed = parse_target(text, period=None)
    awaited = parse_actual(text, period=None).value
    late = isinstance(awaited, Missing) and awaited.reason is MissingReason.NOT_YET
    return parsed.certain and not parsed.remarks and not late and not _runs_on(text)


def is_name(text: str) -> bool:
    """Tell whether a text has words, and is no code."""
    return bool(re.search(r"[A-Za-z\u4e00-\u9fff]{2}", text)) and not CODE.fullmatch(text)


def _is_remark(text: str) -> bool:
    return not text.isdigit() and not MARKED_CODE.fullmatch(first_word(text))


_SORTS: Mapping[Column | Extra, Callable[[str], bool]] = {
    Column.NUMBER: lambda text: bool(CODE.fullmatch(text)),
    Extra.ORDER: lambda text: text.isdigit(),
    Column.INDICATOR: is_name,
    Column.FORMULA: lambda text: is_name(text) and not _FIGURE_BEHIND.search(text),
    Column.TARGET: _is_target,
    Column.ACTUAL: _is_actual,
    Column.WEIGHT: lambda text: bool(_WEIGHT.fullmatch(text)),
    Column.UNIT: lambda text: len(text) <= _LONGEST_UNIT and not re.search(r"\d", text),
    Column.AGENCY: lambda text: bool(_AGENCY.fullmatch(text)) and not _runs_on(text),
    Column.OBJECTIVE: lambda text: is_name(text) and not _CODE_INSIDE.search(text),
    Column.NOTE: _is_remark,
    Extra.REMARK: _is_remark,
    Extra.POLARITY: lambda text: bool(POLARITY.fullmatch(text)),
}


@lru_cache(maxsize=4096)
def is_of_sort(kind: Column | Extra | None, text: str) -> bool:
    """Tell whether a text may stand in a column."""
    sort = _SORTS.get(kind) if kind is not None else None
    return sort is None or sort(text)


@lru_cache(maxsize=4096)
def _is_part(kind: Column | Extra | None, text: str) -> bool:
    """Tell whether a text may be the cell of a column that others stand beside."""
    if kind in (Column.TARGET, Column.ACTUAL) and not _FIGURE_ALONE.fullmatch(text):
        return False
    if kind is Column.AGENCY and any(map(str.isdigit, text)):
        return False
    if kind is Column.UNIT and not _UNIT_ALONE.fullmatch(text):
        return False
    return is_of_sort(kind, text) and not _DANGLING.search(text)


def _breaks_off(cell: Sequence[Line]) -> bool:
    """Tell whether a line breaks off inside a bracket behind a figure of the next column, or where a sign stands."""
    return any(_BESIDE.search(line.text) for line in cell[:-1])


def side_by_side(
    block: Sequence[Line], kinds: Sequence[Column | Extra | None]
) -> Iterator[tuple[float, tuple[Cell, ...]]]:
    """Yield the ways in which the lines of a block may be cells of neighbouring columns, with what speaks against each.

    All cells begin on its first line.
    """
    if len(kinds) == 1:
        if is_of_sort(kinds[0], text_of(block)):
            yield 5.0 * _breaks_off(block), (tuple(block),)
        return
    spaced = any(line.text.count(" ") > _MOST_SPACES for line in block)
    if len(block) > _MOST_LINES or len(kinds) > _MOST_BESIDE or spaced:
        return
    if {Column.TARGET, Column.ACTUAL} <= set(kinds) and _breaks_off(block):
        return
    first, *rest = block
    starts = list(_line_ways(first, len(kinds), whole=True))
    ways = [list(_line_ways(line, len(kinds), whole=False)) for line in rest]
    if prod(map(len, (starts, *ways))) > _MOST_WAYS:
        return
    for cost, begun in starts:
        for more in product(*ways):
            cells = tuple(
                tuple(line for _, parts in ((0.0, begun), *more) if (line := parts[at]) is not None)
                for at in range(len(kinds))
            )
            fit = all(_is_part(kind, text_of(cell)) for kind, cell in zip(kinds, cells, strict=True))
            if fit and not _is_one_figure(cells, kinds):
                yield cost + sum(each for each, _ in more) + _odd(cells, kinds), cells


def _is_one_figure(cells: Sequence[Cell], kinds: Sequence[Column | Extra | None]) -> bool:
    """Tell whether target and actual beside one another may be one number as well (`1 萬 8,455`)."""
    figures = [cell for cell, kind in zip(cells, kinds, strict=True) if kind in (Column.TARGET, Column.ACTUAL)]
    if len(figures) < _LEAST_FIGURES:
        return False
    whole = parse_target(" ".join(map(text_of, figures)), period=None)
    return whole.certain and not isinstance(whole.value.predicate, (Parts, NoTarget))


_Parts = Sequence[Line | None]


def _line_ways(line: Line, count: int, *, whole: bool) -> Iterator[tuple[float, _Parts]]:
    """Yield how a line may be parted among columns; `whole`: each of them has some of it."""
    words = line.text.split(" ")
    if not whole:
        for at in range(count):
            yield 0.0, [line if at == each else None for each in range(count)]
    for cuts in combinations(range(1, len(words)), count - 1):
        ends = [0, *cuts, len(words)]
        texts = [" ".join(words[start:end]) for start, end in pairwise(ends)]
        cost = sum(_near(words[cut - 1], words[cut]) for cut in cuts) + (0.0 if whole else 1.0)
        yield cost, [replace(line, text=text, raw=text) for text in texts]


def _near(left: str, right: str) -> float:
    """Return what speaks against a border where a space stands: between Chinese and Latin print one is usual."""
    return 1.0 if left and right and is_ideograph(left[-1]) != is_ideograph(right[0]) else 0.0


def _odd(cells: Sequence[Cell], kinds: Sequence[Column | Extra | None]) -> float:
    cost = 0.0
    for cell, kind in zip(cells, kinds, strict=True):
        text = text_of(cell)
        cost += 5.0 * (sum(map(text.count, "(（")) != sum(map(text.count, ")）")))
        cost += 2.0 * (kind in _SHORT and len(cell) > 1 and is_of_sort(kind, cell[0].text))
    return cost
