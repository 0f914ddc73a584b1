"""Maps and linkage diagrams of a card, one objective or arrow a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from heng.model.card import Card, Linkage, MapCell, StrategyMap
from heng.model.form import fields
from heng.model.form.codec import short
from heng.model.form.codes import place_of, show_head, show_perspective, split_head
from heng.model.form.words import ARROW, ARROWS_LOST, CELL, CITY_MARK, DRAWING, INFERRED, PARTS
from heng.model.terms import Ground
from heng.publish.card.page import Page
from heng.publish.card.statements import write_statements

_BELOW = 2


def write_drawings(card: Card, page: Page) -> None:
    """Write every drawing with its cells, arrows and statements."""
    for drawing in card.drawings:
        _drawing(drawing, card, page)


def _drawing(drawing: StrategyMap, card: Card, page: Page) -> None:
    page.heading(2, f"{PARTS[drawing.drawing].zh} {drawing.title}")
    if drawing.scope is not page.scope:
        page.field(DRAWING["scope"].zh, short(drawing.scope))
    page.fields(fields.lines(drawing))
    if drawing.arrows_lost:
        page.field(DRAWING["arrows"].zh, ARROWS_LOST["lost"].zh)
    write_statements([each for each in card.statements if each.drawing == drawing.ref], drawing.scope, page)
    cells = [cell for cell in card.map if cell.drawing_ref == drawing.ref]
    for cell in cells:
        _cell(cell, drawing, page)
    names = _names(cells)
    for link in card.linkages:
        if link.drawing == drawing.ref and link.cause in names and link.effect in names:
            _arrow(link, names, page)


def _cell(cell: MapCell, drawing: StrategyMap, page: Page) -> None:
    head = show_head(cell.code, cell.name + (CITY_MARK if cell.city_marked else ""))
    inferred = cell.placed is Ground.INFERRED
    is_arrow = cell.name.startswith((ARROW, "->"))
    by_code = (
        inferred
        and not is_arrow
        and (cell.theme, cell.perspective) == place_of(cell.code, page.profile)
        and bool(cell.code)
    )
    place = f"{cell.theme}／{show_perspective(cell.perspective, page.profile)}" + (
        f"（{INFERRED}）" if inferred else ""
    )
    page.item(head if by_code else f"{place}：{head}")
    if cell.scope is not drawing.scope:
        page.field(CELL["scope"].zh, short(cell.scope), depth=_BELOW)
    if cell.perspective_printed:
        page.field(CELL["perspective_printed"].zh, cell.perspective_printed, depth=_BELOW)
    if split_head(head)[0] != cell.code:
        page.field(CELL["code"].zh, cell.code, depth=_BELOW)


def _names(cells: Sequence[MapCell]) -> Mapping[str, str]:
    """Return by what arrows name each cell: its code, with a number from the second of that code on."""
    met: Counter[str] = Counter()
    names = {}
    for cell in cells:
        met[cell.code] += 1
        names[cell.ref] = cell.code if met[cell.code] == 1 else f"{cell.code}#{met[cell.code]}"
    return names


def _arrow(link: Linkage, names: Mapping[str, str], page: Page) -> None:
    said = f"（{INFERRED}）" if link.ground is Ground.INFERRED else ""
    text = f"：{link.text}" if link.text else ""
    page.item(f"{names[link.cause]} {ARROW} {names[link.effect]}{said}{text}")
