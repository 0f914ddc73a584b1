"""Missions, visions, values, priorities and top objectives of a Markdown card."""

from __future__ import annotations

from collections.abc import Iterable

from heng.ingest.markdown.entries import Entry
from heng.ingest.markdown.page import Page
from heng.model.card import Statement
from heng.model.form.codec import word_of
from heng.model.terms import DocumentKind, Scope, StatementKind


def read_statements(
    entries: Iterable[Entry], page: Page, drawing: str = "", scope: Scope | None = None
) -> list[Statement]:
    """Read statements. `drawing`: `ref` of the drawing they stand in; `scope`: its scope."""
    found: list[Statement] = []
    for entry in entries:
        whose = word_of(entry.said, Scope) if entry.said else (scope or page.scope)
        if whose is None or not (entry.colon or entry.value):
            page.unplaced_items([entry.item])
            continue
        page.unplaced_items(entry.item.children)
        found.append(_statement(entry, StatementKind.of(entry.key), whose, page, drawing))
    return found


def _statement(entry: Entry, kind: StatementKind, scope: Scope, page: Page, drawing: str) -> Statement:
    page.positions[scope, kind] += 1
    position = page.positions[scope, kind]
    is_top = kind is StatementKind.TOP_OBJECTIVE
    assert page.head is not None
    by_scope = (scope,) if page.head.kind is DocumentKind.BUREAU_SCORECARD else ()
    return Statement(
        ref=page.refs.make("statement", *by_scope, kind, (entry.token if is_top else "") or str(position)),
        scope=scope,
        kind=kind,
        position=position,
        no="" if is_top else entry.token,
        code=entry.token if is_top else "",
        text=entry.value,
        drawing=drawing,
        source=page.place(entry.item.lines),
    )
