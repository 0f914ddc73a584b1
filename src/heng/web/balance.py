"""How a total comes out: what is counted beside figures with and without a value, and what the share met leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.totals.total import Total
from heng.model.figures import Reading
from heng.model.terms import Status
from heng.web.index import CardIndex, grouped
from heng.web.language import pick


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures of one kind that are counted apart: why, how many, and their codes with the addresses of their pages."""

    label: str
    number: int
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The parts of a total.

    Attributes:
        items: `known` + `missing` + those in `beside`.
        beside: Neither a value nor a missing one, such as what does not apply this year.
        base: Divisor of the share met; 0 where there is none.
        outside: What `base` leaves out of `items`.
    """

    items: int
    known: int
    missing: int
    beside: tuple[Apart, ...]
    base: int
    outside: tuple[Apart, ...]


def balance(index: CardIndex, readings: Iterable[Reading], total: Total) -> Balance | None:
    """Return how a total of some readings comes out; None where its parts speak for themselves."""
    asked = [one for reading in readings if (one := index.verdict(reading)) and one.is_item]
    beside = _apart(index, asked, is_beside)
    left_out = total.base and total.base != total.items
    outside = _apart(index, asked, lambda one: not (one.judged or one.open)) if left_out else ()
    if not beside and not outside:
        return None
    others = sum(one.number for one in beside)
    return Balance(
        items=total.items,
        known=total.known,
        missing=total.items - total.known - others,
        beside=beside,
        base=total.base,
        outside=outside,
    )


def is_beside(verdict: Verdict) -> bool:
    """Tell whether a figure neither has a value nor misses one."""
    return verdict.is_item and not verdict.known and verdict.status not in (None, Status.NO_DATA)


def _apart(index: CardIndex, verdicts: Iterable[Verdict], test: Callable[[Verdict], bool]) -> tuple[Apart, ...]:
    kinds = grouped(filter(test, verdicts), lambda one: one.not_scored or one.missing)
    return tuple(
        Apart(
            label=pick(reason.zh, reason.en.lower()) if reason else "",
            number=len(found),
            figures=tuple((one.subject, index.kpi_url(index.indicators[one.indicator])) for one in found),
        )
        for reason, found in kinds.items()
    )
