"""Which row and which figure of one printing of a KPI belongs to which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from heng.check.text import fold
from heng.model.agency import AgencyRegister
from heng.model.card import Indicator
from heng.model.figures import Reading

_Key = tuple[frozenset[str], tuple[int, ...]]


def paired_rows(before: Sequence[Indicator], after: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Pair the rows of a KPI: one with one, else by component."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    others = {row.component: row for row in after}
    yield from ((row, others[row.component]) for row in before if row.component in others)


def paired_readings(
    before: Sequence[Reading], after: Sequence[Reading], register: AgencyRegister
) -> Iterator[tuple[Reading | None, Reading | None]]:
    """Pair the figures of a row: one with one, else by agencies; those of several periods by their place in the year.

    What only one of the two prints stands alone, the other side None.
    """
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    then, now = _keyed(before, after, register)
    yield from ((then.get(key), reading) for key, reading in now.items())
    yield from ((reading, None) for key, reading in then.items() if key not in now)


def key_of(name: str, register: AgencyRegister) -> str:
    """Return what an agency is known by: its key in the register, else its folded name."""
    known = register.find(name)
    return known.key if known else fold(name)


def _keyed(
    before: Sequence[Reading], after: Sequence[Reading], register: AgencyRegister
) -> tuple[dict[_Key, Reading], dict[_Key, Reading]]:
    sides = [[(_agencies(reading, register), reading) for reading in readings] for readings in (before, after)]
    several = any(count > 1 for side in sides for count in Counter(agencies for agencies, _ in side).values())
    then, now = (
        {(agencies, _place(reading) if several else ()): reading for agencies, reading in side} for side in sides
    )
    return then, now


def _agencies(reading: Reading, register: AgencyRegister) -> frozenset[str]:
    return frozenset(key_of(one.agency, register) for one in reading.agencies)


def _place(reading: Reading) -> tuple[int, ...]:
    """Return the place of a figure's period in its year, empty where it states none."""
    period = reading.period
    return (period.first.month, period.first.day, period.last.month, period.last.day) if period else ()
