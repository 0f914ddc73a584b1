"""The scorecard while it is read: objectives with their indicators, each cell still as pieces of print."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import HeadColumn
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.scorecard.pieces import INDICATOR, OBJECTIVE, Chunk
from heng.ingest.text import squeeze
from heng.model.profile import Profile
from heng.model.terms import Column

CODED = frozenset({Column.OBJECTIVE, Column.SUCCESS_FACTOR, Column.INDICATOR, Column.ACTION})
FIGURES = (Column.TARGET, Column.ACTUAL)


@dataclass(slots=True)
class Field:
    """The print of one cell, or of the part of it that one code heads.

    Attributes:
        head: The column it stands in.
        number: Which column of the table that is.
        shared: The cell began in a row above and spans this one.
    """

    head: HeadColumn
    chunk: Chunk
    number: int = 0
    shared: bool = False

    @property
    def column(self) -> Column:
        """The column it stands in."""
        return self.head.column


@dataclass(slots=True)
class CardRow:
    """One row.

    Attributes:
        perspective: Key of the perspective its label names; empty where it bears no label.
        theme: Letter of the theme that a cell of it names.
        loose: Cells before the first are lost, so only codes tell where the row belongs.
        first: It is the first row of a table or of its part on a page: a cell may go on from the page before.
        rest: Print before its first cell that goes on the last cell of the row above, which a line break has cut.
    """

    fields: list[Field] = field(default_factory=list)
    perspective: str = ""
    theme: str = ""
    loose: bool = False
    first: bool = False
    rest: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class IndicatorDraft:
    """An indicator: its own cell, its action plans, and the other cells of its row by column.

    `loose`: cells of its row are lost, so that the heading above it may be another row's.
    """

    chunk: Chunk
    loose: bool = False
    actions: list[Chunk] = field(default_factory=list)
    cells: dict[Column, list[Piece]] = field(default_factory=dict)
    figures: dict[int, tuple[HeadColumn, list[Piece]]] = field(default_factory=dict)

    def pieces(self) -> list[Piece]:
        """Return the print of all its cells."""
        coded = [piece for chunk in (self.chunk, *self.actions) for piece in chunk.pieces]
        cells = [piece for pieces in self.cells.values() for piece in pieces]
        return [*coded, *cells, *(piece for _, pieces in self.figures.values() for piece in pieces)]

    def put(self, cell: Field) -> None:
        """Take a cell of the row that is none of a code's."""
        if cell.column in FIGURES:
            self.figures.setdefault(cell.number, (cell.head, []))[1].extend(cell.chunk.pieces)
        else:
            self.cells.setdefault(cell.column, []).extend(cell.chunk.pieces)


