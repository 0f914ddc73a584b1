"""What a decision would do, shown before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.web.index import CardIndex
from heng.web.links import Links
from heng.web.scoring.changes import Changes, of_switched
from heng.web.scoring.decided import label_of
from heng.web.tallies import Tally, tally
from heng.workflow.opening.cards import CardAddress
from heng.workflow.rulebooks.adoption import Effect, effects
from heng.workflow.rulebooks.decisions import is_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEffect:
    """One edition: its counts now and then, and the figures that change. `same` = the rulebook is in force there."""

    label: str
    rulebook: str
    now: Tally
    then: Tally
    changes: Changes
    holds: bool
    same: bool
    look: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rulebook in force from a day would do to every edition that the decision binds."""

    cards: tuple[CardEffect, ...]


def preview(address: CardAddress, book: Rulebook, day: date) -> Preview:
    """Return the preview of a decision."""
    return Preview(tuple(_card(one, book) for one in effects(address, book.name, day)))


def _card(effect: Effect, book: Rulebook) -> CardEffect:
    now, then = effect.now, effect.then
    index = CardIndex(then, Links(now.address, rule=book.name), official=now)
    return CardEffect(
        label=label_of(now),
        rulebook=now.rulebook.name,
        now=tally(now.assessment.total(), judged=now.rulebook.judging is not None),
        then=tally(then.assessment.total(), judged=book.judging is not None),
        changes=of_switched(index, effect.changes),
        holds=effect.holds,
        same=is_in_force(now, book.name),
        look=index.links.overview(),
    )
