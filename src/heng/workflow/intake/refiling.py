"""Filing a document under another time than it prints: what that would do, keeping it, and the change it becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from heng.model.edition import Edition
from heng.model.terms import Act, ChangeField, Difference, IntakeState
from heng.store import models, read
from heng.store.append import lock
from heng.workflow.changes.refusals import NothingChangesError
from heng.workflow.changes.writing import Proposal, demand_reason, write
from heng.workflow.intake import queue
from heng.workflow.intake.draft import comparison, demand
from heng.workflow.intake.filing import SUBJECT, Filed, refile
from heng.workflow.intake.fixing import Fix, fixes_of, keep
from heng.workflow.intake.reading import as_read, edition_of
from heng.workflow.loading.one_document import LoadReport, destination
from heng.workflow.opening.locate import locate, summary
from heng.workflow.opening.opened import CardAddress, EditionSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What becomes of a document that is filed under a time.

    Attributes:
        filed: The time.
        address: Where it would stand in the record; None while nobody has said whose it is.
        against: The edition it is compared with then, None where there is none.
        differences: How many rows are what to that edition.
        there: Editions that other documents of its kind have of that time: it would stand beside them.
        elsewhere: Editions that the record has of this very document under another time: they stay until taken back.
    """

    filed: Filed
    address: CardAddress | None
    against: EditionSummary | None
    differences: Mapping[Difference, int]
    there: tuple[EditionSummary, ...]
    elsewhere: tuple[EditionSummary, ...]


def outlook(number: int, text: str) -> Outlook:
    """Return what would become of a document under a time; raises RefusedChangeError, IntakeRefusedError."""
    row = queue.find(number)
    demand(row, IntakeState.READ, IntakeState.UNDONE)
    edition = refile(as_read(row), Filed.read(text))
    address, _ = destination(edition)
    head, differences = comparison(edition)
    heads = [summary(one) for one in _shown(edition, row.sha256)]
    return Outlook(
        filed=Filed.of(edition),
        address=address if edition.owner else None,
        against=summary(head) if head else None,
        differences=Counter(one.difference for one in differences.values()),
        there=tuple(one for one in heads if one.document.sha256 != row.sha256),
        elsewhere=tuple(one for one in heads if one.document.sha256 == row.sha256),
    )


def _shown(edition: Edition, sha256: str) -> list[read.Head]:
    """Return what the record shows of a time by other documents of a kind, and of a document under other times."""
    address, _ = destination(edition)
    kind, period = edition.edition.kind.value, edition.edition.period
    span = (period.first, period.last) if period else (None, None)
    years = models.CardYear.objects.filter(owner=address.owner, year=address.year)
    years = years | models.CardYear.objects.filter(editions__document_id=sha256)
    found = [head for year in years.distinct() for head in read.editions(year)]

    def counts(head: read.Head) -> bool:
        row = head.edition
        here = (row.card_year.owner, row.card_year.year) == (address.owner, address.year)
        same_time = here and (row.period_first, row.period_last) == span and row.kind == kind
        return same_time != (row.document_id == sha256)

    return [head for head in found if counts(head)]


def file_under(number: int, text: str, *, who: str, reason: str) -> None:
    """Keep under which time a document is to be filed; raises RefusedChangeError, IntakeRefusedError.

    Only before any of its rows is in the record: those would stay where they are.
    """
    with transaction.atomic():
        row = queue.lock(number)
        demand(row, IntakeState.READ, IntakeState.UNDONE)
        demand_reason(who, reason)
        if Filed.read(text) == Filed.of(as_read(row)):
            raise NothingChangesError(Filed.read(text).text)
        fix = Fix(ref=SUBJECT, field=ChangeField.PERIOD, text=text.strip(), who=who, reason=reason.strip())
        keep(row, [*(one for one in fixes_of(row) if one.field is not ChangeField.PERIOD), fix])


def written(fix: Fix, row: models.Intake, report: LoadReport) -> Fix:
    """Write beside an edition that it is filed under another time than its document prints, once."""
    if fix.change is not None:
        return fix
    head = locate(report.address)
    filed = Filed.of(edition_of(row))
    proposal = Proposal(
        card_year=lock(report.address.owner, report.address.year),
        row=head.edition,
        field=ChangeField.PERIOD,
        ref=SUBJECT,
        after=filed.text,
        value=filed.data(),
        printed=Filed.of(as_read(row)).text,
        day=head.day,
        source=head.edition.document_id,
        corrects=True,
    )
    try:
        change = write(proposal, act=Act.CHANGE, who=fix.who, reason=fix.reason, seen=None)
    except NothingChangesError:
        # The same document was filed so before.
        return fix
    return replace(fix, change=change.number)
