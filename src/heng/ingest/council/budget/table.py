"""The appendix on budget execution: title, span, unit, rows and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.council.budget.cellwise import COLUMNS, are_proved, first_row_in_cells, is_figure
from heng.ingest.lines import Line
from heng.ingest.text import glue, squeeze

_UNIT = re.compile(r"單位[：:]\s*(?P<unit>\S+)")
_DAY = re.compile(r"\d+年\d+月\d+日")
_TITLE_WORDS = ("預算", "歲出", "經費")
_TOTALS = ("合計", "總計", "總和")
_NUMBERED = re.compile(r"(?P<no>[(（]?\d{1,3}[)）]?)\s*[.、]?\s*(?P<name>\D.*)?$")
_NOTES = re.compile(r"(?:附註|備註|註)\s*[：:]?\s*(?P<text>.*)")
_NOTE_NUMBER = re.compile(r"(?P<no>\d{1,2})\s*[.、．]\s*(?=\D)")
_OF_A_HEAD = re.compile("預算數|分配數|執行數|占(?:預算|分配)")


@dataclass(slots=True)
class BudgetRow:
    """One row as printed: number, name and the figures of its five columns."""

    no: str
    parent: str
    name: str
    figures: list[str]
    lines: tuple[int, ...]


@dataclass(slots=True)
class BudgetTable:
    """The table as printed. `left`: lines that fit nowhere."""

    title: str = ""
    span: str = ""
    unit: str = ""
    rows: list[BudgetRow] = field(default_factory=list)
    notes: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    fields: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)

    @property
    def has_columns_as_rows(self) -> bool:
        """Tell whether words of its head stand as rows: columns that were read one below the other."""
        return any(_OF_A_HEAD.search(row.name) for row in self.rows)


def read_budget(lines: Sequence[Line]) -> BudgetTable:
    """Read the table from its title to its notes."""
    table = BudgetTable()
    whole = next((index for index, line in enumerate(lines) if _is_first_row(line.text)), len(lines))
    first = min(whole, first_row_in_cells([line.text for line in lines[:whole]]))
    last = next((index for index in range(first, len(lines)) if _NOTES.match(lines[index].text)), len(lines))
    read_head(table, lines[:first])
    rows = _Rows(table)
    for line in lines[first:last]:
        rows.take(line)
    rows.finish()
    if first < whole and not are_proved(table.rows):
        return BudgetTable(left=list(lines))
    read_notes(table, lines[last:])
    return table


def _is_first_row(text: str) -> bool:
    label, figures = _parted(text)
    return (bool(label) and len(figures) == COLUMNS) or squeeze(text) in _TOTALS


def _parted(text: str) -> tuple[str, list[str]]:
    """Part a line into words and the figures at its end."""
    words = text.split()
    count = 0
    while count < min(len(words), COLUMNS + 1) and is_figure(words[-1 - count]):
        count += 1
    label = " ".join(words[: len(words) - count])
    return label, words[len(words) - count :]


def read_head(table: BudgetTable, lines: Sequence[Line]) -> None:
    """Read title, span and unit; other lines are the table's head."""
    for line in lines:
        text = squeeze(line.text)
        unit = _UNIT.search(line.text)
        is_title = text.endswith("表") and any(word in text for word in _TITLE_WORDS)
        if unit and not table.unit:
            table.unit = re.split("[；;，,]", unit["unit"])[0]
            table.fields.append(line)
        elif len(_DAY.findall(text)) >= 2 and not table.span:
            table.span = text
            table.fields.append(line)
        elif is_title and not table.title:
            table.title = line.text
            table.fields.append(line)
        else:
            table.head.append(line)


class _Rows:
    """Collects words and figures until a row has its five figures; each cell may stand on a line of its own."""

    def __init__(self, table: BudgetTable) -> None:
        self._table = table
        self._heads = {squeeze(line.text) for line in (*table.head, *table.fields)}
        self._parent = ""
        self._begin()

    def _begin(self) -> None:
        self._waiting: list[Line] = []
        self._label, self._figures = "", list[str]()

    def take(self, line: Line) -> None:
        if squeeze(line.text) in self._heads:
            self._table.head.append(line)
            return
        words, numbers = _parted(line.text)
        if (words and self._figures) or len(self._figures) + len(numbers) > COLUMNS:
            self.finish()
        self._waiting.append(line)
        self._label += glue(self._label, words, paragraph=False) + words
        self._figures += numbers
        if not self._label and len(self._figures) == 1 and self._figures[0].isdigit():
            self._label, self._figures = self._figures[0], []
        if len(self._figures) == COLUMNS:
            self._keep()

    def finish(self) -> None:
        """Give up what is not complete."""
        self._table.left += self._waiting
        self._begin()

    def _keep(self) -> None:
        row = make_row(self._label, self._figures, tuple(line.no for line in self._waiting), self._parent)
        self._parent = self._parent if row.parent else row.no
        self._table.rows.append(row)
        self._table.fields += self._waiting
        self._begin()


def make_row(label: str, figures: list[str], lines: tuple[int, ...], parent: str) -> BudgetRow:
    """Return a row by its label, in which the number stands before the name; `parent` is the row it may stand below."""
    match = _NUMBERED.match(label)
    no, name = (match["no"], match["name"] or "") if match else ("", label)
    below = no.startswith(("(", "（"))
    return BudgetRow(no, parent if below else "", squeeze(name), figures, lines)


def read_notes(table: BudgetTable, lines: Sequence[Line]) -> None:
    """Read the notes below a table."""
    ended = True
    for index, line in enumerate(lines):
        text = line.text
        heading = _NOTES.match(text) if index == 0 else None
        if heading is not None:
            table.fields.append(line)
            text = heading["text"]
            if not text:
                continue
        number = _NOTE_NUMBER.match(text)
        if number or not table.notes:
            body = text[number.end() :] if number else text
            table.notes.append((number["no"] if number else "", body, (line.no,)))
        elif ended and not line.lead and line.blanks > 2:
            table.left.append(line)
            continue
        else:
            no, before, numbers = table.notes[-1]
            table.notes[-1] = (no, before + glue(before, text, paragraph=False) + text, (*numbers, line.no))
        table.fields.append(line)
        ended = line.trail
