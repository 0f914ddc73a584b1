"""A figure over periods and years, as a section of its page: drawing, rows, what the rest of the year must bring."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.judging.moment import calendar_year
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.traits.counting import counting_of, from_new_year
from heng.evaluate.year.line import Line
from heng.evaluate.year.rest import is_mean
from heng.evaluate.year.rest_steps import rest_steps
from heng.model.figures import Reading
from heng.model.terms import ChangeField, Counting, Ground, PeriodGap, RestKind, TimeBehaviour
from heng.web import numbers
from heng.web.charts.trajectory import NARROW, WIDE, Drawing, drawing
from heng.web.index import CardIndex
from heng.web.kpi.course import course_of
from heng.web.kpi.editing import Editor, last_change, trait_editor
from heng.web.kpi.expectations import Expectation, expectations
from heng.web.kpi.period_rows import PeriodRow, period_rows
from heng.web.language import current, pick, say
from heng.web.rows import line_of, source_url
from heng.web.sending import Sent
from heng.workflow.changes.plans import plan_refs


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, and the printed place it rests on."""

    text: str
    source: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingTrait:
    """Whether the figures count the year to date, with its ground and the form to confirm it."""

    word: str
    ground: str
    reason: str
    inferred: bool
    editor: Editor
    asks: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The section of one figure.

    Attributes:
        title: Whose figure, where a page has several.
        finding: What a drawing shows, in a sentence for who cannot see it.
        wide, narrow: Drawings; None where there is no number to draw.
        rest: What the rest of the year must bring, or why nothing is said.
        alone: No other period is known.
        sums: The drawing counts from the beginning of the year.
        no_expectation: Why nothing is said of what is expected by its day, where `expected` is empty.
        plan_adds_up: A split of the target may be given by parts that add up.
    """

    title: str
    unit: str
    finding: str
    wide: Drawing | None
    narrow: Drawing | None
    rows: tuple[PeriodRow, ...]
    rest: tuple[Told, ...]
    expected: tuple[Expectation, ...]
    plan: Editor | None
    no_expectation: str
    plan_adds_up: bool
    counting: CountingTrait | None
    alone: bool
    sums: bool

    @property
    def asks(self) -> bool:
        """A person should settle what the figures count, or corrects a form."""
        return bool(self.counting and self.counting.asks) or any(one.is_open for one in self.editors)

    @property
    def editors(self) -> tuple[Editor, ...]:
        """The forms of the section."""
        return tuple(one for one in (self.plan, self.counting and self.counting.editor) if one)


def periods_of(index: CardIndex, reading: Reading, number: int, sent: Sent | None) -> Periods | None:
    """Return the section of a reading; None where the document has no actuals of it, or its time is not known."""
    line, verdict = index.card.assessment.lines.get(reading.ref), index.verdict(reading)
    if line is None or verdict is None or reading.actual is None or line.now.span is None:
        return None
    course = course_of(line, verdict)
    rows = period_rows(index, line)
    told = _rest(verdict)
    return Periods(
        title="、".join(one.agency for one in reading.agencies),
        unit=line.now.indicator.unit or "",
        finding=_finding(rows, told),
        wide=drawing(course, WIDE) if course else None,
        narrow=drawing(course, NARROW) if course else None,
        rows=rows,
        rest=told,
        expected=expectations(line, verdict, index.card.rulebook),
        plan=_plan(index, line, number, sent),
        no_expectation=_no_expectation(verdict),
        plan_adds_up=verdict.behaviour.behaviour is TimeBehaviour.FLOW,
        counting=_counting(index, line, verdict, number, sent),
        alone=len(rows) == 1,
        sums=bool(course and course.slope),
    )


def _rest(verdict: Verdict) -> tuple[Told, ...]:
    rest = verdict.rest
    if rest is None or rest.kind is RestKind.OVER:
        return ()
    steps = rest_steps(rest)
    if steps or rest.lacking is None:
        return tuple(Told(step.text(current()), source_url(step.source), line_of(step.source)) for step in steps)
    gap = rest.lacking.gap.label(current())
    return (Told(pick(f"不推算其餘期間：{gap}。", f"Nothing is said of the rest of the year: {gap}.")),)


def _finding(rows: tuple[PeriodRow, ...], told: tuple[Told, ...]) -> str:
    figures = [f"{row.period} {row.actual.value or row.actual.why_not}" for row in rows[-4:]]
    return pick("；", "; ").join([*figures, *(one.text for one in told[:1])])


def _no_expectation(verdict: Verdict) -> str:
    behaviour = verdict.behaviour.behaviour
    if behaviour is TimeBehaviour.FLOW:
        return pick("目標或實際不是可比的數字，或年度已結束。", "No number to compare, or the year is over.")
    word = behaviour.label(current()) if behaviour else PeriodGap.BEHAVIOUR.label(current())
    return pick(
        f"{word}：數字不會從年初累積，不能照已過的時間推算這一期應達多少；有分期目標時，照分期目標。",
        f"{word}: it does not add up from New Year, so that no part of the target belongs to the time gone by; a "
        "split of the target tells where there is one.",
    )


def _plan(index: CardIndex, line: Line, number: int, sent: Sent | None) -> Editor | None:
    """Return the form for a split of the target, where it is one of a year; a printed one stands there as well."""
    reading = line.now.reading
    ref, year = plan_refs(index.edition).get(reading.ref), line.now.year
    if ref is None or reading.target is None or year is None or year != calendar_year(year.last):
        return None
    mine = sent if sent and sent.field == ChangeField.PLAN.value and sent.values.get("ref") == reading.ref else None
    return Editor(
        field=ChangeField.PLAN.value,
        ref=reading.ref,
        id=f"plan-{number}",
        seen=str(last_change(index, ref, ChangeField.PLAN)),
        current=" ".join(numbers.number(one.value.value) for one in line.plan),
        is_open=mine is not None,
        values=mine.values if mine else {},
        errors=mine.errors if mine else {},
    )


def _counting(index: CardIndex, line: Line, verdict: Verdict, number: int, sent: Sent | None) -> CountingTrait | None:
    """Return the trait where it matters: a sum or a mean whose period does not begin with the year."""
    sums = verdict.behaviour.behaviour is TimeBehaviour.FLOW
    averages = verdict.behaviour.behaviour is TimeBehaviour.RATIO and is_mean(line.now.indicator)
    if not (sums or averages) or from_new_year(line.now):
        return None
    judged = counting_of(line, line.now, sums=sums)
    if judged.ground is Ground.PRINTED:
        return None
    now: Counting | None = judged.counting
    return CountingTrait(
        word=now.label(current()) if now else pick("不明", "unknown"),
        ground=judged.ground.label(current()) if now else "",
        reason=say(judged.reason, judged.facts),
        inferred=judged.ground is Ground.INFERRED,
        editor=trait_editor(index, line.now.indicator.ref, ChangeField.COUNTING, number, sent, now=now),
        asks=now is None and verdict.known,
    )
