"""Blocks of a text that prints each cell of its tables by itself, empty lines between, and not always in order.

A program that takes the text out of a page without its layout writes so: what stands close together becomes a block,
cells of one row too, line by line. What a block holds shows in its codes, its words and its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import combinations

from heng.ingest.council.objective_heading import objective_heading
from heng.ingest.council.table_head import columns_of
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.text import is_ideograph, squeeze, width
from heng.model.terms import Column

_UNIT = re.compile(r"[(（]?(?:衡量|計量)?單位\s*[：:]|[(（]\s*負向|權重\s*[：:]")
_FIGURE = re.compile(r"[<>=≤≥≦≧±+\-－約逾達]*\s*\d|[-－—–]{1,2}$|[無尚未待暫年俟]|N/?A")
_FORMULA = re.compile(r"[/×÷∑Σ]|\*\s*100|人數$|總數$|當年度")
_CODED = re.compile(r"\s(?=[A-Z]{2}\d{1,2}\.\d)")
_ROOM, _MARGIN = 1.5, 0.5
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
    return found is not None and found.plain and not _UNIT.search(line.text)


def _made(lines: tuple[Line, ...], grammar: CodeGrammar, sense: AgencySense) -> Iterable[Block]:
    text = "".join(line.text for line in lines)
    if columns := columns_of(text):
        return [Block(Kind.HEAD, lines, columns)]
    if len(lines) == 1 and _is_heading(lines[0], grammar):
        return [Block(Kind.HEADING, lines)]
    if _is_coded(text, grammar):
        return [Block(Kind.INDICATOR, lines)]
    if (code := grammar.action(text)) is not None and code.strict:
        return [Block(Kind.ACTION, lines)]
    if names := _is_agency(squeeze(text), sense):
        return [Block(Kind.AGENCY, lines)]
    if not names and (pair := _agency_and_figure(lines[0], sense)):
        return [Block(Kind.AGENCY, (pair[0],)), Block(Kind.FIGURE, (pair[1], *lines[1:]))]
    if any(_UNIT.match(line.text) for line in lines):
        return [Block(Kind.FORMULA, lines)]
    if _FIGURE.match(text) and len(text) <= _LONGEST_FIGURE:
        return [Block(Kind.FIGURE, lines)]
    return [Block(Kind.FORMULA if _FORMULA.search(text) else Kind.TEXT, lines)]


def _is_agency(text: str, sense: AgencySense) -> bool:
    found = responsibilities([text], sense)
    return bool(found) and all(sense.likely(agency.agency) for agency in found) and not any(map(str.isdigit, text))


def _agency_and_figure(line: Line, sense: AgencySense) -> tuple[Line, Line] | None:
    """Part a line on which an agency and the figure beside it stand."""
    first, _, rest = line.text.partition(" ")
    if not rest or not _is_agency(first, sense) or not _FIGURE.match(rest):
        return None
    return replace(line, text=first), replace(line, text=rest)


# --- cells of one row that stand in one block


def parted_cells(
    lines: Sequence[Line], columns: Sequence[Column], grammar: CodeGrammar
) -> tuple[dict[Column, list[Line]], bool]:
    """Give the lines of a block to the columns that stand side by side in it, from its first one on.

    Returns the lines by column, and whether more than codes and words of units told them apart.
    """
    cells: dict[Column, list[Line]] = {column: [] for column in columns}
    doubt, last = False, 0
    for line in lines:
        texts = _pieces(line.text, len(columns))
        if not any(cells.values()) or len(texts) == len(columns):
            held = _placed(texts, columns, grammar)
            last = len(columns) - 1
        elif len(texts) == 1 and (column := _by_words(texts[0], columns, grammar)) is not None:
            held = [(column, texts[0])]
        else:
            spots = _going_on(texts, [cells[column] for column in columns], last)
            held = [(columns[spot], text) for spot, text in zip(spots, texts, strict=True)]
            last, doubt = spots[-1], True
        for column, text in held:
            cells[column].append(replace(line, text=text, lead=bool(cells[column]) and _begins(text, grammar)))
    return cells, doubt


def _begins(text: str, grammar: CodeGrammar) -> bool:
    return bool(_UNIT.match(text)) or grammar.action(text) is not None


def _by_words(text: str, columns: Sequence[Column], grammar: CodeGrammar) -> Column | None:
    if Column.FORMULA in columns and _UNIT.match(text):
        return Column.FORMULA
    if Column.ACTION in columns and grammar.action(text) is not None:
        return Column.ACTION
    return columns[0] if len(columns) == 1 else None


def _going_on(texts: Sequence[str], cells: Sequence[Sequence[Line]], last: int) -> tuple[int, ...]:
    """Return the columns whose texts go on in a line: those that their last lines fill, and that hold what follows.

    `last`: the column that the line above went on in; of columns that fit alike the next one to the right is taken.
    """

    def cost(spots: tuple[int, ...]) -> tuple[float, list[int]]:
        over = sum(
            (0.0 if _is_full(cells[spot]) else 1.0) + max(0.0, width(text) - _widest(cells[spot]) - _MARGIN)
            for spot, text in zip(spots, texts, strict=True)
        )
        return over, [(spot - last - 1) % len(cells) for spot in spots]

    return min(combinations(range(len(cells)), len(texts)), key=cost)


def _widest(lines: Sequence[Line]) -> float:
    return max((width(line.text) for line in lines), default=0.0)


def _is_full(lines: Sequence[Line]) -> bool:
    if not lines or _UNIT.match(lines[-1].text):
        return False
    return width(lines[-1].text) >= _widest(lines) - _ROOM


def _placed(texts: Sequence[str], columns: Sequence[Column], grammar: CodeGrammar) -> list[tuple[Column, str]]:
    """Give the pieces of one line to columns from the left; a code shows its own."""
    held: list[tuple[Column, str]] = []
    left = list(columns)
    for index, text in enumerate(texts):
        coded = index > 0 and Column.ACTION in left and grammar.action(text) is not None
        column = Column.ACTION if coded else left[0] if left else held[-1][0]
        if not left or column in [each for each, _ in held]:
            held[-1] = (held[-1][0], f"{held[-1][1]} {text}")
            continue
        held.append((column, text))
        left = left[left.index(column) + 1 :]
    return held


def _pieces(text: str, most: int) -> list[str]:
    """Part a line where one space stands between words that need none, and before a code."""
    parts = [part for each in _CODED.split(text) for part in _at_words(each)]
    return parts if len(parts) <= most else [*parts[: most - 1], " ".join(parts[most - 1 :])]


def _at_words(text: str) -> list[str]:
    parts: list[str] = []
    for word in text.split(" "):
        apart = parts and word and is_ideograph(parts[-1][-1:] or "a") and (is_ideograph(word[0]) or word[0] in "(（")
        if apart or not parts:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return [part for part in parts if part]


def mixed_columns(block: Block, columns: Sequence[Column], grammar: CodeGrammar) -> Sequence[Column]:
    """Return the columns of text that a block with a code holds side by side, its own first."""
    own = Column.INDICATOR if block.kind is Kind.INDICATOR else Column.ACTION
    rest = columns[columns.index(own) + 1 :]
    coded = own is Column.INDICATOR and any(_holds_action(line.text, grammar) for line in block.lines)
    unit = any(_UNIT.match(line.text) for line in block.lines)
    held = {Column.ACTION: coded, Column.FORMULA: unit}
    return [own, *(column for column in rest if held.get(column))]


def _holds_action(text: str, grammar: CodeGrammar) -> bool:
    return any(grammar.action(part) is not None and grammar.indicator(part) is None for part in _CODED.split(text))
