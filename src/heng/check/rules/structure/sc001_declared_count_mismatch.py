"""文字寫的項數和表不符 / A stated count differs from the tables.

## What it does
比對文字宣告的項數（策略目標、各構面、KPI、行動計畫）和表裡實際印出的項數。KPI以不同的（策略目標、代碼）計，
行動計畫以不同的（代碼、文字）計；分項（-1、-2）不另計。

Compares the counts that the text states (objectives, also by perspective, KPIs, action plans) with the tables. KPIs
count as different (objective, code), action plans as different (code, text); a component (-1, -2) is no KPI of its own.

## Why it matters
兩個數字都會被引用。不一致時，讀的人不知道是少印了一項，還是多算了一項。

Both numbers get quoted. Where they differ nobody knows whether an item is missing or counted twice.

## Example
「KPI：35項」, 34 different codes printed

## What to do
核對表裡的項目。表是對的，就改文字；少了一項，就補上。

Go through the tables. If they are right, change the text; if an item is missing, add it.

## When it is wrong
文字另有計算方式，例如把分項也算成KPI。這時請在文字裡說明。

The text counts another way, for example components as KPIs. Then the text should say so.

## References
計數約定：分項是同一個KPI的一部分。

Convention: a component is a part of its KPI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from heng.check.cards import is_partial, is_whole, own_themes
from heng.check.context import Context
from heng.check.places import narrowed
from heng.check.rule import Hit, rule
from heng.check.text import fold, listed
from heng.model.card import ActionPlan, Card, DeclaredCounts, Indicator, Objective
from heng.model.edition import Edition
from heng.model.finding import Fact, Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity

T = TypeVar("T")

OBJECTIVES = Wording(
    "文字寫策略目標{declared}項，表裡印出{found}項。",
    "The text states {declared} objectives; the tables print {found}.",
)
PERSPECTIVE = Wording(
    "文字寫{perspective}構面{declared}項策略目標，表裡印出{found}項。",
    "The text states {declared} objectives under {perspective_en}; the tables print {found}.",
)
KPIS = Wording(
    "文字寫KPI {declared}項，表裡印出{found}個不同的KPI。",
    "The text states {declared} KPIs; the tables print {found} different ones.",
)
KPIS_SPLIT = Wording(
    "文字寫KPI {declared}項，表裡印出{found}個不同的KPI。{split}分幾列、沒有-1、-2；每列都算一項才是{declared}項。",
    "The text states {declared} KPIs; the tables print {found} different ones. {split_en} has several rows without -1,"
    " -2; only if each counts as a KPI are there {declared}.",
)
ACTIONS = Wording(
    "文字寫行動計畫{declared}項，表裡印出{found}個不同的行動計畫。",
    "The text states {declared} action plans; the tables print {found} different ones.",
)


@dataclass(frozen=True, slots=True)
class _Block:
    """What a statement of counts is about: one theme, or the whole card with an empty letter."""

    letter: str
    declared: DeclaredCounts
    source: SourceRef | None
    refs: tuple[str, ...]
    objectives: Sequence[Objective]
    indicators: Sequence[Indicator]
    actions: Sequence[ActionPlan]

    def hit(self, message: Wording, declared: int, found: int, word: str, **facts: Fact) -> Hit:
        """Return a hit at the line that states a count; `word` is what the text calls the things that it counts."""
        return Hit(
            subject=self.letter,
            message=message,
            facts={"declared": declared, "found": found, **facts},
            source=narrowed(self.source, word, str(declared)),
            refs=self.refs,
        )


@rule(
    code="SC001",
    name="declared-count-mismatch",
    severity=Severity.ERROR,
    message=KPIS,
    suggestion=Wording(
        "逐項核對表。表是對的，就把文字改成{found}項；有漏印的，就補上。",
        "Go through the tables. If they are right, change the text to {found}; if an item is missing, add it.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each stated count that the tables contradict."""
    if not edition.card.objectives:
        return
    for block in _blocks(edition, context):
        yield from _objectives(block)
        yield from _perspectives(block, context)
        yield from _kpis(block)
        yield from _actions(block)


def _blocks(edition: Edition, context: Context) -> Iterator[_Block]:
    card = edition.card
    for theme in own_themes(edition, context):
        if theme.declared is not None and is_whole(theme.letter, edition, context):
            yield _theme(card, theme.letter, theme.declared, theme.declared.source or theme.source, theme.ref)
    if card.declared is not None and not context.is_truncated(edition) and not is_partial(edition):
        whole = card.objectives, card.indicators, card.actions
        yield _Block("", card.declared, card.declared.source, (), *whole)


def _theme(card: Card, letter: str, declared: DeclaredCounts, source: SourceRef, ref: str) -> _Block:
    indicators = [row for row in card.indicators if row.theme == letter]
    rows = {row.ref for row in indicators}
    return _Block(
        letter,
        declared,
        source,
        (ref,),
        [objective for objective in card.objectives if objective.theme == letter],
        indicators,
        [action for action in card.actions if action.indicator_ref in rows],
    )


def _objectives(block: _Block) -> Iterator[Hit]:
    found = _possible(block.objectives)
    if block.declared.objectives is not None and block.declared.objectives not in found:
        yield block.hit(OBJECTIVES, block.declared.objectives, found[0], "目標")


def _perspectives(block: _Block, context: Context) -> Iterator[Hit]:
    for key, declared in block.declared.by_perspective:
        perspective = context.profile.perspective(key)
        if perspective is None:
            continue
        found = _possible([one for one in block.objectives if one.perspective == perspective.key])
        if declared not in found:
            names = {"perspective": perspective.zh, "perspective_en": perspective.en}
            yield block.hit(PERSPECTIVE, declared, found[0], perspective.zh, **names)


def _possible(objectives: Sequence[Objective]) -> tuple[int, int]:
    """Return the number of codes, and that of codes with names: one code over two names may be two objectives."""
    return _different(objectives, lambda one: one.code), _different(objectives, lambda one: (one.code, fold(one.name)))


def _kpis(block: _Block) -> Iterator[Hit]:
    declared = block.declared.indicators
    found = _different(block.indicators, lambda row: (row.objective, row.code))
    if declared is None or declared == found:
        return
    split = _split(block.indicators)
    if found + sum(rows - 1 for rows in split.values()) == declared:
        yield block.hit(KPIS_SPLIT, declared, found, "指標", **listed("split", split))
    else:
        yield block.hit(KPIS, declared, found, "指標")


def _split(indicators: Iterable[Indicator]) -> dict[str, int]:
    """Return KPIs of several rows without printed suffixes, with the number of rows."""
    rows: dict[str, list[Indicator]] = {}
    for row in indicators:
        rows.setdefault(f"{row.objective}/{row.code}", []).append(row)
    return {
        group[0].code: len(group)
        for group in rows.values()
        if len(group) > 1 and len({row.printed_code for row in group}) == 1
    }


def _actions(block: _Block) -> Iterator[Hit]:
    declared = block.declared.actions
    found = _different(block.actions, lambda action: (action.code, fold(action.text)))
    if declared is not None and declared != found:
        yield block.hit(ACTIONS, declared, found, "行動")


def _different(values: Iterable[T], key: Callable[[T], object]) -> int:
    return len({key(value) for value in values})
