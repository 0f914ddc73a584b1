"""What was read from a handed-in document, beside what the record holds of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from heng.evaluate.rulebooks.rulebook import AS_PRINTED, Rulebook
from heng.ingest.coverage import Coverage
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.rows import differences, rows
from heng.model.terms import Difference, DocumentKind, IntakeState
from heng.store import models, pieces, read
from heng.store.clock import today
from heng.workflow.agencies import nearest, register
from heng.workflow.findings.entries import recorded
from heng.workflow.findings.thread import SetAside, part, threads
from heng.workflow.intake import queue
from heng.workflow.intake.against import HeldAgainst, hold_against
from heng.workflow.intake.filing import Filed
from heng.workflow.intake.fixing import Fix, apply, fixes_of, unsettled
from heng.workflow.intake.reading import as_read, edition_of, findings_of
from heng.workflow.intake.standing import standing
from heng.workflow.loading.one_document import owner_key
from heng.workflow.opening import beside
from heng.workflow.opening.cards import open_card
from heng.workflow.opening.locate import in_order, summary
from heng.workflow.opening.opened import CardAddress, EditionSummary

_LOOKED_AT = (IntakeState.READ, IntakeState.PARTLY, IntakeState.ACCEPTED, IntakeState.UNDONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A handed-in document as a line of a list.

    Attributes:
        number: Its number.
        done, total: Progress, in pages; 0 of 0 where none is told.
        refusal: Why nothing was read, by language; empty where something was.
        address: The edition it became, None until it was accepted.
        same_as: Number of an earlier document with the very same bytes, None where there is none.
    """

    number: int
    name: str
    sha256: str
    size: int
    kind: DocumentKind | None
    who: str
    arrived: datetime
    state: IntakeState
    done: int
    total: int
    refusal: Mapping[str, str]
    address: CardAddress | None
    same_as: int | None = None

    @property
    def busy(self) -> bool:
        """Tell whether it waits or is being read."""
        return self.state in (IntakeState.WAITING, IntakeState.READING)

    @property
    def was_read(self) -> bool:
        """Tell whether something was read that can be looked at."""
        return self.state in _LOOKED_AT


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document that was read, before and while it is accepted.

    Attributes:
        printed: As read, under the time that a person says it is of.
        prints: The year and time that the document itself prints.
        edition: With the fixes that a person made so far.
        reading: What was found in reading, but for what the fixes settled.
        findings: Of reader and checker on `edition`, worst first.
        against: The edition of the record it is compared with, of the same owner, year and kind: that of the same
            document, else of the same period, else the last before it, else the latest; None where there is none.
        held: That edition; None where there is none.
        same_document: The record holds this very document already.
        differences: Row `ref` → what the row is to `against`; fixes count where that is another document, since of this
            one the record keeps them beside what it prints.
        other_period: `against` covers another time, since the record has no edition of this one.
        left: Rows that are not accepted yet.
        rulebook: In force for the edition it is compared with; as-printed where there is none.
        day, owner: What a person gave where the document prints none, or another name for its owner.
        waived: Those of `findings` that somebody lets stand until a day, for the owner's year in the record.
        near: Names of the register like that of an owner that it lacks; None where it knows the owner.
    """

    handed: Handed
    printed: Edition
    prints: Filed
    edition: Edition
    findings: tuple[Finding, ...]
    reading: tuple[Finding, ...]
    coverage: Coverage
    against: EditionSummary | None
    held: Edition | None
    same_document: bool
    differences: Mapping[str, HeldAgainst]
    other_period: bool
    left: frozenset[str]
    fixes: tuple[Fix, ...]
    rulebook: Rulebook
    day: date | None
    owner: str
    near: tuple[str, ...] | None
    waived: tuple[SetAside, ...] = ()

    def count(self, difference: Difference) -> int:
        """Return how many rows are so."""
        return sum(one.difference is difference for one in self.differences.values())

    def findings_of(self, row: str) -> tuple[Finding, ...]:
        """Return the findings that touch a row."""
        refs = {member.ref for member in rows(self.edition).get(row, ())}
        return tuple(finding for finding in self.findings if refs & set(finding.refs))


def handed_in() -> tuple[Handed, ...]:
    """Return all handed-in documents, the latest first; those that wait are set going."""
    queue.keep_going()
    found = models.Intake.objects.defer("edition", "findings", "coverage").order_by("-pk")
    first = {digest: number for digest, number in found.values_list("sha256", "pk") if digest}
    return tuple(_handed(row, first.get(row.sha256)) for row in found)


def look(number: int) -> Handed:
    """Return how far a document has come; raises NoSuchIntakeError."""
    queue.keep_going()
    row = queue.find(number)
    return _handed(row, _first(row))


def open_draft(number: int) -> Draft:
    """Return what was read from a document; raises NoSuchIntakeError, NotReadyError."""
    row = queue.find(number)
    handed = _handed(row, _first(row))
    demand(row, *_LOOKED_AT)
    printed, fixes = edition_of(row), fixes_of(row)
    edition = apply(printed, fixes)
    still = unsettled(printed, findings_of(row), fixes)
    head = _counterpart(printed)
    held = pieces.put_together(read.decode(read.published(head.edition))) if head else None
    book = open_card(summary(head).address).rulebook if head else AS_PRINTED
    same = head is not None and head.edition.document_id == row.sha256
    other = head is not None and not same and _span(head) != _period(printed)
    findings = standing(edition, still, book, _beside(edition)).findings
    return Draft(
        handed=handed,
        printed=printed,
        prints=Filed.of(as_read(row)),
        edition=edition,
        findings=findings,
        reading=still,
        coverage=_coverage(row),
        against=summary(head) if head else None,
        held=held,
        same_document=same,
        differences=_differences(held, printed, edition, same=same, other_period=other),
        other_period=other,
        left=frozenset(json.loads(row.left)),
        fixes=fixes,
        rulebook=book,
        day=row.day,
        owner=row.owner,
        near=nearest(edition.owner) if edition.owner and register().find(edition.owner) is None else None,
        waived=_waived(edition, findings),
    )


def _waived(edition: Edition, findings: tuple[Finding, ...]) -> tuple[SetAside, ...]:
    year = models.CardYear.objects.filter(owner=owner_key(edition), year=edition.year).first()
    return part(findings, threads(recorded(year), today())).waived if year else ()


def demand(row: models.Intake, *states: IntakeState) -> None:
    """Refuse what the state of a document does not allow; raises NotReadyError."""
    from heng.workflow.intake.refusals import NotReadyError

    state = IntakeState.of(row.state)
    if state not in states:
        raise NotReadyError(row.name, state)


def held(row: models.Intake, printed: Edition) -> tuple[read.Head, Edition] | None:
    """Return the edition of the record that was read from the same document, None where there is none."""
    head = _counterpart(printed)
    if head is None or head.edition.document_id != row.sha256:
        return None
    return head, pieces.put_together(read.decode(read.published(head.edition)))


def comparison(edition: Edition) -> tuple[read.Head | None, Mapping[str, HeldAgainst]]:
    """Return the edition of the record that another is compared with, and what each row is to it."""
    head = _counterpart(edition)
    held = pieces.put_together(read.decode(read.published(head.edition))) if head else None
    same = head is not None and head.edition.document_id == edition.edition.document.sha256
    other = head is not None and not same and _span(head) != _period(edition)
    return head, _differences(held, edition, edition, same=same, other_period=other)


def _counterpart(printed: Edition) -> read.Head | None:
    card_year = models.CardYear.objects.filter(owner=owner_key(printed), year=printed.year).first()
    if card_year is None:
        return None
    heads = [h for h in in_order(read.editions(card_year)) if h.edition.kind == printed.edition.kind.value]
    digest, period = printed.edition.document.sha256, _period(printed)
    chosen = (
        [head for head in heads if head.edition.document_id == digest],
        [head for head in heads if _span(head) == period],
        sorted(
            (head for head in heads if _ends_before(head, period)),
            key=lambda head: head.edition.period_last or date.min,
            reverse=True,
        ),
        heads,
    )
    return next((found[0] for found in chosen if found), None)


_Span = tuple[date | None, date | None]


def _span(head: read.Head) -> _Span:
    return head.edition.period_first, head.edition.period_last


def _period(edition: Edition) -> _Span:
    period = edition.edition.period
    return (period.first, period.last) if period else (None, None)


def _ends_before(head: read.Head, period: _Span) -> bool:
    last, until = head.edition.period_last, period[1]
    return last is not None and until is not None and last < until


def _differences(
    held: Edition | None, printed: Edition, edition: Edition, *, same: bool, other_period: bool
) -> dict[str, HeldAgainst]:
    if held is None or same:
        return {ref: HeldAgainst(one) for ref, one in differences(held, printed).items()}
    return hold_against(held, edition, other_period=other_period)


def _beside(edition: Edition) -> tuple[beside.State, ...]:
    head = edition.edition
    return beside.states(beside.Sought(owner_key(edition), edition.year, head.period, head.kind.value), None)


def _first(row: models.Intake) -> int | None:
    """Return the number under which the very same bytes were handed in first."""
    same = models.Intake.objects.filter(sha256=row.sha256).exclude(sha256="").order_by("pk")
    return same.values_list("pk", flat=True).first()


def _handed(row: models.Intake, first: int | None) -> Handed:
    return Handed(
        number=row.pk,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        kind=DocumentKind.of(row.kind) if row.kind else None,
        who=row.who,
        arrived=row.arrived,
        state=IntakeState.of(row.state),
        done=row.done,
        total=row.total,
        refusal=json.loads(row.refusal) if row.refusal else {},
        address=_address(row.address),
        same_as=first if first != row.pk else None,
    )


def _address(text: str) -> CardAddress | None:
    if not text:
        return None
    owner, year, period, edition = json.loads(text)
    return CardAddress(owner, year, period, edition)


def _coverage(row: models.Intake) -> Coverage:
    data: dict[str, Any] = json.loads(row.coverage)
    return Coverage(**{**data, "lines": tuple(data["lines"])})
