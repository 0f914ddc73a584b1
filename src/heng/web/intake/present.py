"""A document that was read as one value for its page: how far it has come, what stands in it, and what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain

from heng.check.registry import RULES
from heng.ingest.source import Citation
from heng.model.card import ActionPlan, Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.rows import Member, members, rows
from heng.model.source import Place, SourceRef
from heng.model.terms import ChangeField, Difference, IntakeState, Noise, Severity
from heng.web import links, numbers
from heng.web.excerpt import Cell, Marks, Read, SourceLine, action_cell, indicator_cells
from heng.web.findings.rules import title
from heng.web.index import grouped
from heng.web.intake.cells import CellView, Correctable
from heng.web.intake.changed import Changed, Sayer
from heng.web.intake.fields import Told, fields_of, kind_name, title_of
from heng.web.intake.filters import FIXED, LATER, UNPRINTED, Filters, tells
from heng.web.intake.remedies import FindingView, finding_view
from heng.web.language import current, pick
from heng.web.paging import Pages, pages
from heng.web.place import RowOfTable, place_text, row_of_table
from heng.workflow.changes.cells import FIGURES
from heng.workflow.intake.against import HeldAgainst
from heng.workflow.intake.draft import Draft

A_PAGE = 20
"""Rows shown at once."""
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
UNPLACED = "RD003"
"""The finding on cells that have no field."""
MOST_LINES = 80
"""Lines of the original shown beside a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row: what it says, where it stands in the original, what was found in it, and what it is to the record.

    Attributes:
        figures: Cells of targets and actuals, and others that were corrected.
        others: The other cells that can be.
    """

    ref: str
    id: str
    kind: str
    code: str
    name: str
    difference: Difference
    left: bool
    told: tuple[Told, ...]
    figures: tuple[CellView, ...]
    others: tuple[CellView, ...]
    changed: tuple[Changed, ...]
    later: tuple[Changed, ...]
    unprinted: tuple[Changed, ...]
    findings: tuple[FindingView, ...]
    lines: tuple[SourceLine, ...]
    more_lines: int
    place: str
    strip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter to choose, with how many rows it leaves."""

    value: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """The rules of one severity: how many findings there are, and each rule with its own."""

    severity: Severity
    number: int
    rules: tuple[RuleChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoice:
    """A rule to filter by: its code, its name in words, its findings, and whether they all belong to no row."""

    code: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """Everything the page of a read document shows."""

    draft: Draft
    filters: Filters
    severities: Mapping[Severity, int]
    differences: tuple[Choice, ...]
    told: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    rules: tuple[RuleGroup, ...]
    rows: tuple[RowView, ...]
    pages: Pages
    counts: tuple[tuple[str, int], ...]
    general: tuple[FindingView, ...]
    errors: int
    acceptable: bool
    undoable: bool
    needs_day: bool
    filed: str
    hidden: int

    @property
    def this(self) -> str:
        """What the document covers."""
        return _when(self.draft.edition)

    @property
    def other(self) -> str:
        """What the record's edition covers."""
        return _when(self.draft.held) if self.draft.held else ""

    @property
    def partly(self) -> bool:
        """Tell whether some rows are in the record and others not yet."""
        return self.draft.handed.state is IntakeState.PARTLY

    @property
    def accepted(self) -> bool:
        """Tell whether all of it is in the record."""
        return self.draft.handed.state is IntakeState.ACCEPTED

    @property
    def same_as(self) -> int | None:
        """Number of an earlier document with the very same bytes."""
        return self.draft.handed.same_as

    @property
    def here(self) -> str:
        """The query of this page."""
        return self.filters.query()


@dataclass(frozen=True, slots=True)
class _Original:
    """The document: what was read from each line, its lines, and where they stand."""

    marks: Marks
    text: Sequence[str]
    places: Mapping[int, Place]
    unplaced: frozenset[int]
    beside: Mapping[RowOfTable | None, Sequence[int]]

    @classmethod
    def of(cls, draft: Draft, text: Sequence[str], places: Mapping[int, Place]) -> _Original:
        """Return that of a document that was read."""
        marks = Marks(_cells(draft), draft.findings, draft.handed.sha256, text)
        unplaced = (one.source.place.lines for one in draft.findings if one.code == UNPLACED and one.source)
        beside = grouped(places, lambda number: row_of_table(places[number]))
        return cls(marks, text, places, frozenset(chain.from_iterable(unplaced)), beside)

    def lines(self, numbers: Sequence[int]) -> Iterator[SourceLine]:
        """Yield lines with their marks; what stands in a cell that has no field is named so."""
        for number in numbers:
            if number <= len(self.text):
                line = self.marks.line(number, self.text[number - 1], self.places.get(number))
                if number in self.unplaced and not line.cells:
                    line = replace(line, cells=(Read(pick("沒有讀入", "not read")),))
                yield line

    def whole_rows(self, numbers: Sequence[int]) -> list[int]:
        """Return lines with all others of the rows of tables in which they stand."""
        found = {row_of_table(self.places.get(number)) for number in numbers}
        return sorted({*numbers, *(number for row in found if row for number in self.beside[row])})


def draft_page(
    draft: Draft, text: Sequence[str], places: Mapping[int, Place], filters: Filters, weigh: str = ""
) -> DraftPage:
    """Return the page of a read document; `text` and `places` are its lines and where they stand.

    `weigh`: key of a finding whose remedies are shown with their effects.
    """
    every = rows(draft.edition)
    touched = _touched(draft, every)
    fixed = _fixed(draft, every)
    wanted = [
        change
        for ref, change in draft.differences.items()
        if filters.fits(change, touched.get(ref, ()), draft.left, fixed)
    ]
    if not filters.active:
        wanted.sort(key=lambda change: _urgency(change, touched.get(change.ref, ())))
    shown = pages(len(wanted), filters.start, A_PAGE, lambda at: f"?{filters.query(start=at or '')}")
    original = _Original.of(draft, text, places)
    held = rows(draft.held) if draft.held else {}
    table = _Table(draft, every, held, Correctable.of(draft), original, weigh, Sayer.of(draft))
    state = draft.handed.state
    return DraftPage(
        draft=draft,
        filters=filters,
        severities=dict(Counter(one.severity for one in draft.findings)),
        differences=tuple(_differences(draft, filters)),
        told=tuple(_told(draft, filters, fixed)),
        kinds=tuple(_kinds(draft, filters)),
        rules=tuple(_rules(draft, filters)),
        rows=tuple(_row(table, change, touched.get(change.ref, ())) for change in wanted[shown.rows]),
        pages=shown,
        counts=tuple(_counts(draft)),
        general=tuple(finding_view(draft, one) for one in draft.findings if not one.refs),
        errors=sum(one.severity is Severity.ERROR for one in draft.findings),
        acceptable=state in (IntakeState.READ, IntakeState.PARTLY, IntakeState.UNDONE),
        undoable=state in (IntakeState.ACCEPTED, IntakeState.PARTLY),
        needs_day=draft.edition.edition.valid_from()[0] is None,
        filed=_filed(draft.edition) if draft.handed.address else "",
        hidden=draft.coverage.noise.get(Noise.HIDDEN.value, 0),
    )


def _filed(edition: Edition) -> str:
    """Return where a document stands in the record: whose it is and for when."""
    return f"{edition.owner} {_when(edition)}"


def _when(edition: Edition) -> str:
    period = edition.edition.period
    return numbers.span(period) if period else pick(f"{edition.year}年", f"year {edition.year}")


def _urgency(change: HeldAgainst, findings: Sequence[Finding]) -> tuple[int, bool]:
    """Return where a row stands that nobody filtered for: what is wrong first, then what differs from the record."""
    worst = min((_RANK[one.severity] for one in findings), default=len(_RANK))
    return worst, change.difference is Difference.SAME


def _cells(draft: Draft) -> Iterator[Cell]:
    """Yield every place that something was read from."""
    readings = grouped(draft.printed.figures.readings, lambda reading: reading.indicator)
    for member in members(draft.printed):
        value = member.value
        if isinstance(value, Indicator):
            yield from indicator_cells(value, readings.get(value.ref, ()))
        elif isinstance(value, ActionPlan):
            yield action_cell(value)
        elif not isinstance(value, Reading) and (source := getattr(value, "source", None)) is not None:
            yield Cell("m-o", kind_name(member.listing.kind), source)


def _touched(draft: Draft, every: Mapping[str, list[Member]]) -> dict[str, tuple[Finding, ...]]:
    row_of = {member.ref: ref for ref, row in every.items() for member in row}
    found: dict[str, list[Finding]] = {}
    for finding in draft.findings:
        for ref in dict.fromkeys(row_of[ref] for ref in finding.refs if ref in row_of):
            found.setdefault(ref, []).append(finding)
    return {ref: tuple(findings) for ref, findings in found.items()}


def _fixed(draft: Draft, every: Mapping[str, list[Member]]) -> frozenset[str]:
    """Return the rows in which a person corrected something."""
    refs = {fix.ref for fix in draft.fixes}
    return frozenset(ref for ref, row in every.items() if any(member.ref in refs for member in row))


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rows of a page have in common."""

    draft: Draft
    rows: Mapping[str, list[Member]]
    held: Mapping[str, list[Member]]
    correctable: Correctable
    original: _Original
    weigh: str
    said: Sayer


def _row(table: _Table, change: HeldAgainst, findings: tuple[Finding, ...]) -> RowView:
    draft, original = table.draft, table.original
    parts = table.rows.get(change.ref, [])
    numbers = sorted({number for member in parts for number in _lines(member)})
    place = Citation("", original.places).lines(numbers).place if original.places and numbers else None
    shown = original.whole_rows(numbers) if any(isinstance(one.value, Indicator) for one in parts) else numbers
    heads = parts or table.held.get(change.ref, [])
    code, name = title_of(heads[0]) if heads else ("", change.ref)
    row_id = "r" + change.ref.translate({ord(char): "-" for char in "/~ "})
    cells = tuple(table.correctable.cells(parts, row_id))
    corrected = {(one.ref, one.field.value) for one in cells if one.fix}
    return RowView(
        ref=change.ref,
        id=row_id,
        kind=kind_name(change.kind),
        code=code,
        name=name,
        difference=change.difference,
        left=change.ref in draft.left,
        told=tuple(one for one in fields_of(parts, table.said.named) if (one.ref, one.field) not in corrected),
        figures=tuple(one for one in cells if one.field in FIGURES or one.fix),
        others=tuple(one for one in cells if one.field not in FIGURES and not one.fix),
        changed=table.said.changed(change.altered, change.kind),
        later=table.said.changed(change.later, change.kind),
        unprinted=table.said.changed(change.unprinted, change.kind),
        findings=tuple(finding_view(draft, finding, table.weigh) for finding in findings),
        lines=tuple(original.lines(shown[:MOST_LINES])),
        more_lines=max(0, len(shown) - MOST_LINES),
        place=place_text(place),
        strip=links.strip(draft.handed.sha256, place) if place else "",
    )


def _lines(member: Member) -> Iterator[int]:
    """Yield the lines of an object, or of its parts where it stands in no single place."""
    source: SourceRef | None = getattr(member.value, "source", None)
    if source is not None:
        yield from source.place.lines
        return
    for field in fields(member.value):
        part: SourceRef | None = getattr(getattr(member.value, field.name), "source", None)
        yield from part.place.lines if part else ()


def _counts(draft: Draft) -> Iterator[tuple[str, int]]:
    counted = Counter(member.listing.kind for row in rows(draft.edition).values() for member in row)
    for kind, number in counted.items():
        yield kind_name(kind), number


def _differences(draft: Draft, filters: Filters) -> Iterator[Choice]:
    for one in Difference:
        number = draft.count(one)
        if number:
            chosen = filters.difference == one.value
            yield Choice(value=one.value, label=one.label(current()), number=number, chosen=chosen)


def _told(draft: Draft, filters: Filters, fixed: frozenset[str]) -> Iterator[Choice]:
    words = {
        ChangeField.TARGET.value: pick("目標欄改變", "Target cell changed"),
        ChangeField.ACTUAL.value: pick("實際改變", "Actual changed"),
        LATER: pick("另一期的數值", "Figures of another period"),
        UNPRINTED: pick("只有一份印的欄", "Printed by one only"),
        FIXED: pick("已更正", "Corrected"),
    }
    for value, label in words.items():
        number = sum(tells(change, value, fixed) for change in draft.differences.values())
        if number:
            yield Choice(value=value, label=label, number=number, chosen=filters.told == value)


def _kinds(draft: Draft, filters: Filters) -> Iterator[Choice]:
    counted = Counter(one.kind for one in draft.differences.values())
    for kind, number in counted.items():
        yield Choice(value=kind, label=kind_name(kind), number=number, chosen=filters.kind == kind)


def _rules(draft: Draft, filters: Filters) -> Iterator[RuleGroup]:
    for severity in Severity:
        counted = Counter(one.code for one in draft.findings if one.severity is severity)
        if counted:
            rules = tuple(
                RuleChoice(
                    code=code,
                    label=title(RULES[code]) if code in RULES else code,
                    number=number,
                    chosen=filters.rule == code,
                )
                for code, number in counted.most_common()
            )
            yield RuleGroup(severity=severity, number=counted.total(), rules=rules)
