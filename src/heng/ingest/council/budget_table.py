"""The appendix on budget execution: title, span, unit, rows and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.text import glue, squeeze

_UNIT = re.compile(r"單位[：:]\s*(?P<unit>\S+)")
_SPAN = re.compile(r".*\d+年\d+月\d+日.*\d+年\d+月\d+日.*")
_TITLE = re.compile(r".*(?:預算|歲出|經費).*表")
_FIGURE = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-{1,3}|[－—–]{1,2}"
_FIGURES = re.compile(rf"(?P<label>.*?)(?P<figures>(?:(?:^|(?<=\s))(?:{_FIGURE})(?:\s+|$))+)$")
_NUMBERED = re.compile(r"(?P<no>[(（]?\d{1,3}[)）]?)\s*[.、]?\s*(?P<name>\D.*)?$")
_NOTES = re.compile(r"(?:附註|備註|註)\s*[：:]?\s*(?P<text>.*)")
_NOTE_NUMBER = re.compile(r"(?P<no>\d{1,2})\s*[.、．]\s*(?=\D)")
COLUMNS = 5


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


def read_budget(lines: Sequence[Line]) -> BudgetTable:
    """Read the table from its title to its notes."""
    table = BudgetTable()
    first = next((index for index, line in enumerate(lines) if _is_row(line.text)), len(lines))
    last = next((index for index in range(first, len(lines)) if _NOTES.match(lines[index].text)), len(lines))
    _read_head(table, lines[:first])
    _read_rows(table, lines[first:last])
    _read_notes(table, lines[last:])
    return table


def _is_row(text: str) -> bool:
    match = _FIGURES.match(text)
    return match is not None and len(match["figures"].split()) == COLUMNS


def _read_head(table: BudgetTable, lines: Sequence[Line]) -> None:
    for line in lines:
        text = squeeze(line.text)
        unit = _UNIT.search(line.text)
        if unit and not table.unit:
            table.unit = re.split("[；;，,]", unit["unit"])[0]
            table.fields.append(line)
        elif _SPAN.fullmatch(text):
            table.span = text
            table.fields.append(line)
        elif _TITLE.fullmatch(text) and not table.title:
            table.title = line.text
            table.fields.append(line)
        else:
            table.head.append(line)


def _read_rows(table: BudgetTable, lines: Sequence[Line]) -> None:
    """Collect words and figures until the five figures of a row are complete; cells may stand on lines of their own."""
    parent, waiting, label, figures = "", list[Line](), "", list[str]()
    for line in lines:
        match = _FIGURES.match(line.text)
        words, numbers = (match["label"].strip(), match["figures"].split()) if match else (line.text, [])
        if (words and figures) or len(figures) + len(numbers) > COLUMNS + 1:
            table.left += waiting
            waiting, label, figures = [], "", []
        waiting.append(line)
        label += glue(label, words, paragraph=False) + words
        figures += numbers
        if not label and len(figures) == 1 and figures[0].isdigit():
            label, figures = figures[0], []
        if len(figures) == COLUMNS:
            row = _row(label, figures, tuple(item.no for item in waiting), parent)
            parent = parent if row.parent else row.no
            table.rows.append(row)
            table.fields += waiting
            waiting, label, figures = [], "", []
    table.left += waiting


def _row(label: str, figures: list[str], lines: tuple[int, ...], parent: str) -> BudgetRow:
    match = _NUMBERED.match(label)
    no, name = (match["no"], match["name"] or "") if match else ("", label)
    below = no.startswith(("(", "（"))
    return BudgetRow(no, parent if below else "", squeeze(name), figures, lines)


def _read_notes(table: BudgetTable, lines: Sequence[Line]) -> None:
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
