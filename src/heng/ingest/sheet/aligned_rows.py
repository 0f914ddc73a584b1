"""Which row a line of a table has its print from, where columns stand beside one another and cells go on below.

A line with figures or a number stands for a row; the lines between two of these have the rest of their cells. Cells may
begin beside the figures, end beside them or have them in their middle: the whole table does it in one way, and nothing
says which. Each way is tried. A line broken where the next word had room, or a bracket that closes in another row,
speaks against a way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from heng.ingest.sheet.aligned_print import columns_wide

Texts = Mapping[int, str]
"""The print of a line by column."""

_GOES_ON = re.compile(r"[×÷+*/／=＝)）」』〉》、，,；;。]")
_OPEN = re.compile(r".*(?:[×÷+*/／=＝(（「『〈《、，,；;]|[(（][^)）]*)")
_UNLIKELY = 4
_MOST_WAYS = 64

_Cuts = tuple[int, ...]
"""For the lines before the first row, between each two, and behind the last: how many go with the row above."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """The row of a line, from 0; -1 stands before the first. `certain`: no other row may have it."""

    row: int
    certain: bool = True


def assigned(lines: Sequence[Texts], stands: Sequence[bool], *, goes_on: bool) -> list[Assigned]:
    """Return the row of each line.

    Args:
        lines: The lines of a table below its head, no empty line between them.
        stands: Whether a line stands for a row.
        goes_on: Lines before the first row may be the rest of one printed before.
    """
    anchors = [at for at, each in enumerate(stands) if each]
    if not anchors:
        return [Assigned(-1, certain=goes_on) for _ in lines]
    gaps = _gaps(anchors, len(lines))
    if not any(gaps):
        return [Assigned(at) for at in range(len(lines))]
    if goes_on and gaps[0]:
        begun = anchors[0]
        return [Assigned(-1)] * begun + assigned(lines[begun:], stands[begun:], goes_on=False)
    table = _Table(lines, anchors, gaps)
    best, others = table.ways()
    rows = list(_rows(best, gaps))
    differ = {at for other in others for at, row in enumerate(_rows(other, gaps)) if row != rows[at]}
    return [Assigned(row, certain=at not in differ) for at, row in enumerate(rows)]


def _gaps(anchors: Sequence[int], count: int) -> list[int]:
    ends = [-1, *anchors, count]
    return [right - left - 1 for left, right in pairwise(ends)]


def _rows(cuts: _Cuts, gaps: Sequence[int]) -> Iterator[int]:
    for at, (cut, gap) in enumerate(zip(cuts, gaps, strict=True)):
        if at:
            yield at - 1
        yield from [at - 1] * cut
        yield from [at] * (gap - cut)


@dataclass(slots=True)
class _Table:
    lines: Sequence[Texts]
    anchors: Sequence[int]
    gaps: Sequence[int]

    def ways(self) -> tuple[_Cuts, list[_Cuts]]:
        """Return the way that is taken, and the others that are as likely.

        Cells that begin beside their figures are the most usual: where they can, they do, and likelier ways are said.
        """
        below: _Cuts = (0, *self.gaps[1:])
        above: _Cuts = (*[0] * (len(self.gaps) - 1), self.gaps[-1])
        usual = below if self._can_begin(below) else None
        ways = [below, above] + [cuts for step in (1, -1) for cuts in self._centred(step)]
        costs = {cuts: self._against(cuts) for cuts in ways}
        if usual is None:
            costs = {cuts: cost for cuts, cost in costs.items() if cuts != below} or costs
        least = min(costs.values())
        best = usual if usual is not None else min(costs, key=costs.__getitem__)
        return best, [cuts for cuts, cost in costs.items() if cost <= max(least, costs[best]) and cuts != best]

    def _can_begin(self, cuts: _Cuts) -> bool:
        """Tell whether each cell has print on the line of its figures, where it begins."""
        if self.gaps[0]:
            return False
        rows = list(_rows(cuts, self.gaps))
        below = ((line, self.lines[self.anchors[row]]) for line, row in zip(self.lines, rows, strict=True))
        return all(line.keys() <= anchor.keys() for line, anchor in below)

    def _centred(self, step: int) -> Iterator[_Cuts]:
        """Yield the ways in which each row has as many lines above its figures as below, or one more on one side."""
        begun: list[tuple[_Cuts, int]] = [((0,), self.gaps[0])]
        for gap in self.gaps[1:-1]:
            more = ((cuts, above + odd) for cuts, above in begun for odd in (0, step))
            begun = [((*cuts, below), gap - below) for cuts, below in more if 0 <= below <= gap][:_MOST_WAYS]
        last = self.gaps[-1]
        yield from ((*cuts, last) for cuts, above in begun if last - above in (0, step))

    def _against(self, cuts: _Cuts) -> int:
        """Return how much speaks against a way."""
        rows, stands = list(_rows(cuts, self.gaps)), set(self.anchors)
        widest: dict[int, int] = {}
        for line in self.lines:
            for at, text in line.items():
                widest[at] = max(widest.get(at, 0), columns_wide(text))
        cost = 0
        for at, most in widest.items():
            own = [(no, line[at]) for no, line in enumerate(self.lines) if at in line]
            for (one, upper), (other, lower) in pairwise(own):
                if rows[one] == rows[other]:
                    cost += self._broken_early(upper, lower, most)
                elif not {one, other} <= stands:
                    cost += _UNLIKELY * _one(upper, lower)
        return cost

    def _broken_early(self, upper: str, lower: str, widest: int) -> bool:
        """Tell whether the first word of a line had room on the line above."""
        return columns_wide(upper) + columns_wide(_first(lower)) <= widest and not _one(upper, lower)


def _first(text: str) -> str:
    match = re.match(r"[\w.]*[A-Za-z0-9][A-Za-z0-9.,%]*|.", text, re.ASCII)
    return match[0] if match else text


def _one(upper: str, lower: str) -> bool:
    """Tell whether one line ends, or the next begins, as no cell does."""
    return bool(_GOES_ON.match(lower) or _OPEN.fullmatch(upper))
