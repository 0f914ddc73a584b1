"""Rows of a comparison: two printings of one thing side by side, what became of it, and why that is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heng.check.compare import ActionChange, Change, FigureChange, Kpi, Match, Side
from heng.evaluate.verdict import Verdict
from heng.model.card import ActionPlan
from heng.model.figures import Reading
from heng.model.quantity import Quantity, plain
from heng.model.source import SourceRef
from heng.model.terms import Barrier, ComparedField, Ground, Movement, Polarity, TargetShift
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick, say
from heng.web.predicates import actual_text, target_text
from heng.web.rows import line_of, source_url
from heng.web.states import State, of_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One printing: its text, what it covers, and the line it stands on; empty where nothing is printed."""

    text: str = ""
    unit: str = ""
    period: str = ""
    url: str = ""
    line: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the page and of its file.

    Attributes:
        key: Machine word of what became of it, for its mark.
        change: The same in words and digits.
        difference, share: Later minus earlier number, and that in percent of the earlier; plain, empty without numbers.
        ground: Why it is called so, or why it is called neither.
        ask: Address at which a person can confirm what stands in the way as an inference; empty where none can.
        states: Both verdicts, where a rulebook gives them and they differ.
    """

    code: str
    name: str
    url: str
    agencies: str = ""
    before: Printed
    after: Printed
    key: str = ""
    change: str = ""
    difference: str = ""
    share: str = ""
    ground: str = ""
    ask: str = ""
    states: tuple[State, State] | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """The two cards compared, indexed."""

    before: CardIndex
    after: CardIndex

    def url(self, kpi: Kpi, *, earlier: bool = False) -> str:
        """Return the page of a KPI in the later card, or in the earlier one."""
        index = self.before if earlier else self.after
        return index.kpi_url(kpi.rows[0])


def figure_row(both: Both, change: FigureChange) -> Row:
    """Return the row of a figure."""
    row = change.side.indicator
    return Row(
        code=row.subject,
        name=numbers.text(row.name),
        url=both.url(change.match.after),
        agencies=listed([one.agency for one in change.side.reading.agencies or row.agencies]),
        before=_figure(both.before, change.before),
        after=_figure(both.after, change.after),
        key=str(change.worth or change.movement),
        change=_moved(change),
        difference=plain(change.difference.value) if change.difference else "",
        share=_share(change),
        ground=_ground(change),
        ask=f"{both.url(change.match.after)}#{asked}" if (asked := _asked(change)) else "",
        states=_states(change),
    )


def verdict_row(both: Both, change: FigureChange) -> Row:
    """Return the row of a figure with another verdict; where the number stayed, its ground is what else changed."""
    row = figure_row(both, change)
    if change.movement is not Movement.STEADY or change.before is None or change.after is None:
        return row
    targets = [target_text(side.reading.target) for side in (change.before, change.after)]
    moved = str(targets[0]) != str(targets[1])
    told = [pick(f"目標 {targets[0]} → {targets[1]}", f"target {targets[0]} → {targets[1]}")] if moved else []
    told += [state.reason for state in row.states or () if state.reason]
    return replace(row, ground=pick("；", "; ").join(told), ask="")


def target_row(both: Both, match: Match, change: Change) -> Row:
    """Return the row of a target or of another field that changed."""
    told = [_text(change, text) for text in (change.before, change.after)]
    named = f"{match.after.code}-{change.component}" if change.component else match.after.code
    shift = change.shift
    return Row(
        code=named,
        name=numbers.text(match.after.name),
        url=both.url(match.after),
        agencies=change.agencies,
        before=_printed(told[0], change.before_source),
        after=_printed(told[1], change.after_source),
        key=str(shift or change.field),
        change=_harder(shift) if shift else change.field.label(current()),
        ground=_target_ground(both.after, match) if shift in {TargetShift.RAISED, TargetShift.LOWERED} else "",
    )


def kpi_row(both: Both, kpi: Kpi, word: str, *, earlier: bool) -> Row:
    """Return the row of a KPI that only one edition prints."""
    printed = _printed(f"{kpi.code} {numbers.text(kpi.name)}", kpi.source)
    sides = (printed, Printed()) if earlier else (Printed(), printed)
    url = both.url(kpi, earlier=earlier)
    return Row(code=kpi.code, name=numbers.text(kpi.name), url=url, before=sides[0], after=sides[1], change=word)


def renamed_row(both: Both, match: Match) -> Row:
    """Return the row of a KPI with another code or name, with what the pairing rests on."""
    basis = listed([word.label(current()) for word in match.basis])
    return Row(
        code=match.after.code,
        name=numbers.text(match.after.name),
        url=both.url(match.after),
        before=_printed(f"{match.before.code} {numbers.text(match.before.name)}", match.before.source),
        after=_printed(f"{match.after.code} {numbers.text(match.after.name)}", match.after.source),
        change=pick("改代碼或名稱", "renamed"),
        ground=pick(f"{basis}，把握{match.confidence}%", f"{basis}; {match.confidence}% sure"),
    )


def action_row(both: Both, change: ActionChange) -> Row:
    """Return the row of an action plan."""
    kpi = change.match.after
    return Row(
        code=kpi.code,
        name=numbers.text(kpi.name),
        url=both.url(kpi),
        before=_plan(change.before),
        after=_plan(change.after),
        key=str(change.move),
        change=change.move.label(current()),
    )


def _figure(index: CardIndex, side: Side | None) -> Printed:
    if side is None:
        return Printed()
    reading, shown = side.reading, actual_text(side.reading.actual)
    place = _place(reading)
    return Printed(
        text=shown.value or shown.why_not,
        unit=(side.indicator.unit or "") if shown.value else "",
        period=numbers.span(side.span) if side.span else "",
        url=source_url(place),
        line=line_of(place),
        changed=index.printed.get(reading.ref, reading).actual != reading.actual,
    )


def _place(reading: Reading) -> SourceRef:
    return (reading.actual.source if reading.actual else None) or reading.source


def _printed(text: str, source: SourceRef | None) -> Printed:
    return Printed(text=numbers.text(text), url=source_url(source), line=line_of(source)) if text else Printed()


def _plan(plan: ActionPlan | None) -> Printed:
    return _printed(f"{plan.code} {plan.text}".strip(), plan.source) if plan else Printed()


def _moved(change: FigureChange) -> str:
    """Return how far a number moved, `−10.5 (−25.8%)`, else what became of it."""
    difference = change.difference
    if difference is None or change.movement is Movement.STEADY:
        return change.movement.label(current())
    told = _signed(difference)
    if change.relative is None:
        return told
    sign = numbers.MINUS if difference.value < 0 else "+"
    share = numbers.percent(change.relative * 100)
    return pick(f"{told}（{sign}{share}）", f"{told} ({sign}{share})")


def _share(change: FigureChange) -> str:
    if change.relative is None or change.difference is None:
        return ""
    return plain(round(change.relative.copy_sign(change.difference.value) * 100, 1))


def _signed(difference: Quantity) -> str:
    return ("+" if difference.value > 0 else "") + numbers.quantity(difference)


def _ground(change: FigureChange) -> str:
    if change.barrier is not None:
        return change.barrier.label(current())
    judged = change.polarity
    if change.worth is None or judged is None or judged.polarity is None:
        return ""
    return say(judged.reason, judged.facts)


def _asked(change: FigureChange) -> str:
    """Return the trait of the KPI that a person could settle: an inferred behaviour, or a direction nothing tells."""
    if change.barrier is Barrier.DIRECTION:
        return "polarity"
    judged = change.behaviour
    by_time = change.barrier in {Barrier.LENGTH, Barrier.CUMULATIVE}
    return "behaviour" if by_time and judged is not None and judged.ground is Ground.INFERRED else ""


def _states(change: FigureChange) -> tuple[State, State] | None:
    one, other = change.before, change.after
    if one is None or other is None or not change.verdict_changed:
        return None
    return _state(one.verdict, one.reading), _state(other.verdict, other.reading)


def _state(verdict: Verdict | None, reading: Reading) -> State:
    return of_verdict(verdict, reading.actual)


def _text(change: Change, text: str) -> str:
    known = change.field is ComparedField.POLARITY and text
    return Polarity.of(text).label(current()) if known else text


def _harder(shift: TargetShift) -> str:
    words = {
        TargetShift.RAISED: pick("提高，較難達到", "raised, harder to reach"),
        TargetShift.LOWERED: pick("降低，較易達到", "lowered, easier to reach"),
    }
    return words.get(shift) or shift.label(current())


def _target_ground(index: CardIndex, match: Match) -> str:
    """Return which way is better and whether that is inferred, by the first figure of a KPI."""
    verdicts = index.card.assessment.by_indicator
    judged = next((one.polarity for ref in match.after.refs for one in verdicts.get(ref, ())), None)
    return say(judged.reason, judged.facts) if judged else ""
