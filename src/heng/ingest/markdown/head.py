"""The head of a Markdown card: its first line and the fields below it."""

from __future__ import annotations

from dataclasses import dataclass

from heng.check.rules.reading import rd004_kind_unknown
from heng.ingest.markdown.entries import Entries, Entry, Table
from heng.ingest.markdown.outline import Part
from heng.ingest.markdown.page import Page
from heng.model.card import DeclaredCounts
from heng.model.edition import DocumentRef, EditionHead
from heng.model.form import codec
from heng.model.form.fields import labels
from heng.model.form.head import Title, kind_named, read_title, show_title
from heng.model.form.words import HEAD, NONE, STATEMENTS
from heng.model.period import Period
from heng.model.source import SourceRef
from heng.model.terms import Column, DocumentKind

_HEAD = Table(HEAD, labels(EditionHead), STATEMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head says. `columns`: None where it does not say which columns there are."""

    owner: str
    head: EditionHead
    columns: tuple[Column, ...] | None
    declared: DeclaredCounts | None
    announced: tuple[SourceRef, ...]
    statements: tuple[Entry, ...]


def read_head(part: Part, document: DocumentRef, page: Page) -> Head:
    """Read the title and the fields below it; what it prints of mission and values is left to others."""
    title_line = read_title(part.title) or Title(part.title, 0, None)
    year = title_line.year
    entries = Entries(part.items, _HEAD, page)
    period = _period(entries, year)
    title = entries.text("title")
    kind = title_line.kind or kind_named(part.title)
    if kind is None:
        kind = DocumentKind.BUREAU_SCORECARD
        page.findings.append(rd004_kind_unknown.taken(page.place_of(part), part.title, kind))
    page.year = year
    page.head = EditionHead(
        key=entries.text("key") or (period.slug if period else "year"),
        kind=kind,
        title=_usual_title(title_line, part.title) if title is None else title,
        period=period,
        document=document,
        **entries.plain(EditionHead),
    )
    counts = entries.leaf("declared")
    announced = entries.leaf("announced")
    found = Head(
        owner=title_line.owner,
        head=page.head,
        columns=entries.value("columns", codec.COLUMNS),
        declared=counted(counts, page) if counts else None,
        announced=_announced(announced, page) if announced else (),
        statements=tuple(entries.every(*STATEMENTS, said=True, token=True)),
    )
    entries.close()
    return found


def _usual_title(line: Title, heading: str) -> str:
    """Return the title of a card that writes none: its first line in the usual words, where it is made of them."""
    return show_title(line.owner, line.year, line.kind) if line.kind else heading


def _period(entries: Entries, year: int) -> Period | None:
    whole = Period.year(year) if year > 0 else None
    entry = entries.leaf("period")
    if entry is None or entry.value == NONE:
        return None if entry else whole
    period = codec.PERIOD.read(entry.value)
    if period is None:
        entries.unread(entry)
        return whole
    assert isinstance(period, Period)
    return period


def _announced(entry: Entry, page: Page) -> tuple[SourceRef, ...]:
    count = codec.NUMBER.read(entry.value)
    if count is None:
        page.unplaced(entry.item.lines)
        return ()
    return tuple(page.place(entry.item.lines) for _ in range(count))


def counted(entry: Entry, page: Page) -> DeclaredCounts | None:
    """Return the counts that a line states, with its place."""
    counts = codec.COUNTS.read(entry.value)
    if counts is None:
        page.unplaced(entry.item.lines)
        return None
    assert isinstance(counts, DeclaredCounts)
    return DeclaredCounts(
        objectives=counts.objectives,
        indicators=counts.indicators,
        actions=counts.actions,
        by_perspective=counts.by_perspective,
        source=page.place(entry.item.lines),
    )
