"""The head of an indicator table: which column says what, for which year and which part of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

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
    (Column.ACTUAL, r"actual(?:value)?|result|實際|實績|成果|成績"),
    (Column.AGENCY, r"(?:lead|responsible)?(?:agency|department|owner|bureau)"),
    (Column.AGENCY, r"(?!.*(?:考|督|審|填|資料)).{0,4}(?:機關|局處|科室|處室)"),
    (Column.OBJECTIVE, r"(?:strategic)?objective"),
    (Column.WEIGHT, r"weight(?:\(%\))?"),
    (Column.FREQUENCY, r"frequency"),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _EXTRAS)
_YEAR = re.compile(r"(?:民國|西元)?(?P<year>\d{2,4})年?度?(?=\D|$)")
_PART = re.compile(
    r"第?(?P<quarter>[1-4一二三四])季|Q(?P<q>[1-4])|(?P<half>[上下])半年"
    r"|(?P<first>\d{1,2})月?(?:至|到|-|~)(?P<last>\d{1,2})月(?:底|份)?|(?:截至|至)(?P<until>1[0-2]|[1-9])月[底份止]*"
    r"|(?<!\d)(?P<month>1[0-2]|[1-9])月(?:份|(?!底))",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(r"^(?:截至|累計至|累計|本期|當期)|累計(?=[目實達完執])")
_ADDS_UP = re.compile(r"截至|累計")
_WHOLE = re.compile(r"^(?:全年|年度)")
_EARLIER = re.compile(r"上期|前期|去年|上年|前[一二]?年|上一?年度|同期")
_SUPERSEDED = re.compile(r"原[訂定]|(?:修正|調整|變更|修訂)前")
_REVISED = re.compile(r"原[訂定]|(?:修正|調整|變更|修訂)[前後]?")
_WAY = re.compile(r".*(?:衡量|評[估量])(?:方式|方法)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST, _LONGEST_UNIT = 24, 4
_LEAST_KINDS = 3
_FIRST_YEAR, _LAST_YEAR = 85, 150
"""Years of which there are such tables, past and to come."""
_MEASURED = frozenset({Column.TARGET, Column.ACTUAL, Column.FORMULA, Column.UNIT})
_FEWEST = frozenset({Column.INDICATOR})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column.

    Attributes:
        text: As printed.
        kind: None where its words are no column's.
        roc_year: The year it names.
        part: The months (first, last) it names.
        unit: What stands in its brackets.
        until_now: It says that its figures add up, or are of the time reported (累計, 本期).
        superseded: Its figures were replaced by those of another column (原訂).
    """

    text: str
    kind: Column | Extra | None
    roc_year: int | None = None
    part: tuple[int, int] | None = None
    unit: str = ""
    until_now: bool = False
    superseded: bool = False

    def period(self, roc_year: int) -> Period | None:
        """Return what its figures are for, given the sheet's year."""
        year = self.roc_year or roc_year
        if not year:
            return None
        return Period.months(year, *self.part) if self.part else Period.year(year)


Heads = Mapping[int, Head]


@lru_cache(maxsize=4096)
def read_head(text: str) -> Head:
    """Return what the head of a column says."""
    words = unicodedata.normalize("NFKC", squeeze(text)).strip(":*")
    part = part_of_year(words)
    plain = _PART.sub("", words) if part else words
    year = _YEAR.search(plain)
    plain = _REVISED.sub("", _without(year, plain))
    units = [each for each in _BRACKET.findall(plain) if 0 < len(each) <= _LONGEST_UNIT]
    plain = _BRACKET.sub("", plain) or plain
    bare = _WHOLE.sub("", _UNTIL_NOW.sub("", plain)) or plain
    # Figures of an earlier time that has no name are no figures of this period: they stay print that is not read.
    known = len(bare) <= _LONGEST and not _EARLIER.search(bare)
    return Head(
        text,
        _kind(bare) if known else None,
        _roc(year) if year else None,
        part,
        next(iter(units), ""),
        until_now=bool(_UNTIL_NOW.search(plain)),
        superseded=bool(_SUPERSEDED.search(words)),
    )


def are_years(first: str, others: Sequence[str]) -> bool:
    """Tell whether heads beside the first are years: each says so (`110年度`), or they are years in their order.

    Numbers that may count something else as well are years beside the word alone.
    """
    heads = [read_head(text) for text in others]
    if any(head.kind is not None or head.roc_year is None for head in heads):
        return False
    years = [head.roc_year or 0 for head in heads]
    counted = len(years) > 1 and all(right - left == 1 for left, right in pairwise(years))
    sure = first.endswith(("年", "年度")) or all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)
    return all("年" in text for text in others) or (counted and sure)


