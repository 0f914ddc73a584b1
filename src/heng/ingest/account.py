"""Closes the account of a document: what was claimed as a field must stand in one that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heng.check.rules.reading import rd003_row_unplaced
from heng.check.text import elided
from heng.ingest.coverage import Ledger
from heng.ingest.glued import glued
from heng.ingest.held import lost_in
from heng.ingest.lines import Line
from heng.ingest.result import ReadResult
from heng.ingest.source import Citation
from heng.ingest.text import squeeze
from heng.model.edition import Edition
from heng.model.finding import Finding
from heng.model.profile import TAIPEI, Profile


def accounted(
    edition: Edition,
    findings: Iterable[Finding],
    ledger: Ledger,
    lines: Sequence[Line],
    *,
    cite: Citation,
    profile: Profile = TAIPEI,
) -> ReadResult:
    """Return the result of reading: what the readers claimed and the edition does not hold is residue, and reported.

    The readers claim whole lines as they part them, before anything is made of them; only here both are known.
    """
    told = list(findings)
    told += _lost(edition, ledger, lines, cite, profile)
    told += _glued(edition, ledger, lines, profile)
    return ReadResult(edition, tuple(told), ledger.coverage(lines))


def _lost(
    edition: Edition, ledger: Ledger, lines: Sequence[Line], cite: Citation, profile: Profile
) -> Iterator[Finding]:
    for line, text in lost_in(ledger.fields(lines), edition, profile):
        ledger.lose(line, len(text))
        yield rd003_row_unplaced.finding(cite.print([line]), line.text)


def _glued(edition: Edition, ledger: Ledger, lines: Sequence[Line], profile: Profile) -> Iterator[Finding]:
    found = list(glued(edition, profile))
    by_number: dict[int, list[Line]] = {}
    for line in ledger.fields(lines) if found else ():
        by_number.setdefault(line.no, []).append(line)
    for subject, text, column, source in found:
        left = len(squeeze(text))
        for line in (line for number in reversed(source.place.lines) for line in by_number.get(number, ())):
            taken = min(left, len(squeeze(line.text)))
            ledger.lose(line, taken)
            left -= taken
        if column is None:
            yield rd003_row_unplaced.finding(source, elided(text))
        else:
            yield rd003_row_unplaced.misplaced(source, text, column=column, subject=subject)
