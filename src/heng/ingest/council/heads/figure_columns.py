"""Which of several columns of targets or actuals a report is about: its own year, and the whole or the period of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heng.ingest.council.heads.headings import alike
from heng.model.period import ROC_OFFSET, Period
from heng.model.terms import Column

EARLIER = r"(?:去|上|前[一1]?)年(?:度|同[期月季])?|(?:上|前[一1]?)[期季月]|歷年"
"""Words for a time before the report's own."""

FIGURES = (Column.TARGET, Column.ACTUAL)
_EARLIER = re.compile(EARLIER)
_YEAR = re.compile(r"(\d{2,4})年")
_PRESENT = re.compile(r"本[期季月年]|當[期季月年]")
_PART = re.compile(r"[1-4一二三四]季|半年|\d月|[本當上下前][季月期]|期中|累[計積]")
_FIRST_WESTERN = 1900


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """The columns of a table by number; those that nobody can choose between, and those of other years, hold None.

    Attributes:
        columns: What each column holds.
        roc_year: 民國 year of the target that was chosen; None where its head prints none.
        left_out: Columns of targets and actuals that are not read.
    """

    columns: Mapping[int, Column | None]
    roc_year: int | None
    left_out: tuple[int, ...]


def choose(columns: Mapping[int, Column | None], heads: Mapping[int, str], period: Period | None) -> FigureColumns:
    """Keep one column of targets and one of actuals; `heads`: the words above each column."""
    words = {number: alike(text) for number, text in heads.items()}
    kept = dict(columns)
    year: int | None = None
    for kind in FIGURES:
        found = [number for number, column in columns.items() if column is kind]
        chosen = _chosen(found, words, kind, period)
        for number in found:
            if number != chosen:
                kept[number] = None
        if kind is Column.TARGET and chosen is not None:
            year = _year(words[chosen])
    left_out = tuple(number for number, column in columns.items() if column in FIGURES and kept[number] is None)
    return FigureColumns(kept, year, left_out)


def _chosen(found: Sequence[int], words: Mapping[int, str], kind: Column, period: Period | None) -> int | None:
    own = [number for number in found if _of_period(words[number], kind, period, alone=len(found) == 1)]
    if len(own) < 2:
        return own[0] if own else None
    if kind is Column.TARGET:
        preferred = [number for number in own if not _PART.search(words[number])]
    else:
        preferred = [number for number in own if _PRESENT.search(words[number])]
    return preferred[0] if len(preferred) == 1 else None


def _of_period(words: str, kind: Column, period: Period | None, *, alone: bool) -> bool:
    if _EARLIER.search(words):
        return False
    year = _year(words)
    if year is None or period is None or (alone and kind is Column.TARGET):
        return True
    return period.first.year <= year + ROC_OFFSET <= period.last.year


def _year(words: str) -> int | None:
    match = _YEAR.search(words)
    if match is None:
        return None
    year = int(match[1])
    return year - ROC_OFFSET if year >= _FIRST_WESTERN else year
