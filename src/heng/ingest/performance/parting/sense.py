"""What the words of a line say of its column: goals are short and bare, results count, improvements look ahead.

Weak evidence, in nats, for tables whose columns are equally wide; the layout speaks louder.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from heng.ingest.lines import Habits
from heng.ingest.performance.parting.pieces import Atom
from heng.ingest.text import is_ideograph
from heng.model.terms import ResultColumn

_COUNTED = re.compile(
    r"(?:[共總合累]計|計|共|達|完成|有)\s*\d|\d[\d,.]{0,40}\s*(?:人次|場次|件|家次|家|人|場|戶|%|％|公里|公噸|班|棟|處)"
)
_AHEAD = re.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、．])?\s*(?:未來|後續|今後|將|持續|賡續|預[計定]|擬|研[議擬]|規劃|精進)"
)
_BEHIND = re.compile(
    r"^(?:[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、．])?\s*(?:已|業|計有|完成|共計|\d{3}年(?:度)?(?:共|計|辦|完))"
)
_COUNT_OF_RESULT, _COUNT_OF_GOAL, _COUNT_OF_FUTURE = -0.3, 0.5, 0.8
_AHEAD_OF_FUTURE, _AHEAD_OF_OTHER, _BEHIND_OF_RESULT, _BEHIND_OF_FUTURE = -0.8, 0.4, -0.4, 0.8
_LISTED_GOAL, _ANNOUNCING_GOAL, _SENTENCE_IN_GOAL = 1.5, 1.0, 0.6
_USUAL_SPACES, _MOST_OF_A_SPACE = 10, 1.5
_SEEN, _UNSEEN, _MOST_SEEN = 0.4, 0.6, 1.2


class Sense:
    """Weighs the words of lines; counts which characters the table prints side by side."""

    def __init__(self, atoms: Sequence[Atom], columns: Sequence[ResultColumn], habits: Habits) -> None:
        """Look at all pieces once."""
        self.due = frozenset(_due_rows(atoms, len(columns)) if habits.trails else ())
        """Pieces with which a row begins, if each cell is one paragraph."""
        inside = sum(not atom.first for atom in atoms) / max(1, len(atoms))
        self.space = min(_MOST_OF_A_SPACE, max(0.0, -math.log(_USUAL_SPACES * inside))) if inside else 0.0
        """What speaks against a space inside a cell's line: much where the table has hardly any."""
        self._joins: dict[str, float] = {}
        self._pairs: Counter[str] = Counter()
        for atom in atoms:
            self._pairs.update(atom.text[at : at + 2] for at in range(len(atom.text) - 1))
        self._lines = {id(atom): tuple(self._line(column, atom) for column in columns) for atom in atoms}
        self._starts = {id(atom): tuple(self._start(column, atom) for column in columns) for atom in atoms}

    def lines(self, atom: Atom) -> tuple[float, ...]:
        """Return what speaks against a piece standing in each column."""
        return self._lines[id(atom)]

    def starts(self, atom: Atom) -> tuple[float, ...]:
        """Return what speaks against a piece beginning a paragraph of each column."""
        return self._starts[id(atom)]

    def join(self, left: str, right: str) -> float:
        """Return what speaks against two texts being one word after the other; negative where the table has them so."""
        pair = left[-1] + right[0]
        cost = self._joins.get(pair)
        if cost is None:
            count = self._pairs[pair]
            seen = -min(_MOST_SEEN, _SEEN * count) if count else _UNSEEN
            cost = self._joins[pair] = seen if is_ideograph(pair[0]) and is_ideograph(pair[1]) else 0.0
        return cost

    def _line(self, column: ResultColumn, atom: Atom) -> float:
        counted = bool(_COUNTED.search(atom.text))
        if column is ResultColumn.RESULTS:
            return _COUNT_OF_RESULT if counted else 0.0
        if column is ResultColumn.FUTURE:
            return _COUNT_OF_FUTURE if counted else 0.0
        if column is not ResultColumn.GOAL:
            return 0.0
        cost = _COUNT_OF_GOAL if counted else 0.0
        cost += _ANNOUNCING_GOAL if atom.announces else 0.0
        return cost + (_SENTENCE_IN_GOAL if "。" in atom.text[:-1] or "；" in atom.text else 0.0)

    def _start(self, column: ResultColumn, atom: Atom) -> float:
        if column is ResultColumn.GOAL:
            return _LISTED_GOAL if atom.mark is not None or atom.bullet else 0.0
        ahead, behind = bool(_AHEAD.match(atom.text)), bool(_BEHIND.match(atom.text))
        if column is ResultColumn.FUTURE:
            return (_AHEAD_OF_FUTURE if ahead else 0.0) + (_BEHIND_OF_FUTURE if behind else 0.0)
        if column is ResultColumn.RESULTS:
            return (_AHEAD_OF_OTHER if ahead else 0.0) + (_BEHIND_OF_RESULT if behind else 0.0)
        return 0.0


def _due_rows(atoms: Sequence[Atom], columns: int) -> Iterator[Atom]:
    """Yield where rows begin if goals alone end no sentence: at most one paragraph for each `columns` does so."""
    paragraphs: list[list[Atom]] = [[]]
    for atom in atoms:
        paragraphs[-1].append(atom)
        if atom.trail and atom.end == len(atom.line.text):
            paragraphs.append([])
    paragraphs.pop()
    bare = [each for each in paragraphs if not (each[-1].ends_sentence or each[-1].announces)]
    if len(bare) * columns <= len(paragraphs) + columns:
        yield from (each[0] for each in bare if each[0].page == each[-1].page)
