"""Walks through a presentation and tells its parts: headings, statements, drawings, tables and running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.boxed import read_boxed
from heng.ingest.bureau.cover import Cover, read_cover
from heng.ingest.bureau.declared import read_declared
from heng.ingest.bureau.drafts import Drafts
from heng.ingest.bureau.events import Boxed, Declared, DrawingPart, Event, Heading, Label, TablePart, Text, ThemeNames
from heng.ingest.bureau.map_table import MapTable, continues_map, is_map, is_theme_row
from heng.ingest.bureau.outline import Outline, is_outline, read_outline
from heng.ingest.bureau.region import Region, RegionReader
from heng.ingest.bureau.table_rows import TableReader
from heng.ingest.bureau.words import (
    inline_statements,
    is_closing,
    is_heading,
    is_number,
    is_ruling,
    parted_label,
    row_name,
    statement_label,
    theme_name,
)
from heng.ingest.coverage import FIELD, Ledger, Noise
from heng.ingest.furniture import one_a_page
from heng.ingest.grid import Grid, blocks
from heng.ingest.lines import Line
from heng.ingest.page_edges import is_number as is_page_number
from heng.ingest.page_edges import page_edges
from heng.ingest.page_numbers import rising
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.columns import head_column, read_head
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.scorecard.pieces import bare, chunks
from heng.ingest.source import Source
from heng.ingest.text import join_lines, squeeze
from heng.model.profile import Profile
from heng.model.terms import Drawing

_MAP, _LINKAGE = re.compile(r"策略地圖"), re.compile(r"關[聯連]圖")
_YEAR_ALONE = re.compile(r"\d{2,3}年度?")
_PAGE_MARK = re.compile(r"第\d{1,4}頁(?:[，,/]?共\d{1,4}頁)?|[-–—]\d{1,4}[-–—]|\d{1,4}/\d{1,4}頁?|[Pp]\.?\d{1,4}")
_TITLE_WORDS = re.compile(r"計分卡|策略地圖|關[聯連]圖")
_TABLE_WORDS = re.compile(r"平衡計分卡|計分卡|策略地圖|\d{2,3}年度?|[-－–—:：()（）]|關鍵績效指標|行動[方計][案畫]")
_NOTE = re.compile(r"[※*＊(（【]|(?:備?註|附註|說明|資料來源|資料截至)")
_FENCE = "```"
_UNFINISHED = ("，", "、", "；", "：", "（", "(", "及", "與", "和", "之", "的", "-")
_LEAST_REPEATED = 3
_LEAST_TITLE = 8
_LEAST_STATED = 2
_FRONT = 3


@dataclass(slots=True)
class Flow:
    """Reads the parts one after the other. `events`: all but the rows of tables, which `drafts` takes."""

    source: Source
    cells: Sequence[Line]
    grammar: CodeGrammar
    profile: Profile
    sense: AgencySense
    ledger: Ledger
    drafts: Drafts
    tables: TableReader
    events: list[Event] = field(default_factory=list)
    cover: Cover = field(default_factory=Cover)
    outline: Outline = field(default_factory=Outline)
    closed: bool = False
    _blocks: list[Line | Grid] = field(default_factory=list)
    _grids: list[int] = field(default_factory=list)
    _theme: str = ""
    _foreign: bool = False

    def read(self) -> None:
        """Read everything."""
        self._blocks = list(blocks(self.cells))
        self._drop_furniture()
        self._grids = [index for index, block in enumerate(self._blocks) if isinstance(block, Grid)]
        index = self._read_cover()
        while index < len(self._blocks):
            block = self._blocks[index]
            index = self._grid(index, block) if isinstance(block, Grid) else self._line(index, block)

    # --- cover and what stands on every page

    def _read_cover(self) -> int:
        front = self._lines_from(0)
        content = [bool(self._codes(line)) or self._page(line) != self._page(front[0]) for line in front]
        self.cover = read_cover(front, self.sense, is_content=content)
        self.ledger.claim(self.cover.fields, FIELD)
        self.ledger.claim(self.cover.other, Noise.HEADING)
        known = {line.key for line in (*self.cover.fields, *self.cover.other)}
        self.events += [Text(line) for line in front[: self.cover.length] if line.key not in known]
        return self.cover.length

    def _drop_furniture(self) -> None:
        """Take away what stands on every page, so that tables and drawings go on across it."""
        loose = [block for block in self._blocks if isinstance(block, Line)]
        heads = self._running_heads(loose)
        edges = page_edges(self.cells, self.source.places)
        numbers = {line.key for line in (*rising(self._edges(loose)), *self._inner_numbers(loose))}
        numbers |= {line.key for line in edges if is_page_number(line)}
        front = {line.key for line in loose[:_FRONT]} - {line.key for line in edges}
        kept: list[Line | Grid] = []
        for block in self._blocks:
            if isinstance(block, Line) and is_ruling(block.text):
                self.ledger.claim([block], Noise.RULING)
            elif isinstance(block, Line) and block.key in numbers:
                self.ledger.claim([block], Noise.PAGE_NUMBER)
            elif isinstance(block, Line) and squeeze(block.text) in heads and block.key not in front:
                self.ledger.claim([block], Noise.RUNNING_HEAD)
            else:
                kept.append(block)
        self._blocks = kept

    def _inner_numbers(self, loose: Sequence[Line]) -> list[Line]:
        """Return the numbers of pages in a text without cells, which may print them before the last cells of a page."""
        return one_a_page(loose) if len(loose) == len(self._blocks) and not self.source.places else []

    def _edges(self, loose: Sequence[Line]) -> list[Line]:
        """Return the lines that may be page numbers: at an edge of a page, or anywhere in a text without pages."""
        if not self.source.places:
            return [line for line in loose if line.text.strip().isdigit()]
        pages: dict[int | None, list[Line]] = {}
        for line in loose:
            pages.setdefault(self._page(line), []).append(line)
        return [line for of_page in pages.values() for line in dict.fromkeys((of_page[0], of_page[-1]))]

    def _running_heads(self, loose: Sequence[Line]) -> frozenset[str]:
        pages: dict[str, set[int | None]] = {}
        counts = Counter(squeeze(line.text) for line in loose if not self._codes(line))
        for line in loose:
            pages.setdefault(squeeze(line.text), set()).add(self._page(line))
        front = [line for line in loose if is_outline(line)]
        entries: set[str] = set()
        if front:
            after = loose[loose.index(front[0]) :]
            outline = read_outline(after, [self._page(line) for line in after])
            entries = {squeeze(line.text) for _, held in outline.entries for line in held}
        return frozenset(
            text
            for text, count in counts.items()
            if count >= _LEAST_REPEATED
            and len(text) > 2
            and text not in entries
            and self._is_running(text, len(pages[text]))
        )

    def _is_running(self, text: str, pages: int) -> bool:
        words = row_name(text, self.profile) or head_column(text) or statement_label(text) or is_number(text)
        if words:
            return False
        titled = bool(_MAP.search(text)) and len(text) >= _LEAST_TITLE
        return titled if pages < _LEAST_REPEATED else True

    def _page(self, line: Line) -> int | None:
        place = self.source.places.get(line.no)
        return place.page if place else None

    def _codes(self, line: Line) -> bool:
        return any(part.level is not None for part in chunks([line], self.grammar))

    def _lines_from(self, index: int) -> list[Line]:
        """Return the lines from here up to the next table."""
        end = bisect_left(self._grids, index)
        stop = self._grids[end] if end < len(self._grids) else len(self._blocks)
        return [block for block in self._blocks[index:stop] if isinstance(block, Line)]

    # --- tables

    def _grid(self, index: int, grid: Grid) -> int:
        if is_theme_row(grid, self.profile) and not self._continues(index + 1):
            self._theme_row(grid)
            return index + 1
        if is_map(grid, self.grammar, self.profile) or is_theme_row(grid, self.profile):
            reader = MapTable(self.grammar, self.profile, self.sense, self.ledger)
            reader.read(grid)
            index += 1
            while self._continues(index):
                following = self._blocks[index]
                assert isinstance(following, Grid)
                reader.read(following)
                index += 1
            self.events.append(DrawingPart(reader.drawn))
            return index
        before = self._blocks[index - 1] if index else None
        boxed = [] if self.tables.is_own(grid) else read_boxed(grid)
        stated = {part.kind for part in boxed if isinstance(part, Boxed)}
        apart = self._foreign or not isinstance(before, Grid) or len(stated) >= _LEAST_STATED
        self._foreign = bool(boxed) and apart
        if self._foreign:
            # Another table than the scorecard: its rows are no rest of the last row, but may have statements.
            self.events += boxed
        else:
            self._table(grid)
        return index + 1

    def _continues(self, index: int) -> bool:
        """Tell whether a table goes on a map before it, which a table of nothing but rulings does not end."""
        following = self._blocks[index] if index < len(self._blocks) else None
        if not isinstance(following, Grid):
            return False
        if all(is_ruling(row.text(column)) for row in following.rows for column in row.cells):
            return self._continues(index + 1)
        return continues_map(following, self.grammar)

    def _theme_row(self, grid: Grid) -> None:
        names = []
        for row in grid.rows:
            for column in row.cells:
                name, lines = theme_name(row.text(column), self.profile), row.lines(column)
                if name is not None:
                    names.append((name, lines))
                else:
                    self.ledger.claim(lines, Noise.RULING if is_ruling(row.text(column)) else Noise.TABLE_HEAD)
        self.events.append(ThemeNames(names))

    def _table(self, grid: Grid) -> None:
        self.events.append(TablePart())
        for row in list(grid.rows):
            if len(row.cells) != 1:
                break
            lines = row.all_lines()
            if self._codes(lines[0]) or not self._titles(lines):
                break
            grid.rows.remove(row)
        for taken in self.tables.rows(grid):
            self.drafts.take(taken)

    def _titles(self, lines: list[Line]) -> bool:
        """Take a row of one cell above a table's head: the theme, or a heading."""
        text = join_lines((line.text, line.lead) for line in lines)
        if self._theme_above(text, lines):
            return True
        if is_heading(text):
            self._heading(lines)
            return True
        return False

    # --- lines

    def _line(self, index: int, line: Line) -> int:
        lines = self._lines_from(index)
        for step in (self._furniture, self._agenda, self._counts, self._region, self._statement, self._headings):
            taken = step(lines)
            if taken:
                return index + taken
        if not self._goes_on(index, line):
            self.events.append(Text(line))
        return index + 1

    def _goes_on(self, index: int, line: Line) -> bool:
        """Take a line right below a row, in a text, as the rest of the row's last cell."""
        row = self._blocks[index - 1] if index else None
        below = isinstance(row, Grid) and line.blanks == 0 and not self.source.places
        if not below or _NOTE.match(line.text) or not isinstance(self.events[-1], TablePart):
            return False
        assert isinstance(row, Grid)
        if line.text.endswith("。") and not row.rows[-1].all_lines()[-1].text.endswith(_UNFINISHED):
            # Prose begins: the names in cells are no sentences.
            return False
        return self.drafts.go_on([Piece(line, line.text, opens=False, portion=0)])

    def _furniture(self, lines: Sequence[Line]) -> int:
        line, text = lines[0], squeeze(lines[0].text)
        if text.startswith(_FENCE):
            ends = [index for index, each in enumerate(lines[1:], start=1) if each.text.startswith(_FENCE)]
            taken = ends[0] + 1 if ends else 1
            self.ledger.claim(lines[:taken], Noise.DRAWING_CODE)
            return taken
        if is_closing(line.text):
            self.closed = True
            return self._noise(line, Noise.CLOSING)
        if _PAGE_MARK.fullmatch(text):
            return self._noise(line, Noise.PAGE_NUMBER)
        if is_number(line.text):
            heads = len(lines) > 1 and (is_heading(lines[1].text) or bool(self.outline.repeated(lines[1:4])))
            return self._noise(line, Noise.HEADING if heads else Noise.PAGE_NUMBER) if heads or text.isdigit() else 0
        return 0

    def _noise(self, line: Line, noise: Noise) -> int:
        self.ledger.claim([line], noise)
        return 1

    def _agenda(self, lines: Sequence[Line]) -> int:
        if is_outline(lines[0]) and not self.outline.entries and len(lines) > 1:
            self.outline = read_outline(lines, [self._page(line) for line in lines])
            self.ledger.claim([*self.outline.heading, *self.outline.numbers], Noise.HEADING)
            self.ledger.claim((line for _, held in self.outline.entries for line in held), FIELD)
            return self.outline.length
        taken = self.outline.repeated(lines[:3])
        if taken and not self._labels_text(lines):
            self._heading(list(lines[:taken]), agenda=True)
            return taken
        return 0

    @staticmethod
    def _labels_text(lines: Sequence[Line]) -> bool:
        """Tell whether an entry of the outline that comes back is the label of a statement, its text below it."""
        words = [line.text for line in lines[:2]]
        return (
            len(words) > 1
            and statement_label(words[0]) is not None
            and not (statement_label(words[1]) is not None or is_heading(words[1]))
        )

    def _counts(self, lines: Sequence[Line]) -> int:
        for taken in (3, 2, 1):
            held = lines[:taken]
            tight = all(line.blanks == 0 for line in held[1:]) and len(held) == taken
            if not tight or any(self._codes(line) for line in held):
                continue
            alone = [read_declared(line.text, self.profile, self.source.cite.print([line])) for line in held]
            text = "".join(line.text for line in held)
            counts = read_declared(text, self.profile, self.source.cite.print(held))
            if counts is not None and all(alone):
                self.ledger.claim(held, FIELD)
                self.events.append(Declared(counts, self._theme))
                return taken
        return 0

    def _region(self, lines: Sequence[Line]) -> int:
        reader = RegionReader(self.grammar, self.profile, self.sense, self._stops)
        length = reader.length(lines)
        if not length:
            return 0
        for part in reader.parts(lines[:length]):
            self._part(part)
        return length

    def _states_counts(self, line: Line) -> bool:
        """Tell whether a line states counts of more than one thing, or of objectives: no name of an action does."""
        counts = None if self._codes(line) else read_declared(line.text, self.profile, self.source.cite.print([line]))
        if counts is None:
            return False
        stated = [each for each in (counts.objectives, counts.indicators, counts.actions) if each is not None]
        return counts.objectives is not None or len(stated) > 1

    def _stops(self, lines: Sequence[Line]) -> bool:
        """Tell whether a line ends drawings and tables: another part begins with it."""
        line = lines[0]
        text = squeeze(line.text)
        return (
            text.startswith(_FENCE)
            or is_closing(line.text)
            or (is_number(line.text) and len(lines) > 1 and is_heading(lines[1].text))
            or bool(self.outline.repeated(lines[:3]))
            or is_outline(line)
            or statement_label(line.text) is not None
            or bool(inline_statements(line.text))
            or self._heading_length(lines) > 0
            or self._states_counts(line)
        )

    def _part(self, part: Region) -> None:
        self.ledger.claim(part.words, Noise.TABLE_HEAD)
        if part.drawing is not None:
            self.events.append(DrawingPart(part.drawing.finish()))
            self.ledger.claim(part.drawing.drawn.lines, FIELD)
            self.events += [Text(line) for line in part.drawing.left]
            return
        if part.names:
            self.events.append(ThemeNames(part.names))
            if len(part.names) == 1:
                self._begin(part.names[0][0].letter)
        if part.lines:
            self.events.append(TablePart())
            part.rows(self.tables, self.drafts, self.events)

    def _begin(self, letter: str) -> None:
        self._theme = letter
        self.drafts.begin_theme(letter)

    def _statement(self, lines: Sequence[Line]) -> int:
        line = lines[0]
        inline = inline_statements(line.text)
        if inline:
            self.ledger.claim([line], FIELD)
            self.events += [Label([line], kind, text) for kind, text in inline]
            return 1
        kind, taken = statement_label(line.text), 1
        if kind is None and len(lines) > 1:
            kind, taken = parted_label(line.text, lines[1].text), 2
        if kind is None:
            return 0
        self.ledger.claim(lines[:taken], FIELD)
        self.events.append(Label(list(lines[:taken]), kind, ""))
        return taken

    def _headings(self, lines: Sequence[Line]) -> int:
        taken = self._heading_length(lines)
        if taken:
            self._heading(list(lines[:taken]))
        return taken

    def _heading_length(self, lines: Sequence[Line]) -> int:
        if read_head(dict(enumerate(lines[0].text.split()))) or self._is_theme(lines[0]) or self._is_row(lines[0]):
            return 0
        if len(lines) > 1 and _YEAR_ALONE.fullmatch(squeeze(lines[0].text)) and is_heading(lines[1].text):
            return 2
        return 1 if is_heading(lines[0].text) else 0

    def _is_row(self, line: Line) -> bool:
        """Tell whether a line is a row of a map: its label, and codes behind it."""
        first, *rest = chunks([line], self.grammar)
        return bool(rest) and first.code is None and row_name(first.text, self.profile) is not None

    def _is_theme(self, line: Line) -> bool:
        """Tell whether a line that sounds like a heading is a theme's: its letter stands at one end."""
        return theme_name(line.text, self.profile) is not None and not _TITLE_WORDS.search(squeeze(line.text))

    def _heading(self, lines: list[Line], *, agenda: bool = False) -> None:
        text = join_lines((line.text, False) for line in lines)
        self.ledger.claim(lines, Noise.HEADING)
        drawing = Drawing.LINKAGE if _LINKAGE.search(text) else Drawing.MAP if _MAP.search(text) else None
        self.events.append(Heading(lines, bare(text), drawing, agenda))
        if not agenda:
            self._theme_above(_TABLE_WORDS.sub(" ", text).strip(), [])

    def _theme_above(self, text: str, lines: list[Line]) -> bool:
        name = theme_name(text, self.profile)
        if name is None:
            return False
        self.events.append(ThemeNames([(name, lines)], table=True))
        self._begin(name.letter)
        return True
