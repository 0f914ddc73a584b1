"""How a document stands as it is: what is found in it and how its figures are judged, worked out once.

A page asks for it again and again while a person decides; the document does not change meanwhile. What was read from
it is a large value, so it is known by being the very same object and not by comparing all that it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.assessment import Assessment, assess
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.store.clock import today
from heng.workflow.agencies import register, stamp
from heng.workflow.opening.beside import State, opened

T = TypeVar("T")

_KEPT = 8
Stamp = tuple[int, int] | None


@dataclass(frozen=True)
class Standing:
    """An edition with what is found in it; its figures are judged only when that is asked for."""

    edition: Edition
    findings: tuple[Finding, ...]
    book: Rulebook

    @cached_property
    def assessment(self) -> Assessment:
        """Verdicts under the rulebook."""
        return assess(self.edition, self.book, questioned=questioned(self.findings))


def standing(edition: Edition, reading: Sequence[Finding], book: Rulebook, beside: tuple[State, ...] = ()) -> Standing:
    """Return how an edition stands under a rulebook, held against those beside it.

    `reading`: what was found in reading it.
    """
    return _standing(_Same(edition), tuple(_Same(one) for one in reading), _Same(book), beside, stamp())


class _Same(Generic[T]):
    """A value that is equal to nothing but itself."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Keep it, so that no other can come to stand in its place."""
        self.value = value

    def __hash__(self) -> int:
        """Return where it stands."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Tell whether another holds the very same value."""
        return isinstance(other, _Same) and other.value is self.value


@lru_cache(maxsize=_KEPT)
def _standing(
    edition: _Same[Edition],
    reading: tuple[_Same[Finding], ...],
    book: _Same[Rulebook],
    beside: tuple[State, ...],
    _agencies: tuple[int, int] | None,
) -> Standing:
    around = opened(beside, today())
    findings = check([edition.value], register(), reading=[one.value for one in reading], beside=around)
    return Standing(edition.value, findings, book.value)
