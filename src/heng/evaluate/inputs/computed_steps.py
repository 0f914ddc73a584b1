"""Computed figures as lines of a derivation and as plain data, beside the printed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from heng.evaluate.inputs.computed import Computed
from heng.evaluate.inputs.sources import Input
from heng.evaluate.telling import shown, wordings
from heng.evaluate.telling.step import Step
from heng.model.finding import Fact, Wording
from heng.model.quantity import plain
from heng.model.source import SourceRef
from heng.model.terms import NotScoredReason, Topic


def computed_steps(found: Iterable[Computed], document: str) -> tuple[Step, ...]:
    """Return the lines on what formulas give, each with its inputs; none for a formula of which no input is known.

    Places are those of the document with this SHA-256; what another one prints is told without.
    """
    return tuple(step for one in found if one.has_inputs for step in _steps(one, document))


def computed_to_data(found: Iterable[Computed]) -> list[dict[str, Any]]:
    """Return what formulas give as plain JSON data; nothing for a formula of which no input is known.

    Decimals are text. `value` is null where it cannot be computed: then `missing` names the data items without a
    value, and `at_least` is what the figure reaches in any case, where that is known. `agrees` says whether the value
    rounds to the `printed` one, null with `not_compared` where the two are not held together. `in_question` says
    that an error stands open on a figure that it was computed from.
    """
    return [_data(one) for one in found if one.has_inputs]


def _steps(one: Computed, document: str) -> Iterator[Step]:
    yield _result(one)
    for each in one.inputs:
        if each.value is not None and each.source is not None:
            facts: dict[str, Fact] = {
                "name": each.item.name, "value": shown.number(each.value, each.unit), "source": each.source,
            }  # fmt: skip
            if each.questioned:
                facts["doubt"] = NotScoredReason.DATA_IN_QUESTION
            said = wordings.COMPUTED_INPUT_QUESTIONED if each.questioned else wordings.COMPUTED_INPUT
            yield Step(Topic.COMPUTED, said, facts, _place(each, document))


def _result(one: Computed) -> Step:
    facts: dict[str, Fact] = {"formula": one.formula}
    if one.value is not None:
        wording, more = _compared(one)
        facts |= {"value": shown.number(one.value, one.unit), **more}
        return Step(Topic.COMPUTED, wordings.filled(wordings.COMPUTED, "compared", wording), facts)
    if one.fault is not None:
        return Step(Topic.COMPUTED, wordings.COMPUTED_FAULT, {**facts, "fault": one.fault.kind})
    names = "、".join(each.item.name for each in one.missing)
    return Step(Topic.COMPUTED, wordings.COMPUTED_MISSING, {**facts, "missing": names})


def _compared(one: Computed) -> tuple[Wording, dict[str, Fact]]:
    if one.printed is None or one.difference is None:
        return wordings.COMPUTED_ALONE, {"reason": one.not_compared or ""}
    printed: dict[str, Fact] = {"printed": shown.number(one.printed.value, one.printed.unit or one.unit)}
    if one.agrees:
        return wordings.COMPUTED_AGREES, printed
    return wordings.COMPUTED_DIFFERS, {**printed, "difference": shown.number(one.difference, one.unit)}


def _place(one: Input, document: str) -> SourceRef | None:
    """Return where an input is printed, where that is one place of the document."""
    places = {value.place for value in one.made_of}
    place = places.pop() if len(places) == 1 else None
    return place if place is not None and place.document == document else None


def _data(one: Computed) -> dict[str, Any]:
    return {
        "formula": one.formula,
        "from": one.span.first.isoformat(),
        "to": one.span.last.isoformat(),
        "value": None if one.value is None else plain(one.value),
        "unit": one.unit,
        "exact": one.exact if one.value is not None else None,
        "printed": None if one.printed is None else plain(one.printed.value),
        "agrees": one.agrees,
        "in_question": one.questioned,
        "not_compared": str(one.not_compared) if one.not_compared else None,
        "missing": [each.item.name for each in one.missing],
        "at_least": None if one.at_least is None else plain(one.at_least),
    }
