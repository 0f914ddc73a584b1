"""Rules of a page: strokes put together, and which of them make one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Stroke = tuple[float, float, float]
"""Where it stands, from, to."""

_SAME = 1.2
_GAP = 4.5
_LEAST = 7.0
_TOUCH = 3.0


class Rule(NamedTuple):
    """A straight rule: its height (or place from the left), and where it begins and ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Frame:
    """Rules that touch each other."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)


def joined(strokes: Iterable[Stroke]) -> list[Rule]:
    """Return rules from strokes that go on one another; dots and dashes become one rule."""
    found: list[Rule] = []
    row: list[Stroke] = []
    for stroke in sorted(strokes):
        if row and stroke[0] - row[-1][0] > _SAME:
            found += _row(row)
            row = []
        row.append(stroke)
    return found + _row(row)


def _row(strokes: list[Stroke]) -> list[Rule]:
    found: list[Rule] = []
    at = strokes[len(strokes) // 2][0] if strokes else 0.0
    start = end = float("-inf")
    for _, left, right in sorted(strokes, key=lambda stroke: stroke[1]):
        if left - end > _GAP:
            if end - start >= _LEAST:
                found.append(Rule(at, start, end))
            start, end = left, right
        end = max(end, right)
    if end - start >= _LEAST:
        found.append(Rule(at, start, end))
    return found


def frames(level: list[Rule], upright: list[Rule]) -> tuple[list[Frame], list[Rule]]:
    """Return the groups of rules that touch, and the level rules that touch none."""
    parents = list(range(len(level) + len(upright)))

    def root(node: int) -> int:
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    for index, (x, top, bottom) in enumerate(upright, start=len(level)):
        for other, (y, left, right) in enumerate(level):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                parents[root(other)] = root(index)
    groups: dict[int, Frame] = {}
    for node in range(len(parents)):
        group = groups.setdefault(root(node), Frame())
        if node < len(level):
            group.level.append(level[node])
        else:
            group.upright.append(upright[node - len(level)])
    loose = [group.level[0] for group in groups.values() if len(group.level) == 1 and not group.upright]
    return [group for group in groups.values() if group.level and group.upright], loose
