"""Which row each agency with its figures belongs to, in a text that prints each cell as a block of its own.

Such a text keeps the order of the cells of one column, but not always that of the columns, and it prints nothing for an
empty cell. Figures are read only where their number and order leave one way to give them to the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from heng.ingest.council.blocks.text import Block, Kind
from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.figures import Missing
from heng.model.notation import parse_actual
from heng.model.terms import Column, MissingReason

_OWNER, _FIGURE = "A", "F"
_MOST_TOGETHER = 6
_TEXTS = frozenset({Column.INDICATOR, Column.ACTION, Column.FORMULA})


@dataclass(frozen=True, slots=True)
class Token:
    """A block that is an agency or a figure, and which block of the part of the document it is."""

    block: Block
    at: int

    @property
    def sort(self) -> str:
        """What it is, as a letter of a pattern."""
        return _OWNER if self.block.kind is Kind.AGENCY else _FIGURE


Group = Sequence[tuple[int, Block]]
"""An agency with its figures: each block with the number of its column."""


@dataclass(slots=True)
class Segment:
    """What stands below one objective's heading.

    Attributes:
        begins: Which block each of its rows begins with, in the order of their codes; these may stand elsewhere.
        tokens: The agencies and figures printed here.
    """

    begins: list[int] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class Given:
    """What one row has: its groups, whether that is inferred, or two ways to read its figures."""

    groups: list[Group] = field(default_factory=list)
    doubt: bool = False
    either: tuple[str, str] | None = None


class Pattern:
    """The columns of agencies and figures of a table's head, from the left."""

    def __init__(self, columns: Sequence[Column | None]) -> None:
        """Take the columns of the head."""
        self._columns = [at for at, column in enumerate(columns) if column not in _TEXTS]
        self._sorts = "".join(_OWNER if columns[at] is Column.AGENCY else _FIGURE for at in self._columns)
        self._target = next((at for at in self._columns if columns[at] is Column.TARGET), None)

    @property
    def figures(self) -> int:
        """How many figures an agency has."""
        return len(self._sorts) - 1

    def readings(self, tokens: Sequence[Token]) -> list[list[Group]]:
        """Return the ways in which tokens may be groups one below the other.

        Some of the first columns stand row by row, the others column by column behind them.
        """
        count, rest = divmod(len(tokens), len(self._sorts))
        if not count or rest:
            return []
        printed = "".join(token.sort for token in tokens)
        found: list[list[Group]] = []
        for kept in range(len(self._sorts), 0, -1):
            for by_row in (False, True):
                order = self._order(kept, count, by_row=by_row)
                fits = printed == "".join(self._sorts[column] for _, column in order)
                groups = self._groups(tokens, order, count) if fits else []
                if groups and groups not in found and self._is_likely(groups):
                    found.append(groups)
        return found

    def _order(self, kept: int, count: int, *, by_row: bool) -> list[tuple[int, int]]:
        """Return row and column of each token, where the first `kept` columns stand row by row.

        `by_row`: the others stand row by row too, behind all of the first.
        """
        late = range(kept, len(self._sorts))
        order = [(row, column) for row in range(count) for column in range(kept)]
        if by_row:
            return [*order, *((row, column) for row in range(count) for column in late)]
        return [*order, *((row, column) for column in late for row in range(count))]

    def _groups(self, tokens: Sequence[Token], order: Sequence[tuple[int, int]], count: int) -> list[Group]:
        groups: list[list[tuple[int, Block]]] = [[] for _ in range(count)]
        for token, (row, column) in zip(tokens, order, strict=True):
            groups[row].append((self._columns[column], token.block))
        return [sorted(group, key=lambda pair: pair[0]) for group in groups]

    def _is_likely(self, groups: Sequence[Group]) -> bool:
        """Tell whether no target says that figures are still to come."""
        targets = (block for group in groups for at, block in group if at == self._target)
        return not any(map(_is_awaited, targets))

    def text(self, group: Group) -> str:
        """Return the figures of a group as printed, a bar between them."""
        return "｜".join(squeeze(block.text) for _, block in group if block.kind is not Kind.AGENCY)


