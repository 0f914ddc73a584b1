"""Tables of several years: budget and accounts, staff and its cost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.numbering import read_mark
from heng.ingest.text import join_lines, squeeze
from heng.model.period import ROC_OFFSET
from heng.model.terms import YearlyKind

_YEAR = re.compile(r"(?:中華民國|民國|西元)?(?P<year>\d{2,4})(?:年度?)?(?:\((?:ROC|西元)?\d{2,4}\)|（\d{2,4}）)?")
_VALUE = re.compile(r"(?P<number>[-+−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+−]?\d+(?:\.\d+)?)(?P<unit>%|％|‰)?")
_NONE = re.compile(r"[-–—－]{1,2}|…+|N/?A|無|尚未結算|尚未決算", re.IGNORECASE)
_UNIT = re.compile(
    r"[（(\[]\s*(?:單位\s*[：:﹕∶︰]?\s*)?(?P<unit>[^()（）\[\]：:﹕]{1,10}?)\s*[)）\]]\s*$|單位\s*[：:﹕∶︰]\s*(?P<bare>\S{1,10}?)\s*[)）]?\s*$"
)
_NOTE = re.compile(r"^[（(]?(?:附?註|備註|附記|說明|資料來源)\s*[0-9一二三四五六七八九十]?\s*[)）]?\s*[：:﹕]?\s*")
_UNIT_WORD = re.compile(r"(?:新[臺台]幣)?(?:[十百千萬億]*元|[%％‰]|人次?|人月|員額|名|件|[百千萬億]元)")
_STAFF = re.compile("員額|人力|職員|人數|人事|聘僱|約僱|技工|工友|警員|駐警")
_MONEY = re.compile("預算|決算|經費|歲出|歲入|收支|執行率")
_TOTAL = re.compile("合計|總計|總數|總人數|總員額|員額合計")
_HEAD = re.compile(
    "年度?別?|會計年度|項目(?:名稱)?|[類科]別|名稱|區分|預、?決算(?:別)?|(?:項目|類別)?[/／\\\\]?年度別?|單位[:：].*"
)
_LEAST_YEARS = 2
_FIRST_ROC, _LAST_ROC, _FIRST_WESTERN, _LAST_WESTERN = 70, 200, 1980, 2120


@dataclass(slots=True)
class YearlyRow:
    """One row: its name, its unit as far as it prints one, and a printed value for each year."""

    name: str
    unit: str
    values: list[str]
    lines: list[Line]
    units: list[str] = field(default_factory=list)


@dataclass(slots=True)
class YearlyPrint:
    """One table as printed."""

    title: str
    unit: str = ""
    years: list[int] = field(default_factory=list)
    rows: list[YearlyRow] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def kind(self) -> YearlyKind:
        """What the table is about: by its heading, else by its rows."""
        for text in (self.title, "".join(row.name for row in self.rows)):
            staff, money = len(_STAFF.findall(text)), len(_MONEY.findall(text))
            if staff != money:
                return YearlyKind.STAFFING if staff > money else YearlyKind.BUDGET
        return YearlyKind.BUDGET


@dataclass(slots=True)
class YearlyFound:
    """Tables, and running text beside them."""

    tables: list[YearlyPrint] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)


def roc_year(text: str) -> int | None:
    """Return the 民國 year that a cell of a head prints, None where it prints none."""
    match = _YEAR.fullmatch(squeeze(text))
    if match is None:
        return None
    year = int(match["year"])
    if _FIRST_ROC <= year <= _LAST_ROC:
        return year
    return year - ROC_OFFSET if _FIRST_WESTERN <= year <= _LAST_WESTERN else None


def read_yearly(blocks: Iterable[Line | Grid]) -> YearlyFound:
    """Return the tables of several years below a heading."""
    reader = _Reader()
    for block in blocks:
        if isinstance(block, Line):
            reader.line(block)
        else:
            for row in block.rows:
                texts = [" ".join(row.text(column).split()) for column in range(block.width)]
                reader.row([text for text in texts if text] if texts[:1] != [""] else texts, row.all_lines())
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self._found = YearlyFound()
        self._table = YearlyPrint("")
        self._pending: list[Line] = []
        self._names: list[str] = []
        self._in_notes = False

    def finish(self) -> YearlyFound:
        """Return what was found."""
        self._close()
        return self._found

    def _close(self) -> None:
        if self._table.rows:
            self._found.tables.append(self._table)
        else:
            self._found.text += self._table.lines
        self._found.text += self._pending
        self._pending = []
        self._names = []
        self._in_notes = False

    def line(self, line: Line) -> None:
        """Take a line of text."""
        words = line.text.split()
        mark = read_mark(line.text)
        has_years = _are_years([year for word in words if (year := roc_year(word)) is not None])
        if self._in_notes and not has_years and not self._is_heading(line):
            self._table.notes[-1][1].append(line)
            return
        if _NOTE.match(line.text) and self._table.rows:
            self._in_notes = True
            self._table.notes.append(("", [line]))
            return
        if self.row(words, [line]):
            return
        if mark is not None and self._is_heading(line):
            self._close()
            title = line.text[mark.end :].strip()
            self._table = YearlyPrint(title, _unit(title)[1], lines=[line])
            return
        self._loose(line)

    def _is_heading(self, line: Line) -> bool:
        mark = read_mark(line.text)
        if mark is None or "。" in line.text:
            return False
        words = _STAFF.search(line.text) or _MONEY.search(line.text)
        return bool(words) and not _NOTE.match(line.text)

    def _loose(self, line: Line) -> None:
        """A unit on a line of its own, a name that goes on with its figures, the rest of a name, or running text."""
        unit = _unit(line.text)
        if unit[1] and not unit[0].strip("（(") and not self._table.rows:
            self._table.unit = unit[1]
            self._table.lines.append(line)
        elif self._table.rows and unit[1] and not unit[0]:
            last = self._table.rows[-1]
            last.unit = last.unit or unit[1]
            last.lines.append(line)
        elif self._table.years and not line.text.endswith("。"):
            self._pending.append(line)
        elif (
            not self._table.rows
            and not self._table.title
            and (_STAFF.search(line.text) or _MONEY.search(line.text))
            and "。" not in line.text
        ):
            self._close()
            self._table = YearlyPrint(line.text, unit[1], lines=[line])
        else:
            self._found.text.append(line)

    def row(self, words: Sequence[str], lines: list[Line]) -> bool:
        """Take a row of cells; tell whether it belongs to a table."""
        years = [year for word in words if (year := roc_year(word)) is not None]
        if _are_years(years) and len(years) >= len(words) - 1 and self._may_be_head(words, years):
            if self._table.rows:
                self._close()
                self._table = YearlyPrint(self._table.title, self._table.unit)
            self._table.years = years
            self._table.lines += lines
            return True
        if self._turned(words, lines):
            return True
        count = len(self._table.years)
        if not count or len(words) < count:
            return False
        values = list(words[-count:])
        if not all(_is_value(value) for value in values) or not any(_VALUE.fullmatch(value) for value in values):
            return False
        self._add(" ".join(words[:-count]), values, lines)
        return True

    def _may_be_head(self, words: Sequence[str], years: Sequence[int]) -> bool:
        """Counts may rise by one as years do; below a head, only a row without a name or named as heads are is one."""
        named = len(words) > len(years)
        return not self._table.years or not named or bool(_HEAD.fullmatch(squeeze(words[0])))

    def _turned(self, words: Sequence[str], lines: list[Line]) -> bool:
        """Take a row of a table whose rows are the years: its head names what the columns count."""
        year = roc_year(words[0]) if words else None
        values = list(words[1:])
        if (
            year is None
            or not values
            or not all(_is_value(value) for value in values)
            or (self._table.years and not self._names)
        ):
            if words and squeeze(words[0]) in ("年度", "年別", "年") and not self._table.years:
                self._names = list(words[1:])
                self._table.lines += lines
                return bool(self._names) and not any(_is_value(name) for name in self._names)
            return False
        if len(values) != len(self._names):
            return False
        if not self._table.rows:
            for name in self._names:
                text, unit = _unit(name)
                self._table.rows.append(YearlyRow(text, unit, [], [], []))
        self._table.years.append(year)
        self._table.lines += lines
        for row, value in zip(self._table.rows, values, strict=True):
            row.values.append(value)
            row.lines += lines
        return True

    def _add(self, name: str, values: list[str], lines: list[Line]) -> None:
        before = [line for line in self._pending if line.no < lines[0].no]
        name = join_lines([*((line.text, False) for line in before), (name, False)]) if before else name
        self._pending = []
        text, unit = _unit(name)
        self._table.rows.append(YearlyRow(text, unit, values, [*before, *lines]))


def _are_years(years: Sequence[int]) -> bool:
    """Tell whether numbers are the head of a table: one year after the other, forwards or backwards."""
    steps = {after - before for before, after in itertools.pairwise(years)}
    return len(years) >= _LEAST_YEARS and steps in ({1}, {-1})


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(text) or _NONE.fullmatch(text))


def _unit(text: str) -> tuple[str, str]:
    """Part the unit that ends a name or heading from it."""
    match = _UNIT.search(text)
    if match is None:
        return text.strip(), ""
    unit = (match["unit"] or match["bare"] or "").strip()
    if match["bare"] is None and "單位" not in match[0] and not _UNIT_WORD.fullmatch(unit):
        return text.strip(), ""
    return text[: match.start()].strip(), unit.replace("％", "%")


def read_value(text: str) -> tuple[Decimal, str] | None:
    """Return a printed value with the unit printed on it, None for a sign that stands for no value."""
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    number = match["number"].replace(",", "").replace("−", "-")
    return Decimal(number), (match["unit"] or "").replace("％", "%")


def split_notes(lines: Sequence[Line]) -> list[tuple[str, str, list[Line]]]:
    """Return the notes below a table as (number, text, lines)."""
    found: list[tuple[str, list[tuple[str, bool]], list[Line]]] = []
    for line in lines:
        text = _NOTE.sub("", line.text, count=1)
        mark = read_mark(text)
        if not found or mark is not None or text != line.text:
            no = mark.text if mark else ""
            found.append((no, [(text[mark.end :].strip() if mark else text, True)], [line]))
        else:
            found[-1][1].append((text, False))
            found[-1][2].append(line)
    return [(no, join_lines(pieces), kept) for no, pieces, kept in found]


def parents(rows: Sequence[YearlyRow]) -> list[str]:
    """Return for each row the total that it is part of: rows behind a total, or before it, that sum up to it."""
    numbers = [[read_value(value) for value in row.values] for row in rows]
    found = [""] * len(rows)
    for index, row in enumerate(rows):
        if not _TOTAL.search(row.name):
            continue
        below = [each for each in range(index + 1, len(rows)) if rows[each].unit == row.unit]
        above = [each for each in range(index) if rows[each].unit == row.unit]
        for parts in (below, above):
            if parts and _sums(numbers, index, parts):
                for each in parts:
                    found[each] = row.name
                break
    return found


def _sums(numbers: Sequence[Sequence[tuple[Decimal, str] | None]], total: int, parts: Sequence[int]) -> bool:
    for year, value in enumerate(numbers[total]):
        terms = [numbers[part][year] for part in parts]
        if value is not None and value[0] != sum((term[0] for term in terms if term is not None), Decimal(0)):
            return False
    return True
