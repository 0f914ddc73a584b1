"""What became of the edition before a card in it, both judged by the card's rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from heng.check.compare import Outcome, outcome
from heng.check.context import Context
from heng.check.figures import questioned
from heng.evaluate.assessment import assess
from heng.store.snapshot import snapshot
from heng.workflow import beside
from heng.workflow.agencies import register
from heng.workflow.assemble import KEPT
from heng.workflow.cards import Moment, NoSuchCardError, OpenCard, open_card
from heng.workflow.locate import locate, summary
from heng.workflow.rulebooks import Same


@dataclass(frozen=True, slots=True)
class Compared:
    """The edition before a card, as opened, and what became of it."""

    before: OpenCard
    outcome: Outcome


def compared(card: OpenCard) -> Compared | None:
    """Compare a card with the edition of its owner before it, as the record stood; None where there is none.

    Both are judged by the rulebook of the card, so that another verdict is another figure or target, never other rules.
    """
    return _compared(Same(card))


@lru_cache(maxsize=KEPT)
def _compared(same: Same) -> Compared | None:
    # An opened card names the state of the editions beside it: the same card is compared with the same one.
    card = same.card
    before = _before(card)
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
