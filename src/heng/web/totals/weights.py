"""Weights of themes, perspectives, objectives and agencies on the page of totals: recorded ones, and links to forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.terms import ChangeField, RollLevel, Unweighted
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import listed, pick
from heng.web.totals.parts import name_of, title_of, weight_of
from heng.workflow.changes.siblings import Siblings, siblings_of
from heng.workflow.opening.opened import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighable:
    """Parts that can be weighed against one another: how many, what their weights add up to, and the form."""

    title: str
    parts: int
    total: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Weights recorded in one act: of what, by whom, from which day, why; `holds`: they weigh this card's period."""

    title: str
    weights: str
    valid: str
    who: str
    when: str
    reason: str
    number: int
    holds: bool
    can_undo: bool

    @property
    def undo(self) -> str:
        """The `id` of the form that takes them back."""
        return f"undo-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsPanel:
    """What the page shows of weights; `without` says what becomes of a level that has none."""

    weighable: tuple[Weighable, ...]
    recorded: tuple[Recorded, ...]
    without: str

    @property
    def unweighed(self) -> tuple[Weighable, ...]:
        """What has no weights yet: until all have, scores above it are joined in part or not at all."""
        return tuple(one for one in self.weighable if not one.total)


def weights_panel(index: CardIndex) -> WeightsPanel:
    """Return which parts of a card can be weighed, and what is recorded of them."""
    groups = [one for one in siblings_of(index.card.printed) if one.level is not RollLevel.INDICATOR]
    return WeightsPanel(
        weighable=tuple(_weighable(index, one) for one in groups),
        recorded=tuple(act for one in groups for act in _recorded(index, one)),
        without=without(index.card.rulebook),
    )


def _weighable(index: CardIndex, group: Siblings) -> Weighable:
    known = [weight.value for part in group.parts if (weight := weight_of(index, group.level, part.key))]
    return Weighable(
        title=title_of(index, group),
        parts=len(group.parts),
        total=numbers.number(sum(known, Decimal(0))) if known else "",
        url=index.links.weights(group.name),
    )


def _recorded(index: CardIndex, group: Siblings) -> Iterator[Recorded]:
    """Yield the acts that any weight stands from, with the weights that do; what was taken back leaves none."""
    keys = {part.ref: part.key for part in group.parts}
    made = [one for one in index.card.changes if one.field is ChangeField.WEIGHT and one.ref in keys]
    last = {one.ref: one for one in made}
    acts: dict[object, list[Change]] = {}
    for one in made:
        if last[one.ref] is one:
            acts.setdefault(one.recorded, []).append(one)
    for moment, found in acts.items():
        standing = [one for one in found if one.after]
        if not standing:
            continue
        first = found[0]
        held = [weight_of(index, group.level, keys[one.ref]) for one in standing]
        yield Recorded(
            title=title_of(index, group),
            weights=listed(
                [f"{name_of(index, group.level, keys[one.ref], short=True)} {one.after}" for one in standing]
            ),
            valid=numbers.day(first.valid),
            who=first.who,
            when=numbers.moment(first.recorded),
            reason=first.reason,
            number=first.number,
            holds=any(weight and weight.text == one.after for weight, one in zip(held, standing, strict=True)),
            can_undo=first.undoes is None and len(found) == sum(one.recorded == moment for one in made),
        )


def without(book: Rulebook) -> str:
    """Say what becomes of a level for which nobody recorded a weight."""
    if book.judging is None:
        return pick(
            "現在的規則不給判定，權重要到有判定時才用。", "The rulebook gives no verdicts; weights wait for one."
        )
    if book.judging.roll_up.unweighted is Unweighted.EQUAL:
        return pick(
            "沒有印也沒有登錄權重的層級，照這份規則每一部分權重相同。",
            "Where no weights are printed or recorded, all parts of a level weigh the same by this rulebook.",
        )
    return pick(
        "沒有印也沒有登錄權重的層級，照這份規則不合併分數；不替機關訂權重。",
        "Where no weights are printed or recorded, this rulebook joins nothing; no weights are invented.",
    )
