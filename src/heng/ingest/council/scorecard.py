"""Finds the tables of a theme: the heading of each objective, its table head, and the lines of its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.council.furniture import PageLine
from heng.ingest.coverage import Ledger, Noise
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.text import squeeze

_FIRST_COLUMN = "關鍵績效指標"
_LEAST_START = 2
_HEAD_END = re.compile(r"(?:實際|達成|執行)(?:值|數|情形)$")
_HEAD_FULL = re.compile(r"關鍵績效指標.*?(?:目標).*?(?:實際|達成|執行)(?:值|數|情形)")
_HEAD_YEAR = re.compile(r"(\d{2,3})年")
_LONGEST_HEAD = 24
_MOST_CHARACTERS = 90
_HEADING_REACH = 3


@dataclass(slots=True)
class ObjectiveTable:
    """One table: code and name of its objective, the heading's lines, the year in its head, and its body."""

    code: str
    name: str
    heading: list[Line]
    roc_year: int | None = None
    body: list[PageLine] = field(default_factory=list)


@dataclass(slots=True)
class Scorecard:
    """The scorecard section of a theme: running text before the first table, then the tables."""

    summary: list[Line] = field(default_factory=list)
    tables: list[ObjectiveTable] = field(default_factory=list)


def find_tables(lines: Sequence[PageLine], grammar: CodeGrammar, ledger: Ledger) -> Scorecard:
    """Cut a scorecard section into tables. Table heads, repeated ones too, go to the ledger as noise."""
    scorecard = Scorecard()
    index, broken = 0, False
    while index < len(lines):
        head = _head_length(lines, index)
        length = 0 if head else _heading_length(lines, index, grammar)
        if head:
            ledger.claim((page.line for page in lines[index : index + head]), Noise.TABLE_HEAD)
            _note_year(scorecard, lines[index : index + head])
        elif length:
            scorecard.tables.append(_table([page.line for page in lines[index : index + length]], grammar))
        else:
            _keep(scorecard, replace(lines[index], broken=True) if broken else lines[index])
        # A head in the middle of a table is there because a new page began.
        broken = bool(head)
        index += head or length or 1
    return scorecard


def _keep(scorecard: Scorecard, page: PageLine) -> None:
    if scorecard.tables:
        scorecard.tables[-1].body.append(page)
    else:
        scorecard.summary.append(page.line)


def _head_length(lines: Sequence[PageLine], index: int) -> int:
    """Return how many lines the table head takes that begins here, 0 where none begins. The text may end inside it."""
    start = squeeze(lines[index].line.text)[: len(_FIRST_COLUMN)]
    if len(start) < _LEAST_START or not _FIRST_COLUMN.startswith(start):
        return 0
    text = ""
    for count, page in enumerate(lines[index : index + _LONGEST_HEAD], start=1):
        text += squeeze(page.line.text)
        if len(text) > _MOST_CHARACTERS:
            return 0
        if _HEAD_END.search(text) and _HEAD_FULL.fullmatch(text):
            return count
        if index + count == len(lines):
            return count
    return 0


def _heading_length(lines: Sequence[PageLine], index: int, grammar: CodeGrammar) -> int:
    """Return how many lines the objective's heading takes that begins here; a table head must follow it."""
    code = grammar.objective(lines[index].line.text)
    if code is None or not code.strict or grammar.is_top(code.code):
        return 0
    for length in range(1, _HEADING_REACH + 1):
        after = index + length
        if after >= len(lines):
            return length if length == 1 or not lines[index].line.trail else 0
        if _head_length(lines, after) or grammar.indicator(lines[after].line.text):
            return length
    return 0


def _table(heading: list[Line], grammar: CodeGrammar) -> ObjectiveTable:
    text = "".join(line.text for line in heading)
    code = grammar.objective(text)
    assert code is not None
    return ObjectiveTable(code.code, code.rest, heading)


def _note_year(scorecard: Scorecard, head: Sequence[PageLine]) -> None:
    year = _HEAD_YEAR.search(squeeze("".join(page.line.text for page in head)))
    if year and scorecard.tables and scorecard.tables[-1].roc_year is None:
        scorecard.tables[-1].roc_year = int(year[1])
