"""Tables of several years as model values, and what in them can be read two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.performance.yearly.print import YearlyPrint, YearlyRow, parents
from heng.ingest.performance.yearly.values import is_bracketed, read_value, split_notes
from heng.ingest.source import Citation
from heng.model.budget import Amount, Note, YearlyFigure, YearlyTable
from heng.model.figures import Missing
from heng.model.finding import Finding
from heng.model.identity import RefMaker
from heng.model.quantity import Quantity
from heng.model.source import SourceRef
from heng.model.terms import MissingReason

_STATED = re.compile(r"括[號弧].{0,12}(?:負|減|短絀|赤字)")


def make_tables(tables: Iterable[YearlyPrint], cite: Citation, refs: RefMaker) -> Iterator[YearlyTable]:
    """Yield printed tables as model values."""
    maker = (cite, refs)
    for table in tables:
        kind = table.kind
        ref = refs.make("yearly", kind)
        figures = [
            figure
            for row, parent in zip(table.rows, parents(table.rows), strict=True)
            for figure in _figures(row, parent, table, ref, maker)
        ]
        lines = [*table.lines, *(line for row in table.rows for line in row.lines)]
        notes = [
            Note(no=no, text=text, source=cite.lines((line.no for line in kept), text))
            for _, found in table.notes
            for no, text, kept in split_notes(found)
        ]
        yield YearlyTable(
            ref=ref,
            kind=kind,
            title=table.title,
            figures=tuple(figures),
            notes=tuple(notes),
            source=cite.lines((line.no for line in lines), table.title),
        )


def _figures(
    row: YearlyRow, parent: str, table: YearlyPrint, ref: str, maker: tuple[Citation, RefMaker]
) -> Iterator[YearlyFigure]:
    cite, refs = maker
    printed_units = [found[1] for value in row.values if (found := read_value(value)) and found[1]]
    unit_of_row = row.unit or next(iter(printed_units), "") or table.unit
    for year, printed in zip(table.years, row.values, strict=False):
        source = cite.lines((line.no for line in row.lines), f"{row.name} {printed}")
        amount, unit = _amount(printed, unit_of_row, source)
        yield YearlyFigure(
            ref=refs.make("yearly_figure", ref, row.name, str(year)),
            name=row.name,
            parent=parent,
            roc_year=year,
            value=amount,
            unit=unit,
            source=source,
        )


def _amount(printed: str, unit: str, source: SourceRef) -> tuple[Amount, str]:
    found = read_value(printed)
    if found is None:
        return Missing(reason=MissingReason.NOT_GIVEN, text=printed, source=source), unit
    value, own = found
    return Quantity(value=value, unit=own or unit), own or unit


def doubts(table: YearlyPrint, cite: Citation) -> Iterator[Finding]:
    """Yield both readings of each value in brackets: below zero, as accounts print it, or something beside the table.

    None where the table shows that brackets mean below zero: a note says so, or a sum holds with one of them so.
    """
    if _are_proved(table):
        return
    for row in table.rows:
        for printed in filter(is_bracketed, row.values):
            value = read_value(printed)
            if value is not None and value[0]:
                source = cite.lines((line.no for line in row.lines), f"{row.name} {printed}")
                taken, other = str(value[0]), str(-value[0])
                yield rd002_value_ambiguous.finding("", source, text=printed, taken=taken, other=other)


def _are_proved(table: YearlyPrint) -> bool:
    if any(_STATED.search(text) for text, _ in table.notes):
        return True
    above = parents(table.rows)
    summed = [row for row, parent in zip(table.rows, above, strict=True) if parent or row.name in above]
    return any(is_bracketed(printed) for row in summed for printed in row.values)
