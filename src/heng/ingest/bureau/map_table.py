"""A strategy map that keeps its cells: a column a theme and a row a perspective, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.drawn import Drawn, DrawnTheme, Spot, add_nodes
from heng.ingest.bureau.members import is_members_label, members
from heng.ingest.bureau.words import ThemeName, is_ruling, row_name, theme_name
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.grid import Grid, Row
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import read_head
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.pieces import INDICATOR, OBJECTIVE, chunks
from heng.ingest.text import squeeze
from heng.model.profile import Profile

_CORNER = re.compile(r"策略(?:主題|目標|地圖)|主題|構面|面向|策略")
_LEAST_THEMES = 2
_LEAST_ROWS = 3
_LEAST_NODES = 3


@dataclass(slots=True)
class MapTable:
    """Reads the grids of one map, which an empty line may part into several."""

    grammar: CodeGrammar
    profile: Profile
    sense: AgencySense
    ledger: Ledger
    drawn: Drawn = field(default_factory=Drawn)
    _columns: list[int] = field(default_factory=list)
    _rows: dict[int, Spot] = field(default_factory=dict)

    def read(self, grid: Grid) -> None:
        """Take a grid."""
        for row in grid.rows:
            texts = {column: row.text(column) for column in row.cells}
            if texts and all(is_ruling(text) for text in texts.values()):
                self.ledger.claim(row.all_lines(), Noise.RULING)
            elif not (self._themes(row, texts) or self._perspectives(row, texts) or self._members(row, texts)):
                self._cells(row, texts)

    def _themes(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Take a row that names the themes."""
        names = {column: name for column, text in texts.items() if (name := theme_name(text, self.profile))}
        if len(names) < _LEAST_THEMES or self._coded(row) or self._rows:
            return False
        self._columns = sorted(names)
        for column in self._columns:
            self._add_theme(names[column], row.lines(column))
        self._claim_rest(row, [column for column in row.cells if column not in names])
        return True

    def _add_theme(self, name: ThemeName, lines: list[Line]) -> None:
        if name.letter not in self.drawn.letters:
            self.drawn.themes.append(DrawnTheme(name, lines))
        self._field(lines)

    def _perspectives(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Take a head that names the perspectives: a map whose rows are the themes."""
        names = {column: name for column, text in texts.items() if (name := row_name(text, self.profile))}
        if len(names) < _LEAST_ROWS or self._coded(row):
            return False
        self._rows = {column: Spot("", name.key, name.printed) for column, name in names.items()}
        for column in names:
            self._field(row.lines(column))
        self._claim_rest(row, [column for column in row.cells if column not in names])
        return True

    def _members(self, row: Row, texts: Mapping[int, str]) -> bool:
        """Take a row that names the agencies of each theme."""
        labels = [column for column, text in texts.items() if is_members_label(text)]
        if not labels or self._coded(row):
            return False
        self._claim_rest(row, labels)
        for column, text in texts.items():
            rank = column - labels[0] - 1
            if column not in labels and 0 <= rank < len(self.drawn.themes):
                self.drawn.themes[rank].agencies = members(
                    text, self.sense, lead="協" not in texts[labels[0]] and "主" in texts[labels[0]]
                )
                self.drawn.themes[rank].lines += row.lines(column)
                self._field(row.lines(column))
        return True

    def _cells(self, row: Row, texts: Mapping[int, str]) -> None:
        """Take a row of objectives. Its cells follow its label as the themes follow theirs."""
        label = next((column for column, text in texts.items() if row_name(text, self.profile)), None)
        name = row_name(texts[label], self.profile) if label is not None else None
        theme = next((theme_name(text, self.profile) for text in texts.values() if self._rows), None)
        if theme is not None:
            self._add_theme(theme, row.lines(min(row.cells)))
        for column in row.cells:
            lines = row.lines(column)
            parts = chunks(lines, self.grammar)
            if not any(part.level == OBJECTIVE for part in parts):
                self._label(lines, texts[column], is_label=column == label)
                continue
            if self._rows:
                spot = self._rows.get(column, Spot())
                spot = Spot(theme.letter if theme else "", spot.perspective, spot.printed)
            else:
                spot = Spot(
                    self._theme_at(column, label, lines), name.key if name else "", name.printed if name else ""
                )
            if parts[0].level is None:
                parts = parts[1:]
            add_nodes(self.drawn, parts, spot, self.grammar)
            self._field(lines)

    def _theme_at(self, column: int, label: int | None, lines: Sequence[Line]) -> str:
        """Return the theme whose column a cell stands in."""
        letters = self.drawn.letters
        cell = lines[0].cell
        first = label + 1 if label is not None else (self._columns[0] if self._columns else column)
        ranks = range(column - first, column - first + (cell.columns if cell else 1))
        under = [letters[rank] for rank in ranks if 0 <= rank < len(letters)]
        return under[0] if len(under) == 1 else ""

    def _label(self, lines: list[Line], text: str, *, is_label: bool) -> None:
        if is_label:
            self._field(lines)
        elif _CORNER.fullmatch(squeeze(text)):
            self.ledger.claim(lines, Noise.TABLE_HEAD)
            self.drawn.lines += lines

    def _coded(self, row: Row) -> bool:
        return any(part.level is not None for column in row.cells for part in chunks(row.lines(column), self.grammar))

    def _claim_rest(self, row: Row, columns: Iterable[int]) -> None:
        for column in columns:
            if _CORNER.fullmatch(squeeze(row.text(column))) or is_members_label(row.text(column)):
                self.ledger.claim(row.lines(column), Noise.TABLE_HEAD)
                self.drawn.lines += row.lines(column)

    def _field(self, lines: list[Line]) -> None:
        self.ledger.claim(lines, FIELD)
        self.drawn.lines += lines


def is_map(grid: Grid, grammar: CodeGrammar, profile: Profile) -> bool:
    """Tell whether a table is a map: objectives in cells, no indicator, and no head of a scorecard."""
    texts = [{column: row.text(column) for column in row.cells} for row in grid.rows]
    levels = [
        chunk.level
        for row in grid.rows
        for column in row.cells
        for chunk in chunks(row.lines(column), grammar)
        if chunk.level is not None
    ]
    if not levels or any(level >= INDICATOR for level in levels):
        return False
    if any(sum(theme_name(text, profile) is not None for text in row.values()) >= _LEAST_THEMES for row in texts):
        return True
    labels = sum(row_name(text, profile) is not None for row in texts for text in row.values())
    headed = any(read_head(row) for row in texts)
    return len(levels) >= _LEAST_NODES and ((labels > 0 and not headed) or len(levels) > len(grid.rows))


def continues_map(grid: Grid, grammar: CodeGrammar) -> bool:
    """Tell whether a table behind a map, or behind its head, may be the rest of it: objectives or agencies only."""
    levels, labels = [], False
    for row in grid.rows:
        for column in row.cells:
            levels += [chunk.level for chunk in chunks(row.lines(column), grammar) if chunk.level is not None]
            labels = labels or (is_members_label(row.text(column)))
    return all(level == OBJECTIVE for level in levels) and (bool(levels) or labels)


def is_theme_row(grid: Grid, profile: Profile) -> bool:
    """Tell whether a table does nothing but name themes."""
    texts = [row.text(column) for row in grid.rows for column in row.cells]
    plain = [text for text in texts if not is_ruling(text) and not _CORNER.fullmatch(squeeze(text))]
    return len(plain) >= _LEAST_THEMES and all(theme_name(text, profile) for text in plain)
