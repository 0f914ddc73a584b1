"""Putting an open card together: what was published, what people changed, and what follows from both."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.assessment import assess
from heng.model.finding import Finding
from heng.store import finding_data, models, pieces, read
from heng.workflow.agencies import register
from heng.workflow.change_data import apply, change_of, confirmed, corrected, rulebook
from heng.workflow.locate import in_order, summary
from heng.workflow.opened import EditionSummary, Loaded, Moment, OpenCard

KEPT = 16
"""Cards kept in memory."""


@lru_cache(maxsize=KEPT)
def assemble(edition_key: int, chain_head: str, moment: Moment, day: date) -> OpenCard:
    """Return an edition as it stood on a day, the head of its chain being what it was at the moment.

    The arguments name one state of the record, which never changes; so what is returned can be kept and shared.
    """
    row = models.Edition.objects.select_related("card_year", "batch").get(pk=edition_key)
    bodies = read.decode(read.published(row, moment.known))
    printed = pieces.put_together(bodies)
    entries = read.by_people(row.card_year, row, moment.known)
    force = read.in_force(entries, day)
    edition = apply(printed, force)
    reading = _still_open(finding_data.put_together(bodies), corrected(force.values()))
    findings = check([edition], register(), reading=reading)
    book = rulebook(force)
    polarities = confirmed(force)
    siblings = tuple(summary(head) for head in in_order(read.editions(row.card_year, moment.known)))
    own = next(each for each in siblings if each.address.edition == row.key)
    return OpenCard(
        address=own.address,
        moment=moment,
        printed=printed,
        edition=edition,
        changes=tuple(change_of(entry) for entry in entries),
        confirmed=polarities,
        rulebook=book,
        assessment=assess(edition, book, confirmed=polarities, questioned=questioned(findings)),
        findings=findings,
        loaded=_loaded(own, row.batch),
        siblings=siblings,
        digest=chain_head,
        reading_findings=reading,
    )


def _still_open(reading: tuple[Finding, ...], corrected_refs: frozenset[str]) -> tuple[Finding, ...]:
    """Return what was found in reading the document, but for cells that a person has since read anew."""
    return tuple(each for each in reading if not each.refs or not corrected_refs.issuperset(each.refs))


def _loaded(own: EditionSummary, batch: models.Batch) -> Loaded:
    return Loaded(recorded=batch.recorded, who=batch.who, reason=batch.reason, day=own.day, day_ground=own.day_ground)
