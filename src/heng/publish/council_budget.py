"""The appendix: execution of the budget by agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heng.model.budget import Amount, Budget, BudgetLine
from heng.model.budget import Note as TableNote
from heng.model.figures import Missing
from heng.model.period import ROC_OFFSET, Period
from heng.publish.document import PORTRAIT, Align, Block, Cell, Column, Flow, Heading, PageBreak, Paragraph, Row, Table
from heng.publish.words import Words

_COLUMNS = (
    Column(width=14, align=Align.END),
    Column(width=46),
    *(Column(width=24, align=Align.END) for _ in range(5)),
)


def budget_blocks(budget: Budget, say: Words) -> Iterator[Block]:
    """Return the execution table with its own span and notes."""
    yield PageBreak(orientation=PORTRAIT)
    yield Heading(text=say.appendix, level=1)
    if budget.title:
        yield Heading(text=budget.title, level=2)
    if budget.period:
        yield Paragraph(text=_span(budget.period, say), align=Align.CENTER)
    if budget.lines:
        yield Paragraph(text=say.money_unit.format(unit=budget.lines[0].unit), align=Align.END)
        yield Table(
            name=budget.title or say.appendix,
            columns=_COLUMNS,
            head=_head(say),
            rows=tuple(_row(line) for line in budget.lines),
            flow=Flow.ROWS,
        )
    if budget.notes:
        yield Paragraph(text=say.notes)
        for note in budget.notes:
            yield Paragraph(text=_numbered(note))


def _numbered(note: TableNote) -> str:
    """Return a note with its number; the stop behind the number is put back where the number came without one."""
    return f"{note.no}{'.' if note.no.isdigit() else ''}{note.text}"


def _span(period: Period, say: Words) -> str:
    first, last = (_day(day, say) for day in (period.first, period.last))
    return say.span.format(first=first, last=last)


def _day(day: date, say: Words) -> str:
    return day.isoformat() if say.language == "en" else f"{day.year - ROC_OFFSET} 年 {day.month} 月 {day.day} 日"


def _head(say: Words) -> tuple[Row, ...]:
    name, annual, allocated, executed, *below = (Cell(paragraphs=text) for text in say.budget_head)
    return (
        (
            Cell(paragraphs=name.paragraphs, columns=2, rows=2),
            Cell(paragraphs=annual.paragraphs, rows=2),
            Cell(paragraphs=allocated.paragraphs, rows=2),
            Cell(paragraphs=executed.paragraphs, columns=3),
        ),
        tuple(below),
    )


def _row(line: BudgetLine) -> Row:
    amounts = (line.annual, line.allocated, line.executed, line.executed_pct_annual, line.executed_pct_allocated)
    return tuple(Cell(paragraphs=(text,) if text else ()) for text in (line.no, line.agency, *map(_amount, amounts)))


def _amount(amount: Amount) -> str:
    if amount is None:
        return ""
    return amount.text if isinstance(amount, Missing) else f"{amount.value:,f}"
