"""A drawing whose cells are lost: theme names, row labels and objectives, each on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from heng.ingest.bureau.drawn import Drawn, DrawnTheme, Spot, add_nodes
from heng.ingest.bureau.members import by_lead, is_members_label, members
from heng.ingest.bureau.words import RowName, ThemeName, row_name, theme_name, theme_names
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.scorecard.owners import AgencySense
from heng.ingest.scorecard.paragraphs import Piece
from heng.ingest.scorecard.pieces import Chunk, chunks
from heng.ingest.text import join_lines, squeeze
from heng.model.profile import Profile

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(slots=True)
class LooseMap:
    """Takes the lines of one drawing in their order. `left`: lines that fit nowhere."""

    grammar: CodeGrammar
    profile: Profile
    sense: AgencySense
    drawn: Drawn = field(default_factory=Drawn)
    left: list[Line] = field(default_factory=list)
    _entries: list[tuple[RowName | None, str, Chunk]] = field(default_factory=list)
    _row: RowName | None = None
    _theme: str = ""
    _members: list[Line] | None = None

    def theme(self, name: ThemeName, lines: list[Line]) -> None:
        """Take the name of a theme; objectives that follow it directly may be its own."""
        self._theme = name.letter
        self.drawn.lines += lines
        if name.letter not in self.drawn.letters:
            self.drawn.themes.append(DrawnTheme(name, lines))

    def take(self, line: Line) -> None:
        """Take a line of the drawing."""
        parts = chunks([line], self.grammar)
        coded = [part for part in parts if part.code is not None]
        before = line.text if not coded else parts[0].text if parts[0].code is None else ""
        label = row_name(before, self.profile) if before else None
        if label is not None:
            self._row = label
        if coded:
            self._members = None
            self._entries += [(self._row, self._theme, part) for part in coded]
        elif label is None and not self._rest(line):
            self.left.append(line)
            return
        self.drawn.lines.append(line)

    def _rest(self, line: Line) -> bool:
        """Take a line that neither a code nor the name of a row heads: agencies, or the rest of a name."""
        first, _, _ = line.text.partition(" ")
        if is_members_label(first):
            self._members = []
        if self._members is not None:
            self._members.append(line)
            return True
        if not self._entries or not self._goes_on(line):
            return False
        self._entries[-1][2].pieces.append(Piece(line, line.text, opens=False, portion=0))
        return True

    def _goes_on(self, line: Line) -> bool:
        """A code alone is followed by its name; a name goes on where no empty line stands between."""
        last = self._entries[-1][2]
        alone = last.code is not None and not last.code.rest and len(last.pieces) == 1
        return alone or (line.blanks == 0 and line.no == last.pieces[-1].line.no + 1)

    def finish(self) -> Drawn:
        """Return the drawing. Rows are told by labels only where objectives follow each label."""
        rows = self._rows()
        for (row, _, chunk), theme in zip(self._entries, self._columns(), strict=True):
            label = row if rows else None
            spot = Spot(theme, label.key if label else "", label.printed if label else "")
            add_nodes(self.drawn, [_named(chunk)], spot, self.grammar, inferred=True)
        self._name_members()
        return self.drawn

    def _name_members(self) -> None:
        """Give each theme its agencies, where there are as many runs of them as themes."""
        lines = self._members or []
        runs = by_lead(" ".join(line.text for line in lines))
        if lines and len(runs) == len(self.drawn.themes):
            for theme, run in zip(self.drawn.themes, runs, strict=True):
                theme.agencies = members(run, self.sense)
                theme.lines = [*theme.lines, *lines]
        elif lines:
            self.left += lines
            self.drawn.lines = [line for line in self.drawn.lines if line not in lines]

    def _is_top(self, chunk: Chunk) -> bool:
        return chunk.code is not None and self.grammar.is_top(chunk.code.code)

    def _rows(self) -> bool:
        ordinary = [row for row, _, chunk in self._entries if not self._is_top(chunk)]
        return len({row.key for row in ordinary if row is not None}) > 1 and None not in ordinary

    def _columns(self) -> list[str]:
        """Return the theme each objective stands under, empty where only its code tells."""
        under = [theme for _, theme, _ in self._entries]
        if self._rows():
            return [theme for row in self._by_row() for theme in self._ranked(row)]
        return under if len(set(under)) > 1 and "" not in under else [""] * len(under)

    def _by_row(self) -> list[list[Chunk]]:
        return [[chunk for _, _, chunk in of] for _, of in groupby(self._entries, key=lambda entry: id(entry[0]))]

    def _ranked(self, row: Sequence[Chunk]) -> list[str]:
        """Return the themes of a row whose cells are as many as the themes; a new cell begins where numbers restart."""
        cells, before = list[int](), 0
        for chunk in row:
            number = int(re.sub(r"\D", "", chunk.code.code)) if chunk.code and not self._is_top(chunk) else 0
            cells.append((cells[-1] if cells else -1) + (number <= before or not cells))
            before = number
        letters = self.drawn.letters
        whole = len(set(cells)) == len(letters) and not any(map(self._is_top, row))
        return [letters[cell] for cell in cells] if whole else [""] * len(row)


def _named(chunk: Chunk) -> Chunk:
    """Return an objective whose name stands on the lines below its code with a blank behind the code."""
    first, *rest = chunk.pieces
    if chunk.code is None or chunk.code.rest or not rest:
        return chunk
    text = f"{chunk.code.printed} {rest[0].text}"
    return Chunk(chunk.level, chunk.code, [Piece(first.line, text, opens=True, portion=0), *_moved(rest)])


def _moved(rest: Sequence[Piece]) -> list[Piece]:
    # The first of them now stands behind the code; its line still counts as a place of the objective.
    return [Piece(rest[0].line, "", opens=False, portion=0), *rest[1:]]


def theme_list(lines: Iterable[Line], profile: Profile) -> list[tuple[ThemeName, list[Line]]]:
    """Read theme names that are printed one after the other, each on one line or on several.

    Letters stand before or behind the names throughout.
    """
    kept = list(lines)
    if not kept:
        return []
    before = not _HAN.match(squeeze(kept[0].text)[:1]) and len(squeeze(kept[0].text)) > 1
    found: list[tuple[ThemeName, list[Line]]] = []
    held: list[Line] = []
    for line in kept:
        several = theme_names(line.text, profile)
        if len(several) > 1:
            found += [*_one(held, profile), *((name, [line]) for name in several)]
            held = []
            continue
        if before and held and theme_name(line.text, profile) is not None:
            found += _one(held, profile)
            held = []
        held.append(line)
        if not before and _closes(held, profile, found[-1][0] if found else None):
            found += _one(held, profile)
            held = []
    return [*found, *_one(held, profile)]


def _closes(held: Sequence[Line], profile: Profile, before: ThemeName | None) -> bool:
    """A letter ends a name; inside a name that goes on over several lines it must be the next of the alphabet."""
    name = theme_name(_text(held), profile)
    if name is None:
        return False
    if before is None or len(held) == 1:
        return True
    return profile.themes.find(name.letter) == profile.themes.find(before.letter) + 1


def _one(held: list[Line], profile: Profile) -> list[tuple[ThemeName, list[Line]]]:
    name = theme_name(_text(held), profile) if held else None
    return [(name, held)] if name else []


def _text(lines: Sequence[Line]) -> str:
    return join_lines((line.text, False) for line in lines)
