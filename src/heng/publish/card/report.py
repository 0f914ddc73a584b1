"""Sections of running text, and the rows of goals and results."""

from __future__ import annotations

from heng.model.form import fields
from heng.model.form.words import PARTS, RESULT, SECTIONS
from heng.model.report import Report, ResultRow, Section
from heng.model.terms import ResultColumn
from heng.publish.card.page import Page


def write_report(report: Report, page: Page) -> None:
    """Write the rows, then the sections. The figures of running text are read from it again."""
    if report.results:
        page.heading(2, PARTS["results"].zh)
    for row in report.results:
        _row(row, page)
    for section in report.sections:
        _section(section, page)


def _row(row: ResultRow, page: Page) -> None:
    page.heading(3, str(row.position))
    passages = (
        (ResultColumn.GOAL, row.goal),
        (ResultColumn.ACTIONS, row.strategy),
        (ResultColumn.RESULTS, row.result),
        (ResultColumn.FUTURE, row.improvement),
    )
    for column, passage in passages:
        if passage.text:
            page.field(RESULT[column].zh, passage.text)


def _section(section: Section, page: Page) -> None:
    page.heading(2, f"{SECTIONS[section.kind].zh} {section.title}")
    page.fields(fields.lines(section))
