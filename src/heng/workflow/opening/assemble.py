"""Putting an open card together: what was published, what people changed, and what follows from both."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from heng.check.figures import questioned
from heng.evaluate.assessment import assess
from heng.store import models, read
from heng.workflow.changes.change_data import apply, change_of, confirmed, rulebook
from heng.workflow.changes.plans import plans_of
from heng.workflow.changes.settling import found
from heng.workflow.changes.weights import level_weights, weighed
from heng.workflow.findings.entries import recorded
from heng.workflow.findings.thread import part, threads
from heng.workflow.opening import beside as beside_it
from heng.workflow.opening.beside import State, opened
from heng.workflow.opening.in_force import ends_of, in_force, is_later
from heng.workflow.opening.locate import in_order, summary
from heng.workflow.opening.opened import EditionSummary, Loaded, Moment, OpenCard
from heng.workflow.opening.periods import past_of

KEPT = 16
"""Cards kept in memory."""


@lru_cache(maxsize=KEPT)
def assemble(
    edition_key: int,
    chain_head: str,
    moment: Moment,
    day: date,
    beside: tuple[State, ...] = (),
    *,
    periods: tuple[State, ...] = (),
    _agencies: tuple[int, int] | None = None,
) -> OpenCard:
    """Return an edition as it stood on a day, the head of its chain being what it was at the moment.

    The arguments name one state of the record, which never changes, with the editions beside it and those of its
    owner's other periods, and one of the installation's register of agencies; so what is returned can be kept and
    shared.
    """
    row = models.Edition.objects.select_related("card_year", "batch").get(pk=edition_key)
    published = beside_it.printed(row.pk, moment.known)
    printed = published.edition
    entries = read.by_people(row.card_year, row, moment.known)
    ends = ends_of(printed)
    force = in_force(entries, ends, day)
    edition = apply(printed, force)
    checked = found(printed, edition, published.findings, force, opened(beside, day))
    edition = weighed(edition, printed, force)
    work = threads(recorded(row.card_year, moment.known), day)
    parted = part(checked.findings, work)
    book = rulebook(force)
    confirmations = confirmed(force)
    past = past_of(edition, periods, day, plans_of(edition, force))
    siblings = tuple(summary(head) for head in in_order(read.editions(row.card_year, moment.known)))
    own = next(each for each in siblings if each.address.edition == row.key)
    return OpenCard(
        address=own.address,
        moment=moment,
        printed=printed,
        edition=edition,
        changes=tuple(change_of(entry) for entry in entries),
        confirmed=confirmations,
        rulebook=book,
        assessment=assess(
            edition,
            book,
            confirmed=confirmations,
            questioned=questioned(parted.findings),
            past=past,
            weights=level_weights(printed, force),
        ),
        findings=parted.findings,
        loaded=_loaded(own, row.batch),
        siblings=siblings,
        digest=chain_head,
        reading_findings=checked.reading,
        later=tuple(change_of(entry) for entry in entries if is_later(entry, ends)),
        settled=checked.settled,
        waived=parted.waived,
        work=work,
        day=day,
        past=past,
    )


def _loaded(own: EditionSummary, batch: models.Batch) -> Loaded:
    return Loaded(recorded=batch.recorded, who=batch.who, reason=batch.reason, day=own.day, day_ground=own.day_ground)
