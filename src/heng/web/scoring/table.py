"""The verdicts of every rulebook on the figures of one page, switched without loading it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from heng.evaluate.assessment import Assessment
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Judging
from heng.model.card import Indicator
from heng.model.figures import Reading
from heng.model.terms import Topic
from heng.web.index import CardIndex
from heng.web.language import current, listed
from heng.web.rows import ratio_of
from heng.web.scoring import addresses, typeset
from heng.web.states import State, of_verdict
from heng.workflow.rulebooks.decisions import judged_alone


@dataclass(frozen=True, slots=True)
class Tried:
    """The verdict of one rulebook on one figure."""

    number: int
    state: State
    ratio: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rulebook: its verdict where the page has one figure, and how many of each where it has several.

    Attributes:
        number: Its place, which joins the radio button to its verdicts; 0 for the rulebook in force.
        formula, filled: The ratio with `a` and `t`, and with the numbers; empty where none is taken.
        why: What was done instead, or what holds the verdict back.
        words: Verdicts of several figures, counted.
    """

    number: int
    title: str
    url: str
    demonstration: bool
    formula: SafeString
    filled: SafeString
    ratio: str
    state: State | None
    why: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTable:
    """Every rulebook, the one in force first; `shown` is the number of the one that the page is looked at under."""

    rows: tuple[RuleRow, ...]
    shown: int
    by_reading: dict[str, tuple[Tried, ...]]


def rule_table(index: CardIndex, indicators: Sequence[Indicator]) -> RuleTable | None:
    """Return the table for the figures of some indicators.

    None where none of them has a figure, and where the page is as printed: there no light stands, whatever its rule.
    """
    readings = index.readings_of(indicators)
    if not index.judged or not any(reading.actual for reading in readings):
        return None
    found = judged_alone(index.official, {one.ref for one in indicators})
    return RuleTable(
        rows=tuple(_row(index, number, one, readings) for number, one in enumerate(found)),
        shown=next((at for at, one in enumerate(found) if one.rulebook == index.card.rulebook), 0),
        by_reading={
            reading.ref: tuple(_tried(number, one, reading) for number, one in enumerate(found)) for reading in readings
        },
    )


def _tried(number: int, assessment: Assessment, reading: Reading) -> Tried:
    verdict = assessment.by_reading.get(reading.ref)
    return Tried(number, of_verdict(verdict, reading.actual), ratio_of(verdict))


def _row(index: CardIndex, number: int, assessment: Assessment, readings: Sequence[Reading]) -> RuleRow:
    book, single = assessment.rulebook, len(readings) == 1
    verdict = assessment.by_reading.get(readings[0].ref) if single else None
    facts = typeset.ratio_facts(verdict)
    return RuleRow(
        number=number,
        title=book.title.render(current(), {}),
        url=addresses.book(book.name, index.official.address),
        demonstration=book.demonstration,
        formula=typeset.formula(str(facts["formula"])) if facts else SafeString(""),
        filled=typeset.with_numbers(verdict),
        ratio=ratio_of(verdict),
        state=of_verdict(verdict, readings[0].actual) if single else None,
        why=_why(verdict, book.judging) if single else "",
        words="" if single else _counted(assessment, readings),
    )


def _why(verdict: Verdict | None, judging: Judging | None) -> str:
    """Return the last word of the computation, without the ratio, which stands beside it."""
    if verdict is None or judging is None:
        return ""
    told = [step for step in verdict.steps if step.topic is Topic.RESULT and "formula" not in step.facts]
    held = [step for step in verdict.steps if step.topic is Topic.PACE]
    chosen = told[-1:] or held[-1:]
    return "".join(step.text(current()) for step in chosen)


def _counted(assessment: Assessment, readings: Sequence[Reading]) -> str:
    states = Counter(of_verdict(assessment.by_reading.get(reading.ref), reading.actual).label for reading in readings)
    return listed([f"{label} {number}" for label, number in states.items()])
