"""Sections, rows of results and the figures in running text out of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk, day, decimal
from heng.ingest.own_tables.money_rows import Notes
from heng.ingest.own_tables.raw import TableRow
from heng.model.budget import Note
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.report import Passage, ProseFigure, Report, ResultRow, Section
from heng.model.terms import ResultColumn, SectionKind

_RESULT = ("成果列", "the row of results")
_NUMBER = ("數字或日期", "a number or a day")


def sections(desk: Desk) -> tuple[tuple[Section, ...], Notes]:
    """Return running text, and the notes by the heading they stand below."""
    rows = list(desk.keyed("sections", (), "text", "title"))
    kinds = [desk.word(row, "kind", SectionKind) or SectionKind.OTHER for row in rows]
    kept = list(zip(rows, kinds, strict=True))
    notes = [row for row, kind in kept if kind is SectionKind.NOTE]
    headed = [(title, tuple(_notes(desk, group))) for title, group in groupby(notes, lambda row: row.get("title"))]
    made = tuple(
        Section(
            ref=desk.refs.make("section", kind),
            kind=kind,
            no=row.get("no"),
            title=row.get("title"),
            text=row.get("text"),
            source=desk.cite(row, row.get("title")),
        )
        for row, kind in kept
    )
    return made, headed


def _notes(desk: Desk, rows: Iterator[TableRow]) -> Iterator[Note]:
    for row in rows:
        yield Note(no=row.get("no"), text=row.get("text"), source=desk.cite(row))


def report(desk: Desk, kept: Sequence[Section]) -> Report | None:
    """Return the running text of the document, None where it has none."""
    results = tuple(_results(desk))
    found = tuple(_figures(desk, results))
    if not kept and not results and not found:
        return None
    return Report(sections=tuple(kept), results=results, figures=found)


def _results(desk: Desk) -> Iterator[ResultRow]:
    for at, row in enumerate(desk.keyed("results", ("row",), "goal", "actions", "results", "future"), start=1):
        position = desk.count(row, "row") or at
        goal, strategy, result, future = (
            Passage(text=row.get(column), source=desk.cite(row)) for column in ("goal", "actions", "results", "future")
        )
        yield ResultRow(
            ref=desk.refs.make("result", str(position)),
            position=position,
            goal=goal,
            strategy=strategy,
            result=result,
            improvement=future,
        )


def _figures(desk: Desk, results: Sequence[ResultRow]) -> Iterator[ProseFigure]:
    refs = {str(row.position): row.ref for row in results}
    for row in desk.keyed("figures", (), "value"):
        named = row.get("row")
        value = _value(row)
        if named and named not in refs:
            desk.refuse(faults.no_row(row, named, "results", _RESULT), row)
        elif value is None:
            desk.refuse(faults.bad_cell(row, "value", _NUMBER), row)
        else:
            yield ProseFigure(
                ref=desk.refs.make("figure", named, row.get("column")),
                passage=refs.get(named, ""),
                column=desk.word(row, "column", ResultColumn),
                quantity=row.get("quantity"),
                value=value,
                text=row.get("text"),
                source=desk.cite(row, row.get("text")),
            )


def _value(row: TableRow) -> Quantity | PartialDate | None:
    number: Decimal | None = decimal(row.get("value"))
    return Quantity(value=number, unit=row.get("unit")) if number is not None else day(row.get("value"))
