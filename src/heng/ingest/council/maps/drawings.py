"""Collects the drawings of a report: each map once, with the places of its repeated copies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.council.furniture import Furniture
from heng.ingest.council.maps.strategy_map import Entry, StrategyMap, head_length, read_map
from heng.ingest.council.outline import ThemePart
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.lines import WHITE, Habits, Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.source import Citation
from heng.ingest.text import squeeze
from heng.model import card
from heng.model.approval import Approval
from heng.model.identity import RefMaker
from heng.model.period import ROC_OFFSET, PartialDate
from heng.model.profile import Profile
from heng.model.source import SourceRef
from heng.model.terms import Drawing, Ground, Scope, StatementKind

_YEAR = re.compile(r"(\d{2,3})年")
_LABEL = frozenset("策略目標")
_GAP = re.compile(r"[ \u3000]{3,}")
_CODE = re.compile(r"[A-Z]{2}\d{1,2}(?![\d.])")
_CELL = re.compile(rf"\S(?:(?! {_CODE.pattern})[ \u3000]{{0,2}}\S)*")
_MOST_OFF = 2
_TITLE = re.compile(r"\S*策略地圖")
_LISTED = (StatementKind.VALUE,)
_SEPARATORS = re.compile(r"[、；;，,]")


@dataclass(slots=True)
class MapReader:
    """Reads the map and the linkage diagram of one theme after the other."""

    grammar: CodeGrammar
    profile: Profile
    habits: Habits
    cite: Citation
    refs: RefMaker
    ledger: Ledger
    statements: list[card.Statement] = field(default_factory=list)
    drawings: list[card.StrategyMap] = field(default_factory=list)
    cells: list[card.MapCell] = field(default_factory=list)
    themes: list[tuple[str, str]] = field(default_factory=list)
    _met: dict[object, int] = field(default_factory=dict)

    def read_map(self, theme: ThemePart, furniture: Furniture) -> None:
        """Read a theme's copy of the map; a whole repetition is noted, not read again."""
        part = theme.section("map")
        self.ledger.claim(part.heading, Noise.HEADING)
        pieces, wrapped = _apart(part.lines)
        if len(pieces) > len(part.lines):
            # The letters of a label stand one below the other, in a column of their own.
            self.ledger.claim((line for line in part.lines if line.text in _LABEL), Noise.TABLE_HEAD)
            pieces = [piece for piece in pieces if piece.text not in _LABEL]
        head = head_length(pieces, self.grammar)
        pieces = [*pieces[:head], *self._without_repeated_head(pieces, head)]
        body = [page.line for page in furniture.strip(pieces[head:], self.ledger, theme.letter)]
        drawing = read_map([*pieces[:head], *body], head, self.grammar, self.profile, self.habits)
        left = {line.no for line in drawing.left}
        lines = [line for line in (*drawing.head, *body) if line.no not in left]
        if not lines:
            return
        lines += wrapped
        signature = drawing.signature()
        if signature in self._met:
            self.ledger.claim(lines, Noise.REPEATED_MAP)
            self._note_copy(self._met[signature], lines)
            return
        self._met[signature] = len(self.drawings)
        self.ledger.claim(lines, FIELD)
        self._keep(drawing, lines, _year(part.heading))

    def _without_repeated_head(self, lines: Sequence[Line], head: int) -> list[Line]:
        """Return the lines behind the head without the row that says it again on the next page."""
        rows: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            if line.cell is not None:
                rows.setdefault((line.cell.table, line.cell.row), []).append(line)
        first = next(iter(rows.values()), [])
        texts = [line.text for line in first]
        again = [
            line for row in rows.values() if row is not first and [line.text for line in row] == texts for line in row
        ]
        self.ledger.claim(again, Noise.TABLE_HEAD)
        gone = {line.key for line in again}
        return [line for line in lines[head:] if line.key not in gone]

    def read_linkage(self, theme: ThemePart, furniture: Furniture) -> None:
        """Note a theme's linkage diagram, and the objectives whose boxes are in the file. Arrows are not in a text."""
        part = theme.section("linkage")
        if not part.heading:
            return
        self.ledger.claim(part.heading, Noise.HEADING)
        ref = self.refs.make("drawing", Drawing.LINKAGE, theme.letter)
        self.drawings.append(
            card.StrategyMap(
                ref=ref,
                scope=Scope.CITY,
                drawing=Drawing.LINKAGE,
                title=part.heading[0].text,
                roc_year=_year(part.heading),
                theme=theme.letter,
                arrows_lost=True,
                source=self.cite.print(part.heading),
            )
        )
        for page in furniture.strip(part.lines, self.ledger, theme.letter):
            self._box(page.line, ref)

    def _box(self, line: Line, drawing: str) -> None:
        code = self.grammar.objective(line.text.lstrip("●•"))
        parsed = self.profile.parse_objective(code.code) if code else None
        if code is None or parsed is None:
            return
        entry = Entry(parsed.theme, parsed.perspective, "", code.code, code.rest, city_marked=False, lines=(line.no,))
        self.cells.append(replace(self._cell(entry, drawing, Drawing.LINKAGE), placed=Ground.INFERRED))
        self.ledger.claim([line], FIELD)

    def _keep(self, drawing: StrategyMap, lines: list[Line], year: int | None) -> None:
        ref = self.refs.make("drawing", Drawing.MAP)
        title = _TITLE.match(drawing.head[0].text) if drawing.head else None
        self.themes = self.themes or drawing.themes
        self.drawings.append(
            card.StrategyMap(
                ref=ref,
                scope=Scope.CITY,
                drawing=Drawing.MAP,
                title=title[0] if title else "",
                roc_year=year,
                approval=self._approval(drawing),
                source=self.cite.lines((line.no for line in lines), title[0] if title else ""),
            )
        )
        self._keep_statements(drawing, ref)
        self.cells += [self._cell(entry, ref, Drawing.MAP) for entry in drawing.entries]

    def _keep_statements(self, drawing: StrategyMap, ref: str) -> None:
        head = self.cite.print(drawing.head)
        for printed, text in drawing.statements:
            kind = next((kind for kind in StatementKind if squeeze(printed).endswith(kind.zh)), None)
            if kind is None:
                continue
            texts = [item for item in _SEPARATORS.split(text) if item] if kind in _LISTED else [text]
            self._add(kind, ((item, "", replace(head, text=item)) for item in texts), ref)
        tops = (
            (entry.name, entry.code, self.cite.lines(entry.lines, f"{entry.code} {entry.name}"))
            for entry in drawing.top
        )
        self._add(StatementKind.TOP_OBJECTIVE, tops, ref)

    def _add(self, kind: StatementKind, items: Iterable[tuple[str, str, SourceRef]], drawing: str) -> None:
        for text, code, source in items:
            position = 1 + sum(statement.kind is kind for statement in self.statements)
            self.statements.append(
                card.Statement(
                    ref=self.refs.make("statement", kind, code or str(position)),
                    scope=Scope.CITY,
                    kind=kind,
                    position=position,
                    code=code,
                    text=text,
                    drawing=drawing,
                    source=source,
                )
            )

    def _cell(self, entry: Entry, drawing: str, kind: Drawing) -> card.MapCell:
        return card.MapCell(
            ref=self.refs.make(kind, entry.theme, entry.perspective, entry.code),
            scope=Scope.CITY,
            drawing=kind,
            drawing_ref=drawing,
            theme=entry.theme,
            perspective=entry.perspective,
            perspective_printed=entry.perspective_printed,
            code=entry.code,
            name=entry.name,
            city_marked=entry.city_marked,
            source=self.cite.lines(entry.lines, f"{entry.code} {entry.name}"),
        )

    def _approval(self, drawing: StrategyMap) -> Approval | None:
        if drawing.approval is None:
            return None
        return Approval(
            body=drawing.approval.body,
            session=drawing.approval.session,
            day=_day(drawing.approval.day),
            source=self.cite.print(drawing.head[:1]),
        )

    def _note_copy(self, index: int, lines: list[Line]) -> None:
        known = self.drawings[index]
        copy = self.cite.lines(line.no for line in lines)
        self.drawings[index] = replace(known, copies=(*known.copies, copy))


