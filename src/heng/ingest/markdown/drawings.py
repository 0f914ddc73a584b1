"""Strategy maps and linkage diagrams of a Markdown card: one objective a line, one arrow a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from heng.ingest.markdown.entries import Entries, Table
from heng.ingest.markdown.outline import Item, Part
from heng.ingest.markdown.page import Page
from heng.ingest.markdown.statements import read_statements
from heng.model.card import Linkage, MapCell, Statement, StrategyMap
from heng.model.form import codec
from heng.model.form.codes import place_of, read_perspective, split_head
from heng.model.form.fields import labels
from heng.model.form.label import key_of
from heng.model.form.words import ARROW, ARROWS_LOST, CELL, DRAWING, INFERRED, STATEMENTS
from heng.model.terms import Drawing, Ground, Scope

_ARROW = re.compile(
    rf"(?P<cause>\S+)\s*+(?:{ARROW}|->)\s*+(?P<effect>[^\s：:（]+)(?P<said>（{INFERRED}）)?(?:\s*[：:](?P<text>.*))?",
    re.DOTALL,
)
_PLACED = re.compile(
    rf"(?P<theme>[^／/\s：:]*+)\s*+[／/](?P<perspective>[^：:（]*+)(?P<said>（{INFERRED}）)?\s*+[：:](?P<rest>.*)",
    re.DOTALL,
)
_MARKS = ("（府）", "(府)")
_DRAWING = Table(DRAWING, labels(StrategyMap), STATEMENTS)
_CELL = Table(CELL)


def city_marked(text: str) -> tuple[str, bool]:
    """Part a name from the (府) behind it."""
    marked = text.endswith(_MARKS)
    return (text[: -len(_MARKS[0])].rstrip() if marked else text), marked


class DrawingReader:
    """Reads the drawings of one card, in order."""

    def __init__(self, page: Page) -> None:
        """Start without drawings."""
        self._page = page
        self.drawings: list[StrategyMap] = []
        self.cells: list[MapCell] = []
        self.linkages: list[Linkage] = []
        self.statements: list[Statement] = []

    def read(self, part: Part, kind: Drawing, title: str) -> None:
        """Read one drawing; headings below it are no part of it."""
        page = self._page
        entries = Entries(part.items, _DRAWING, page)
        scope = self._scope(entries) or page.scope
        said = entries.plain(StrategyMap)
        theme = (said.get("theme", ""),) if kind is Drawing.LINKAGE and said.get("theme") else ()
        drawing = StrategyMap(
            ref=page.refs.make("drawing", kind, *theme),
            scope=scope,
            drawing=kind,
            title=title,
            arrows_lost=self._lost(entries),
            source=page.place_of(part),
            **said,
        )
        self.drawings.append(drawing)
        self.statements += read_statements(entries.every(*STATEMENTS, said=True, token=True), page, drawing.ref, scope)
        items, entries.others = entries.others, []
        self._contents(items, drawing)
        entries.close()
        page.unplaced_loose(part)

    def _scope(self, entries: Entries) -> Scope | None:
        found = entries.value("scope", codec.a_word(Scope))
        assert found is None or isinstance(found, Scope)
        return found

    def _lost(self, entries: Entries) -> bool:
        entry = entries.leaf("arrows")
        if entry is not None and not key_of(entry.value, ARROWS_LOST):
            entries.unread(entry)
            return False
        return entry is not None

    def _contents(self, items: Sequence[Item], drawing: StrategyMap) -> None:
        own: dict[str, list[MapCell]] = {}
        arrows: list[tuple[Item, re.Match[str]]] = []
        for item in items:
            match = None if _PLACED.fullmatch(item.body) else _ARROW.fullmatch(item.body)
            if match:
                arrows.append((item, match))
            elif cell := self._cell(item, drawing):
                self.cells.append(cell)
                own.setdefault(cell.code, []).append(cell)
            else:
                self._page.unplaced_items([item])
        for item, match in arrows:
            self._arrow(item, match, drawing, own)

    def _cell(self, item: Item, drawing: StrategyMap) -> MapCell | None:
        match = _PLACED.fullmatch(item.body)
        code, name = split_head(match["rest"] if match else item.body)
        below = Entries(item.children, _CELL, self._page)
        code = code or below.text("code") or ""
        if not code and not match:
            self._page.unplaced_items(item.children)
            return None
        name, marked = city_marked(name)
        theme, perspective = place_of(code, self._page.profile)
        if match:
            theme, perspective = match["theme"], read_perspective(match["perspective"].strip(), self._page.profile)
        printed = below.text("perspective_printed") or ""
        scope = self._scope(below) or drawing.scope
        below.close()
        return MapCell(
            ref=self._page.refs.make(drawing.drawing, theme, perspective, code),
            scope=scope,
            drawing=drawing.drawing,
            drawing_ref=drawing.ref,
            placed=Ground.PRINTED if match and not match["said"] else Ground.INFERRED,
            theme=theme,
            perspective=perspective,
            perspective_printed=printed,
            code=code,
            name=name,
            city_marked=marked,
            source=self._page.place(item.lines),
        )

    def _arrow(self, item: Item, match: re.Match[str], drawing: StrategyMap, own: dict[str, list[MapCell]]) -> None:
        ends = [_named(match[end], own) for end in ("cause", "effect")]
        cause, effect = ends
        if cause is None or effect is None:
            self._page.unplaced_items([item])
            return
        self._page.unplaced_items(item.children)
        self.linkages.append(
            Linkage(
                ref=self._page.refs.make("linkage", cause.code, effect.code),
                drawing=drawing.ref,
                cause=cause.ref,
                effect=effect.ref,
                ground=Ground.INFERRED if match["said"] else Ground.PRINTED,
                text=(match["text"] or "").strip(),
                source=self._page.place(item.lines),
            )
        )


def _named(text: str, own: dict[str, list[MapCell]]) -> MapCell | None:
    """Return a cell by its code; `AC1#2` is the second of that code in the drawing."""
    code, _, number = text.partition("#")
    found = own.get(code, [])
    position = int(number) if number.isdigit() else 1
    return found[position - 1] if 0 < position <= len(found) else None
