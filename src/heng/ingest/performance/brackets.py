"""Values in brackets in a table of several years: below zero, as accounts print them, or something beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.performance.yearly_print import YearlyPrint, parents
from heng.ingest.performance.yearly_values import is_bracketed, read_value
from heng.ingest.source import Citation
from heng.model.finding import Finding

_STATED = re.compile(r"括[號弧].{0,12}(?:負|減|短絀|赤字)")


def doubts(table: YearlyPrint, cite: Citation) -> Iterator[Finding]:
    """Yield both readings of each value in brackets, unless the table shows that brackets mean below zero.

    A note says so, or a sum holds with one of them so: then all are.
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
