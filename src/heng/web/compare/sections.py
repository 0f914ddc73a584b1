"""The sections of a comparison's page: rows of one kind under a heading, what got worse first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.check.compare import Comparison, Named, Outcome
from heng.model.terms import ActionMove, ComparedField, Movement, TargetShift, Worth
from heng.web import numbers
from heng.web.compare.rows import (
    Both,
    Printed,
    Row,
    action_row,
    figure_row,
    kpi_row,
    renamed_row,
    target_row,
    verdict_row,
)
from heng.web.language import pick
from heng.web.rows import line_of, source_url

TURNS = (Movement.LOST, Movement.REMOVED, Movement.REPORTED, Movement.ADDED, Movement.REASON)
SHIFTS = (TargetShift.LOWERED, TargetShift.REMOVED, TargetShift.CHANGED, TargetShift.RAISED, TargetShift.ADDED)
"""What became of targets, the easier first."""
DEFINITIONS = (
    ComparedField.FORMULA,
    ComparedField.UNIT,
    ComparedField.POLARITY,
    ComparedField.AGENCIES,
    ComparedField.WEIGHT,
    ComparedField.OBJECTIVE,
    ComparedField.COMPONENTS,
)
PLANS = (ActionMove.GONE, ActionMove.RENAMED, ActionMove.NEW, ActionMove.DETAILED)
LONG = 25
"""Rows beyond which a section that is not about what got worse starts folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows of one kind under a heading; `note` says what the heading means."""

    id: str
    title: str
    note: str = ""
    rows: tuple[Row, ...]
    folded: bool = False


def sections(both: Both, told: Outcome) -> Iterable[Section]:
    """Yield the sections of the page, what got worse first; some may be empty."""
    found = told.comparison
    yield _figures(both, told, Worth.WORSE)
    yield from _verdicts(both, told)
    yield Section(
        id="c-targets",
        title=pick("目標值改變", "Targets that moved"),
        note=pick("變得容易的在前。", "Those made easier first."),
        rows=tuple(target_row(both, *pair) for shift in SHIFTS for pair in found.targets(shift)),
    )
    yield Section(
        id="c-kpis", title=pick("指標的增減", "KPIs that came, went or changed names"), rows=_kpis(both, found)
    )
    turned = [one for move in TURNS for one in told.figures if one.movement is move]
    yield Section(
        id="c-turned",
        title=pick("有無數值改變", "Figures that came or went"),
        note=pick("沒有數值不等於零，所以不說好壞。", "Missing is not zero, so neither better nor worse."),
        rows=tuple(figure_row(both, one) for one in turned),
        folded=len(turned) > LONG,
    )
    yield _figures(both, told, Worth.BETTER)
    yield _untold(both, told)
    yield from _rest(both, told)


def _verdicts(both: Both, told: Outcome) -> Iterable[Section]:
    """Yield the verdicts that became lower, to which their number leads, then the others that changed."""
    note = pick("兩份都用現在這一套規則判定。", "Both are judged by the rulebook of this page.")
    fell = [one for one in told.verdicts if one.verdict_worth is Worth.WORSE]
    others = [one for one in told.verdicts if one.verdict_worth is not Worth.WORSE]
    title = pick("判定退步", "Lower verdicts")
    yield Section(id="c-fell", title=title, note=note, rows=tuple(verdict_row(both, one) for one in fell))
    title = pick("判定另有改變", "Other verdicts that changed") if fell else pick("判定改變", "Verdicts that changed")
    yield Section(id="c-verdicts", title=title, note=note, rows=tuple(verdict_row(both, one) for one in others))


def _figures(both: Both, told: Outcome, worth: Worth) -> Section:
    """Return the figures that became better or worse; those of another period are later ones, not changed ones."""
    titles = {
        Worth.WORSE: pick("變差的數字", "Figures that became worse"),
        Worth.BETTER: pick("變好的數字", "Figures that became better"),
    }
    return Section(
        id=f"c-{worth}",
        title=titles[worth],
        note=pick(
            "依指標的方向；判定退步的在前，其餘依變動的比例。",
            "By the direction of each KPI; lower verdicts first, then by how far it moved.",
        ),
        rows=tuple(figure_row(both, one) for one in told.of_worth(worth)),
    )


def _untold(both: Both, told: Outcome) -> Section:
    return Section(
        id="c-untold",
        title=pick("變了，但不能說好壞", "Moved, neither better nor worse"),
        note=pick("每一列寫出為什麼。", "Each row says why."),
        rows=tuple(figure_row(both, one) for one in sorted(told.untold, key=lambda one: str(one.barrier))),
        folded=len(told.untold) > LONG,
    )


def _kpis(both: Both, found: Comparison) -> tuple[Row, ...]:
    dropped, fresh = pick("不見", "dropped"), pick("新增", "new")
    gone, unknown = pick("這一份未印", "not printed now"), pick("前一份未印", "not printed before")
    return (
        *(kpi_row(both, one, dropped, earlier=True) for one in found.dropped),
        *(renamed_row(both, one) for one in found.renamed),
        *(kpi_row(both, one, fresh, earlier=False) for one in found.new),
        *(kpi_row(both, one, gone, earlier=True) for one in found.unprinted_after),
        *(kpi_row(both, one, unknown, earlier=False) for one in found.unprinted_before),
    )


def _rest(both: Both, told: Outcome) -> Iterable[Section]:
    found = told.comparison
    defined = tuple(target_row(both, *pair) for field in DEFINITIONS for pair in found.changes(field))
    yield Section(
        id="c-defined",
        title=pick("指標定義改變", "Definitions that changed"),
        rows=defined,
        folded=len(defined) > LONG,
    )
    plans = tuple(action_row(both, one) for move in PLANS for one in told.actions if one.move is move)
    yield Section(id="c-plans", title=pick("行動計畫", "Action plans"), rows=plans, folded=len(plans) > LONG)
    yield Section(id="c-objectives", title=pick("策略目標", "Objectives"), rows=_objectives(both, found))
    until = [one for one in told.changed if one.movement is Movement.STEADY]
    yield Section(
        id="c-until",
        title=pick("數值相同，截止日不同", "The same figure to another day"),
        rows=tuple(figure_row(both, one) for one in until),
        folded=True,
    )


def _objectives(both: Both, found: Comparison) -> tuple[Row, ...]:
    renamed = pick("改代碼或名稱", "renamed")
    return (
        *(_objective(both, one, None, pick("不見", "dropped")) for one in found.dropped_objectives),
        *(_objective(both, one.before, one.after, renamed) for one in found.renamed_objectives),
        *(_objective(both, None, one, pick("新增", "new")) for one in found.new_objectives),
        *(
            _objective(both, one, None, pick("這一份未印", "not printed now"))
            for one in found.unprinted_objectives_after
        ),
        *(
            _objective(both, None, one, pick("前一份未印", "not printed before"))
            for one in found.unprinted_objectives_before
        ),
    )


def _objective(both: Both, one: Named | None, other: Named | None, word: str) -> Row:
    named, index = (other, both.after) if other else (one, both.before)
    assert named is not None
    ends = [_named(each) if each else Printed() for each in (one, other)]
    return Row(
        code=named.code,
        name=numbers.text(named.name),
        url=index.objective_url(named),
        before=ends[0],
        after=ends[1],
        change=word,
    )


def _named(one: Named) -> Printed:
    return Printed(text=f"{one.code} {numbers.text(one.name)}", url=source_url(one.source), line=line_of(one.source))
