"""Targets that fall from edition to edition: nobody asks for less and less of a good thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from heng.check.compare.data import Kpi
from heng.check.compare.earlier import compared_with_earlier
from heng.check.context import Context
from heng.evaluate.units.conversion import convert
from heng.model.edition import Edition
from heng.model.figures import Threshold
from heng.model.quantity import Quantity

CERTAIN = 90
"""Confidence from which a KPI of an earlier edition is surely the same."""


def falling_targets(edition: Edition, context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return, by the `ref` of a row, its targets in three editions as printed, the earliest first, where each is lower.

    Only KPIs of one row and one target in each edition; the rules of a run share the result.
    """
    return context.once("falling_targets", edition, lambda: dict(_falling(edition, context)))


def _falling(edition: Edition, context: Context) -> Iterator[tuple[str, tuple[str, ...]]]:
    last = compared_with_earlier(edition, context)
    first = compared_with_earlier(last.before, context) if last else None
    if last is None or first is None or first.before is edition:
        return
    before = {match.after.rows[0].ref: match.before for match in first.matches if match.confidence >= CERTAIN}
    for match in last.matches:
        oldest = before.get(match.before.rows[0].ref)
        if oldest is None or match.confidence < CERTAIN:
            continue
        targets = [_target(kpi) for kpi in (oldest, match.before, match.after)]
        known = [each for each in targets if each is not None]
        if len(known) == len(targets) and _falls(known):
            yield match.after.rows[0].ref, tuple(text for _, text in known)


def _target(kpi: Kpi) -> tuple[Quantity, str] | None:
    """Return the one target of a KPI of one row, None where it has several or no number."""
    if len(kpi.rows) != 1 or len(kpi.readings) != 1:
        return None
    target = kpi.readings[0].target
    if target is None or not isinstance(target.predicate, Threshold):
        return None
    return target.predicate.value, target.text


def _falls(targets: list[tuple[Quantity, str]]) -> bool:
    unit = targets[0][0].unit
    values: list[Decimal | None] = [convert(value, unit, unit) for value, _ in targets]
    known = [value for value in values if value is not None]
    return len(known) == len(values) and all(one > other for one, other in pairwise(known))
