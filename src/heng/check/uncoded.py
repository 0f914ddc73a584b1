"""What has no code is named by its name: without one, findings on several such rows would look like one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from heng.model.edition import Edition
from heng.model.finding import Finding

_CODE = "code"


def named(findings: Iterable[Finding], editions: Iterable[Edition]) -> Iterator[Finding]:
    """Yield findings; those on a row or heading without code have its name as subject and in their words."""
    names = dict(_names(editions))
    for finding in findings:
        yield finding if finding.subject else _named(finding, names)


def _names(editions: Iterable[Edition]) -> Iterator[tuple[tuple[str, str], str]]:
    for edition in editions:
        digest, card = edition.edition.document.sha256, edition.card
        yield from (((digest, one.ref), one.name) for one in card.objectives if not one.code)
        uncoded = {row.ref: row.name for row in card.indicators if not row.code}
        yield from (((digest, ref), name) for ref, name in uncoded.items())
        for reading in edition.figures.readings if uncoded else ():
            if reading.indicator in uncoded:
                yield (digest, reading.ref), uncoded[reading.indicator]


def _named(finding: Finding, names: Mapping[tuple[str, str], str]) -> Finding:
    document = finding.source.document if finding.source else ""
    name = next((names[document, ref] for ref in finding.refs if (document, ref) in names), "")
    if not name:
        return finding
    bare = finding.facts.get(_CODE) == "" and "name" not in finding.facts
    facts = {**finding.facts, _CODE: f"「{name}」"} if bare else finding.facts
    return replace(finding, subject=name, facts=facts)
