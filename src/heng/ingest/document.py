"""The entry for all faces: a document's bytes → edition, findings, and what became of its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from heng.check.rules.reading import rd001_document_truncated, rd003_row_unplaced, rd004_kind_unknown
from heng.ingest import own_tables
from heng.ingest.bureau import read_bureau_scorecard
from heng.ingest.collection import no_collection
from heng.ingest.council import read_council_report
from heng.ingest.coverage import Ledger
from heng.ingest.errors import SeveralEditionsError, page_ranges
from heng.ingest.formats import read_source
from heng.ingest.formats.progress import Progress
from heng.ingest.kind import recognise
from heng.ingest.markdown import card_in
from heng.ingest.own import own_editions
from heng.ingest.performance import read_performance_report
from heng.ingest.plan import read_annual_plan
from heng.ingest.result import ReadResult
from heng.ingest.sheet import read_kpi_sheet
from heng.ingest.source import Source
from heng.model.agency import AgencyRegister
from heng.model.edition import Edition, EditionHead
from heng.model.finding import Finding
from heng.model.profile import TAIPEI, Profile
from heng.model.source import Place
from heng.model.terms import DocumentKind, Noise

_READERS: Mapping[DocumentKind, Callable[[Source, AgencyRegister, Profile], ReadResult]] = {
    DocumentKind.COUNCIL_REPORT: read_council_report,
    DocumentKind.BUREAU_SCORECARD: read_bureau_scorecard,
    DocumentKind.ANNUAL_PLAN: read_annual_plan,
    DocumentKind.PERFORMANCE_REPORT: read_performance_report,
    DocumentKind.KPI_SHEET: read_kpi_sheet,
}


def read_document(
    name: str,
    data: bytes,
    register: AgencyRegister,
    *,
    kind: DocumentKind | None = None,
    profile: Profile = TAIPEI,
    progress: Progress | None = None,
    as_entry: bool = False,
) -> ReadResult:
    """Read a document.

    Args:
        name: File name, as it is shown to people.
        data: The file's bytes.
        register: Known agencies.
        kind: What the document is; None = by its content.
        profile: How its city writes codes and perspectives.
        progress: Told after each page, slide or sheet how many are read, and of how many (0 = not known).
        as_entry: Take Heng's tables as a document of their own, also where they name the one they were made from.

    Raises:
        RefusedDocumentError: Nothing can be read from it.
    """
    results = read_documents(name, data, register, kind=kind, profile=profile, progress=progress, as_entry=as_entry)
    if len(results) != 1:
        raise SeveralEditionsError(name)
    return results[0]


@no_collection()
def read_documents(
    name: str,
    data: bytes,
    register: AgencyRegister,
    *,
    kind: DocumentKind | None = None,
    profile: Profile = TAIPEI,
    progress: Progress | None = None,
    as_entry: bool = False,
) -> tuple[ReadResult, ...]:
    """Read a file that may hold several editions: a `scorecard.json`, Heng's tables. Otherwise as `read_document`."""
    source = read_source(name, data, progress)
    if own := own_editions(name, data):
        return own
    if tables := own_tables.tables_in(source, data):
        found = own_tables.read_tables(tables, source.document, register, profile, kind=kind, as_entry=as_entry)
        return tuple(replace(each, coverage=each.coverage.with_omitted(source.omitted)) for each in found)
    if kind is None and (card := card_in(source.document, data, profile)):
        return (card,)
    reader = _READERS.get(kind or recognise(source, register, profile))
    result = reader(source, register, profile) if reader else _unknown(source)
    findings = (*_unread(source), *result.findings)
    return (replace(result, findings=findings, coverage=result.coverage.with_omitted(source.omitted)),)


def _unread(source: Source) -> Iterator[Finding]:
    """Yield what was not read in a document that otherwise was: pages without print, and what the file hides."""
    if pages := source.unread_pages:
        place = replace(source.cite.lines(()), place=Place(page=pages[0]))
        yield rd001_document_truncated.pages_unread(place, page_ranges(pages))
    if hidden := source.omitted.get(Noise.HIDDEN):
        yield rd003_row_unplaced.hidden(source.cite.lines(()), hidden)


def _unknown(source: Source) -> ReadResult:
    head = EditionHead(key="document", kind=DocumentKind.UNKNOWN, title="", document=source.document)
    finding = rd004_kind_unknown.finding(source.cite.lines(()), source.document.name)
    return ReadResult(Edition(owner="", year=0, edition=head), (finding,), Ledger().coverage(source.lines))
