"""Days by which an annual goal is to be reached, and the days on which its result says that it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heng.model.notation.dates import DateSpan, dates
from heng.model.notation.folding import fold
from heng.model.period import Period

_CLAUSE = re.compile(r"[^，,。；;\n]+")
_BY = re.compile(r" ?(?:以|之)?前|內")
_IN_BRACKETS = re.compile(r"(?:前|期限|底)[(（]$")
"""Words before a day that explains them: 汛期前(4月30日)."""
_DONE = re.compile(
    r"完成|完工|竣工|落成|啟用|通車|開[幕館園辦放張]|營運|上線|驗收|公[告布]|發[布包]|決標|開工|動工|簽約|核定|通過|揭牌|掛牌|成立|設立"
    r"|搬遷|進駐|送[達交審]|交付|訂定|修正|實施|結案|點交|移交|舉[行辦]|召開|出版|上架|掛網"
)
_NOT_IT = re.compile(r"期中|開工典禮|規劃階段|第[一二三四五六七八九十0-9]+[期階標]|部分|初[稿步]|提前")
_FILLER = re.compile(r"於|在|已|並|業|將|預[定計]|排定|期|全[部數面]|順利|正式|如期|年度?|月|日|底|前|以|之|的|[0-9]")
_PAIR = 2
_ENOUGH = 0.6
"""Share of a goal's pairs of characters that a result repeats where it speaks of the same deed."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is, or was, to be done: its clause as printed, the day of it, and the day as printed."""

    text: str
    first: date
    last: date
    day: str
    pairs: frozenset[str]


def due(text: str, period: Period | None) -> Iterator[Deed]:
    """Yield what a goal says is done by a day."""
    for deed, before, behind in _deeds(text, period):
        if (
            _BY.match(behind)
            or _IN_BRACKETS.search(before)
            or (deed.day.endswith("底") and not behind.startswith("起"))
        ):
            yield deed


def done(text: str, period: Period | None) -> Iterator[Deed]:
    """Yield what a result says was done on a day, or will be."""
    for deed, _, behind in _deeds(text, period):
        if not _BY.match(behind) and not behind.startswith(("起", "至", "止")) and not _NOT_IT.search(deed.text):
            yield deed


def is_late(aim: Deed, deed: Deed) -> bool:
    """Tell whether a deed is what a goal speaks of and came after its day."""
    if deed.first <= aim.last or not aim.pairs or not deed.pairs:
        return False
    verbs = set(_DONE.findall(aim.text))
    if verbs and not verbs & set(_DONE.findall(deed.text)):
        return False
    return len(aim.pairs & deed.pairs) >= _ENOUGH * min(len(aim.pairs), len(deed.pairs)) and len(deed.pairs) >= _PAIR


def _deeds(text: str, period: Period | None) -> Iterator[tuple[Deed, str, str]]:
    """Yield each clause that names one day and a deed, with the words before and behind the day."""
    for match in _CLAUSE.finditer(text):
        folded = fold(match[0])
        spans = [span for span in dates(folded, period) if span.possible and span.last is not None]
        if len(spans) != 1 or not _DONE.search(folded):
            continue
        span = spans[0]
        ends = _ends(span)
        if ends:
            rest = folded[: span.start] + folded[span.end :]
            yield (
                Deed(match[0].strip(), *ends, folded[span.start : span.end].strip(), _pairs(rest)),
                folded[: span.start],
                folded[span.end :],
            )


def _ends(span: DateSpan) -> tuple[date, date] | None:
    if span.first is None or span.last is None:
        return None
    return span.first.first(), span.last.last()


def _pairs(text: str) -> frozenset[str]:
    kept = _DONE.sub(" ", _FILLER.sub("", text))
    return frozenset(run[at : at + _PAIR] for run in kept.split() for at in range(len(run) - _PAIR + 1))
