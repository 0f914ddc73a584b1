"""Puts names of a plan that a text prints late where they belong.

A name that spans several rows stands where a program met it: behind the first of these rows, or below the whole page.
A name below it that counts from one again, or has none above it, tells that a name is missing there; a run of names
with nothing below them is what is missing, where it has as many branches. Where it has not, neither is placed: both
are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Line
from heng.model.numbering import Mark, Style, read_mark


@dataclass(slots=True)
class Ordered:
    """Lines in the order of the table's rows, and those that could not be placed."""

    lines: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Gap:
    """A place where names are missing above a line. `at`: its index in the lines; `depth`: of the name there."""

    at: int
    depth: int


class LateNames:
    """Puts names that were printed late where they belong. Works on lines, those of a wrapped name as one."""

    def __init__(self, lines: Sequence[Line], styles: Sequence[Style]) -> None:
        self._styles = styles
        self._lines = self._whole(lines)
        self._marks = [read_mark(each[0].text) for each in self._lines]
        self._depths = [self._depth(mark) for mark in self._marks]
        self._gaps: list[_Gap] = []
        self._put: dict[int, list[int]] = {}
        self._moved: set[int] = set()
        self._lost: set[int] = set()

    def _whole(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Return lines, those of a name together."""
        found: list[list[Line]] = []
        for line in lines:
            above = read_mark(found[-1][0].text) if found else None
            goes_on = above is not None and above.style in self._styles and not line.blanks
            if goes_on and read_mark(line.text) is None:
                found[-1].append(line)
            else:
                found.append([line])
        return found

    def _depth(self, mark: Mark | None) -> int:
        """Return how deep a name stands, from 0; one past the deepest for content."""
        return self._styles.index(mark.style) if mark and mark.style in self._styles else len(self._styles)

    def sorted(self) -> Ordered:
        """Return the lines in the order of rows."""
        last: list[int] = []
        index = 0
        while index < len(self._lines):
            run = self._late_run(index)
            if run and self._gaps:
                last = self._match(run, last)
                index = run[-1] + 1
                continue
            last = self._take(index, last)
            index += 1
        for gap in self._gaps:
            self._lose(gap.at)
        return self._result()

    def _take(self, index: int, last: list[int]) -> list[int]:
        """Go on with a line; `last` holds the numbers of the names above it, by depth."""
        depth, mark = self._depths[index], self._marks[index]
        if mark is None or depth == len(self._styles):
            return last
        again = len(last) > depth and mark.value <= last[depth]
        if depth and (again or len(last) < depth):
            self._gaps.append(_Gap(index, depth))
            # Further names down to this depth follow one that is not known yet.
            last = [*last[:depth], *[0] * (depth - len(last))]
        return [*last[:depth], mark.value]

    def _late_run(self, index: int) -> list[int]:
        """Return the indexes of names that begin here and have nothing below them."""
        end = index
        deepest = len(self._styles) - 1
        while end < len(self._lines) and self._depths[end] < deepest:
            end += 1
        if end == index:
            return []
        after, depth = self._marks[end] if end < len(self._lines) else None, self._depths[end - 1]
        has_child = after is not None and after.value == 1 and end < len(self._lines) and self._depths[end] > depth
        if not has_child:
            return list(range(index, end))
        # The last chain of names has something below it; those before it have nothing.
        first = end - 1
        while first > index and self._depths[first - 1] < self._depths[first]:
            first -= 1
        return list(range(index, first))

    def _match(self, run: Sequence[int], last: list[int]) -> list[int]:
        """Give names that were printed late to the gaps before them, branch by branch, where they fit.

        Returns the numbers of the names that hold from there on.
        """
        branches: list[list[int]] = []
        for index in run:
            if branches and self._depths[branches[-1][-1]] < self._depths[index]:
                branches[-1].append(index)
            else:
                branches.append([index])
        gaps, self._gaps = self._gaps, []
        self._moved |= set(run)
        if len(branches) != len(gaps) or any(
            self._depths[branch[-1]] != gap.depth - 1 for branch, gap in zip(branches, gaps, strict=True)
        ):
            self._lost |= set(run)
            for gap in gaps:
                self._lose(gap.at)
            return last
        for branch, gap in zip(branches, gaps, strict=True):
            self._put[gap.at] = branch
            for index in branch:
                mark = self._marks[index]
                last[self._depths[index]] = mark.value if mark else 0
        return last

    def _lose(self, start: int) -> None:
        """Leave what stands below names that are not known, up to the next name that stands above such names."""
        depth = self._depths[start]
        for index in range(start, len(self._lines)):
            if self._depths[index] < depth and index not in self._moved:
                return
            self._lost.add(index)

    def _result(self) -> Ordered:
        found = Ordered()
        for index, line in enumerate(self._lines):
            if index in self._lost:
                found.left += line
            elif index not in self._moved:
                found.lines += [each for name in self._put.get(index, ()) for each in self._lines[name]]
                found.lines += line
        return found
