"""The figures of running text: each number with what it counts, its unit, how it binds and when it is of.

Numbers of lists, dates and what `no_figures` names are none. What a figure counts is what its clause
says before it, else behind it; nothing is made up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heng.ingest.lines import Line
from heng.ingest.performance.no_figures import no_figures
from heng.ingest.performance.passages import CellText, Paragraph
from heng.model.identity import RefMaker
from heng.model.notation.dates import DateSpan, dates
from heng.model.notation.folding import fold
from heng.model.notation.numbers import Number, numbers
from heng.model.notation.units import carries_scale, is_unit, operator_after, operator_before, read_unit
from heng.model.numbering import read_mark
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.report import ProseFigure
from heng.model.source import SourceRef
from heng.model.terms import DataRole, ResultColumn, TargetOperator

_BREAK = re.compile(r"[，,；;。：:！!？?、\n]")
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_MEASURE = re.compile(
    r" ?(?:個(?:梯次|工作天|學分|小時|百分點|月|年|項目|單位|據點|社區|團體)|階段|名|部|位|年|天|台"
    r"|臺|支|間|面|條|歲|隊|團|園|所|館|店|床|類|種|層|樓|道|口|頭|尾|座|個"
    r"|則|款|輪|趟|回|屆|週|周|集|校|本|份|幅|組|站|線|幢|棟|張|顆|罐|桶|包|箱|袋|瓶|盞|塊|片|根|株|叢)"
)
_LINK = re.compile(
    r"(?:預[計估]|(?:[共總合累]|(?<![預統估會設]))計有?|共有?|總共|達成?到?|約為?|為|已?有|即|僅|逾|近|至少|至多|至|降至|增至"
    r"|提升至|提高為|提高至|各|以|:|\s|「|\(|最高|最低|超過|未達|不足|高達|更達)+$"
)
_CHANGE = re.compile(r"(?:較?(?:上年|去年|前年)?(?:同期)?)?(?:減少|增加|下降|提高|成長|上升|降低|提升|減|增)(?:了)?")
_LIMIT = re.compile(r" ?(?:元|%)?為(?:上)?限")
_LIST = re.compile(r"[.、．](?![0-9])")
_BENCHMARK = re.compile(r"[^，。；]{0,8}?(?:為|作為)?[^，。；]{0,4}(?:基準|基期|基礎值)")
_RANGE = re.compile(r" ?(?:至|到|~|-|～) ?[0-9]")
_OTHER_SIDE = re.compile(r" ?/ ?(?=[0-9])")
_ONE_SIDE = re.compile(r"[0-9][^0-9/，。；\s]{0,4} ?/ ?$")
_KINDS = "業|工程|機關|機構|學校|單位|廠商|部門|政府|人員|團體|公司|民間|國[中小]|[男女]性?"
_SCOPES = re.compile(
    rf"(?:(?<=[，、：:；( ])|(?<=轄內)|(?<=本市)|(?<=全[市縣國])|(?<=年度)|(?<=[之的於在])|^)"
    rf"(?P<first>(?:(?!轄內|本市|年度)[^，。；：、()/0-9\s]){{1,9}}?)/(?P<second>[^，。；：、()/0-9\s]{{1,9}}?(?:{_KINDS}))"
)
_LEADING = re.compile(
    r"^(?:[總共合累]?計(?![畫劃算程])有?|共(?!同)有?|並|及|且|即|以[上下]|以|另|其中|總共|含|累計|之)+(?=.)"
)
_AT = re.compile(r"(?:自|於|至|截至|在|從|由)$")
_FROM = re.compile(r"^ ?(?:度|起|止|間|底|份|前|期間|之|的)+")
_PART = re.compile("其中|含|包括|包含")
_MOST_WORDS, _MOST_BESIDE = 60, 40
_LONGEST_NUMBER, _LONGEST_SIDE, _LONGEST_SENTENCE = 200, 9, 600
_SHORT, _VERB = 2, 2


@dataclass(frozen=True, slots=True)
class Words:
    """A figure as the text says it. `lines`: those it stands on."""

    quantity: str
    value: Quantity
    operator: TargetOperator
    role: DataRole | None
    period: Period | None
    scope: str
    text: str
    lines: Sequence[Line]

    def figure(self, refs: RefMaker, passage: str, column: ResultColumn | None, source: SourceRef) -> ProseFigure:
        """Return the figure of a passage's column."""
        return ProseFigure(
            ref=refs.make("figure", passage, str(column or "")),
            passage=passage,
            column=column,
            quantity=self.quantity,
            value=self.value,
            operator=self.operator,
            role=self.role,
            period=self.period,
            scope=self.scope,
            text=self.text,
            source=source,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    number: Number
    unit: tuple[int, int]
    end: int
    sentence: int


def read_figures(cell: CellText, period: Period | None) -> Iterator[Words]:
    """Yield the figures of a cell in the order of print; dates without a year take that of the period."""
    for paragraph in cell.paragraphs:
        yield from _Reader(paragraph, period).figures()


class _Reader:
    def __init__(self, paragraph: Paragraph, period: Period | None) -> None:
        self._paragraph = paragraph
        self._printed = paragraph.text
        # A full-width comma parts clauses; folded, it would tie the numbers on its sides together.
        self._text = fold(paragraph.text.replace("，", "、"))
        self._dates = list(dates(self._text, period))
        self._others = no_figures(self._text)
        self._dated = {pos for span in self._dates for pos in range(span.start, span.end)}
        self._date_starts = [span.start for span in self._dates]
        self._span_starts = {end: start for start, end in reversed(self._others)}
        self._named = {pos for start, end in self._others for pos in range(start, end)}
        mark = read_mark(self._text)
        self._start = mark.end if mark else 0
        self._numbers = list(numbers(self._text))
        self._starts = [number.start for number in self._numbers]
        inside = {pos for number in self._numbers for pos in range(number.start, number.end)}
        self._breaks = [found for match in _BREAK.finditer(self._text) if (found := match.start()) not in inside]
        self._ends = [match.end() for match in _SENTENCE.finditer(self._text)]

    def figures(self) -> Iterator[Words]:
        """Yield the figures."""
        before: list[tuple[_Found, Words]] = []
        sentence = -1
        for found in self._found():
            if found.sentence != sentence:
                before, sentence = [], found.sentence
            words = self._words(found, before)
            before.append((found, words))
            del before[:-_MOST_BESIDE]
            yield words

    def _found(self) -> Iterator[_Found]:
        for number in self._numbers:
            if number.start < self._start or self._is_dated(number) or self._is_list_number(number):
                continue
            if self._is_no_figure(number):
                continue
            scaled, unit = self._unit(number)
            yield _Found(scaled, unit, max(scaled.end, unit[1]), bisect_right(self._ends, number.start))

    def _is_dated(self, number: Number) -> bool:
        return number.start in self._dated

    def _sentence_start(self, pos: int) -> int:
        """Return where the sentence of a place begins, 0 for the first one."""
        before = bisect_right(self._ends, pos)
        return self._ends[before - 1] if before else 0

    def _is_no_figure(self, number: Number) -> bool:
        digits = number.start + (not self._text[number.start].isdigit())
        return digits in self._named

    def _is_list_number(self, number: Number) -> bool:
        """Tell whether a number heads a list item inside a line (`主題。2.為`)."""
        if _LIST.match(self._text, number.end) is None or number.value >= 100:
            return False
        begins = max(0, number.start - _LONGEST_NUMBER)
        before = self._text[begins : number.start].rstrip() or self._text[: number.start].rstrip()
        return not before or before[-1] in "。；;：:)）」"

    def _unit(self, number: Number) -> tuple[Number, tuple[int, int]]:
        text = self._text
        if number.bare is not None and carries_scale(text, number.bare.end):
            return number.bare, read_unit(text, number.bare.end)
        start, end = read_unit(text, number.end)
        ratio = _OTHER_SIDE.search(text, start, end)
        end = ratio.start() if ratio else end
        match = _MEASURE.match(text, number.end)
        if match is not None and (end == start or match.end() > end or not is_unit(text[start:end])):
            start, end = match.end() - len(match[0].lstrip()), match.end()
        if start == end and (tie := _RANGE.match(text, number.end)):
            upper = next((each for each in numbers(text[tie.end() - 1 :][:_LONGEST_NUMBER])), None)
            if upper is not None and upper.start == 0:
                return number, read_unit(text, tie.end() - 1 + upper.end)
        return number, (start, end)

    def _words(self, found: _Found, before: Sequence[tuple[_Found, Words]]) -> Words:
        number, (start, end) = found.number, found.unit
        left, right = self._clause(number.start, found.end)
        return Words(
            quantity=self._counted(found, left, right, before),
            value=Quantity(value=number.value, unit=self._printed[start:end], step=number.step),
            operator=self._operator(number, found.end),
            role=self._role(self._printed[start:end], left, found.end, bool(before)),
            period=self._period(number),
            scope=self._scope(number.start, found.end),
            text=self._printed[left:right].strip(),
            lines=self._paragraph.lines_at(number.start, found.end),
        )

    def _scope(self, start: int, end: int) -> str:
        """Return of whom one of two figures is said (`職災死亡，營造業/本府公共工程為11人/3人`)."""
        first = _OTHER_SIDE.match(self._text, end) is not None
        second = _ONE_SIDE.search(self._text, max(0, start - _LONGEST_SIDE), start) is not None
        if first is second:
            return ""
        begins = self._sentence_start(start)
        pairs = list(_SCOPES.finditer(self._text, begins, start))
        return self._printed[slice(*pairs[-1].span("first" if first else "second"))] if pairs else ""

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of the clause around a figure, from mark to mark."""
        before, after = bisect_left(self._breaks, start), bisect_left(self._breaks, end)
        left = self._breaks[before - 1] + 1 if before else 0
        right = self._breaks[after] if after < len(self._breaks) else len(self._text)
        return max(left, self._start, start - _MOST_WORDS), min(right, end + _MOST_WORDS)

    # --- what it counts

    def _counted(self, found: _Found, left: int, right: int, before: Sequence[tuple[_Found, Words]]) -> str:
        start = found.number.start
        last = before[-1] if before else None
        within = last is not None and last[0].end > left
        if last is not None and within:
            if _OTHER_SIDE.search(self._text, last[0].end, start + 1) or _RANGE.match(self._text, last[0].end):
                return last[1].quantity
            if last[1].operator is TargetOperator.EQUAL:
                left = last[0].end
        said = self._said(left, start)
        opened = max(self._text.rfind("(", left, start), self._text.rfind("[", left, start))
        if opened >= left and len(said) < _SHORT:
            said = self._said(left, opened)
        if _CHANGE.fullmatch(said) and before:
            return f"{self._alike(found, before) or before[-1][1].quantity}{said}"
        if len(said) < _SHORT:
            return self._beside(found, left, right, before)
        return said + self._behind(found, right) if len(said) <= _VERB else said

    def _beside(self, found: _Found, left: int, right: int, before: Sequence[tuple[_Found, Words]]) -> str:
        """Return what stands behind a figure, or in the clauses before it, where nothing stands right before it."""
        behind = self._behind(found, right) or self._alike(found, before)
        if behind:
            return behind
        if before and before[-1][0].end == left:
            return before[-1][1].quantity
        begins = self._sentence_start(left) or self._start
        said = self._said(max(begins, self._start, left - _LONGEST_SENTENCE), left - 1) if left > begins else ""
        clause = said.rpartition("，")[2]
        # A clause with a figure of its own says what that one counts.
        own = before and before[-1][0].number.start >= left - 1 - len(clause)
        return "" if own or clause[-1:].isdigit() else clause

    def _behind(self, found: _Found, right: int) -> str:
        """Return the words right behind a figure, up to the next one or a bracket."""
        after = bisect_left(self._starts, found.end)
        ends = self._starts[after : after + 1]
        stop = min([right, *ends])
        bracket = self._text.find("(", found.end, max(stop, found.end))
        stop = bracket if bracket >= 0 else stop
        behind = _LEADING.sub("", self._printed[found.end : stop].strip(" ()（）/"))
        return behind if len(behind) >= _SHORT and not _CHANGE.fullmatch(behind) else ""

    def _alike(self, found: _Found, before: Sequence[tuple[_Found, Words]]) -> str:
        """Return what the last figure with the same unit counts."""
        unit = self._text[slice(*found.unit)]
        alike = [words.quantity for _, words in before if fold(words.value.unit) == unit and words.quantity]
        return alike[-1] if alike else ""

    def _said(self, left: int, end: int) -> str:
        """Return words that stand before a figure, without dates and without those that only lead up to it."""
        words, kept = self._printed[left:end], ""
        within = slice(bisect_left(self._date_starts, left), bisect_left(self._date_starts, end))
        spans = [(s.start - left, s.end - left) for s in self._dates[within] if s.end <= end]
        position = 0
        for start, stop in spans:
            # The first year of a span (`110-112年`) is no date by itself.
            begins = self._span_starts.get(start + left, start + left) - left
            kept += _AT.sub("", words[position:begins])
            rest = words[stop:]
            position = stop + len(rest) - len(_FROM.sub("", rest))
        kept += words[position:]
        match = _LINK.search(fold(kept))
        kept = kept[: match.start() if match else len(kept)].strip(" /")
        return _unpaired(_LEADING.sub("", kept).strip())

    # --- how it binds, what it is, and when it is of

    def _operator(self, number: Number, end: int) -> TargetOperator:
        if _LIMIT.match(self._text, end):
            return TargetOperator.AT_MOST
        if self._text.endswith("前", 0, number.start):
            return TargetOperator.EQUAL
        found = operator_after(self._text, end) or operator_before(self._text, number.start)
        return found.operator if found else TargetOperator.EQUAL

    def _role(self, unit: str, left: int, end: int, beside: bool) -> DataRole | None:  # noqa: FBT001
        if _BENCHMARK.match(self._text, end):
            return DataRole.BENCHMARK
        if not beside:
            return None
        if unit in ("%", "％"):
            return DataRole.SHARE
        return DataRole.PART if _PART.match(self._text, left) else None

    def _period(self, number: Number) -> Period | None:
        """Return the time that the sentence names last before a figure."""
        before = bisect_left(self._date_starts, number.start)
        last = self._dates[before - 1] if before else None
        return _span(last) if last is not None and last.start >= self._sentence_start(number.start) else None


def _unpaired(text: str) -> str:
    """Drop a bracket at an end of a text that has no partner in it."""
    for opening, closing in (("(", ")"), ("（", "）"), ("「", "」")):
        if text.count(opening) > text.count(closing):
            head, _, tail = text.rpartition(opening)
            text = tail if tail and (opening == "「" or not head.strip()) else head
        elif text.count(closing) > text.count(opening):
            text = text.partition(closing)[2] or text.replace(closing, "")
    return text.replace("()", "").replace("（）", "").strip()


def _span(span: DateSpan) -> Period | None:
    if span.first is None or span.last is None:
        return None
    return Period(span.first.first(), span.last.last())
