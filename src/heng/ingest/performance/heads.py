"""The head of the table of goals and results, by the words of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.aside import Page
from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.terms import ResultColumn

_JOINT = r"[/／、及與和或（(]?"
_GOAL = r"(?:重要|年度|本年度|施政|策略|績效|工作|關鍵)*目標(?:項目|名稱|內容)?|(?:策略|施政|重要|工作)(?:項目|重點)"
_STRATEGY = (
    rf"(?:主要|重要|具體|年度|推動|執行|實施|因應|工作|辦理)*(?:策略|作為|措施|作法|做法|重點|計畫)(?:{_JOINT}(?:具體|推動|執行|實施)?"
    r"(?:策略|作為|措施|作法|做法|重點)[)）]?)?(?:內容|說明)?"
    r"|(?:主要|重要|具體|年度|推動|執行|實施|辦理|工作)+(?:事項|項目|內容|方式|要項)"
)
_RESULT = (
    rf"(?:目標|年度|具體|達成|執行|推動|辦理|實施|實際|主要)*(?:效益|成果|情形|成效|績效|結果)(?:{_JOINT}(?:達成|執行|推動)?"
    r"(?:效益|成果|情形|成效|績效)[)）]?)?(?:說明|分析)?"
)
_FUTURE = (
    r"(?:未來|後續|今後|賡續)*(?:精進|改善|改進|策進|努力|檢討|展望|規劃|推動)(?:及|與|、)?(?:精進|改善|改進|策進)?"
    r"(?:方向|作為|措施|建議|策略|重點)?"
)
_HEAD = re.compile(rf"(?P<goal>{_GOAL})(?P<actions>{_STRATEGY})?(?P<results>{_RESULT})(?P<future>{_FUTURE})?")
_MOST_LINES = 8
_MOST_OF_A_HEAD = 60
_LEAST_COLUMNS = 3
_WORDS = {
    ResultColumn.GOAL: re.compile(_GOAL),
    ResultColumn.ACTIONS: re.compile(_STRATEGY),
    ResultColumn.RESULTS: re.compile(_RESULT),
    ResultColumn.FUTURE: re.compile(_FUTURE),
}


@dataclass(frozen=True, slots=True)
class Head:
    """A head of the table: the columns it names, from the left, and its lines."""

    columns: tuple[ResultColumn, ...]
    text: str
    lines: tuple[Line, ...]


def read_head(lines: Sequence[Line], start: int) -> Head | None:
    """Return the head that begins with a line; one that is wrapped stands on several."""
    text = ""
    for count, line in enumerate(lines[start : start + _MOST_LINES], start=1):
        text += squeeze(line.text)
        if len(text) > _MOST_OF_A_HEAD:
            return None
        match = _HEAD.fullmatch(text)
        if match is not None:
            columns = tuple(column for column in ResultColumn if match[column.value])
            if len(columns) >= _LEAST_COLUMNS:
                return Head(columns, text, tuple(lines[start : start + count]))
    return None


@dataclass(slots=True)
class Headed:
    """The lines of a table by pages, each begun by a head or a form feed; those before the first head are apart."""

    columns: tuple[ResultColumn, ...] = ()
    heads: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All lines below the heads."""
        return [line for page in self.pages for line in page.lines]


def below_heads(lines: Sequence[Line]) -> Headed:
    """Part lines at the first head and at each copy of it; no page without a head."""
    found, index = Headed(), 0
    first: Head | None = None
    while index < len(lines):
        line = lines[index]
        head = read_head(lines, index)
        if head is not None and (first is None or head.text == first.text):
            first = first or head
            found.heads += head.lines
            found.pages.append(Page(head=head.lines))
            index += len(head.lines)
            continue
        if first is None:
            found.before.append(line)
        else:
            if line.feed and found.pages[-1].lines:
                found.pages.append(Page())
            found.pages[-1].lines.append(line)
        index += 1
    found.columns = first.columns if first else ()
    return found


def columns_of(texts: Sequence[str], least: int = _LEAST_COLUMNS) -> tuple[ResultColumn | None, ...] | None:
    """Return what the columns of a ruled table hold by its row of heads; None where the row is no such head."""
    found: list[ResultColumn | None] = []
    named: set[ResultColumn] = set()
    for text in texts:
        column = next((each for each, words in _WORDS.items() if each not in named and words.fullmatch(text)), None)
        found.append(column)
        named |= {column} if column else set()
    return tuple(found) if len(named) >= least else None
