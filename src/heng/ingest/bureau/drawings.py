"""Drawings as the card keeps them: maps and linkage diagrams, their cells, arrows and repeated copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.bureau.drawn import Drawn, Node
from heng.ingest.bureau.events import Event, Heading
from heng.ingest.bureau.whose import Titled
from heng.ingest.lines import Line
from heng.ingest.source import Arrow, Citation
from heng.model.card import Linkage, MapCell, StrategyMap
from heng.model.identity import RefMaker
from heng.model.source import SourceRef
from heng.model.terms import Drawing, Ground, Scope


@dataclass(slots=True)
class Drawings:
    """Makes the card's drawings. `of`: the `ref` of each drawing that was read."""

    cite: Citation
    refs: RefMaker
    year: int
    arrows: Sequence[Arrow] = ()
    made: list[StrategyMap] = field(default_factory=list)
    cells: list[MapCell] = field(default_factory=list)
    linkages: list[Linkage] = field(default_factory=list)
    announced: list[SourceRef] = field(default_factory=list)
    copies: list[Drawn] = field(default_factory=list)
    of: dict[int, str] = field(default_factory=dict)
    _met: dict[object, int] = field(default_factory=dict)

    def take(self, found: Titled) -> None:
        """Keep a drawing; a whole repetition is noted, not kept again."""
        kind = found.heading.drawing if found.heading and found.heading.drawing else Drawing.MAP
        signature = (kind, found.drawn.signature())
        if signature in self._met:
            index = self._met[signature]
            known = self.made[index]
            copy = self.cite.lines(line.no for line in found.drawn.lines)
            self.made[index] = replace(known, copies=(*known.copies, copy))
            self.of[id(found.drawn)] = known.ref
            self.copies.append(found.drawn)
            return
        self._met[signature] = len(self.made)
        ref = self.refs.make("drawing", kind)
        self.of[id(found.drawn)] = ref
        cells = [self._cell(node, ref, kind, found.scope) for node in found.drawn.nodes]
        arrows = [link for arrow in self.arrows if (link := self._link(arrow, ref, found.drawn, cells))]
        self.cells += cells
        self.linkages += arrows
        self.made.append(self._drawing(found, kind, ref, lost=kind is Drawing.LINKAGE and not arrows))

    def announce(self, events: Iterable[Event], used: Iterable[Heading]) -> None:
        """Note where linkage diagrams are announced; one that is not drawn in the file is kept with its loss."""
        kept = {id(heading) for heading in used}
        for event in events:
            if not isinstance(event, Heading) or event.drawing is not Drawing.LINKAGE:
                continue
            self.announced.append(self.cite.print(event.lines))
            if not event.agenda and id(event) not in kept:
                self._lost(event)

    def _lost(self, heading: Heading) -> None:
        ref = self.refs.make("drawing", Drawing.LINKAGE)
        source = self.cite.print(heading.lines)
        self.made.append(
            StrategyMap(
                ref=ref, scope=Scope.OWN, drawing=Drawing.LINKAGE, title=heading.text, roc_year=heading.roc_year,
                arrows_lost=True, source=source,
            )
        )  # fmt: skip

    def _drawing(self, found: Titled, kind: Drawing, ref: str, *, lost: bool) -> StrategyMap:
        title = found.heading.text if found.heading else ""
        return StrategyMap(
            ref=ref,
            scope=found.scope,
            drawing=kind,
            title=title,
            roc_year=(found.heading.roc_year if found.heading else None)
            or (self.year or None if found.scope is Scope.OWN else None),
            arrows_lost=lost,
            source=self.cite.lines((line.no for line in self._cited(found, kind)), title),
        )

    @staticmethod
    def _cited(found: Titled, kind: Drawing) -> Sequence[Line]:
        """Return where a drawing stands: a linkage diagram's heading tells more than the boxes left of it."""
        return found.heading.lines if kind is Drawing.LINKAGE and found.heading else found.drawn.lines

    def _cell(self, node: Node, drawing: str, kind: Drawing, scope: Scope) -> MapCell:
        return MapCell(
            ref=self.refs.make(kind, node.theme, node.perspective, node.code),
            scope=scope,
            drawing=kind,
            drawing_ref=drawing,
            placed=Ground.INFERRED if node.inferred else Ground.PRINTED,
            theme=node.theme,
            perspective=node.perspective,
            perspective_printed=node.perspective_printed,
            code=node.code,
            name=node.name,
            city_marked=node.city_marked,
            source=self.cite.lines((line.no for line in node.lines), f"{node.code} {node.name}"),
        )

    def _link(self, arrow: Arrow, drawing: str, drawn: Drawn, cells: Sequence[MapCell]) -> Linkage | None:
        """Return the arrow where both its ends are objectives of the drawing."""
        ends = [_at(end, drawn.nodes, cells) for end in (arrow.start, arrow.end)]
        if ends[0] is None or ends[1] is None:
            return None
        cause, effect = ends[0], ends[1]
        return Linkage(
            ref=self.refs.make("linkage", cause.code, effect.code),
            drawing=drawing,
            cause=cause.ref,
            effect=effect.ref,
            ground=Ground.PRINTED,
            text=arrow.text,
            source=self.cite.print([*arrow.start, *arrow.end]),
        )


def _at(lines: Sequence[Line], nodes: Sequence[Node], cells: Sequence[MapCell]) -> MapCell | None:
    keys = {line.key for line in lines}
    for node, cell in zip(nodes, cells, strict=True):
        if any(line.key in keys for line in node.lines):
            return cell
    return None
