"""How a document stands as it is: what is found in it and how its figures are judged, worked out once.

A page asks for it again and again while a person decides; the document does not change meanwhile. What was read from
it is a large value, so it is known by being the very same object and not by comparing all that it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from heng.check.figures import questioned
from heng.check.run import check
from heng.evaluate.assessment import Assessment, assess
from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.store.clock import today
from heng.workflow.agencies import register, stamp
from heng.workflow.opening.beside import State, opened
from heng.workflow.same import Same

_KEPT = 8


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
    return _standing(Same(edition), tuple(Same(one) for one in reading), Same(book), beside, stamp())


@lru_cache(maxsize=_KEPT)
def _standing(
    edition: Same[Edition],
    reading: tuple[Same[Finding], ...],
    book: Same[Rulebook],
    beside: tuple[State, ...],
    _agencies: tuple[int, int] | None,
) -> Standing:
    around = opened(beside, today())
    findings = check([edition.value], register(), reading=[one.value for one in reading], beside=around)
    return Standing(edition.value, findings, book.value)
