"""The tables of one document while they are read: its rows, what was found, and how places are cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.raw import TableRow
from heng.ingest.tables.columns import COLUMNS
from heng.model.agency import AgencyRegister, Responsibility
from heng.model.edition import DocumentRef
from heng.model.finding import Finding
from heng.model.form.codec import word_of
from heng.model.form.days import read_day
from heng.model.form.lists import split
from heng.model.identity import RefMaker
from heng.model.period import PartialDate, Period
from heng.model.profile import Profile
from heng.model.source import Place, SourceRef
from heng.model.terms import AgencyRole, Polarity, Word
from heng.model.weights import Weight

T = TypeVar("T")
W = TypeVar("W", bound=Word)
_NUMBER = ("數字", "a number")
_COUNT = ("整數", "a whole number")
_DAY = ("日期（2018-03-31）", "a day (2018-03-31)")
_WORD = ("這一欄可用的詞", "one of this column's words")
_DECIMAL = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_LONGEST_NUMBER = 60
_SIDES = {"negative": Polarity.LOWER, "positive": Polarity.HIGHER, "負向": Polarity.LOWER, "正向": Polarity.HIGHER}


@dataclass(slots=True)
class Desk:
    """Everything that the readers of single tables share.

    Attributes:
        origin: The document that the rows tell of.
        is_own: The tables are that document; else they name the place of each row in it.
    """

    origin: DocumentRef
    is_own: bool
    tables: Mapping[str, Sequence[TableRow]]
    register: AgencyRegister
    profile: Profile
    refs: RefMaker = field(default_factory=RefMaker)
    findings: list[Finding] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    _filled: dict[str, frozenset[str]] = field(default_factory=dict)

    def rows(self, table: str) -> Sequence[TableRow]:
        """Return the rows of a table; none where it is not part of the document."""
        return self.tables.get(table, ())

    def has(self, table: str) -> bool:
        """Tell whether the document has rows in a table."""
        return bool(self.rows(table))

    def fills(self, table: str, *columns: str) -> bool:
        """Tell whether any row fills one of the columns."""
        if table not in self._filled:
            self._filled[table] = frozenset(column for row in self.rows(table) for column in row.cells)
        return not self._filled[table].isdisjoint(columns)

    def keyed(self, table: str, keys: Sequence[str], *needed: str) -> Iterator[TableRow]:
        """Yield the rows of a table that say what they are of; the same row a second time is left out.

        Args:
            table: Its name.
            keys: Columns that tell its rows apart; none where a table may repeat itself.
            needed: Columns of which one must be filled.
        """
        met: dict[tuple[str, ...], TableRow] = {}
        for row in self.rows(table):
            if needed and not any(map(row.get, needed)):
                self.refuse(faults.no_key(row, needed[0]), row)
                continue
            key = tuple(map(row.get, keys))
            before = met.setdefault(key, row) if keys else row
            if before is row:
                yield row
            elif _said(before) == _said(row):
                self.refuse(faults.same(row, before), row)
            else:
                self.findings.append(faults.same_key(row, before, " ".join(filter(None, key))))
                yield row

    def refuse(self, finding: Finding, row: TableRow, column: str = "") -> None:
        """Note that a row, or one cell of it, was not taken."""
        self.findings.append(finding)
        self.left.append(row.get(column) if column else row.text)

    def cite(self, row: TableRow, text: str = "") -> SourceRef:
        """Return where a row stands: in the document it tells of, where the tables are another one."""
        if self.is_own:
            return replace(row.source, text=text or row.source.text)
        numbers = [self.count(row, column) for column in ("line", "line_from", "line_to")]
        lines = tuple(sorted({number for number in numbers if number}))
        place = Place(lines=lines, page=self.count(row, "page"))
        return SourceRef(document=self.origin.sha256, place=place, text=text)

    def count(self, row: TableRow, column: str) -> int | None:
        """Read a whole number."""
        return self._cell(row, column, _COUNT, _whole)

    def number(self, row: TableRow, column: str) -> Decimal | None:
        """Read a decimal."""
        return self._cell(row, column, _NUMBER, decimal)

    def day(self, row: TableRow, column: str) -> PartialDate | None:
        """Read a day, as exact as it is written."""
        return self._cell(row, column, _DAY, day)

    def weight(self, row: TableRow, column: str) -> Weight | None:
        """Read a share in percent."""
        return self._cell(row, column, _NUMBER, lambda text: Weight.read(text.rstrip("%％ ")))

    def word(self, row: TableRow, column: str, kind: type[W]) -> W | None:
        """Read a word of a vocabulary: its key, or as people write it."""
        return self._cell(row, column, _WORD, lambda text: word_of(text, kind))

    def polarity(self, row: TableRow) -> Polarity | None:
        """Read which direction is better: as Heng writes it (`negative`), or as people do."""
        return self._cell(row, "polarity", _WORD, lambda text: _SIDES.get(text.lower()) or word_of(text, Polarity))

    def span(self, row: TableRow, first: str, last: str) -> Period | None:
        """Read a span of days by its two ends; one that ends before it begins is reported."""
        begin, end = self.day(row, first), self.day(row, last)
        if begin is None or end is None:
            return None
        ends: tuple[date, date] = (begin.first(), end.last())
        if ends[1] < ends[0]:
            self.refuse(faults.bad_cell(row, last, _DAY), row, last)
            return None
        return Period(*ends)

    def _cell(self, row: TableRow, column: str, what: tuple[str, str], read: Callable[[str], T | None]) -> T | None:
        text = row.get(column)
        if not text:
            return None
        value = read(text)
        if value is None:
            self.refuse(faults.bad_cell(row, column, what), row, column)
        return value


def _said(row: TableRow) -> dict[str, str]:
    return {
        column: text
        for column, text in row.cells.items()
        if column in COLUMNS[row.table] and column not in faults.PLACES
    }


def _whole(text: str) -> int | None:
    value = decimal(text)
    return int(value) if value is not None and value == value.to_integral_value() and abs(value) < 10**9 else None


def decimal(text: str) -> Decimal | None:
    """Return a number as people and spreadsheets write it (`1,234`, full width); None where it is none."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    return Decimal(plain) if len(plain) <= _LONGEST_NUMBER and _DECIMAL.fullmatch(plain) else None


def day(text: str) -> PartialDate | None:
    """Return a day in ISO 8601, or as people and spreadsheets write it."""
    return read_day(text.partition("T")[0].strip())


def names(text: str) -> tuple[str, ...]:
    """Return the members of a list in a cell: parted by `；`, or by the half-width mark of a keyboard."""
    return tuple(filter(None, split(text, "；;"))) if "\\" not in text else tuple(text.split("；"))


def agencies(text: str, role: AgencyRole = AgencyRole.LEAD) -> tuple[Responsibility, ...]:
    """Return the agencies that a cell names."""
    return tuple(Responsibility(agency=name, role=role) for name in names(text))


def marked(text: str) -> bool:
    """Tell whether a cell says yes, in one of the ways people do."""
    return text.strip().lower() in {"yes", "y", "true", "1", "府", "(府)", "（府）", "是", "v", "✓"}
