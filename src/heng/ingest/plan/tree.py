"""Builds the tree of a plan from its rows.

What a number's style says of its level goes before the column it stands in: extractions lose leading cells and run
cells together. Print without a number belongs to the level of its column, and goes on with the name or item above it
where the row opens nothing new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.ingest.plan.cell_text import Segment
from heng.ingest.plan.rows import NAMES, Levels, PlanCell, PlanRow
from heng.ingest.text import glue, is_ideograph
from heng.model.numbering import Style
from heng.model.terms import PlanLevel


@dataclass(slots=True)
class Item:
    """An item under construction."""

    no: str
    text: str
    style: Style | None
    lines: list[Line]
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A plan under construction. `row`: the row that opened it."""

    level: PlanLevel
    no: str
    name: str
    lines: list[Line]
    row: int
    cell: int
    children: list[Node] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class TreeBuilder:
    """Takes the rows one by one."""

    def __init__(self, levels: Levels) -> None:
        """Begin with an empty tree."""
        self.nodes: list[Node] = []
        self.left: list[Line] = []
        self._levels = levels
        self._current: dict[PlanLevel, Node] = {}
        self._path: list[Item] = []
        self._owner: Node | None = None
        self._row = -1
        self._cell = -1

    def add(self, row: PlanRow) -> None:
        """Put a row into the tree."""
        self._row += 1
        shift = self._shift(row)
        for index, cell in enumerate(row.cells):
            self._cell = index
            for position, segment in enumerate(cell.segments):
                column = None if cell.column is None else cell.column + shift
                self._put(row, index, position, segment, column)

    def _shift(self, row: PlanRow) -> int:
        """Return by how many columns a row has slipped to the left, with its leading empty cells lost."""
        for cell in row.cells:
            mark = cell.segments[0].mark if cell.segments else None
            level = self._levels.styles.get(mark.style) if mark else None
            if cell.column is None or level is None:
                continue
            own = self._levels.column_of(level)
            last = row.cells[-1].column or 0
            if own is None or cell.column >= own:
                return 0
            shift = own - cell.column
            return shift if last + shift <= self._levels.content else 0
        return 0

    # --- segments

    def _put(self, row: PlanRow, index: int, position: int, segment: Segment, column: int | None) -> None:
        cell = row.cells[index]
        level = self._level(row, index, segment, column)
        if level is not None and segment.mark is not None:
            is_last = index == len(row.cells) - 1 and position == len(cell.segments) - 1
            self._open_marked(row, cell, segment, level, ends_row=is_last and index > 0)
        elif level is not None:
            self._name(row, segment, level)
        else:
            self._content(row, segment)

    def _level(self, row: PlanRow, index: int, segment: Segment, column: int | None) -> PlanLevel | None:
        """Return the level of a segment that is (part of) a name, None for content."""
        levels = self._levels
        if segment.mark is not None:
            level = levels.styles.get(segment.mark.style)
            in_content = column is not None and levels.columns.get(column) is None and column >= levels.content
            if level is None or (in_content and len(row.cells) > 1 and index > 0 and self._filled(row, index)):
                return None
            own = levels.column_of(level)
            slipped = column is not None and own is not None and column < own
            if slipped and self._stands_later(row, index, segment.mark.style):
                return levels.columns.get(column or 0)
            return level
        if column is None:
            return self._level_of_loose()
        level = levels.columns.get(column)
        if level is None or (self._opened(level) and self._current[level].cell != self._cell and self._is_named(level)):
            return None
        if row.cells[index].segments[0] is not segment and not self._opened(level):
            return None
        return level

    def _filled(self, row: PlanRow, index: int) -> bool:
        """Tell whether the cell left of one holds a name, so that this one holds content."""
        before = row.cells[index - 1].column
        return before is not None and before + 1 == row.cells[index].column

    def _stands_later(self, row: PlanRow, index: int, style: Style) -> bool:
        """Tell whether a cell further right begins with a number of the same style."""
        heads = (cell.segments[0] for cell in row.cells[index + 1 :] if cell.segments)
        return any(head.mark is not None and head.mark.style is style for head in heads)

    def _opened(self, level: PlanLevel) -> bool:
        node = self._current.get(level)
        return node is not None and node.row == self._row

    def _is_named(self, level: PlanLevel) -> bool:
        return bool(self._current[level].name)

    def _level_of_loose(self) -> PlanLevel | None:
        """Print outside a table goes on with what stands above it."""
        if self._owner is not None and (self._owner.items or self._owner.name.endswith(("。", "；"))):
            return None
        return self._owner.level if self._owner is not None and not self._levels.columns else None

    # --- names

    def _open_marked(self, row: PlanRow, cell: PlanCell, segment: Segment, level: PlanLevel, *, ends_row: bool) -> None:
        mark = segment.mark
        assert mark is not None
        own = self._levels.styles.get(mark.style)
        if own is not level:
            # A number of a lower level inside a name of this one is part of the name.
            self._extend(level, f"{mark.text} {segment.body}".strip(), segment.lines, apart=True)
            return
        name, content = segment.body, ""
        if ends_row and cell.column is not None and cell.column + 1 >= self._levels.content:
            name, content = _name_and_content(segment.body)
        elif cell.column is None and level is self._levels.lowest and segment is cell.segments[-1]:
            name, _, content = segment.body.partition(" ")
        self._open(level, mark.text, name, segment.lines)
        if content:
            self._content(row, Segment(None, content, hard=True, lines=segment.lines))

    def _name(self, row: PlanRow, segment: Segment, level: PlanLevel) -> None:
        current = self._current.get(level)
        text = unspaced(segment.body)
        if current is None or (self._begins_anew(row, level, current) and not self._opened(level)):
            self._open(level, "", text, segment.lines)
        elif current.name != text or self._opened(level):
            self._extend(level, text, segment.lines, apart=False)

    def _begins_anew(self, row: PlanRow, level: PlanLevel, current: Node) -> bool:
        """Tell whether a name without a number is a new plan, not the rest of the one above it."""
        above = [each for each in NAMES[: NAMES.index(level)] if self._opened(each)]
        if above:
            return True
        if current.name and not current.no and level not in self._levels.styles.values():
            return not (row.after_break and self._goes_on(row))
        return not row.after_break and bool(current.name)

    def _goes_on(self, row: PlanRow) -> bool:
        """Tell whether the first row behind a break goes on with the one above: its content begins no list."""
        last = row.cells[-1]
        mark = last.segments[0].mark if last.segments else None
        return len(row.cells) == 1 or (mark is not None and mark.value > 1)

    def _open(self, level: PlanLevel, no: str, name: str, lines: Sequence[Line]) -> None:
        current = self._current.get(level)
        if current is not None and current.no == no and current.name == name and name and no:
            return
        node = Node(level, no, unspaced(name), list(lines), self._row, self._cell)
        above = next(
            (self._current[each] for each in reversed(NAMES[: NAMES.index(level)]) if each in self._current), None
        )
        (above.children if above is not None else self.nodes).append(node)
        self._current[level] = node
        for below in NAMES[NAMES.index(level) + 1 :]:
            self._current.pop(below, None)
        self._owner, self._path = node, []

    def _extend(self, level: PlanLevel, text: str, lines: Sequence[Line], *, apart: bool) -> None:
        node = self._current.get(level)
        if node is None:
            self._open(level, "", text, lines)
            return
        between = " " if apart and node.name else glue(node.name, text, paragraph=True)
        node.name += between + text
        _add(node.lines, lines)

    # --- content

    def _content(self, row: PlanRow, segment: Segment) -> None:
        owner = self._content_owner()
        if owner is None:
            self.left += segment.lines
            return
        mark = segment.mark
        if mark is None:
            self._unnumbered(row, segment, owner)
            return
        while self._path and self._path[-1].style is not mark.style and mark.style in [i.style for i in self._path]:
            self._path.pop()
        if self._path and self._path[-1].style in (mark.style, None):
            self._path.pop()
        item = Item(mark.text, segment.body, mark.style, list(segment.lines))
        (self._path[-1].items if self._path else owner.items).append(item)
        self._path.append(item)

    def _unnumbered(self, row: PlanRow, segment: Segment, owner: Node) -> None:
        """Text without a number goes on with a numbered item, or with one that a break cut; else it is an item."""
        last = self._path[-1] if self._path else None
        if last is not None and (last.style is not None or (row.after_break and not last.text.endswith("。"))):
            last.text += glue(last.text, segment.body, paragraph=segment.hard) + segment.body
            _add(last.lines, segment.lines)
            return
        item = Item("", segment.body, None, list(segment.lines))
        owner.items.append(item)
        self._path = [item]

    def _content_owner(self) -> Node | None:
        """Return the node that content belongs to: where one cell names several sub-plans, the plan above them."""
        node = self._owner
        if node is None or node.row != self._row or node.items:
            return node
        siblings = [
            (above, each)
            for above in self._current.values()
            for each in above.children
            if each.level is node.level and each.row == self._row and each.cell == node.cell and each is not node
        ]
        if siblings and node.cell != self._cell:
            self._owner, self._path = siblings[0][0], []
            return self._owner
        return node


def _name_and_content(body: str) -> tuple[str, str]:
    """Part a name from the content that an extraction has put behind it on its line."""
    name, _, content = body.partition(" ")
    return (name, content) if content.endswith(("。", "；")) else (body, "")


def unspaced(text: str) -> str:
    """Close a name that a narrow cell has printed one character a line."""
    words = text.split(" ")
    if len(words) > 1 and all(len(word) == 1 and is_ideograph(word) for word in words):
        return "".join(words)
    return text


def _add(held: list[Line], lines: Sequence[Line]) -> None:
    """Add the lines of a piece of a cell, but those that are there: another piece may stand on them as well."""
    shared = next((at for at, line in enumerate(lines, start=1) if held and line is held[-1]), 0)
    held += lines[shared:]
