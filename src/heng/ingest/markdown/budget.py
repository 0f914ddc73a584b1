"""The budget part of a Markdown card: its table, its notes, and tables of several years below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from heng.ingest.markdown.entries import Entries, Table
from heng.ingest.markdown.outline import Part, Row
from heng.ingest.markdown.page import Page
from heng.model.budget import Amount, Budget, BudgetLine, Note, YearlyFigure, YearlyTable
from heng.model.figures import Missing
from heng.model.form.amounts import PERCENT, read_amount
from heng.model.form.codec import a_word
from heng.model.form.fields import labels
from heng.model.form.label import Label, key_of
from heng.model.form.words import ABSENT, BUDGET, BUDGET_COLUMNS, YEARLY_COLUMNS
from heng.model.terms import BudgetLineKind, YearlyKind

_AMOUNTS = ("annual", "allocated", "executed")
_SHARES = ("executed_pct_annual", "executed_pct_allocated")
_KIND = a_word(BudgetLineKind)
_YEARLY = a_word(YearlyKind)
_RULE = frozenset("-: ")
_BUDGET = Table(BUDGET, labels(Budget))
_NOTES = Table({"note": BUDGET["note"]})

Cells = Mapping[str, str]


def read_budget(part: Part, title: str, page: Page) -> Budget:
    """Read the part."""
    entries = Entries(part.items, _BUDGET, page)
    said = entries.plain(Budget)
    unit = entries.text("unit") or ""
    notes = _notes(entries, page)
    entries.close()
    page.unplaced_loose(part, rows=False)
    lines = [_line(row, cells, unit, page) for row, cells in _table(part.rows, BUDGET_COLUMNS, page)]
    tables = [table for each in part.parts if (table := _yearly(each, page))]
    return Budget(
        title=title,
        lines=tuple(lines),
        yearly=tuple(tables),
        notes=notes,
        source=page.place_of(part),
        **said,
    )


def _notes(entries: Entries, page: Page) -> tuple[Note, ...]:
    found = []
    for entry in entries.every("note", token=True):
        page.unplaced_items(entry.item.children)
        found.append(Note(no=entry.token, text=entry.value, source=page.place(entry.item.lines)))
    return tuple(found)


def _table(rows: Sequence[Row], columns: Mapping[str, Label], page: Page) -> list[tuple[Row, Cells]]:
    """Return the rows of a table by the keys of its head; a word of the head that is no column keeps its own name."""
    ruled = len(rows) > 1 and all(cell and set(cell) <= _RULE for cell in rows[1].cells)
    kept = [*rows[:1], *rows[2 if ruled else 1 :]]
    if not kept:
        return []
    keys = [key_of(cell, columns) or cell for cell in kept[0].cells]
    if not any(key in columns for key in keys):
        page.unplaced(row.line for row in kept)
        return []
    found: list[tuple[Row, Cells]] = []
    for row in kept[1:]:
        if len(row.cells) > len(keys):
            page.unplaced([row.line])
            continue
        found.append((row, dict(zip(keys, row.cells, strict=False))))
    return found


def _line(row: Row, cells: Cells, unit: str, page: Page) -> BudgetLine:
    of = cells.get("unit") or unit
    source = page.place([row.line])
    amounts = {key: _amount(cells, key, of, page, row) for key in _AMOUNTS}
    shares = {key: _amount(cells, key, PERCENT, page, row) for key in _SHARES}
    no, parent, agency = (cells.get(key, "") for key in ("no", "parent", "agency"))
    kind = _KIND.read(cells.get("kind", ""))
    if kind is None and cells.get("kind"):
        page.unplaced([row.line])
    return BudgetLine(
        ref=page.refs.make("budget", parent, no or agency),
        no=no,
        parent=parent,
        agency=agency,
        kind=kind or BudgetLineKind.AGENCY,
        unit=of,
        source=source,
        **amounts,
        **shares,
    )


def _amount(cells: Cells, key: str, unit: str, page: Page, row: Row) -> Amount:
    if key not in cells:
        return None
    amount = read_amount(cells[key], unit)
    return replace(amount, source=page.place([row.line])) if isinstance(amount, Missing) else amount


def _yearly(part: Part, page: Page) -> YearlyTable | None:
    word, _, title = part.title.partition(" ")
    kind = _YEARLY.read(word)
    if kind is None:
        page.unplaced_part(part)
        return None
    entries = Entries(part.items, _NOTES, page)
    notes = _notes(entries, page)
    entries.close()
    page.unplaced_loose(part, rows=False)
    for each in part.parts:
        page.unplaced_part(each)
    ref = page.refs.make("yearly", kind)
    rows = _table(part.rows, YEARLY_COLUMNS, page)
    figures = [figure for row, cells in rows for figure in _figures(row, cells, ref, page)]
    return YearlyTable(
        ref=ref, kind=kind, title=title.strip(), figures=tuple(figures), notes=notes, source=page.place_of(part)
    )


def _figures(row: Row, cells: Cells, table: str, page: Page) -> list[YearlyFigure]:
    name, unit = cells.get("name", ""), cells.get("unit", "")
    years = [key for key in cells if key.isascii() and key.isdigit()]
    return [
        YearlyFigure(
            ref=page.refs.make("yearly_figure", table, name, year),
            name=name,
            parent=cells.get("parent", ""),
            roc_year=int(year),
            value=_amount(cells, year, unit, page, row),
            unit=unit,
            source=page.place([row.line]),
        )
        for year in years
        if cells[year] != ABSENT
    ]
