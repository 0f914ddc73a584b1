"""Figures and action plans that two editions print differently, as rows of a terminal's tables."""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.compare import ActionChange, FigureChange, Outcome, Side
from heng.cli.diff_corrected import AS_PRINTED, Both, mark
from heng.cli.language import say
from heng.model.figures import Actual, Missing
from heng.model.finding import Wording
from heng.model.quantity import Quantity, plain
from heng.model.terms import ActionMove, Ground, Movement, Worth

Row = tuple[str, ...]
FIGURES = Wording(
    zh="實際值：變好 {better}，變差 {worse}，不能說好壞 {untold}，有無數值改變 {turned}，不變 {steady}",
    en="Actuals: better {better}, worse {worse}, cannot be called either {untold}, "
    "figures that came or went {turned}, unchanged {steady}",
)
ACTIONS = Wording(
    zh="行動計畫：新增 {new}，不見 {gone}，改名 {renamed}，細節不同 {detailed}",
    en="Action plans: new {new}, gone {gone}, renamed {renamed}, other details {detailed}",
)
OTHER_STATE = Wording(zh="同一期的兩份：實際值被改過", en="Two states of one period: actuals that were changed")
OTHER_PERIOD = Wording(
    zh="兩個期間：以下是後一期的數字，不是改了前一期的",
    en="Two periods: what follows are later figures, not changed ones",
)
TITLES = {
    Worth.WORSE: Wording(zh="變差的實際值", en="Actuals that became worse"),
    Worth.BETTER: Wording(zh="變好的實際值", en="Actuals that became better"),
}
BACKWARDS = Wording(
    zh="注意：前一份的期間比後一份晚，好壞是倒著比的。",
    en="Note: the first covers a later time than the second, so better and worse are told backwards.",
)
UNTOLD = Wording(zh="變了但不能說好壞的實際值", en="Actuals that moved and cannot be called better or worse")
TURNED = Wording(zh="有無數值改變的", en="Figures that came or went")
AS_OF = Wording(zh="數值相同、截止日不同的", en="The same number to another day")
PLANS = Wording(zh="行動計畫不同", en="Action plans that differ")
PARTS = Wording(
    zh="另外這些部分不同，沒有逐項比較：{parts}",
    en="These parts differ as well and are not compared one by one: {parts}",
)
INFERRED = Wording(zh="，推定", en=", inferred")
NONE = Wording(zh="（未印）", en="(none)")
TURNS = frozenset({Movement.REPORTED, Movement.LOST, Movement.REASON, Movement.ADDED, Movement.REMOVED})


def summary(found: Outcome, lang: str) -> Iterator[str]:
    """Yield counts of what became of figures and action plans; nothing where both have neither."""
    if found.figures:
        yield say(
            lang,
            FIGURES,
            better=len(found.of_worth(Worth.BETTER)),
            worse=len(found.of_worth(Worth.WORSE)),
            untold=len(found.untold),
            turned=sum(one.movement in TURNS for one in found.figures),
            steady=sum(one.movement is Movement.STEADY for one in found.figures),
        )
        if found.changed:
            yield say(lang, OTHER_STATE if found.same_period else OTHER_PERIOD)
        if found.backwards:
            yield say(lang, BACKWARDS)
    if found.actions:
        yield say(lang, ACTIONS, **{str(move): sum(one.move is move for one in found.actions) for move in ActionMove})


def tables(found: Outcome, lang: str, both: Both = AS_PRINTED) -> Iterator[tuple[Wording, list[Row]]]:
    """Yield each table of figures and plans with its title; the worse first."""
    for worth, title in TITLES.items():
        yield title, [_moved(one, lang, both) for one in found.of_worth(worth)]
    yield UNTOLD, [_moved(one, lang, both) for one in found.untold]
    yield TURNED, [_moved(one, lang, both) for one in found.figures if one.movement in TURNS]
    yield AS_OF, [_moved(one, lang, both) for one in found.changed if one.movement is Movement.STEADY]
    yield PLANS, [_plan(one, lang) for one in found.actions]


def parts(found: Outcome, lang: str) -> str:
    """Return which other parts differ, empty where none does."""
    names = [part.label(lang) for part in found.parts]
    return say(lang, PARTS, parts=("、" if lang.startswith("zh") else "; ").join(names)) if names else ""


def _moved(change: FigureChange, lang: str, both: Both) -> Row:
    row = change.side.indicator
    agencies = "、".join(one.agency for one in change.side.reading.agencies)
    before, after = _told(change.before, lang), _told(change.after, lang)
    ends = before + mark(change.before, both[0]), "→", after + mark(change.after, both[1])
    return row.subject, row.name, agencies, *ends, change.movement.label(lang), _ground(change, lang)


def _told(side: Side | None, lang: str) -> str:
    if side is None or side.reading.actual is None:
        return say(lang, NONE)
    actual, span = side.reading.actual, side.span
    when = f" ({span.label(lang)})" if span else ""
    if isinstance(actual, Missing):
        return actual.reason.label(lang) + when
    return _figure(actual, side.indicator.unit or "") + when


def _figure(actual: Actual, unit: str) -> str:
    """Return a number with its unit; what is no number as printed."""
    if isinstance(actual.value, Quantity):
        return f"{plain(actual.value.value)} {actual.value.unit or unit}".strip()
    return actual.text.strip()


def _ground(change: FigureChange, lang: str) -> str:
    """Say by which direction a figure is better or worse, and whether that is inferred; else why it is not told."""
    if change.barrier is not None:
        return change.barrier.label(lang)
    if change.worth is None or change.polarity is None or change.polarity.polarity is None:
        return ""
    way = change.polarity.polarity.label(lang)
    return f"{way}{say(lang, INFERRED)}" if change.polarity.ground is Ground.INFERRED else way


def _plan(change: ActionChange, lang: str) -> Row:
    one, other = change.before, change.after
    told = [f"{plan.code} {plan.text}".strip() if plan else say(lang, NONE) for plan in (one, other)]
    return change.match.after.code, change.move.label(lang), told[0], "→", told[1]