def _is_awaited(block: Block) -> bool:
    value = parse_actual(" ".join(line.text for line in block.lines), period=None).value
    return isinstance(value, Missing) and value.reason not in (MissingReason.NOT_GIVEN, MissingReason.NOT_APPLICABLE)


def give(segments: Sequence[Segment], pattern: Pattern) -> tuple[dict[int, Given], list[Line]]:
    """Give the tokens of a theme to its rows.

    Returns what each row has, by the block it begins with, and the lines of tokens that nobody can place. A row that
    has nothing is not there.
    """
    regions = list(_regions(segments, pattern))
    bare = any(not all(begin in found for begin in begins) for begins, _, found in regions)
    given: dict[int, Given] = {}
    loose: list[Line] = []
    for _, tokens, found in regions:
        # Where one row has several agencies and another none, figures of the second may stand behind the first.
        several = any(len(each.groups) > 1 for each in found.values())
        given |= {} if several and bare else found
        if (several and bare) or not any(each.groups for each in found.values()):
            loose += [line for token in tokens for line in token.block.lines]
    return given, loose


_Region = tuple[Sequence[int], Sequence[Token], dict[int, Given]]


def _regions(segments: Sequence[Segment], pattern: Pattern) -> Iterator[_Region]:
    """Yield the objectives whose figures are read together: what their rows begin with, the tokens, what rows have."""
    at, shifted = 0, False
    while at < len(segments):
        count, found = _together(segments[at:], pattern)
        # Behind figures that nobody could place, as many as there are rows may still be those of other rows.
        if shifted and any(each.doubt for each in found.values()):
            count, found = 1, {}
        if any(one.tokens or one.begins for one in segments[at : at + count]):
            shifted = not found or any(len(each.groups) != 1 for each in found.values())
        own = segments[at : at + count]
        begins, tokens = [each for one in own for each in one.begins], [each for one in own for each in one.tokens]
        yield begins, tokens, found
        at += count


def _together(segments: Sequence[Segment], pattern: Pattern) -> tuple[int, dict[int, Given]]:
    """Return how many segments, from the first on, are read together, and what their rows have."""
    for end in range(1, min(_MOST_TOGETHER, len(segments)) + 1):
        begins = [begin for each in segments[:end] for begin in each.begins]
        tokens = [token for each in segments[:end] for token in each.tokens]
        if not begins and not tokens:
            return end, {}
        readings = pattern.readings(tokens)
        if readings and len(readings[0]) == len(begins):
            return end, dict(_in_order(begins, tokens, readings, pattern))
    readings = pattern.readings(segments[0].tokens)
    return 1, _where_they_stand(segments[0], readings[0]) if len(readings) == 1 else {}


def _in_order(
    begins: Sequence[int], tokens: Sequence[Token], readings: Sequence[Sequence[Group]], pattern: Pattern
) -> Iterator[tuple[int, Given]]:
    """Yield what rows have of which each has one group."""
    first, *others = readings
    places = {id(token.block): token.at for token in tokens}
    for index, begin in enumerate(begins):
        if others:
            yield begin, Given(either=(pattern.text(first[index]), pattern.text(others[0][index])))
            continue
        own = [places[id(block)] for _, block in first[index]]
        after = begins[index + 1] if index + 1 < len(begins) else max([begin, *own]) + 1
        inside = [token.at for token in tokens if begin < token.at < after]
        yield begin, Given([first[index]], doubt=own != inside)


def _where_they_stand(segment: Segment, groups: Sequence[Group]) -> dict[int, Given]:
    """Return what each row has where its groups stand right below it; nothing where a row has none."""
    places = {id(token.block): token.at for token in segment.tokens}
    given: dict[int, Given] = {}
    for group in groups:
        place = places[id(group[0][1])]
        before = [begin for begin in segment.begins if begin < place]
        if not before:
            return {}
        given.setdefault(max(before), Given()).groups.append(group)
    twice = any(len(set(map(_owner, each.groups))) < len(each.groups) for each in given.values())
    return {} if twice or set(given) != set(segment.begins) else given


def _owner(group: Group) -> str:
    return "".join(block.text for _, block in group if block.kind is Kind.AGENCY)
