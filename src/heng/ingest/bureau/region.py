"""Lines with codes outside tables: drawings and tables whose cells are lost, parted by the themes above them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.drafts import Drafts
from heng.ingest.bureau.events import Event, Text
from heng.ingest.bureau.loose_rows import LooseRows
from heng.ingest.bureau.map_loose import LooseMap, theme_list
from heng.ingest.bureau.table_rows import TableReader
from heng.ingest.bureau.words import ThemeName, row_name, theme_names
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import HeadColumn, head_column, read_head
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.pieces import OBJECTIVE, chunks
from heng.model.profile import Profile
from heng.model.terms import Column


@dataclass(slots=True)
class Region:
    """A drawing, or the lines of a table with the theme above them. `words`: heads of columns."""

    words: list[Line] = field(default_factory=list)
    names: list[tuple[ThemeName, list[Line]]] = field(default_factory=list)
    heads: list[HeadColumn] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    drawing: LooseMap | None = None

    def rows(self, tables: TableReader, drafts: Drafts, events: list[Event]) -> None:
        """Read the lines as rows of a table."""
        if self.heads:
            tables.columns += [head.column for head in self.heads]
        reader = LooseRows(
            tables.grammar, tables.profile, tables.ledger, drafts, self.heads or list(tables.heads.values())
        )
        reader.take(self.lines)
        events += [Text(line) for line in reader.left]


@dataclass(slots=True)
class RegionReader:
    """Finds and parts such lines. `stops`: tells whether the first of some lines begins another part."""

    grammar: CodeGrammar
    profile: Profile
    sense: AgencySense
    stops: Callable[[Sequence[Line]], bool]

    def length(self, lines: Sequence[Line]) -> int:
        """Return how many lines belong to the region that begins here, 0 where none does."""
        if not self._opens(lines[0]):
            return 0
        taken, coded, listing = 0, False, False
        for index, line in enumerate(lines):
            word = self._is_word(line)
            if not word and self.stops(lines[index : index + 4]):
                break
            codes = self._codes(line)
            coded = coded or bool(codes)
            listing = (listing or self._lists(line)) and not codes and row_name(line.text, self.profile) is None
            if not (coded or listing or word or self._opens(line)):
                break
            taken = index + 1
        return taken if coded or self._names_only(lines[:taken]) else 0

    def parts(self, lines: Sequence[Line]) -> Iterator[Region]:
        """Yield drawings and tables in the order of printing."""
        drawing: Region | None = None
        for part in self._by_theme(lines):
            levels = [level for line in part.lines for level in self._codes(line)]
            if levels and all(level == OBJECTIVE for level in levels):
                drawing = drawing or Region(drawing=LooseMap(self.grammar, self.profile, self.sense))
                self._draw(drawing, part)
                continue
            if drawing is not None and not levels:
                self._draw(drawing, part)
                continue
            if drawing is not None:
                yield drawing
            drawing = None
            yield part
        if drawing is not None:
            yield drawing

    def _draw(self, drawing: Region, part: Region) -> None:
        assert drawing.drawing is not None
        drawing.words += part.words
        for name, held in part.names:
            drawing.drawing.theme(name, held)
        for line in part.lines:
            drawing.drawing.take(line)

    def _by_theme(self, lines: Sequence[Line]) -> Iterator[Region]:
        """Part lines before each theme. Themes that follow a label (策略主題) stand together in one list."""
        part, index = Region(), 0
        while index < len(lines):
            line = lines[index]
            listed = self._list_length(lines, index)
            if listed:
                if part.lines:
                    yield part
                    part = Region()
                part.words.append(line)
                listing = theme_list(lines[index + 1 : index + listed], self.profile)
                part.names += listing
                held = {each.key for _, some in listing for each in some}
                part.lines += [each for each in lines[index + 1 : index + listed] if each.key not in held]
                index += listed
                continue
            names = [] if self._codes(line) or self._is_word(line) else theme_names(line.text, self.profile)
            if names:
                if part.lines:
                    yield part
                    part = Region()
                part.names += [(name, [line]) for name in names]
            elif self._is_word(line):
                part.words.append(line)
                part.heads += _heads(line)
            else:
                part.lines.append(line)
            index += 1
        yield part

    def _list_length(self, lines: Sequence[Line], index: int) -> int:
        if not self._lists(lines[index]):
            return 0
        end = index + 1
        while end < len(lines) and not (
            self._codes(lines[end]) or self._is_word(lines[end]) or row_name(lines[end].text, self.profile)
        ):
            end += 1
        return end - index

    def _opens(self, line: Line) -> bool:
        return (
            bool(self._codes(line))
            or self._is_word(line)
            or row_name(line.text, self.profile) is not None
            or bool(theme_names(line.text, self.profile))
        )

    def _names_only(self, lines: Sequence[Line]) -> bool:
        """Tell whether lines without codes are themes and heads, as they stand above a table with cells."""
        return bool(lines) and all(theme_names(line.text, self.profile) or self._is_word(line) for line in lines)

    def _lists(self, line: Line) -> bool:
        head = head_column(line.text)
        return head is not None and head.column is Column.THEME

    def _is_word(self, line: Line) -> bool:
        return not self._codes(line) and bool(_heads(line))

    def _codes(self, line: Line) -> list[int]:
        return [part.level for part in chunks([line], self.grammar) if part.level is not None]


def _heads(line: Line) -> list[HeadColumn]:
    """Return the columns that a line names: one, or several with white space between."""
    one = head_column(line.text)
    return [one] if one is not None else list(read_head(dict(enumerate(line.text.split()))).values())
