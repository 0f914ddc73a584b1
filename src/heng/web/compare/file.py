"""The comparison as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from heng.web.compare.present import ComparePage, Ends
from heng.web.compare.rows import Printed, Row
from heng.web.language import pick
from heng.web.numbers import MINUS

BOM = "\ufeff"
_FORMULA = re.compile(r"^(?=[=+\-@\t\r])(?![+-]?[0-9][0-9.,]*$)")
"""Beginnings that a spreadsheet would take for a formula; a plain number is none."""


def changes_text(page: ComparePage) -> str:
    """Return every row of the page, as shown, with the name of its section; safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_head())
    for section in page.sections:
        writer.writerows([_safe(cell) for cell in (section.title, *_cells(page, row))] for row in section.rows)
    return BOM + out.getvalue()


def _head() -> list[str]:
    before = [pick("前", "before"), pick("前：單位", "before: unit"), pick("前：期間", "before: period"),
              pick("前：文件", "before: document"), pick("前：行", "before: line")]  # fmt: skip
    after = [pick("後", "after"), pick("後：單位", "after: unit"), pick("後：期間", "after: period"),
             pick("後：文件", "after: document"), pick("後：行", "after: line")]  # fmt: skip
    named = [pick("項目", "section"), pick("代碼", "code"), pick("名稱", "name"), pick("機關", "agencies")]
    verdicts = [pick("前：判定", "before: verdict"), pick("後：判定", "after: verdict")]
    moved = [
        pick("變化", "change"),
        pick("差", "difference"),
        pick("差（%）", "difference (%)"),
        pick("依據", "ground"),
    ]
    return [*named, *before, *after, *moved, *verdicts]


def _cells(page: ComparePage, row: Row) -> Iterable[str]:
    states = [state.words for state in row.states] if row.states else ["", ""]
    ends = (*_printed(row.before, page.before), *_printed(row.after, page.after))
    return (row.code, row.name, row.agencies, *ends, row.change, row.difference, row.share, row.ground, *states)


def _printed(one: Printed, end: Ends | None) -> tuple[str, ...]:
    title = end.title if end and one.text else ""
    return one.text.replace(MINUS, "-"), one.unit, one.period, title, one.line


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
