"""The head of a scorecard table: which columns it names, in which order, by the words that reports use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heng.ingest.council.heads.figure_columns import EARLIER, FIGURES
from heng.ingest.council.heads.headings import alike, usual
from heng.ingest.text import squeeze
from heng.model.period import ROC_OFFSET
from heng.model.terms import Column

_YEAR = r"(?:(?:民國)?\d{2,4}年度?|本?年度|全年度?|年)"
_SPAN = (
    rf"(?:{_YEAR}|截至|本[期季年月]|當[期季年月]|累[計積]|第?[1-4一二三四]季|[上下]半年"
    r"|\d{1,2}月?(?:份)?[至到~-]\d{1,2}月(?:份)?|\d{1,2}月[底份]?|\d{1,2}日|止|[至底])*"
)
_BODY = "(?:機關|單位|局處|局|處|者)"
_UNIT = re.compile(r"(?:衡量|計量|指標)?單位|(?i:unit)")
_COLUMNS: tuple[tuple[Column | None, re.Pattern[str]], ...] = (
    (Column.OBJECTIVE, re.compile(r"策略目標|策略性目標|(?i:objective)")),
    (Column.PERSPECTIVE, re.compile(r"構面|策略構面")),
    (Column.SUCCESS_FACTOR, re.compile(r"關鍵成功因素|KSF")),
    (
        Column.FORMULA,
        re.compile(
            r"(?:(?:績效|衡量)?指標)?(?:(?:計算)?公式|(?:計算|衡量|評估|評量)(?:方式|標準|方法)|定義)"
            r"(?:[及與和、/](?:公式|(?:衡量|計量)?單位)|\((?:衡量|計量)?單位\))?|(?i:formula|definition)"
            r"(?i:(?:and|&|/)unit)?"
        ),
    ),
    (Column.UNIT, _UNIT),
    (
        Column.INDICATOR,
        re.compile(r"(?:關鍵|策略)?(?:績效|衡量)?指標(?:\(KPI\)|KPI|名稱|項目)*|(?i:KPIs?|indicators?)(?:名稱|項目)?"),
    ),
    (
        Column.ACTION,
        re.compile(
            r"(?:具體|主要|年度|重要)?(?:行動|執行|推動|實施|工作)(?:計[畫劃]|方案|策略|作[法為]|措施|項目)(?:名稱|內容|項目)?"
            r"|(?i:action(?:plan)?s?)"
        ),
    ),
    (None, re.compile(r"(?:目標)?(?:達成|執行|完成)率(?:\(%\)|%)?|比率")),
    (
        None,
        re.compile(rf"(?:{EARLIER})(?:(?:預期|原定|預定)?目標|實際|實績|達成|執行)(?:達成|執行)?(?:值|數|情形|成果)?"),
    ),
    (
        Column.AGENCY,
        re.compile(
            rf"(?:主政|主責|主辦|負責|權責|責任|承辦|業管|主管)(?:[及與、/]?\(?協辦\)?)?{_BODY}?|(?:執行|協辦){_BODY}|機關"
            r"|(?i:(?:lead|responsible)?(?:agency|bureau|department)|owner|responsible)"
        ),
    ),
    (Column.TARGET, re.compile(rf"{_SPAN}(?:預期|原定|預定|原訂)?目標(?:值|數|水準)?|(?i:target)")),
    (
        Column.ACTUAL,
        re.compile(
            rf"{_SPAN}(?:目標)?(?:實際|實績|達成|執行|辦理|完成)"
            r"(?:達成|執行)?(?:值|數|情形|成果|結果|狀況|現況|績效|進度)|成果|(?i:actual(?:value)?|achieved)"
        ),
    ),
    (Column.NUMBER, re.compile(r"項次|編號|序號|代碼|指標編號")),
    (Column.NOTE, re.compile(r"備註|說明|附註|(?i:notes?|remarks?)")),
    (Column.WEIGHT, re.compile(r"權重(?:\(?%\)?)?|(?i:weight)")),
    (None, re.compile(r"\((?:[A-Z]|[%‰]|[A-Z][-/÷][A-Z](?:[*×]100%?)?)\)")),
)
_FIRST = next(pattern for column, pattern in _COLUMNS if column is Column.INDICATOR)
# The patterns hold no groups of their own, so that a group's number tells the column.
_ANY = re.compile("|".join(f"({pattern.pattern})" for _, pattern in _COLUMNS))
_STARTS = frozenset("關績衡指K策構行具主執推項編序計公目負權責承協機年本評定")
_USUAL_START = "關鍵績效指標"
_LEAST_START, _LEAST_COLUMNS = 2, 3
_LONGEST_HEAD, _MOST_CHARACTERS, _LONGEST_PART, _LONGEST_WORDS = 24, 120, 16, 40
_PRINTED_YEAR = re.compile(r"(\d{2,4})年")
_FIRST_WESTERN = 1900

USUAL = (Column.INDICATOR, Column.ACTION, Column.FORMULA, Column.AGENCY, Column.TARGET, Column.ACTUAL)
"""The columns in the order that reports usually print."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """A head as printed.

    Attributes:
        columns: What each column holds, None for one that no field of the model takes.
        roc_year: 民國 year of the target; None where none is printed.
        text: As printed, without white space.
        others: It names columns of figures that no field of the model takes: rates, an earlier year.
    """

    columns: tuple[Column | None, ...]
    roc_year: int | None
    text: str = ""
    others: bool = False

    @property
    def known(self) -> tuple[Column, ...]:
        """The columns that have a meaning, each once."""
        return tuple(dict.fromkeys(column for column in self.columns if column is not None))

    @property
    def usual(self) -> bool:
        """Tell whether the columns stand in the usual order, though some may be absent or be of another kind."""
        known = [column for column in self.known if column in USUAL]
        return known == [column for column in USUAL if column in known]

    @property
    def parted(self) -> bool:
        """Tell whether lines of text under it can be parted into their columns: the usual ones, one of a kind."""
        figures = [column for column in self.columns if column in FIGURES]
        return self.usual and not self.others and len(figures) == len(set(figures))


@lru_cache(maxsize=1024)
def read_head(text: str) -> TableHead | None:
    """Read a text that is nothing but the head of a scorecard table, None where it is another."""
    words = alike(text)
    found, end = _parsed(words)
    if end < len(words):
        return None
    others = any(column is None and not part.startswith("(") for column, part in found)
    head = TableHead(tuple(column for column, _ in found), _year(found), squeeze(text), others)
    columns = head.known
    if _is_printed_twice(head.columns):
        return None
    whole = Column.INDICATOR in columns and (Column.TARGET in columns or Column.ACTUAL in columns)
    return head if whole and len(columns) >= _LEAST_COLUMNS else None


def _is_printed_twice(columns: Sequence[Column | None]) -> bool:
    """Tell whether a head begins again behind its figures, as it does where no row stands on a page."""
    figures = [index for index, column in enumerate(columns) if column in FIGURES]
    return bool(figures) and Column.INDICATOR in columns[: figures[0]] and Column.INDICATOR in columns[figures[0] :]


def column_of(text: str) -> Column | None:
    """Return what a column holds by the cell in the head, None where its words name no known column."""
    words = alike(text)
    for column, pattern in _COLUMNS:
        if pattern.fullmatch(words):
            return column
    return None


def columns_of(text: str) -> tuple[Column | None, ...]:
    """Return the columns that a text names which is nothing but words of a head; none for any other text."""
    words = alike(text)
    if not words or len(words) > _LONGEST_WORDS:
        return ()
    whole = [column for column, pattern in _COLUMNS if pattern.fullmatch(words)]
    if whole:
        return (whole[0],)
    found, end = _parsed(words)
    return tuple(column for column, part in found if not part.startswith("(")) if end == len(words) else ()


def may_head(text: str) -> bool:
    """Tell whether a head may begin with a text, by its first characters: a quick look before a thorough one."""
    return _may_start(text.lstrip()[:2])


@lru_cache(maxsize=4096)
def _may_start(start: str) -> bool:
    return usual(start[:1]) in _STARTS or (start.isascii() and start[1:].islower())


def head_length(texts: Sequence[str], index: int) -> int:
    """Return how many lines the table head takes that begins here, 0 where none begins. The text may end inside it."""
    if not may_head(texts[index]):
        return 0
    first = alike(texts[index])
    text, best = "", 0
    for count, line in enumerate(texts[index : index + _LONGEST_HEAD], start=1):
        text += alike(line)
        unread = len(text) - _parsed(text)[1]
        if len(text) > _MOST_CHARACTERS or unread > _LONGEST_PART:
            break
        if not unread and read_head(text) is not None:
            best = count
        if not best and index + count == len(texts) and _begins_usually(first):
            return count
    return best


def _begins_usually(text: str) -> bool:
    start = text[: len(_USUAL_START)]
    return len(start) >= _LEAST_START and _USUAL_START.startswith(start)


@lru_cache(maxsize=1024)
def _parsed(words: str) -> tuple[Sequence[tuple[Column | None, str]], int]:
    """Return the columns that a text names from its start, and where what they do not explain begins."""
    found: list[tuple[Column | None, str]] = []
    position, awaited = 0, True
    while position < len(words):
        # `績效指標公式` is two columns where the first is still to come.
        match = _FIRST.match(words, position) if awaited else None
        column: Column | None = Column.INDICATOR
        if match is None:
            match = _ANY.match(words, position)
            column = _COLUMNS[match.lastindex - 1][0] if match and match.lastindex else None
        if match is None or match.end() == position:
            break
        found.append((column, match[0]))
        awaited = awaited and column is not Column.INDICATOR
        position = match.end()
    return found, position


def _year(found: Sequence[tuple[Column | None, str]]) -> int | None:
    targets = [text for column, text in found if column is Column.TARGET]
    return year_of([*targets, *(text for _, text in found)])


def year_of(texts: Iterable[str]) -> int | None:
    """Return the 民國 year that the first of some heads with a year names."""
    for text in texts:
        match = _PRINTED_YEAR.search(text)
        if match:
            year = int(match[1])
            return year - ROC_OFFSET if year >= _FIRST_WESTERN else year
    return None
