"""A theme of a Markdown card, as headed, with its agencies and what it carries of the city's card."""

from __future__ import annotations

import re
from collections.abc import Iterable

from heng.ingest.markdown.drawings import city_marked
from heng.ingest.markdown.entries import Entries, Entry, Table
from heng.ingest.markdown.head import counted
from heng.ingest.markdown.outline import Part
from heng.ingest.markdown.page import Page
from heng.model.agency import Responsibility
from heng.model.card import CascadeLink, Theme, ThemeMention
from heng.model.form import codec, owners
from heng.model.form.codes import split_head
from heng.model.form.words import INFERRED, THEME
from heng.model.source import SourceRef
from heng.model.terms import Ground, Scope

_CARRIED = re.compile(rf"(?P<code>[^（]*+)(?:（(?P<ground>{INFERRED}|文件載明)）)?")
_THEME = Table(THEME, owners.LABELS)
_OWNERS = Table(owners.LABELS)


def read_theme(part: Part, page: Page) -> tuple[Theme, list[CascadeLink]]:
    """Read a heading of the second level that is no other part."""
    letter, name = split_head(part.title, letter=True)
    name, marked = city_marked(name)
    entries = Entries(part.items, _THEME, page)
    scope = entries.value("scope", codec.a_word(Scope)) or page.scope
    agencies, is_open = read_owners(entries.every(*owners.LABELS, said=True), page)
    declared = entries.leaf("declared")
    own = (letter,) if scope is page.scope else (scope, letter)
    ref = page.refs.make("theme", *own)
    links = list(carried(entries, ref, page, Ground.PRINTED if marked else Ground.INFERRED))
    theme = Theme(
        ref=ref,
        scope=scope,
        letter=letter,
        name=name,
        agencies=agencies,
        agencies_open=is_open,
        mentions=tuple(_mention(entry, page) for entry in entries.every("mention")),
        declared=counted(declared, page) if declared else None,
        carries=links[0].code if links else "",
        city_marked=marked,
        source=page.place_of(part),
    )
    entries.close()
    return theme, links


def _mention(entry: Entry, page: Page) -> ThemeMention:
    below = Entries(entry.item.children, _OWNERS, page)
    agencies, _ = read_owners(below.every(*owners.LABELS, said=True), page)
    below.close()
    return ThemeMention(name=entry.value, agencies=agencies, source=page.place(entry.item.lines))


def read_owners(entries: Iterable[Entry], page: Page) -> tuple[tuple[Responsibility, ...], bool]:
    """Read lines of agencies that have nothing below them, and whether their list is open."""
    found: list[Responsibility] = []
    is_open = False
    for entry in entries:
        page.unplaced_items(entry.item.children)
        agencies, ends = owners.read(entry.value, entry.key, entry.said)
        found += agencies
        is_open = is_open or ends
    return tuple(found), is_open


def carried(entries: Entries, carrier: str, page: Page, ground: Ground = Ground.PRINTED) -> Iterable[CascadeLink]:
    """Yield what something carries of the city's card, line by line (`承接：DP5（推定）`)."""
    for entry in entries.every("carries"):
        match = _CARRIED.fullmatch(entry.value)
        if match is None or not match["code"].strip() or entry.item.children:
            page.unplaced_items([entry.item])
            continue
        said = {INFERRED: Ground.INFERRED, "文件載明": Ground.PRINTED}.get(match["ground"] or "", ground)
        yield link(carrier, match["code"].strip(), said, page, page.place(entry.item.lines))


def link(carrier: str, code: str, ground: Ground, page: Page, source: SourceRef) -> CascadeLink:
    """Return the link of a carrier with what it carries."""
    ref = page.refs.make("cascade", carrier, code)
    return CascadeLink(ref=ref, carrier=carrier, code=code, ground=ground, source=source)
