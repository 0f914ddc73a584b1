"""Tables → editions, one for each document that they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heng.ingest.coverage import Coverage, Noise
from heng.ingest.own_tables import combined, faults
from heng.ingest.own_tables.brackets import restored
from heng.ingest.own_tables.card_rows import drawings, linkages, objectives, statements, themes
from heng.ingest.own_tables.desk import Desk
from heng.ingest.own_tables.head import read_head
from heng.ingest.own_tables.indicator_rows import Indicators, actions
from heng.ingest.own_tables.money_rows import budget
from heng.ingest.own_tables.plan_rows import plan
from heng.ingest.own_tables.prose_rows import report, sections
from heng.ingest.own_tables.raw import Table, TableRow
from heng.ingest.own_tables.value_rows import readings
from heng.ingest.result import ReadResult
from heng.ingest.text import squeeze
from heng.model.agency import AgencyRegister
from heng.model.card import Card
from heng.model.edition import DocumentRef, Edition
from heng.model.figures import Figures
from heng.model.finding import Finding
from heng.model.profile import Profile
from heng.model.terms import Column, DocumentKind, SectionKind

_UNDOCUMENTED = ("documents", "agencies")
"""Tables whose rows are not of one document: the list of documents, and what Heng says of all agencies."""

_COLUMNS = {
    Column.OBJECTIVE: ("kpis", "objective"),
    Column.SUCCESS_FACTOR: ("objectives", "ksf"),
    Column.INDICATOR: ("kpis", "name"),
    Column.ACTION: ("actions", "code"),
    Column.FORMULA: ("kpis", "formula"),
    Column.AGENCY: ("values", "agencies"),
    Column.UNIT: ("kpis", "unit"),
    Column.WEIGHT: ("kpis", "weight"),
}


def read_tables(
    tables: Sequence[Table],
    holder: DocumentRef,
    register: AgencyRegister,
    profile: Profile,
    *,
    kind: DocumentKind | None = None,
    as_entry: bool = False,
) -> tuple[ReadResult, ...]:
    """Read a set of tables.

    Args:
        tables: What the document `holder` holds.
        holder: The file with the tables.
        register: Known agencies.
        profile: How the city writes codes and perspectives.
        kind: What each document is, where `documents` does not say.
        as_entry: Take the tables as the document itself, also where they name the one that they were made from.
    """
    tables, turned = restored(tuple(combined.parted(tables)))
    parted = _parted(tables)
    general = [*_of_heads(tables), *turned, *parted.findings]
    found = []
    for at, (name, rows) in enumerate(parted.documents.items()):
        head_row = parted.heads.get(name)
        origin = _origin(head_row, name, holder, as_entry=as_entry)
        desk = Desk(origin, origin.sha256 == holder.sha256, rows, register, profile)
        edition = _edition(desk, head_row, tables, kind)
        own = (*general, *desk.findings) if at == 0 else tuple(desk.findings)
        lost = [*desk.left, *(parted.lost + _unread(tables) if at == 0 else ())]
        found.append(ReadResult(edition, tuple(own), _coverage(rows, head_row, lost, tables)))
    return tuple(found)


class _Parted:
    """Rows by document and table; `heads`: the row of each document in `documents`."""

    def __init__(self) -> None:
        self.documents: dict[str, dict[str, list[TableRow]]] = {}
        self.heads: dict[str, TableRow] = {}
        self.findings: list[Finding] = []
        self.lost: list[str] = []


def _parted(tables: Sequence[Table]) -> _Parted:
    made = _Parted()
    for row in _rows(tables, "documents"):
        _list(made, row)
    others = [row for table in tables if table.name not in _UNDOCUMENTED for row in table.rows]
    listed = bool(made.heads)
    named = dict.fromkeys((*made.heads, *(name for row in others if (name := row.get("document")))))
    only = next(iter(named)) if len(named) == 1 else ""
    for row in others:
        name = row.get("document") or only
        if not name and len(named) > 1:
            made.findings.append(faults.no_document(row, len(named)))
            made.lost.append(row.text)
            continue
        if listed and name not in made.documents:
            made.findings.append(faults.other_document(row))
        made.documents.setdefault(name, {}).setdefault(row.table, []).append(row)
    if not made.documents:
        made.documents[only] = {}
    return made


def _list(made: _Parted, row: TableRow) -> None:
    name = row.get("document")
    if name in made.heads:
        same = faults.same if dict(row.cells) == dict(made.heads[name].cells) else None
        made.findings.append(same(row, made.heads[name]) if same else faults.same_key(row, made.heads[name], name))
        made.lost.append(row.text)
        return
    made.heads[name] = row
    made.documents[name] = {}


def _rows(tables: Sequence[Table], name: str) -> Iterator[TableRow]:
    return (row for table in tables if table.name == name for row in table.rows)


def _of_heads(tables: Sequence[Table]) -> Iterator[Finding]:
    for table in tables:
        yield from (faults.unknown_column(table, column) for column in table.unknown)
        yield from (faults.column_twice(table, column) for column in table.twice)
        yield from (faults.beyond(row) for row in table.rows if row.beyond)


def _unread(tables: Sequence[Table]) -> list[str]:
    beyond = [text for table in tables for row in table.rows for text in row.beyond]
    return beyond + [row.get(column) for table in tables for column in table.unknown for row in table.rows]


def _origin(head: TableRow | None, name: str, holder: DocumentRef, *, as_entry: bool) -> DocumentRef:
    digest = head.get("sha256") if head else ""
    if as_entry or not digest:
        return DocumentRef(name=name or holder.name, sha256=holder.sha256, size=holder.size)
    return DocumentRef(name=name, sha256=digest, size=holder.size if digest == holder.sha256 else 0)


def _edition(desk: Desk, head: TableRow | None, tables: Sequence[Table], kind: DocumentKind | None) -> Edition:
    about = read_head(desk, head, tables[0].head, kind)
    objective_rows, factors = objectives(desk)
    indicators = Indicators(desk, objective_rows)
    drawn, cells = drawings(desk)
    figures = tuple(readings(desk, indicators, about.head.period))
    kept, notes = sections(desk)
    money, has_notes = budget(desk, notes)
    if has_notes:
        kept = tuple(section for section in kept if section.kind is not SectionKind.NOTE)
    card = Card(
        statements=tuple(statements(desk)),
        themes=tuple(themes(desk)),
        map=cells,
        drawings=drawn,
        columns=_columns(desk, figures=bool(figures)),
        linkages=tuple(linkages(desk, cells)),
        objectives=objective_rows,
        success_factors=factors,
        indicators=indicators.all,
        actions=tuple(actions(desk, indicators)),
    )
    return Edition(
        owner=about.owner,
        year=about.year,
        edition=about.head,
        card=card,
        figures=Figures(readings=figures),
        plan=plan(desk),
        budget=money,
        report=report(desk, kept),
    )


def _columns(desk: Desk, *, figures: bool) -> tuple[Column, ...]:
    found = [column for column, (table, name) in _COLUMNS.items() if desk.fills(table, name)]
    sides = {Column.TARGET: ("target", "target_op"), Column.ACTUAL: ("actual", "actual_state")}
    return (*found, *(column for column, names in sides.items() if figures and desk.fills("values", *names)))


def _coverage(
    rows: Mapping[str, Sequence[TableRow]], head: TableRow | None, lost: Sequence[str], tables: Sequence[Table]
) -> Coverage:
    kept = [row for each in rows.values() for row in each] + ([head] if head else [])
    total = sum(len(squeeze("".join((*row.cells.values(), *row.beyond)))) for row in kept)
    heads = sum(len(squeeze("".join(columns))) for columns in {table.shown: table.columns for table in tables}.values())
    residue = min(total, sum(len(squeeze(text.replace("｜", ""))) for text in lost))
    noise = {Noise.TABLE_HEAD.value: heads} if heads else {}
    return Coverage(total + heads, total - residue, noise, residue, ())
