"""What became of the edition before a card in it, both judged by the card's rulebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from heng.check.compare import Outcome, outcome
from heng.check.context import Context
from heng.check.figures import questioned
from heng.evaluate.assessment import assess
from heng.store.snapshot import snapshot
from heng.workflow.agencies import register
from heng.workflow.opening import beside
from heng.workflow.opening.assemble import KEPT
from heng.workflow.opening.cards import Moment, NoSuchCardError, OpenCard, open_card
from heng.workflow.opening.locate import in_order, locate, summary
from heng.workflow.opening.opened import CardAddress, EditionSummary
from heng.workflow.same import Same


@dataclass(frozen=True, slots=True)
class Compared:
    """The edition before a card, as opened, and what became of it."""

    before: OpenCard
    outcome: Outcome


def compared(card: OpenCard, against: CardAddress | None = None) -> Compared | None:
    """Compare a card with an edition of its owner before it, by default the last one; None where there is none.

    Both are judged by the rulebook of the card, so that another verdict is another figure or target, never other rules.
    """
    return _compared(Same(card), against)


def earlier_editions(card: OpenCard) -> tuple[EditionSummary, ...]:
    """Return the editions of a card's owner before it, as the record stood, the latest first."""
    known = card.moment.known
    with snapshot():
        place = beside.sought(locate(card.address, known))
        heads = [head for other, head in beside.known_heads(known) if beside.is_before(other, place)]
    held = (head for head in heads if card.moment.as_of is None or head.day <= card.moment.as_of)
    return tuple(summary(head) for head in in_order(held))


@lru_cache(maxsize=KEPT)
def _compared(same: Same[OpenCard], against: CardAddress | None) -> Compared | None:
    # An opened card names the state of the editions beside it: the same card is compared with the same one.
    card = same.value
    before = _before(card) if against is None else _chosen(card, against)
    if before is None:
        return None
    book, doubtful = card.rulebook, questioned(before.findings)
    assessed = assess(before.edition, book, confirmed=before.confirmed, questioned=doubtful, past=before.past)
    context = Context(
        register=register(),
        editions=(before.edition, card.edition),
        truncated=frozenset(each.printed.edition.document.sha256 for each in (before, card) if _is_cut(each)),
    )
    return Compared(before, outcome(assessed, card.assessment, context))


def _chosen(card: OpenCard, against: CardAddress) -> OpenCard | None:
    """Open an edition that somebody chose, None where it is none before the card."""
    addresses = [one.address for one in earlier_editions(card)]
    fitting = [one for one in addresses if against in (one, replace(one, edition=""))]
    return open_card(fitting[0], Moment(card.moment.as_of, card.moment.known)) if fitting else None


def _before(card: OpenCard) -> OpenCard | None:
    known = card.moment.known
    with snapshot():
        head = beside.before(beside.sought(locate(card.address, known)), known)
    if head is None:
        return None
    try:
        return open_card(summary(head).address, Moment(card.moment.as_of, known))
    except NoSuchCardError:
        # On the day asked about, the edition before did not hold yet.
        return None


def _is_cut(card: OpenCard) -> bool:
    return any(finding.code == "RD001" for finding in card.reading_findings)
