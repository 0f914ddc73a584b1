"""Setting the weights of all parts of one thing at once: what that would do, and writing it as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from heng.evaluate.assessment import Assessment
from heng.model.edition import Edition
from heng.model.period import ROC_OFFSET
from heng.model.terms import ChangeField, RollLevel
from heng.model.weights import WHOLE, Weight, adds_up
from heng.store import models, pieces, read
from heng.store.append import lock
from heng.store.words import Act
from heng.workflow.changes.change_data import Alteration
from heng.workflow.changes.refusals import (
    DayFarFromCardError,
    UnknownSubjectError,
    UnreadableWeightError,
    WeightsDoNotSumError,
    WeightsMissingError,
)
from heng.workflow.changes.siblings import Part, Siblings, siblings_of
from heng.workflow.changes.weights import level_weights, weighed
from heng.workflow.changes.writing import Proposal, demand_reason, write_together
from heng.workflow.opening.in_force import ends_of, in_force
from heng.workflow.opening.locate import card_year, locate
from heng.workflow.opening.opened import CardAddress, Change, OpenCard

Weights = Mapping[str, Weight | None]
"""Key of a part → its weight, None for none."""
FAR = 5
"""Years from a card's own within which a weight can begin to hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsEffect:
    """What weights would do to a card: joined scores alone can differ, no verdict does.

    `holds` is False where they come from a day after its period, or weights of a later day stand.
    """

    now: Assessment
    then: Assessment
    holds: bool


def siblings(edition: Edition, name: str) -> Siblings:
    """Return the parts of an edition by their name, or by the `ref` of any component; raises UnknownSubjectError."""
    components = RollLevel.INDICATOR
    found = next(
        (
            one
            for one in siblings_of(edition)
            if one.name == name or (one.level is components and name in {part.key for part in one.parts})
        ),
        None,
    )
    if found is None:
        raise UnknownSubjectError(name)
    return found


def read_weight(text: str) -> Weight | None:
    """Return the weight that a person typed, None for none; raises UnreadableWeightError."""
    weight = Weight.read(text)
    if text.strip() and (weight is None or not 0 <= weight.value <= WHOLE):
        raise UnreadableWeightError(text)
    return weight


def demand_whole(group: Siblings, weights: Weights) -> None:
    """Refuse weights of which some are missing, or which are no whole; none at all are taken away."""
    known = [weight.value for weight in weights.values() if weight is not None]
    if not known or not group.is_whole:
        return
    if len(known) < len(group.parts):
        raise WeightsMissingError(len(group.parts) - len(known), len(group.parts))
    if not adds_up(known):
        raise WeightsDoNotSumError(sum(known, Decimal(0)))


def demand_day(year: int, day: date) -> None:
    """Refuse a day years before or after a card of a 民國 year."""
    first, last = date(year + ROC_OFFSET - FAR, 1, 1), date(year + ROC_OFFSET + FAR, 12, 31)
    if not first <= day <= last:
        raise DayFarFromCardError(day, first, last)


def weights_effect(card: OpenCard, group: Siblings, weights: Weights, valid: date) -> WeightsEffect:
    """Return what weights would do to a card from a day on."""
    recorded = read.by_people(card_year(card.address), None, card.moment.known, kind=ChangeField.WEIGHT.value)
    new = [_unwritten(part, weights.get(part.key), valid) for part in group.parts]
    force = in_force([*recorded, *new], ends_of(card.printed), card.day)
    then = replace(
        card.assessment,
        edition=weighed(card.edition, card.printed, force),
        weights=level_weights(card.printed, force),
    )
    return WeightsEffect(now=card.assessment, then=then, holds=any(one in new for one in force.values()))


def set_weights(
    address: CardAddress, name: str, texts: Mapping[str, str], *, who: str, reason: str, valid: date, seen: int | None
) -> tuple[Change, ...]:
    """Write the weights of all parts of one thing, in per cent, by key; raises RefusedChangeError.

    They weigh the periods that end on `valid` or later. Where all are empty, recorded weights are taken away and what
    is printed stands again. `seen` is the number of the last weight of any of them that the person had before them.
    """
    demand_reason(who, reason)
    demand_day(address.year, valid)
    with transaction.atomic():
        head = locate(address)
        year = lock(address.owner, address.year)
        group = siblings(pieces.put_together(read.decode(read.published(head.edition))), name)
        weights = {part.key: read_weight(texts.get(part.key, "")) for part in group.parts}
        demand_whole(group, weights)
        made = read.by_people(year, None, kind=ChangeField.WEIGHT.value)
        proposals = [
            Proposal(
                card_year=year,
                row=None,
                field=ChangeField.WEIGHT,
                ref=part.ref,
                after=weight.text if weight else part.printed,
                value=weight.text if weight else None,
                printed=part.printed,
                day=valid,
                seen=_last_seen(made, part.ref, seen),
            )
            for part in group.parts
            for weight in [weights[part.key]]
        ]
        return write_together(proposals, act=Act.CHANGE, who=who, reason=reason)


def _last_seen(made: Iterable[models.Entry], ref: str, seen: int | None) -> int | None:
    """Return the last weight of one part that a person had seen who saw those of all parts up to a number."""
    return None if seen is None else max((one.pk for one in made if one.ref == ref and one.pk <= seen), default=0)


def _unwritten(part: Part, weight: Weight | None, valid: date) -> models.Entry:
    """Return an entry as it would be recorded, which is never saved."""
    text = weight.text if weight else None
    altered = Alteration(before="", after=text or part.printed, value=text)
    return models.Entry(kind=ChangeField.WEIGHT.value, ref=part.ref, body=altered.body(), valid_from=valid)
