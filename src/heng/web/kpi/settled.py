"""Findings on the print that a correction has settled, with who corrected it, when and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import current
from heng.web.rows import line_of, source_url


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledLine:
    """One finding of the print, and the change that mended the figure."""

    code: str
    text: str
    source: str
    line: str
    who: str
    when: str
    reason: str
    subject: str
    url: str


def settled_lines(index: CardIndex, refs: Collection[str] | None = None) -> tuple[SettledLine, ...]:
    """Return the settled findings about any of some occurrences, or all."""
    return tuple(
        SettledLine(
            code=one.finding.code,
            text=one.finding.text(current()),
            source=source_url(one.finding.source),
            line=line_of(one.finding.source),
            who=one.change.who,
            when=numbers.moment(one.change.recorded),
            reason=one.change.reason,
            subject=one.finding.subject,
            url=index.subject_url(one.finding),
        )
        for one in index.card.settled
        if refs is None or not set(one.finding.refs).isdisjoint(refs)
    )
