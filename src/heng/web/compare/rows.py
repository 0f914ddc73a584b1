"""Rows of a comparison: two printings of one thing side by side, what became of it, and why that is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heng.check.compare import ActionChange, Change, FigureChange, Kpi, Match, Side
from heng.model.card import ActionPlan
from heng.model.figures import Reading
from heng.model.quantity import plain
from heng.model.source import SourceRef
from heng.model.terms import ComparedField, Movement, Polarity
from heng.web import numbers
from heng.web.compare import moves
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick
from heng.web.predicates import actual_text, target_text
from heng.web.rows import line_of, source_url
from heng.web.states import State


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
        states: Both verdicts, where a rulebook gives them.
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

    @property
    def turned(self) -> bool:
        """Tell whether the two verdicts differ."""
        return self.states is not None and self.states[0].key != self.states[1].key


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
        change=moves.moved(change),
        difference=plain(change.difference.value) if change.difference else "",
        share=moves.share(change),
        ground=moves.ground(change),
        ask=f"{both.url(change.match.after)}#{asked}" if (asked := moves.asked(change)) else "",
        states=moves.states(change),
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
    return Row(
        code=named,
        name=numbers.text(match.name_for(change)),
        url=both.url(match.after),
        agencies=change.agencies,
        before=_printed(told[0], change.before_source),
        after=_printed(told[1], change.after_source),
        key=str(change.shift or change.field),
        change=moves.became(match, change),
        ground=moves.target_told(both.after, match, change),
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


def _text(change: Change, text: str) -> str:
    known = change.field is ComparedField.POLARITY and text
    return Polarity.of(text).label(current()) if known else text
