"""Where the numbers of a list skip, repeat, restart or change their form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from heng.model.numbering import Mark, Style, read_mark
from heng.model.plan import PlanItem
from heng.model.source import SourceRef


class Break(Enum):
    """How a numbering is broken."""

    SKIPS = auto()
    REPEATS = auto()
    RESTARTS = auto()
    STARTS_LATE = auto()
    MIXES = auto()


OF_PLAN = frozenset({Break.SKIPS, Break.REPEATS})
"""What looks like a lost or doubled piece of work where it stands among the items of a plan."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entry of a list.

    Attributes:
        mark: Its number.
        apart: Text without a number stands before it, which may head a list of its own.
        source, ref: Where it stands.
    """

    mark: Mark
    source: SourceRef
    ref: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken place: the entry, and the one before it on its level; None at the beginning."""

    kind: Break
    entry: Numbered
    before: Numbered | None = None


def numbered(items: Iterable[PlanItem]) -> Iterator[Numbered]:
    """Yield the items of a plan that have a number."""
    apart = False
    for item in items:
        mark = read_mark(item.no) if item.no else None
        if mark is not None:
            yield Numbered(mark, item.source, item.ref, apart)
        apart = mark is None


def faults(entries: Iterable[Numbered]) -> Iterator[Fault]:
    """Yield the broken places of entries in the order of printing; each style of number is a level of its own."""
    levels: list[Numbered] = []
    mixed: set[Style] = set()
    for entry in entries:
        depth = next((at for at, one in enumerate(levels) if one.mark.style is entry.mark.style), None)
        if depth is None:
            if entry.mark.value > 1:
                yield Fault(Break.STARTS_LATE, entry)
            levels.append(entry)
            continue
        before = levels[depth]
        broken = _step(before, entry)
        if broken is not None:
            yield Fault(broken, entry, before)
        if _form(before.mark) != _form(entry.mark) and entry.mark.value > 1 and entry.mark.style not in mixed:
            mixed.add(entry.mark.style)
            yield Fault(Break.MIXES, entry, before)
        # What goes on behind a number that fell behind goes on from the one before that.
        levels[depth:] = [before if broken is Break.REPEATS else entry]


def _step(before: Numbered, entry: Numbered) -> Break | None:
    last, value = before.mark.value, entry.mark.value
    if value == last + 1 or (value == 1 and entry.apart):
        return None
    if value == 1 < last:
        return Break.RESTARTS
    return Break.REPEATS if value <= last else Break.SKIPS


def _form(mark: Mark) -> tuple[bool, str]:
    """Return the form of a number: whether it is of full width, and the signs round it."""
    digits = [character for character in mark.text if character.isalnum()]
    wide = any(0xFF10 <= ord(character) <= 0xFF5A for character in digits)
    return wide, "".join(character for character in mark.text if not character.isalnum() and not character.isspace())
