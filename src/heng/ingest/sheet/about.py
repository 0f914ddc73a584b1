"""What the lines beside the tables of a KPI sheet say of the whole: whose it is, for which time, and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.sheet.heads import find_head, part_of_year
from heng.ingest.text import squeeze
from heng.ingest.title import read_title
from heng.model.agency import AgencyRegister
from heng.model.period import ROC_OFFSET, Period

_NAMES = r"指標|KPI|績效|計分卡|清冊|一覽表|目標值"
_OWNER = re.compile(r"(?:機關|局處|單位)(?:名稱)?\s*[：:]\s*(?P<owner>[^\s：:，,]{2,20})")
_YEAR = re.compile(r"年度\s*[：:]?\s*(?P<year>\d{2,4})|(?P<before>\d{2,4})\s*年度?")
_YEARS = re.compile(
    r"(?P<owner>[^\d\s]{2,30}?)?\s*(?:中華民國|民國|西元)?\s*(?P<first>\d{2,4})\s*年?度?\s*[-－–—~～至到]\s*(?:民國)?\s*(?P<last>\d{2,4})\s*年"
)
_BODY = re.compile(
    r"(?P<owner>[一-龥]{1,16}?(?:政府|委員會|公所|[部局處署院府]))(?=\d|民國|年度|中程|施政|策略|關鍵|績效)"
)
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the whole; empty or 0 where nothing is.

    Attributes:
        owner: Name of the agency, as printed.
        year: 民國 year; the first of several.
        last_year: The last of several years, else `year`.
        part: Months (first, last) of the year.
        title: As printed.
        lines: Where it stands.
    """

    owner: str = ""
    year: int = 0
    last_year: int = 0
    part: tuple[int, int] | None = None
    title: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def period(self) -> Period | None:
        """The time that the sheet is for."""
        if not self.year:
            return None
        if self.last_year > self.year:
            return Period(Period.year(self.year).first, Period.year(self.last_year).last)
        return Period.months(self.year, *self.part) if self.part else Period.year(self.year)

    @property
    def figures_year(self) -> int:
        """The year of figures whose own column names none; 0 where the sheet is for several."""
        return 0 if self.last_year > self.year else self.year


def read_about(found: Sequence[Line | Grid], register: AgencyRegister) -> About:
    """Return what the lines outside the tables, or above the head of one, say."""
    lines = [line for block in found for line in _beside(block)]
    years = _several_years(lines)
    title = read_title(lines, _NAMES)
    owner, year, used = title.owner, title.year, list(title.lines)
    if years:
        line, match = years
        owner, year, used = _leading(line.text) or match["owner"] or "", int(match["first"]), [line]
    for line in lines:
        named, dated = _OWNER.search(line.text), _YEAR.search(line.text)
        if not owner and named and _may_own(named["owner"], line.text, register):
            owner = named["owner"]
            used.append(line)
        if not year and dated:
            year = int(dated["year"] or dated["before"])
            used.append(line)
    used = used or lines[:1]
    text = title.text or (used[0].text if used else "")
    last = _roc(int(years[1]["last"])) if years else _roc(title.last_year or year)
    owner = owner or _leading(text) or _known(text, register)
    return About(owner, _roc(year), last, part_of_year(squeeze(text)), text, tuple(used))


def _several_years(lines: Sequence[Line]) -> tuple[Line, re.Match[str]] | None:
    """Return the title's line that names several years (`113-116年度`)."""
    for line in lines:
        match = _YEARS.match(line.text)
        if match and re.search(rf"{_NAMES}|施政", line.text) and _roc(int(match["first"])) < _roc(int(match["last"])):
            return line, match
    return None


def _roc(year: int) -> int:
    return year - ROC_OFFSET if year > ROC_OFFSET else year


def _beside(block: Line | Grid) -> list[Line]:
    if isinstance(block, Line):
        return [block]
    head = find_head(block)
    rows = block.rows[: head[0]] if head else []
    return [line for row in rows for line in row.all_lines()]


def _may_own(name: str, text: str, register: AgencyRegister) -> bool:
    """Tell whether a word behind a colon names an agency: `單位：` may as well lead to a unit of measure."""
    return AgencySense(register).likely(name) or not text.lstrip("(（ \u3000").startswith("單位")


def _leading(text: str) -> str:
    """Return the body that a title begins with (`某部中程施政計畫`)."""
    match = _BODY.match(squeeze(text))
    return match["owner"] if match else ""


def _known(text: str, register: AgencyRegister) -> str:
    """Return the longest name of the register in a title."""
    inside = (name for name in register.names if len(name) >= _SHORTEST_NAME and name in squeeze(text))
    return max(inside, key=len, default="")