@dataclass(slots=True)
class ObjectiveDraft:
    """An objective's heading with what stands under it. `chunk` is None where the heading is lost."""

    theme: str
    perspective: str
    inferred: bool
    chunk: Chunk | None
    factors: list[Chunk] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Its code, empty where none is printed."""
        return self.chunk.code.code if self.chunk is not None and self.chunk.code is not None else ""

    def chunks(self) -> list[Chunk]:
        """Return all print that codes head."""
        heading = [self.chunk] if self.chunk is not None else []
        below = [chunk for draft in self.indicators for chunk in (draft.chunk, *draft.actions)]
        return [*heading, *self.factors, *below]

    def names(self, chunk: Chunk) -> bool:
        """Tell whether a cell only repeats this heading."""
        return self.chunk is not None and squeeze(self.chunk.text) == squeeze(chunk.text)


class Drafts:
    """Takes rows in the order of printing. `left`: lines that fit nowhere; `again`: cells that repeat a heading."""

    def __init__(self, grammar: CodeGrammar, profile: Profile) -> None:
        """Take how the city and the document write codes."""
        self._grammar, self._profile = grammar, profile
        self._theme = ""
        self._perspective, self._is_printed = "", False
        self.objectives: list[ObjectiveDraft] = []
        self.left: list[Line] = []
        self.again: list[Line] = []
        self._open = False
        self._tail: Chunk | None = None

    def go_on(self, pieces: Sequence[Piece]) -> bool:
        """Take the rest of the last cell of the last row; False where there is none."""
        if self._tail is None:
            return False
        self._tail.pieces += [replace(piece, opens=False) for piece in pieces]
        return True

    def doubt(self, lines: Container[int]) -> None:
        """Mark the indicators that stand on some lines, whose columns only the widths of other lines part."""
        for draft in (each for objective in self.objectives for each in objective.indicators):
            draft.chunk.mixed = draft.chunk.mixed or any(piece.line.no in lines for piece in draft.pieces())

    def doubt_lacking(self, lines: Container[int]) -> None:
        """Mark the indicators on some lines, without cells in the file, that lack the figures that others have."""
        every = [each for objective in self.objectives for each in objective.indicators]
        heads = {number for each in every for number, (_, pieces) in each.figures.items() if pieces}
        for draft in every:
            lacking = heads - {number for number, (_, pieces) in draft.figures.items() if pieces}
            draft.chunk.mixed = draft.chunk.mixed or (bool(lacking) and draft.chunk.lines[0].no in lines)

    def rejoin(self) -> None:
        """Give loose indicators to the objective that their codes begin with.

        A text that has lost its cells prints a merged heading in the middle of its rows, or behind them.
        """
        known = {each.code: each for each in reversed(self.objectives) if each.code}
        for above in self.objectives:
            for draft in [each for each in above.indicators if each.loose and each.chunk.code]:
                code = draft.chunk.code.code.partition(".")[0] if draft.chunk.code else ""
                if code != above.code and code in known:
                    above.indicators.remove(draft)
                    _in_order(known[code].indicators, draft)
        self.objectives = [each for each in self.objectives if each.chunk is not None or each.indicators]

    def begin_theme(self, letter: str) -> None:
        """The tables of another theme begin."""
        if letter != self._theme:
            self._perspective, self._is_printed, self._open = "", False, False
        self._theme = letter

    def take(self, row: CardRow) -> None:
        """Take one row."""
        if row.theme:
            self.begin_theme(row.theme)
        self._perspective = row.perspective or self._perspective
        self._is_printed |= bool(row.perspective)
        if row.rest and not self.go_on(row.rest):
            self.left += [piece.line for piece in row.rest]
        if row.first and self._goes_on(row):
            return
        before = self._last()
        met: list[IndicatorDraft] = []
        for cell in self._without_rest(row, before):
            if cell.column is Column.OBJECTIVE and (cell.chunk.level is not None or _has_indicator(row)):
                self._objective(cell, row)
            elif cell.column is Column.SUCCESS_FACTOR:
                self._factor(cell)
            elif cell.column is Column.INDICATOR and cell.chunk.level is not None:
                met.append(self._indicator(cell, loose=row.loose))
            else:
                self._other(cell, met, before)
        self._share(met)
        if row.fields:
            self._tail = row.fields[-1].chunk

    def _without_rest(self, row: CardRow, before: IndicatorDraft | None) -> list[Field]:
        """Return the cells of a row; at the top of a page without what goes on a cell of the page before."""
        if not row.first or before is None:
            return row.fields
        kept: list[Field] = []
        for cell in row.fields:
            if cell.chunk.level is not None or cell.shared:
                # Behind a code the cells are those of a row of its own.
                return [*kept, *row.fields[row.fields.index(cell) :]]
            if self._is_rest(cell.column, before):
                self._append(cell, before)
            else:
                kept.append(cell)
        return kept

    def _is_rest(self, column: Column, before: IndicatorDraft) -> bool:
        """Tell whether print without a code goes on the last cell of a column, which has one or needs none."""
        above = self.objectives[-1]
        if column is Column.OBJECTIVE:
            return above.chunk is not None and above.chunk.code is not None
        if column is Column.SUCCESS_FACTOR:
            return bool(above.factors) and above.factors[-1].code is not None
        return column is Column.ACTION and bool(before.actions)

    def _objective(self, cell: Field, row: CardRow) -> None:
        current = self.objectives[-1] if self.objectives else None
        if current is not None and self._open and current.names(cell.chunk):
            self.again += cell.chunk.lines
            return
        parsed = self._grammar.parts(cell.chunk.code.code) if cell.chunk.code else None
        by_code = self._profile.perspective(parsed.perspective) if parsed else None
        key = by_code.key if by_code else ""
        lost = not row.perspective and (row.loose or not self._is_printed)
        perspective = key if lost and key else self._perspective
        coded = parsed.theme if parsed else ""
        theme = (coded or self._theme) if row.loose else (self._theme or coded)
        inferred = lost and perspective != self._perspective
        self._perspective = perspective if lost else self._perspective
        self.objectives.append(ObjectiveDraft(theme, perspective, inferred, cell.chunk))
        self._open = True

    def _under(self) -> ObjectiveDraft:
        if not self._open or not self.objectives:
            self.objectives.append(ObjectiveDraft(self._theme, self._perspective, inferred=True, chunk=None))
            self._open = True
        return self.objectives[-1]

    def _factor(self, cell: Field) -> None:
        above = self._with_code(cell.chunk) or self._under()
        if all(squeeze(known.text) != squeeze(cell.chunk.text) for known in above.factors):
            above.factors.append(cell.chunk)
        else:
            self.again += cell.chunk.lines

    def _with_code(self, chunk: Chunk) -> ObjectiveDraft | None:
        """Return the objective that bears the code of its success factor."""
        code = chunk.code.code if chunk.code else ""
        codes = ((each, each.chunk.code.code) for each in reversed(self.objectives) if each.chunk and each.chunk.code)
        return next((each for each, own in codes if own == code), None) if code else None

    def _indicator(self, cell: Field, *, loose: bool) -> IndicatorDraft:
        draft = IndicatorDraft(cell.chunk, loose)
        self._under().indicators.append(draft)
        return draft

    def _last(self) -> IndicatorDraft | None:
        below = self.objectives[-1].indicators if self._open and self.objectives else []
        return below[-1] if below else None

    def _other(self, cell: Field, met: Sequence[IndicatorDraft], before: IndicatorDraft | None) -> None:
        if cell.shared and not met:
            return
        owner = met[-1] if met else before
        if owner is None:
            self.left += cell.chunk.lines
        elif cell.column is Column.ACTION:
            _by_code(cell.chunk, met or [owner]).actions.append(cell.chunk)
        elif cell.column in CODED:
            self.left += cell.chunk.lines
        else:
            owner.put(cell)

    def _share(self, met: Sequence[IndicatorDraft]) -> None:
        """Part what several indicators of one row print beside them, where it is as many paragraphs."""
        if len(met) < 2:
            return
        last = met[-1]
        for column, pieces in list(last.cells.items()):
            if len(pieces) == len(met):
                for draft, piece in zip(met, pieces, strict=True):
                    draft.cells[column] = [replace(piece, opens=True)]
        for number, (head, pieces) in list(last.figures.items()):
            if len(pieces) == len(met):
                for draft, piece in zip(met, pieces, strict=True):
                    draft.figures[number] = (head, [replace(piece, opens=True)])

    def _goes_on(self, row: CardRow) -> bool:
        """Take a row without any code at the top of a page as the rest of the cells on the page before."""
        last = self._last()
        if last is None or row.perspective or any(cell.chunk.level is not None for cell in row.fields):
            return False
        for cell in row.fields:
            self._append(cell, last)
        return True

    def _append(self, cell: Field, last: IndicatorDraft) -> None:
        above = self.objectives[-1]
        pieces = [replace(piece, opens=False) for piece in cell.chunk.pieces]
        if cell.column is Column.OBJECTIVE and above.chunk is not None:
            above.chunk.pieces += pieces
        elif cell.column is Column.SUCCESS_FACTOR and above.factors:
            above.factors[-1].pieces += pieces
        elif cell.column is Column.INDICATOR:
            last.chunk.pieces += pieces
        elif cell.column is Column.ACTION and last.actions:
            last.actions[-1].pieces += pieces
        elif cell.column is Column.ACTION:
            last.actions.append(cell.chunk)
        else:
            last.put(replace(cell, chunk=Chunk(None, None, pieces)))


def _has_indicator(row: CardRow) -> bool:
    return any(cell.column is Column.INDICATOR and cell.chunk.level is not None for cell in row.fields)


def _by_code(chunk: Chunk, drafts: Sequence[IndicatorDraft]) -> IndicatorDraft:
    """Return the indicator whose code an action plan's begins with; the last where none fits."""
    code = chunk.code.code if chunk.code else ""
    for draft in drafts:
        if draft.chunk.code and code.startswith(draft.chunk.code.code + "."):
            return draft
    return drafts[-1]


__all__ = [
    "CODED",
    "FIGURES",
    "INDICATOR",
    "OBJECTIVE",
    "CardRow",
    "Drafts",
    "Field",
    "IndicatorDraft",
    "ObjectiveDraft",
]


def _in_order(indicators: list[IndicatorDraft], draft: IndicatorDraft) -> None:
    """Put a loose indicator before the first loose one whose code comes after it."""
    number = _number(draft)
    at = next((at for at, each in enumerate(indicators) if each.loose and _number(each) > number), len(indicators))
    indicators.insert(at, draft)


def _number(draft: IndicatorDraft) -> tuple[int, ...]:
    code = draft.chunk.code
    numbers = f"{code.code.partition('.')[2]}.{code.component}" if code else ""
    return tuple(int(part) for part in numbers.split(".") if part.isdecimal())
