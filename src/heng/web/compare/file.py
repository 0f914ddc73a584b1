"""The comparison as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from heng.web.compare.present import ComparePage, Ends
from heng.web.compare.rows import Printed, Row
from heng.web.language import pick
from heng.web.spreadsheet import spreadsheet


def changes_text(page: ComparePage) -> str:
    """Return every row of the page, as shown, with the name of its section; safe to open in a spreadsheet."""
    rows = ([section.title, *_cells(page, row)] for section in page.sections for row in section.rows)
    return spreadsheet([_head(), *rows])


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
    return one.text, one.unit, one.period, title, one.line
