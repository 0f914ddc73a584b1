"""The strategy map as a table: perspectives × themes, each cell with its objectives."""

from __future__ import annotations

from collections.abc import Iterator

from heng.model.approval import Approval
from heng.model.card import Card, Statement, StrategyMap, Theme
from heng.model.edition import Edition
from heng.model.period import ROC_OFFSET, PartialDate
from heng.model.profile import TAIPEI, Perspective
from heng.model.terms import Drawing, StatementKind
from heng.publish.document import Block, Cell, Column, Flow, Paragraph, Row, Table
from heng.publish.words import Words

_PAGE = 267.0
_LABEL = 17.0
_SHOWN = (StatementKind.MISSION, StatementKind.VISION, StatementKind.VALUE)


def drawing_of(card: Card, theme: Theme, kind: Drawing) -> StrategyMap | None:
    """Return the drawing that a theme's part shows: its own, else one of its scope that shows all themes."""
    fitting = [drawn for drawn in card.drawings if drawn.drawing is kind and drawn.scope is theme.scope]
    return next((drawn for letter in (theme.letter, "") for drawn in fitting if drawn.theme == letter), None)


def map_blocks(edition: Edition, theme: Theme, say: Words) -> Iterator[Block]:
    """Return the map of a theme's part with the column of the theme emphasised; nothing where none is printed."""
    drawn = drawing_of(edition.card, theme, Drawing.MAP)
    if drawn is None:
        return
    yield Paragraph(text=_title(drawn, drawn.approval or edition.edition.approval, say), strong=True)
    statements = _statements(edition.card, theme, say)
    if statements:
        yield Paragraph(text=statements, strong=False)
    yield _Map(edition.card, drawn, theme, say).table()


def _title(drawn: StrategyMap, approval: Approval | None, say: Words) -> str:
    title = drawn.title or say.map_title
    if approval is None:
        return title
    day = _dotted(approval.day, say) if approval.day else ""
    return f"{title}  {say.approved.format(day=day, session=approval.session, body=approval.body).strip()}"


def _dotted(day: PartialDate, say: Words) -> str:
    if say.language == "en":
        return str(day)
    return ".".join([str(day.year - ROC_OFFSET), *(f"{part:02}" for part in (day.month, day.day) if part)])


def _statements(card: Card, theme: Theme, say: Words) -> str:
    shown = []
    for kind in _SHOWN:
        texts = [s.text for s in card.statements if s.scope is theme.scope and s.kind is kind]
        if texts:
            shown.append(say.statement.format(kind=kind.label(say.language), text=say.comma.join(texts)))
    return " ".join(shown)


class _Map:
    """One drawing as the part of one theme shows it."""

    def __init__(self, card: Card, drawn: StrategyMap, theme: Theme, say: Words) -> None:
        self._theme, self._say = theme, say
        self._cells = [cell for cell in card.map if cell.drawing_ref == drawn.ref]
        self._names = {other.letter: other.name for other in card.themes if other.scope is theme.scope}
        self._letters = list(dict.fromkeys([*self._names, *(cell.theme for cell in self._cells)]))
        self._tops = [
            statement
            for statement in card.statements
            if statement.kind is StatementKind.TOP_OBJECTIVE and statement.scope is theme.scope
        ]

    def table(self) -> Table:
        """Return the map with a column for each theme and a row for each perspective."""
        width = (_PAGE - _LABEL) / len(self._letters)
        heads = (self._cell((self._head(letter),), letter) for letter in self._letters)
        return Table(
            name=self._say.map_title,
            columns=(Column(width=_LABEL, measure=1), *(Column(width=width) for _ in self._letters)),
            head=((Cell(paragraphs=(self._say.themes,)), *heads),),
            rows=tuple(row for perspective in TAIPEI.perspectives for row in self._rows(perspective)),
            flow=Flow.LISTS,
            dense=True,
        )

    def _head(self, letter: str) -> str:
        return self._say.theme_heading.format(name=self._names.get(letter, ""), letter=letter)

    def _cell(self, paragraphs: tuple[str, ...], letter: str) -> Cell:
        return Cell(paragraphs=paragraphs, strong=letter == self._theme.letter)

    def _rows(self, perspective: Perspective) -> Iterator[Row]:
        """Return the rows of a perspective: objectives above all themes, where there are any, then the themes'."""
        here = [cell for cell in self._cells if cell.perspective == perspective.key]
        tops = [f"{top.code} {top.text}" for top in self._tops if _perspective_of(top) in perspective.letters]
        if not here and not tops:
            return
        letter = next((cell.perspective_printed for cell in here if cell.perspective_printed), perspective.letters[0])
        name = perspective.en if self._say.language == "en" else perspective.zh
        label = Cell(paragraphs=(name, letter), rows=2 if tops else 1)
        columns = [
            self._cell(tuple(f"{cell.code} {cell.name}" for cell in here if cell.theme == theme), theme)
            for theme in self._letters
        ]
        if tops:
            yield (label, Cell(paragraphs=(self._say.linked.join(tops),), columns=len(self._letters)))
        yield tuple(columns) if tops else (label, *columns)


def _perspective_of(top: Statement) -> str:
    code = TAIPEI.parse_objective(top.code)
    return code.perspective if code else ""
