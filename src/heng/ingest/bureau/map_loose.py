"""A drawing whose cells are lost: theme names, row labels and objectives, each on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.drawn import Drawn, DrawnTheme, Spot, add_nodes
from heng.ingest.bureau.words import RowName, ThemeName, row_name, theme_name, theme_names
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
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
    drawn: Drawn = field(default_factory=Drawn)
    left: list[Line] = field(default_factory=list)
    _entries: list[tuple[RowName | None, str, Chunk]] = field(default_factory=list)
    _row: RowName | None = None
    _theme: str = ""
    _rows_without: int = 0

    def theme(self, name: ThemeName, lines: list[Line]) -> None:
        """Take the name of a theme; objectives that follow it directly may be its own."""
        self._theme = name.letter
        self.drawn.lines += lines
        if name.letter not in self.drawn.letters:
            self.drawn.themes.append(DrawnTheme(name, lines))

    def take(self, line: Line) -> None:
        """Take a line of the drawing."""
        label = row_name(line.text, self.profile)
        if label is not None:
            self._rows_without = self._rows_without + 1 if self._row is not None else 0
            self._row = label
            self.drawn.lines.append(line)
            return
        parts = chunks([line], self.grammar)
        if parts and parts[0].code is not None:
            self._rows_without = 0
            self._entries += [(self._row, self._theme, part) for part in parts]
        elif self._entries and self._goes_on(line):
            self._entries[-1][2].pieces.append(Piece(line, line.text, opens=False, portion=0))
        else:
            self.left.append(line)
            return
        self.drawn.lines.append(line)

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
            add_nodes(self.drawn, [_named(chunk)], spot, self.grammar)
        return self.drawn

    def _rows(self) -> bool:
        labels = list(dict.fromkeys(row.key for row, _, _ in self._entries if row is not None))
        return len(labels) > 1 and all(row is not None for row, _, _ in self._entries)

    def _columns(self) -> list[str]:
        """Return the theme each objective stands under, empty where only its code tells."""
        under = [theme for _, theme, _ in self._entries]
        if len(set(under)) > 1 and "" not in under and not self._rows():
            return under
        return [""] * len(under)


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
