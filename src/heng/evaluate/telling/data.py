"""An assessment as plain JSON data, for `heng assess --format json` and for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from heng.evaluate.assessment import Assessment
from heng.evaluate.inputs.computed_steps import computed_to_data
from heng.evaluate.inputs.computing import Computing
from heng.evaluate.judging.demand import operator_of
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.evaluate.telling.changed import changed_readings
from heng.evaluate.totals.components import Weighted, components
from heng.evaluate.totals.joining import Joined
from heng.evaluate.totals.roll_up import Rolled, RollUp
from heng.evaluate.totals.total import Total
from heng.evaluate.traits.grounds import grounds_of
from heng.evaluate.year.rest_steps import rest_to_data
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Reading
from heng.model.period import PartialDate
from heng.model.profile import TAIPEI
from heng.model.quantity import Quantity, plain
from heng.model.terms import RollLevel

SCHEMA = 1
"""Number of the form of these data; a change that takes something away raises it."""


def assessment_to_data(
    assessment: Assessment,
    *,
    printed: Edition | None = None,
    computing: Computing | None = None,
    decided: bool = False,
) -> dict[str, Any]:
    """Return an assessment as plain JSON data.

    Decimals are text, full precision: whoever shows them rounds them. `status`, reasons, grounds and behaviours are
    the machine words of the vocabulary, null where there is none. `achievement` is raw, 1 = 100 %. `changed` says that
    a person changed target or actual since the edition was published as `printed`; the verdict's `printed` then has
    what the document prints.
    A rulebook is `adopted` where its own text says so, or where the record holds that it was `decided`.
    `grounds` counts on what directions and behaviours in time rest, with those directions that are only the rulebook's
    default, those behaviours that are in doubt, and in `to_confirm` the indicators of which a person is asked;
    `behaviour_may_be` is what a doubted one may be as well.
    `rest` says what the rest of the year must bring for the target, or by its `gap` why nothing is said.
    A verdict is `counted` in totals where it is the item of its indicator, agency and year.
    `joined` is the score of the card, and of each theme, objective, perspective and agency (by its name as printed),
    with its `weighing`; `scoring` says how far an achievement counts in it and what the rulebook does without weights.
    `components` joins each indicator that has several by their weights: `score` over what is `known` (a share of the
    weights), `low` and `high` whatever the rest turns out to be; else `fault` says why they are not joined.
    `computed` is what the formulas of a verdict's KPI give from data items, see `computed_to_data`; empty where nothing
    is known of them, or nothing is `computing`.
    """
    edition, book, rolled = assessment.edition, assessment.rulebook, RollUp(assessment)
    changed = changed_readings(edition, printed) if printed else {}
    indicators = {indicator.ref: indicator for indicator in edition.card.indicators}
    readings = {reading.ref: reading for reading in edition.figures.readings}
    return {
        "schema": SCHEMA,
        "owner": edition.owner,
        "year": edition.year,
        "edition": edition.edition.key,
        "period": edition.edition.period.slug if edition.edition.period else None,
        "document": {"name": edition.edition.document.name, "sha256": edition.edition.document.sha256},
        "rulebook": {
            "name": book.name,
            "version": book.version,
            "demonstration": book.demonstration,
            "adopted": decided or book.adoption is not None,
        },
        "total": total_to_data(assessment.total()),
        "grounds": _grounds(assessment),
        "joined": joined_to_data(rolled.card.joined),
        "scoring": _scoring(book),
        "themes": _rolled(rolled.themes),
        "objectives": _rolled(rolled.objectives),
        "perspectives": _rolled(rolled.perspectives),
        "agencies": _rolled(rolled.agencies),
        "components": [_weighted(one, indicators) for one in components(assessment)],
        "verdicts": [
            _verdict(verdict, readings[verdict.reading], indicators[verdict.indicator])
            | _printed(changed.get(verdict.reading))
            | {"computed": computed_to_data(computing.of_reading(readings[verdict.reading]) if computing else ())}
            for verdict in assessment.verdicts
        ],
    }


def _scoring(book: Rulebook) -> dict[str, str] | None:
    """Return between which bounds an achievement counts before figures are joined, null without verdicts."""
    if book.judging is None:
        return None
    roll_up, scoring = book.judging.roll_up, book.judging.scoring
    return {
        "floor": plain(scoring.floor),
        "cap": plain(scoring.cap),
        "weights": str(roll_up.weights),
        "unweighted": str(roll_up.unweighted),
        "unscored": str(roll_up.unscored),
    }


def _grounds(assessment: Assessment) -> dict[str, Any]:
    found = grounds_of(assessment.verdicts)
    return {
        "polarity": {str(ground): number for ground, number in found.polarity.items()}
        | {"default": found.defaulted, "to_confirm": found.directions.indicators},
        "behaviour": {str(ground): number for ground, number in found.behaviour.items()}
        | {"doubted": found.doubted.figures, "to_confirm": found.doubted.indicators},
    }


def total_to_data(total: Total) -> dict[str, Any]:
    """Return a total as plain JSON data."""
    return {
        "items": total.items,
        "known": total.known,
        "coverage": _text(total.coverage),
        "by_status": {str(status): count for status, count in total.by_status.items()},
        "judged": total.judged,
        "base": total.base,
        "low": _text(total.low),
        "high": _text(total.high),
    }


def _weighted(one: Weighted, indicators: Mapping[str, Indicator]) -> dict[str, Any]:
    """Return the components of one indicator as one figure, or why they are none."""
    parts = [indicators[ref] for ref in one.indicators]
    return {
        "code": parts[0].code,
        "objective": parts[0].objective,
        "components": [{"code": part.subject, "weight": str(part.weight or "")} for part in parts],
        **joined_to_data(one.joined),
    }


def joined_to_data(joined: Joined) -> dict[str, Any]:
    """Return a joined score as plain JSON data."""
    return {
        "weighing": str(joined.weighing) if joined.weighing else None,
        "weights": _text(joined.weights),
        "known": _text(joined.known),
        "score": _text(joined.score),
        "low": _text(joined.low),
        "high": _text(joined.high),
        "fault": str(joined.fault) if joined.fault else None,
    }


def _rolled(found: Iterable[Rolled]) -> list[dict[str, Any]]:
    return [
        {
            "key": one.group.key,
            "name": _name(one),
            **total_to_data(one.total),
            "joined": joined_to_data(one.joined),
        }
        for one in found
    ]


def _name(one: Rolled) -> str:
    """Return what people call a level; a perspective, which is keyed by its letter, as the city calls it."""
    if one.level is RollLevel.PERSPECTIVE:
        known = TAIPEI.perspective(one.group.key)
        return known.zh if known else one.group.key
    return one.group.name or one.group.key


def _verdict(verdict: Verdict, reading: Reading, indicator: Indicator) -> dict[str, Any]:
    polarity, behaviour = verdict.polarity, verdict.behaviour
    return {
        "reading": reading.ref,
        "objective": indicator.objective,
        "code": indicator.code,
        "component": indicator.component,
        "name": indicator.name,
        "unit": indicator.unit,
        "agencies": [one.agency for one in reading.agencies],
        "target": _target(reading),
        "actual": _actual(reading.actual),
        "status": verdict.status and str(verdict.status),
        "achievement": _text(verdict.achievement),
        "distance": _quantity(verdict.distance),
        "reason": _reason(verdict),
        "polarity": polarity.polarity and str(polarity.polarity),
        "polarity_ground": str(polarity.ground),
        "polarity_basis": str(polarity.basis),
        "behaviour": behaviour.behaviour and str(behaviour.behaviour),
        "behaviour_ground": str(behaviour.ground),
        "behaviour_may_be": behaviour.may_be and str(behaviour.may_be),
        "counted": verdict.is_item,
        "rest": rest_to_data(verdict.rest),
        "line": reading.source.place.line,
    }


def _printed(reading: Reading | None) -> dict[str, Any]:
    """Return whether a person changed a reading, and what the document prints there."""
    if reading is None:
        return {"changed": False, "printed": None}
    return {"changed": True, "printed": {"target": _target(reading), "actual": _actual(reading.actual)}}


def _reason(verdict: Verdict) -> str | None:
    reason = verdict.not_scored or verdict.missing
    return str(reason) if reason else None


def _target(reading: Reading) -> dict[str, Any] | None:
    if reading.target is None:
        return None
    return {"text": reading.target.text, "operator": str(operator_of(reading.target.predicate))}


def _actual(actual: Actual | Missing | None) -> dict[str, Any] | None:
    match actual:
        case None:
            return None
        case Missing(reason=reason, text=text):
            return {"text": text, "missing": str(reason)}
        case Actual(text=text, value=Quantity() as value):
            return {"text": text, **(_quantity(value) or {})}
        case Actual(text=text, value=PartialDate() as day):
            return {"text": text, "day": str(day)}
        case _:
            return {"text": actual.text}


def _quantity(value: Quantity | None) -> dict[str, str] | None:
    return {"value": plain(value.value), "unit": value.unit} if value else None


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