@dataclass(slots=True)
class _Piece:
    """A cell of a line, and where on it that begins."""

    line: Line
    at: int


def _apart(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Part the cells that stand on one line of a text, wide gaps between them; what wraps goes to the cell above.

    Returns the cells, and the lines of which nothing else is left.
    """
    found: list[_Piece] = []
    wrapped: list[Line] = []
    above: list[_Piece] = []
    for line in lines:
        pieces = _pieces(line)
        hosts = [_host(piece, above) for piece in pieces] if above and not line.blanks else []
        if hosts and all(hosts) and not any(map(_is_coded, pieces)):
            for host, piece in zip(hosts, pieces, strict=True):
                if host is not None:
                    host.line = replace(host.line, text=host.line.text + piece.line.text)
            wrapped.append(line)
            continue
        found += pieces
        above = [piece for piece in pieces if _is_coded(piece)] if len(pieces) > 1 else []
    return [piece.line for piece in found], wrapped


def _is_coded(piece: _Piece) -> bool:
    return _CODE.match(piece.line.text) is not None


def _host(piece: _Piece, above: Iterable[_Piece]) -> _Piece | None:
    """Return the cell above that begins where a piece does."""
    near = min(above, key=lambda other: abs(other.at - piece.at))
    return near if abs(near.at - piece.at) <= _MOST_OFF else None


def _pieces(line: Line) -> list[_Piece]:
    raw = line.raw.rstrip(WHITE)
    if line.cell is not None or len(_GAP.split(raw.lstrip(WHITE))) == 1:
        return [_Piece(line, len(raw) - len(raw.lstrip(WHITE)))]
    return [_Piece(replace(line, text=match[0]), match.start()) for match in _CELL.finditer(raw)]


def _year(heading: list[Line]) -> int | None:
    match = _YEAR.search(squeeze("".join(line.text for line in heading)))
    return int(match[1]) if match else None


def _day(text: str) -> PartialDate | None:
    year, month, day = map(int, re.findall(r"\d+", text)[:3])
    try:
        PartialDate(year + ROC_OFFSET, month, day).first()
    except ValueError:
        return None
    return PartialDate(year + ROC_OFFSET, month, day)
