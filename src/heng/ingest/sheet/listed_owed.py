"""What rows have not had yet, in a text that prints one cell after the other.

Such a text may print a column late, so that a row's cell stands among those of the next. It prints none before its left
neighbour: where a row has had its last figure or agency, it has had all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from heng.ingest.sheet.heads import Head
from heng.ingest.sheet.listed_cells import figures_in, is_agency_alone
from heng.ingest.sheet.listed_heads import CellLines
from heng.model.terms import Column

_COUNTED = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.AGENCY)


class Owed:
    """Counts the cells that rows passed over lack; as long as there are any, the next ones may be theirs.

    An agency in its place tells where a row ends. Figures do not tell which one is missing: all are counted.
    """

    def __init__(self, heads: Sequence[Head], texts: Sequence[str]) -> None:
        """Begin below a head. `texts`: all cells behind it."""
        kinds = [head.kind for head in heads if head.kind in _COUNTED]
        closed = kinds[-1] is Column.AGENCY
        self._each = 1 if closed else sum(kind is not Column.AGENCY for kind in kinds)
        self._agencies = set(filter(is_agency_alone, texts)) if closed else None
        self._count = 0

    def __bool__(self) -> bool:
        """Tell whether the next figures may be those of a row passed over."""
        return self._count > 0

    def row(self) -> None:
        """Begin to pass over a row."""
        self._count += self._each

    def cell(self, lines: CellLines) -> None:
        """Pass over a cell: it is of the row that waits for one."""
        if self._agencies is None:
            paid = figures_in(lines)
        else:
            paid = int(any(word in self._agencies for line in lines for word in (line.text, *line.text.split())))
        self._count = max(0, self._count - paid)

    def clear(self) -> None:
        """Forget what is owed: a page's cells are not printed on the next."""
        self._count = 0