def _without(match: re.Match[str] | None, text: str) -> str:
    return text[: match.start()] + text[match.end() :] if match else text


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
    """Return the months (first, last) of a part of a year that a text names: a quarter, a half, months.

    What adds up to a time begins with the year.
    """
    part = _named_part(text)
    return (1, part[1]) if part and _ADDS_UP.search(text) else part


def _named_part(text: str) -> tuple[int, int] | None:
    match = _PART.search(text)
    if not match:
        return None
    if quarter := match["quarter"] or match["q"]:
        number = "一二三四".find(quarter) + 1 or int(quarter)
        return 3 * number - 2, 3 * number
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["until"]:
        return 1, int(match["until"])
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
        single = _settled(_one_row(grid.rows[at]))
        double = _settled(_two_rows(grid, at) or {})
        if double and _measures(double) > _measures(single) and is_head(double):
            return at, 2, double
        if is_head(single):
            return at, 1, single
    return None


def _one_row(row: Row) -> Heads:
    """Return the head that a row makes. Under one cell of names a column with their numbers may stand beside them."""
    heads = {column: read_head(text) for column, text in _texts(row).items()}
    for column, width in _spans(row):
        if heads[column].kind in (Column.INDICATOR, Column.OBJECTIVE):
            heads |= dict.fromkeys(range(column, column + width), heads[column])
    return heads


def _settled(heads: Heads) -> Heads:
    """Return heads of which one says what is computed: how it is found out (`評估方式`) is no formula beside that."""
    formulas = [at for at, head in heads.items() if head.kind is Column.FORMULA]
    ways = [at for at in formulas if _WAY.fullmatch(squeeze(heads[at].text))]
    aside = ways if len(ways) < len(formulas) else []
    return {at: replace(head, kind=None) if at in aside else head for at, head in heads.items()}


def is_head(heads: Heads) -> bool:
    """Tell whether a row's cells are the head of an indicator table."""
    kinds = {head.kind for head in heads.values()}
    return kinds >= _FEWEST and bool(kinds & _MEASURED) and len(kinds - {None}) >= _LEAST_KINDS


def _measures(heads: Heads) -> tuple[int, int]:
    """Return how much a head says: how many columns tell what is measured, and how many kinds of columns it names."""
    kinds = [head.kind for head in heads.values() if head.kind is not None]
    return sum(kind in _MEASURED for kind in kinds), len(set(kinds))


def _texts(row: Row) -> dict[int, str]:
    return {column: row.text(column) for column in row.cells}


def _two_rows(grid: Grid, at: int) -> Heads | None:
    """Return the head that two rows make together; None where the second is no part of a head.

    A cell above belongs to each column it spans. Where a text has lost the spans, a time named above (`第一季`) goes on
    to the right, as far as only the lower row has print.
    """
    if at + 1 >= len(grid.rows):
        return None
    upper, below = _texts(grid.rows[at]), _texts(grid.rows[at + 1])
    spans = dict(_spans(grid.rows[at]))
    if not spans and not _is_lower_head(upper, below):
        return None
    above: dict[int, str] = {}
    for column, width in spans.items():
        above |= dict.fromkeys(range(column, column + width), upper[column])
    if not spans:
        above = _carried(upper, below)
    return {
        column: _below(above.get(column, upper.get(column, "")), below.get(column, ""))
        for column in sorted({*above, *below, *upper})
    }


def _below(above: str, text: str) -> Head:
    """Return the head that a cell makes with the one above it; words there that tell no column may tell the time."""
    both = read_head(above + text)
    return both if both.kind is not None else replace(both, kind=read_head(text).kind)


def _is_lower_head(upper: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Tell whether a row names nothing but targets and actuals, under times that the row above it names."""
    kinds = {read_head(text).kind for text in below.values()}
    timed = any(_is_time(text) for text in upper.values())
    return len(below) >= _LEAST_KINDS - 1 and timed and kinds <= {Column.TARGET, Column.ACTUAL}


def _is_time(text: str) -> bool:
    head = read_head(text)
    return head.kind is None and (head.part is not None or head.roc_year is not None)


def _carried(upper: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    above: dict[int, str] = {}
    time = ""
    for column in range(max(below) + 1):
        if column in upper:
            time = upper[column] if _is_time(upper[column]) else ""
        if column in below and time:
            above[column] = time
    return above


def _spans(row: Row) -> Iterator[tuple[int, int]]:
    for column, lines in row.cells.items():
        cell = lines[0].cell
        if cell is not None and cell.columns > 1:
            yield column, cell.columns
