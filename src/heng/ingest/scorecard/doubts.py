"""What in a cell of target or actual can be read two ways, or was read in doubt, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.rules.reading import rd002_value_ambiguous
from heng.ingest.scorecard.described import describe
from heng.model.figures import Actual, Missing, Target
from heng.model.finding import Finding
from heng.model.notation import Parsed
from heng.model.source import SourceRef
from heng.model.terms import RemarkKind

DOUBTFUL = (
    RemarkKind.FIGURE_IN_PROSE,
    RemarkKind.UNKNOWN_WORDS,
    RemarkKind.BRACKET_OPEN,
    RemarkKind.NO_SUCH_DATE,
    RemarkKind.DATE_WITHOUT_YEAR,
)
"""Remarks that say that the one reading of a cell may be wrong."""


def doubts(
    parsed: Parsed[Target] | Parsed[Actual | Missing], subject: str, source: SourceRef, ref: str
) -> Iterator[Finding]:
    """Yield the finding for a cell that is not certain: both readings, or what is odd about the only one.

    Args:
        parsed: The cell as read.
        subject: Key of its indicator.
        source: Where it stands.
        ref: `ref` of its row.
    """
    text, taken = parsed.value.text, describe(parsed.value)
    if parsed.alternatives:
        other = describe(parsed.alternatives[0])
        yield rd002_value_ambiguous.finding(subject, source, text=text, taken=taken, other=other, refs=(ref,))
        return
    odd = next((each for each in parsed.remarks if each.kind in DOUBTFUL), None)
    if odd is not None:
        yield rd002_value_ambiguous.odd(subject, source, text=text, taken=taken, remark=odd.kind, refs=(ref,))
