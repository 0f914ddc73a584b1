"""What became of one edition in another as plain data, for programs: `comparison_to_data` with figures beside it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from heng.check.compare.comparison_data import comparison_to_data, line_of
from heng.check.compare.figure_data import ActionChange, FigureChange, Side
from heng.check.compare.outcome import Outcome
from heng.model.card import ActionPlan
from heng.model.figures import Actual, Missing
from heng.model.period import Period
from heng.model.quantity import Quantity, plain

Corrected = tuple[Collection[str], Collection[str]]
"""`ref`s of the readings whose actual people corrected, before and after."""
AS_PRINTED: Corrected = ((), ())


def outcome_to_data(found: Outcome, corrected: Corrected = AS_PRINTED) -> dict[str, Any]:
    """Return an outcome as JSON data: figures of which anything differs, action plans, parts; decimals are text.

    `relative` is a share of the earlier number (1 = 100 %). `worth` is null where `barrier` says why it cannot be told.
    """
    return {
        **comparison_to_data(found.comparison),
        "same_period": found.same_period,
        "figures": [_figure(one, corrected) for one in found.changed],
        "actions": [_action(one) for one in found.actions],
        "parts": [str(part) for part in found.parts],
    }


def _figure(change: FigureChange, corrected: Corrected) -> dict[str, Any]:
    row, polarity, behaviour = change.side.indicator, change.polarity, change.behaviour
    difference = change.difference
    return {
        "objective": row.objective,
        "code": row.code,
        "component": row.component,
        "name": row.name,
        "agencies": [one.agency for one in change.side.reading.agencies],
        "before": _side(change.before, corrected[0]),
        "after": _side(change.after, corrected[1]),
        "movement": str(change.movement),
        "worth": change.worth and str(change.worth),
        "barrier": change.barrier and str(change.barrier),
        "difference": {"value": plain(difference.value), "unit": difference.unit} if difference else None,
        "relative": plain(change.relative) if change.relative is not None else None,
        "polarity": polarity.polarity and str(polarity.polarity) if polarity else None,
        "polarity_ground": str(polarity.ground) if polarity else None,
        "behaviour": behaviour.behaviour and str(behaviour.behaviour) if behaviour else None,
    }


def _side(side: Side | None, corrected: Collection[str]) -> dict[str, Any] | None:
    if side is None:
        return None
    actual = side.reading.actual
    source = (actual.source if actual else None) or side.reading.source
    return {
        "text": actual.text if actual else "",
        "state": str(actual.reason) if isinstance(actual, Missing) else "reported",
        **_value(actual, side.indicator.unit or ""),
        "corrected": side.reading.ref in corrected,
        "span": _span(side.span),
        "line": line_of(source),
    }


def _value(actual: Actual | Missing | None, unit: str) -> dict[str, str | None]:
    value = actual.value if isinstance(actual, Actual) else None
    if isinstance(value, Quantity):
        return {"value": plain(value.value), "unit": value.unit or unit}
    return {"value": str(value) if value else None, "unit": unit}


def _span(span: Period | None) -> dict[str, str] | None:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()} if span else None


def _action(change: ActionChange) -> dict[str, Any]:
    return {
        "code": change.match.after.code,
        "move": str(change.move),
        "before": _plan(change.before),
        "after": _plan(change.after),
    }


def _plan(plan: ActionPlan | None) -> dict[str, Any] | None:
    return {"code": plan.code, "text": plan.text, "line": line_of(plan.source)} if plan else None
