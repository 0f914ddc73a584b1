"""Why: the whole derivation of one figure, from the rulebook to the printed cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from heng.evaluate.judging.demand import demand_of, operator_of
from heng.evaluate.judging.verdict import Step, Verdict
from heng.evaluate.telling import shown, wordings
from heng.evaluate.telling.changed import Origin, PersonsChange, later_target, persons
from heng.evaluate.traits.confirmed import TRAITS
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import (
    Actual,
    Deadline,
    Missing,
    NoTarget,
    Reading,
    Target,
)
from heng.model.finding import Fact
from heng.model.period import PartialDate
from heng.model.source import SourceRef
from heng.model.terms import ChangeField, NotScoredReason, Topic

Line = Step
"""One line of a derivation."""

PLACES = {
    "zh": {"line": "第{0}行", "lines": "第{0}至{1}行", "page": "第{0}頁", "sheet": "工作表{0}", "cell": "{0}"},
    "en": {"line": "line {0}", "lines": "lines {0} to {1}", "page": "page {0}", "sheet": "sheet {0}", "cell": "{0}"},
}

NOW = ("demand", "value", "reason", "text")
"""Facts of a line on a cell that say what stands there, the most telling first."""


def why(
    edition: Edition,
    verdict: Verdict,
    *,
    printed: Edition | None = None,
    changes: Sequence[PersonsChange] = (),
    later: Sequence[PersonsChange] = (),
    computed: Sequence[Line] = (),
) -> tuple[Line, ...]:
    """Return the derivation of a verdict on a reading of this edition, as ordered lines.

    The order is that of `Topic`: rulebook, verdict, computation, grounds, target and actual with their printed cells,
    what the formula gives, definition, document. The same arguments always give the same lines.

    Args:
        edition: With people's changes applied.
        verdict: On one of its readings.
        printed: The same edition as published: a cell that differs is told as changed, and what the document prints
            with its place in a line of its own.
        changes: What people changed, oldest first; each of the reading and its indicator is told.
        later: Those of them that set a target from a day after the reading's period, which judges nothing here.
        computed: What the formula gives beside the actual, see `computed_steps`.
    """
    reading = _reading(edition, verdict.reading)
    indicator = next(one for one in edition.card.indicators if one.ref == verdict.indicator)
    origin = Origin(_reading(printed, verdict.reading) if printed else None, changes)
    lines = (
        *_steps(verdict, reading, origin),
        *(line for field in TRAITS for line in persons(changes, indicator.ref, field, Topic.of(field.value))),
        *_cell(_target(reading, verdict), reading, ChangeField.TARGET, origin),
        *later_target(later, reading.ref),
        *_cell(_actual(reading), reading, ChangeField.ACTUAL, origin),
        *computed,
        *_definition(indicator, reading),
        _document(edition, reading),
    )
    order = list(Topic)
    return tuple(sorted(lines, key=lambda line: order.index(line.topic)))


def _reading(edition: Edition, ref: str) -> Reading:
    return next(one for one in edition.figures.readings if one.ref == ref)


def _steps(verdict: Verdict, reading: Reading, origin: Origin) -> tuple[Step, ...]:
    """Return the steps of a verdict; none rests on a printed place where a person wrote the actual."""
    if not origin.differs(reading, ChangeField.ACTUAL):
        return verdict.steps
    return tuple(replace(step, source=None) for step in verdict.steps)


def _cell(line: Line, reading: Reading, field: ChangeField, origin: Origin) -> tuple[Line, ...]:
    """Return what stands in a cell; where a person wrote it, without the place of what the document prints."""
    told = origin.told(reading, field, line.topic)
    if not origin.differs(reading, field):
        return (line, *told)
    now = next((line.facts[key] for key in NOW if line.facts.get(key)), "—")
    wording = wordings.TARGET_CHANGED if field is ChangeField.TARGET else wordings.ACTUAL_CHANGED
    return (replace(line, wording=wording, facts={"now": now}, source=None), *told)


def render(lines: Iterable[Line], lang: str) -> str:
    """Return a derivation as text: a numbered line each, with the printed place where it rests on one."""
    return "".join(f"{number}. {_with_place(line, lang)}\n" for number, line in enumerate(lines, 1))


def place_text(source: SourceRef, lang: str) -> str:
    """Return a printed place in words: `第311行`, `page 3, lines 12 to 14`; empty where the document has none."""
    words = PLACES["en" if lang.startswith("en") else "zh"]
    place = source.place
    parts = [words["page"].format(place.page)] if place.page is not None else []
    if place.sheet is not None:
        parts.append(words["sheet"].format(place.sheet))
    if place.cell is not None:
        parts.append(words["cell"].format(place.cell))
    if place.line is not None:
        key = "line" if place.line == place.last_line else "lines"
        parts.append(words[key].format(place.line, place.last_line))
    return (", " if lang.startswith("en") else "，").join(parts)


def _with_place(line: Line, lang: str) -> str:
    place = place_text(line.source, lang) if line.source else ""
    if not place:
        return line.text(lang)
    return f"{line.text(lang)} [{place}]" if lang.startswith("en") else f"{line.text(lang)}〔{place}〕"


def _target(reading: Reading, verdict: Verdict) -> Line:
    target = reading.target
    if target is None:
        return Step(Topic.TARGET, wordings.TARGET_ABSENT)
    if isinstance(target.predicate, NoTarget):
        return Step(Topic.TARGET, wordings.TARGET_EMPTY, {"reason": target.predicate.reason}, target.source)
    asked = _asked(reading, target, verdict)
    if asked:
        return Step(Topic.TARGET, wordings.TARGET, {"demand": asked, "text": target.text}, target.source)
    facts: dict[str, Fact] = {"operator": operator_of(target.predicate), "text": target.text}
    return Step(Topic.TARGET, wordings.TARGET_TEXT, facts, target.source)


def _asked(reading: Reading, target: Target, verdict: Verdict) -> str | PartialDate:
    """Return what a target asks of a number, empty where it asks nothing of one."""
    if isinstance(target.predicate, Deadline):
        return target.predicate.day
    actual = reading.actual if isinstance(reading.actual, Actual) else Actual(text="", value=None)
    demand = demand_of(target, actual, verdict.polarity.polarity)
    return "" if isinstance(demand, NotScoredReason) else shown.demand(demand)


def _actual(reading: Reading) -> Line:
    match reading.actual:
        case None:
            return Step(Topic.ACTUAL, wordings.ACTUAL_ABSENT)
        case Missing(reason=reason, text=text, source=source):
            wording = wordings.MISSING if text else wordings.MISSING_EMPTY
            return Step(Topic.ACTUAL, wording, {"reason": reason, "text": text}, source)
        case Actual(value=None, text=text, source=source):
            return Step(Topic.ACTUAL, wordings.ACTUAL_PARTS, {"text": text}, source)
        case Actual(value=value, text=text, source=source, as_of=as_of):
            assert value is not None
            facts: dict[str, Fact] = {"value": shown.figure(value), "text": text}
            if as_of is None:
                return Step(Topic.ACTUAL, wordings.ACTUAL, facts, source)
            return Step(Topic.ACTUAL, wordings.ACTUAL_AS_OF, {**facts, "day": as_of.last}, source)


def _definition(indicator: Indicator, reading: Reading) -> tuple[Line, ...]:
    named = {"code": indicator.subject, "name": indicator.name}
    lines = [Step(Topic.DEFINITION, wordings.DEFINITION, named, indicator.source)]
    if indicator.formula is not None:
        wording = wordings.FORMULA if indicator.formula else wordings.FORMULA_EMPTY
        lines.append(Step(Topic.DEFINITION, wording, {"formula": indicator.formula}, indicator.formula_source))
    if indicator.unit:
        lines.append(Step(Topic.DEFINITION, wordings.UNIT, {"unit": indicator.unit}, indicator.unit_source))
    if reading.agencies:
        agencies = "、".join(one.agency for one in reading.agencies)
        lines.append(Step(Topic.DEFINITION, wordings.AGENCIES, {"agencies": agencies}))
    return tuple(lines)


def _document(edition: Edition, reading: Reading) -> Line:
    document = edition.edition.document
    return Step(Topic.SOURCE, wordings.DOCUMENT, {"name": document.name, "digest": document.sha256}, reading.source)
