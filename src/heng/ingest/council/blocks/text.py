"""Blocks of a text that prints each cell of its tables by itself, empty lines between, and not always in order.

A program that takes the text out of a page without its layout writes so: what stands close together becomes a block,
cells of one row too, line by line. What a block holds shows in its codes, its words and its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import combinations

from heng.ingest.council.heads.objective import objective_heading
from heng.ingest.council.heads.table import columns_of
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.text import squeeze
from heng.model.terms import Column

UNIT = re.compile(r"[(（]?(?:衡量|計量)?單位\s*[：:]|[(（]\s*負向|權重\s*[：:]")
_FIGURE = re.compile(r"[<>=≤≥≦≧±+\-－約逾達]*\s*\d|[-－—–]{1,2}$|[無尚未待暫年俟]|N/?A")
_FORMULA = re.compile(r"[/×÷∑Σ]|\*\s*100|人數$|總數$|當年度")
_LATIN_END = re.compile(r"[A-Za-z\d]$")
_NAME = re.compile(r"[\u4e00-\u9fff、，,；;/／]{1,16}")
_MOST_WRAPS = 4
_LISTED = re.compile(r"[、，,；;/／]")
_LONGEST_FIGURE = 40


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    HEAD = auto()
    INDICATOR = auto()
    ACTION = auto()
    FORMULA = auto()
    AGENCY = auto()
    FIGURE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without an empty one between. `columns`: those that the words of a head name."""

    kind: Kind
    lines: tuple[Line, ...]
    columns: tuple[Column | None, ...] = ()

    @property
    def text(self) -> str:
        """Its text without white space."""
        return squeeze("".join(line.text for line in self.lines))


def text_blocks(lines: Sequence[Line], grammar: CodeGrammar, sense: AgencySense) -> list[Block]:
    """Return the blocks of some lines. The heading of an objective is one of its own."""
    groups: list[list[Line]] = []
    after_heading = True
    for line in lines:
        heading = _is_heading(line, grammar)
        begins = after_heading or heading or line.blanks or line.feed or _is_coded(line.text, grammar)
        if begins or _heads_column(line.text, groups[-1]):
            groups.append([])
        groups[-1].append(line)
        after_heading = heading
    return [block for group in groups for block in _made(tuple(group), grammar, sense)]


def _heads_column(text: str, above: Sequence[Line]) -> bool:
    """Tell whether a line below others is the head of a column, and they are none."""
    named = any(column is not None for column in columns_of(text))
    return named and not columns_of("".join(line.text for line in above) + text)


def _is_coded(text: str, grammar: CodeGrammar) -> bool:
    """Tell whether an indicator's code begins a text."""
    code = grammar.indicator(text)
    return code is not None and code.strict


def _is_heading(line: Line, grammar: CodeGrammar) -> bool:
    found = objective_heading(line.text, grammar)
    return found is not None and found.plain and not UNIT.search(line.text)


def _made(lines: tuple[Line, ...], grammar: CodeGrammar, sense: AgencySense) -> Iterable[Block]:
    text = "".join(line.text for line in lines)
    if columns := columns_of(text):
        return _heads(lines, columns)
    if len(lines) == 1 and _is_heading(lines[0], grammar):
        return [Block(Kind.HEADING, lines)]
    if _is_agency(squeeze(text), sense):
        return [Block(Kind.AGENCY, lines)]
    if pair := _agency_and_figure(lines[0], sense):
        return [Block(Kind.AGENCY, (pair[0],)), Block(Kind.FIGURE, (pair[1], *lines[1:]))]
    if beside := list(_beside(lines, sense)):
        held = {line.no: line for group in beside for line in group}
        rest = tuple(kept for line in lines if (kept := _rest(line, held.get(line.no))) is not None)
        return [*_made(rest, grammar, sense), *(Block(Kind.AGENCY, group) for group in beside)]
    if _is_coded(text, grammar):
        return [Block(Kind.INDICATOR, lines)]
    if (code := grammar.action(text)) is not None and code.strict:
        return [Block(Kind.ACTION, lines)]
    if any(UNIT.match(line.text) for line in lines):
        return [Block(Kind.FORMULA, lines)]
    if _FIGURE.match(text) and len(text) <= _LONGEST_FIGURE:
        return [Block(Kind.FIGURE, lines)]
    return [Block(Kind.FORMULA if _FORMULA.search(text) else Kind.TEXT, lines)]


def _heads(lines: tuple[Line, ...], columns: tuple[Column | None, ...]) -> list[Block]:
    """Return the heads of columns that stand together, each for itself where spaces or lines part them."""
    found: list[Block] = []
    part: list[Line] = []
    for word in [replace(line, text=text) for line in lines for text in line.text.split()]:
        part.append(word)
        own = columns_of("".join(each.text for each in part))
        if len(own) == 1 and len(found) < len(columns) and columns[len(found)] is own[0]:
            found.append(Block(Kind.HEAD, tuple(part), own))
            part = []
    return found if len(found) == len(columns) and not part else [Block(Kind.HEAD, lines, columns)]


def _beside(lines: Sequence[Line], sense: AgencySense) -> Iterator[tuple[Line, ...]]:
    """Yield the agencies that stand on lines of other print: behind it, or alone on a line below.

    A name that wraps goes on at the end of one of the next lines.
    """
    ends = [_end_of(line, first=line is lines[0]) for line in lines]
    used: set[int] = set()
    for at, end in enumerate(ends):
        if end is None or at in used:
            continue
        for group in _runs(ends, at):
            if not used & set(group) and _is_known("".join(ends[each].text for each in group), sense):  # type: ignore[union-attr]
                used |= set(group)
                yield tuple(line for each in group if (line := ends[each]) is not None)
                break


def _end_of(line: Line, *, first: bool) -> Line | None:
    """Return what stands at the end of a line behind other print, or alone on one below the first."""
    before, _, last = line.text.rpartition(" ")
    stands = bool(before or not first) and not (before and _LATIN_END.search(before))
    return replace(line, text=last) if stands and _NAME.fullmatch(last) else None


def _runs(ends: Sequence[Line | None], at: int) -> Iterator[tuple[int, ...]]:
    """Yield an end of a line alone, and with ends of the lines below that a name may go on with."""
    yield (at,)
    below = [each for each in range(at + 1, min(at + 1 + _MOST_WRAPS, len(ends))) if ends[each] is not None]
    for count in range(1, len(below) + 1):
        yield from ((at, *rest) for rest in combinations(below, count))


def _is_known(text: str, sense: AgencySense) -> bool:
    names = [name for name in _LISTED.split(text) if name]
    return bool(names) and all(map(sense.known, names))


def _rest(line: Line, agency: Line | None) -> Line | None:
    """Return what a line holds beside an agency; None where it holds nothing else."""
    if agency is None:
        return line
    text = line.text[: -len(agency.text)].rstrip()
    return replace(line, text=text) if text else None


def _is_agency(text: str, sense: AgencySense) -> bool:
    if UNIT.search(text):
        return False
    found = responsibilities([text], sense)
    return bool(found) and all(sense.likely(agency.agency) for agency in found) and not any(map(str.isdigit, text))


def _agency_and_figure(line: Line, sense: AgencySense) -> tuple[Line, Line] | None:
    """Part a line on which an agency and the figure beside it stand."""
    first, _, rest = line.text.partition(" ")
    if not rest or not _is_agency(first, sense) or not _FIGURE.match(rest):
        return None
    return replace(line, text=first), replace(line, text=rest)
