"""Annual goals and their results: the figures of each, and whether two of them speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from heng.check.cards import grouped
from heng.check.prose.figures import ALIKE
from heng.check.text import fold
from heng.evaluate.traits.polarity import HIGHER_SIGNS, LOWER_SIGNS
from heng.evaluate.traits.vocabulary import POLARITY_WORDS
from heng.evaluate.traits.words import find
from heng.model.edition import Edition
from heng.model.notation import scale_of_unit
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.report import ProseFigure, ResultRow
from heng.model.terms import DataRole, Polarity, ResultColumn, TargetOperator

_LEAD = re.compile(
    r"^(?:本[市縣府局處鄉鎮區]|[本今]年度?|全(?:體|產業|市|縣|鄉|鎮|國|府|區|年)|整體|所有|臺北市|轄內|各|預[定計]|原|辦理|舉辦|開辦|年度|完成|累計|總計?|共計?|計)+"
)
_TAIL = re.compile(
    r"(?:控制在?|維持在?|[降減增]低?[至到為]|提升[至到為]?|提高[至到為]?|縮短[至到為]|達到?|不?超過|[低高]於|至多|至少|縮短|縮減|增加|減少|提升|提高|降低|下降|為|計|共|不)+$"
)
_FILLER = re.compile(r"平均|累計|總計|總|預[定計]|目標|實際|年度")
_GENERIC = re.compile(
    r"參[與加]|受益|服務|辦理|舉辦|完成|達成?|人數|人次|場次|件數|家數|次數|戶數|比[率例]|人員|民眾|活動|計畫|業務|課程|[人場件家次戶率數]"
)
_DOWN = re.compile(r"(?:降|減|縮短|控制|壓低)[^0-9，。；]{0,6}$")
_UP = re.compile(r"(?:達|提升|提高|增|預[定計]|辦理|舉辦|開辦|完成|輔導|培訓|目標)[^0-9，。；]{0,12}$")
_NEW = "新增"
"""What was added is another figure than what is there, so that the word counts where only one of two has it."""
_TURNED = 3
"""Characters of a noun beyond which its order hardly makes another thing of it."""
_NOT_COUNTED = frozenset({"", "%", "‰", "天", "日", "分鐘", "小時", "秒", "歲", "名次", "倍", "度", "分貝"})
"""Units of which neither more nor less is better by itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of a row of results: the row, what it counts (folded, without lead and filler), its value and unit."""

    row: ResultRow
    figure: ProseFigure
    value: Quantity
    noun: str
    kind: str


def said(edition: Edition, *columns: ResultColumn) -> Iterator[Said]:
    """Yield the figures that some columns of the result rows state, without those that others are only measured by."""
    report = edition.report
    rows = {row.ref: row for row in report.results} if report else {}
    for one in report.figures if report else ():
        row = rows.get(one.passage)
        aside = one.role in {DataRole.BENCHMARK, DataRole.PART, DataRole.DENOMINATOR}
        if row is None or one.column not in columns or not isinstance(one.value, Quantity) or aside:
            continue
        value = _unscaled(one.value)
        kind = ALIKE.get(value.unit, value.unit)
        yield Said(row, one, value, _uncounted(noun(one.quantity), kind), kind)


def _unscaled(value: Quantity) -> Quantity:
    """Return a number with a scale word (1 萬人次) in the bare unit, so that it can be held against others."""
    scale, unit = scale_of_unit(value.unit)
    return value if scale == 1 else replace(value, value=value.value * scale, unit=unit)


def printed(one: Said) -> str:
    """Return the number of a figure as a text prints it, scale word apart."""
    value = one.figure.value
    return str(value.value) if isinstance(value, Quantity) else ""


def noun(quantity: str) -> str:
    """Return what a figure counts, folded, without the words that every goal has."""
    return _TAIL.sub("", _FILLER.sub("", _LEAD.sub("", fold(quantity))))


def is_specific(text: str) -> bool:
    """Tell whether a noun says more than 人數 or 場次."""
    return len(_GENERIC.sub("", text)) >= 2


def _uncounted(name: str, kind: str) -> str:
    """Return a noun without the count at its end that its unit says as well (納管家數 in 家), where more is left."""
    kept = re.sub(rf"{re.escape(kind)}次?數$|人次$" if kind else "$^", "", name)
    return kept if is_specific(kept) else name


def speaks_of(one: Said, other: Said) -> bool:
    """Tell whether two figures count one kind of thing: one noun ends with the other, and says enough.

    The same characters in another order (未登記工廠納管, 納管未登記工廠) are the same noun.
    """
    if one.kind != other.kind or not one.noun or not other.noun:
        return False
    nouns = [one.noun, other.noun]
    if all(name.startswith(_NEW) for name in nouns):
        nouns = [name.removeprefix(_NEW) for name in nouns]
    short, long = sorted(nouns, key=len)
    return is_specific(short) and (is_same(short, long) or long.endswith(short) or long.startswith(short))


def is_same(one: str, other: str) -> bool:
    """Tell whether two nouns are one, or the same characters in another order."""
    return one == other or (len(one) > _TURNED and sorted(one) == sorted(other))


def direction(one: Said) -> Polarity | None:
    """Return which way is better for what a goal states, None where neither sign nor words tell."""
    sign = one.figure.operator
    if sign in LOWER_SIGNS:
        return Polarity.LOWER
    if sign in HIGHER_SIGNS:
        return Polarity.HIGHER
    before = one.figure.text[: max(one.figure.text.find(printed(one)), 0)]
    hits = find(one.figure.quantity, POLARITY_WORDS)
    if (hits and hits[-1].polarity is Polarity.LOWER) or _DOWN.search(before):
        return Polarity.LOWER
    if hits or _UP.search(before) or _UP.search(one.figure.quantity) or one.kind not in _NOT_COUNTED:
        return Polarity.HIGHER
    return None


def is_counted(one: Said) -> bool:
    """Tell whether a figure counts things, of which more or fewer is the point."""
    return one.kind not in _NOT_COUNTED


def is_one_year(period: Period) -> bool:
    """Tell whether a span lies in one year."""
    return period.first.year == period.last.year


def is_strict(one: Said) -> bool:
    """Tell whether a goal excludes its own number."""
    return one.figure.operator in {TargetOperator.LESS, TargetOperator.GREATER}


def by_row(found: Iterable[Said]) -> dict[str, tuple[Said, ...]]:
    """Return figures by the `ref` of their row."""
    return dict(grouped(found, lambda one: one.row.ref))
