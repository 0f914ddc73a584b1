"""What is said of the document as a whole: whose it is, of which year and time, and what kind."""

from __future__ import annotations

from dataclasses import dataclass

from heng.ingest.own_tables import faults
from heng.ingest.own_tables.desk import Desk, day
from heng.ingest.own_tables.raw import TableRow
from heng.model.edition import Approval, EditionHead
from heng.model.period import ROC_OFFSET, Period
from heng.model.source import SourceRef
from heng.model.terms import DocumentKind

_BY_TABLE = (
    ("results", DocumentKind.PERFORMANCE_REPORT),
    ("plan_items", DocumentKind.ANNUAL_PLAN),
    ("budget", DocumentKind.COUNCIL_REPORT),
    ("themes", DocumentKind.BUREAU_SCORECARD),
    ("map", DocumentKind.BUREAU_SCORECARD),
    ("kpis", DocumentKind.KPI_SHEET),
    ("values", DocumentKind.KPI_SHEET),
    ("yearly", DocumentKind.PERFORMANCE_REPORT),
)
"""What a document is that does not say it, by the first of these tables that it has."""

_KEYS = {
    DocumentKind.COUNCIL_REPORT: "report",
    DocumentKind.BUREAU_SCORECARD: "scorecard",
    DocumentKind.ANNUAL_PLAN: "plan",
    DocumentKind.PERFORMANCE_REPORT: "report",
    DocumentKind.KPI_SHEET: "sheet",
}
_WHAT = ("文件的機關、年度和期間", "the document's agency, year and period")


@dataclass(frozen=True, slots=True)
class About:
    """Owner, year (0 = not known) and head of the edition."""

    owner: str
    year: int
    head: EditionHead


def read_head(desk: Desk, row: TableRow | None, place: SourceRef, kind: DocumentKind | None) -> About:
    """Return what `documents` says; without it, what follows from the values, with a finding at `place`."""
    if row is None:
        return _inferred(desk, place, kind)
    period = desk.span(row, "period_from", "period_to")
    named = desk.word(row, "kind", DocumentKind) or kind or _kind(desk)
    return About(
        owner=row.get("owner"),
        year=_year(desk, row) or (period.roc_year if period else 0),
        head=EditionHead(
            key=period.slug if period else _KEYS.get(named, "document"),
            kind=named,
            title=row.get("title"),
            period=period,
            published=None if row.get("approved_by") else desk.day(row, "date"),
            approval=_approval(desk, row),
            head=row.get("head"),
            document=desk.origin,
        ),
    )


def _year(desk: Desk, row: TableRow) -> int:
    year = desk.count(row, "roc_year") or 0
    return year - ROC_OFFSET if year > ROC_OFFSET else year


def _approval(desk: Desk, row: TableRow) -> Approval | None:
    if not row.get("approved_by"):
        return None
    source = desk.cite(row, row.get("approved_by"))
    return Approval(body=row.get("approved_by"), session=row.get("session"), day=desk.day(row, "date"), source=source)


def _inferred(desk: Desk, place: SourceRef, kind: DocumentKind | None) -> About:
    period, named = _common_period(desk), kind or _kind(desk)
    if period:
        taken = (
            f"年度和期間取自 values.csv 每一列相同的 {period.label('zh-Hant')}",
            f"year and period are {period.label('en')}, which all rows of values.csv share",
        )
    else:
        taken = ("這些都留空", "all of these stay empty")
    desk.findings.append(faults.no_documents(place, _WHAT, taken))
    head = EditionHead(
        key=period.slug if period else _KEYS.get(named, "document"),
        kind=named,
        title="",
        period=period,
        document=desk.origin,
    )
    return About(owner="", year=period.roc_year if period else 0, head=head)


def _kind(desk: Desk) -> DocumentKind:
    return next((kind for table, kind in _BY_TABLE if desk.has(table)), DocumentKind.UNKNOWN)


def _common_period(desk: Desk) -> Period | None:
    """Return the period of all values, where they share one; the values themselves report what is no day."""
    spans: set[Period | None] = set()
    for row in desk.rows("values"):
        first, last = day(row.get("period_from")), day(row.get("period_to"))
        is_span = first is not None and last is not None and first.first() <= last.last()
        spans.add(Period(first.first(), last.last()) if is_span and first and last else None)
    return next(iter(spans)) if len(spans) == 1 else None
