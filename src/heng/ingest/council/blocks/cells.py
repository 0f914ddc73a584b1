"""Cells of one row of a table that stand in one block of a text, side by side on its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from heng.ingest.council.blocks.text import UNIT, Block, Kind
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.text import is_ideograph, width
from heng.model.terms import Column

_CODED = re.compile(r"\s(?=[A-Z]{2}\d{1,2}\.\d)")
_ROOM, _MARGIN = 1.5, 0.5


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
    return bool(UNIT.match(text)) or grammar.action(text) is not None


def _by_words(text: str, columns: Sequence[Column], grammar: CodeGrammar) -> Column | None:
    if Column.FORMULA in columns and UNIT.match(text):
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
    if not lines or UNIT.match(lines[-1].text):
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
    unit = any(UNIT.match(line.text) for line in block.lines)
    held = {Column.ACTION: coded, Column.FORMULA: unit}
    return [own, *(column for column in rest if held.get(column))]


def _holds_action(text: str, grammar: CodeGrammar) -> bool:
    return any(grammar.action(part) is not None and grammar.indicator(part) is None for part in _CODED.split(text))
