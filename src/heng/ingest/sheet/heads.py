"""The head of an indicator table: which column says what, for which year and which part of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from heng.ingest.grid import Grid, Row
from heng.ingest.scorecard.columns import head_column
from heng.ingest.text import squeeze
from heng.model.period import ROC_OFFSET, Period
from heng.model.terms import Column


class Extra(Enum):
    """Columns of a sheet that a scorecard's tables do not have."""

    POLARITY = auto()
    CO_AGENCY = auto()
    OBJECTIVE_CODE = auto()
    ORDER = auto()
    REMARK = auto()


_EXTRAS: Sequence[tuple[Extra | Column, str]] = (
    (Extra.CO_AGENCY, r"(?:協辦|共同|配合)(?:機關|單位|局處)?(?:名稱)?|coagenc(?:y|ies)"),
    (Extra.OBJECTIVE_CODE, r"(?:策略|施政)?目標(?:編號|代碼|代號|編碼)"),
    (Extra.ORDER, r"項次|序號?|項|no\.?|#"),
    (Extra.POLARITY, r"(?:指標)?(?:極性|方向性?|屬性|性質|趨向)|正負向|polarity|direction"),
    (Extra.REMARK, r"(?:備註|說明|附註|資料來源|指標(?:定義|說明)|remarks?|notes?|source|definition)"),
    (Column.NUMBER, r"(?:kpi|indicator)?(?:code|id)"),
    (Column.INDICATOR, r"(?:kpi|indicator)(?:name)?|name|指標"),
    (Column.FORMULA, r"formula|calculation"),
    (Column.UNIT, r"units?(?:ofmeasure)?"),
    (Column.TARGET, r"(?:annual)?target(?:value)?|預期值|目標"),
    (Column.ACTUAL, r"actual(?:value)?|result|實際|實績"),
    (Column.AGENCY, r"(?:lead|responsible)?(?:agency|department|owner|bureau)"),
    (Column.OBJECTIVE, r"(?:strategic)?objective"),
    (Column.WEIGHT, r"weight(?:\(%\))?"),
    (Column.FREQUENCY, r"frequency"),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _EXTRAS)
_YEAR = re.compile(r"(?:民國|西元)?(?P<year>\d{2,4})年?度?(?=\D|$)")
_PART = re.compile(
    r"第?(?P<quarter>[1-4一二三四])季|Q(?P<q>[1-4])|(?P<half>[上下])半年"
    r"|(?P<first>\d{1,2})月?(?:至|到|-|~)(?P<last>\d{1,2})月(?:底|份)?|(?<!\d)(?P<month>1[0-2]|[1-9])月(?:份|(?!底))",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(r"^(?:截至|累計至|累計|本期|當期|全年|年度)")
_EARLIER = re.compile(r"上期|前期|去年|上年|前[一二]?年|上一?年度|同期")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST = 24
_LEAST_KINDS = 3
_MEASURED = frozenset({Column.TARGET, Column.ACTUAL, Column.FORMULA, Column.UNIT})
_FEWEST = frozenset({Column.INDICATOR})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column. `kind` is None where its words are no column's; `unit` stands in its brackets."""

    text: str
    kind: Column | Extra | None
    roc_year: int | None = None
    part: tuple[int, int] | None = None
    unit: str = ""

    def period(self, roc_year: int) -> Period | None:
        """Return what its figures are for, given the sheet's year."""
        year = self.roc_year or roc_year
        if not year:
            return None
        return Period.months(year, *self.part) if self.part else Period.year(year)


Heads = Mapping[int, Head]


def read_head(text: str) -> Head:
    """Return what the head of a column says."""
    words = unicodedata.normalize("NFKC", squeeze(text)).strip(":*")
    part = part_of_year(words)
    plain = _PART.sub("", words) if part else words
    year = _YEAR.search(plain)
    plain = (plain[: year.start()] + plain[year.end() :]) if year else plain
    bare = _UNTIL_NOW.sub("", _BRACKET.sub("", plain)) or plain
    unit = next((each for each in _BRACKET.findall(plain) if len(each) <= 4), "")
    # Figures of an earlier time than the sheet's are no figures of this period: they stay print that is not read.
    known = len(bare) <= _LONGEST and not _EARLIER.search(bare)
    return Head(text, _kind(bare) if known else None, _roc(year) if year else None, part, unit)


def _kind(words: str) -> Column | Extra | None:
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(words):
            return kind
    found = head_column(words)
    return found.column if found else None


def _roc(year: re.Match[str]) -> int:
    number = int(year["year"])
    return number - ROC_OFFSET if number > ROC_OFFSET else number


def part_of_year(text: str) -> tuple[int, int] | None:
    """Return the months (first, last) of a part of a year that a text names: a quarter, a half, months."""
    match = _PART.search(text)
    if not match:
        return None
    if quarter := match["quarter"] or match["q"]:
        number = "一二三四".find(quarter) + 1 or int(quarter)
        return 3 * number - 2, 3 * number
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["month"]:
        return int(match["month"]), int(match["month"])
    first, last = int(match["first"]), int(match["last"])
    return (first, last) if 1 <= first <= last <= 12 else None


def find_head(grid: Grid) -> tuple[int, int, Heads] | None:
    """Return the first row and the number of rows of a table's head, and its columns; None where it has none.

    A head has a column of indicators and at least two more, one of which tells what is measured. In a head of two
    rows a cell above several others belongs to each of them.
    """
    for at in range(min(len(grid.rows), 10)):
        single = {column: read_head(text) for column, text in _texts(grid.rows[at]).items()}
        double = _two_rows(grid, at)
        if double and _measures(double) > _measures(single) and is_head(double):
            return at, 2, double
        if is_head(single):
            return at, 1, single
    return None


def is_head(heads: Heads) -> bool:
    """Tell whether a row's cells are the head of an indicator table."""
    kinds = {head.kind for head in heads.values()}
    return kinds >= _FEWEST and bool(kinds & _MEASURED) and len(kinds - {None}) >= _LEAST_KINDS


def _measures(heads: Heads) -> int:
    return sum(head.kind in _MEASURED for head in heads.values())


def _texts(row: Row) -> dict[int, str]:
    return {column: row.text(column) for column in row.cells}


def _two_rows(grid: Grid, at: int) -> Heads | None:
    if at + 1 >= len(grid.rows) or not any(_spans(grid.rows[at])):
        return None
    above: dict[int, str] = {}
    for column, width in _spans(grid.rows[at]):
        above |= {each: grid.rows[at].text(column) for each in range(column, column + width)}
    below = _texts(grid.rows[at + 1])
    single = {column: text for column, text in _texts(grid.rows[at]).items() if column not in above}
    return {
        column: read_head(above.get(column, single.get(column, "")) + below.get(column, ""))
        for column in sorted({*above, *below, *single})
    }


def _spans(row: Row) -> Iterator[tuple[int, int]]:
    for column, lines in row.cells.items():
        cell = lines[0].cell
        if cell is not None and cell.columns > 1:
            yield column, cell.columns
