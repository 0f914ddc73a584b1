"""The periods of an indicator as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.model.card import Indicator
from heng.web.index import CardIndex
from heng.web.kpi.period_rows import period_rows
from heng.web.language import listed, pick
from heng.web.spreadsheet import spreadsheet


def periods_text(index: CardIndex, indicators: Sequence[Indicator]) -> str:
    """Return a row for each period of each figure, oldest first, as CSV."""
    return spreadsheet(_rows(index, indicators))


def _rows(index: CardIndex, indicators: Sequence[Indicator]) -> Iterator[tuple[str, ...]]:
    since, year = pick("比前一期", "Since the period before"), pick("比去年同期", "Since the year before")
    yield (
        *(pick("代碼", "Code"), pick("名稱", "Name"), pick("主責", "Agency"), pick("期間", "Period")),
        *(pick("年目標", "Target"), pick("實際", "Actual"), pick("沒有數值的原因", "Why none"), pick("單位", "Unit")),
        *(pick("累計或單期", "Counting"), pick("定義不同", "Definition"), pick("判定", "Verdict")),
        *(pick("達成率%", "Achieved %"), since, pick("變化", "Change"), year, pick("變化", "Change")),
        pick("原文行", "Line"),
    )
    for one in indicators:
        for reading in index.readings.get(one.ref, ()):
            line = index.card.assessment.lines.get(reading.ref)
            named = one.subject, one.name, listed([each.agency for each in reading.agencies])
            for row in period_rows(index, line) if line else ():
                target, actual = (str(text) if text.value else "" for text in (row.target, row.actual))
                yield (
                    *(*named, row.period, target, actual, row.actual.why_not, one.unit or "", row.counting, row.broken),
                    *(row.state.words if index.judged else "", row.ratio),
                    *(row.since.difference, row.since.word or row.since.why),
                    *(row.year.difference, row.year.word or row.year.why, row.line.removeprefix("L")),
                )
