"""Whose a finding is, in its words: a row without a code by its name, a figure among several by its agencies.

Without them, findings on several such rows or figures would look like one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from heng.check.cards import grouped
from heng.model.edition import Edition
from heng.model.finding import Finding

_CODE = "code"
_Names = Mapping[tuple[str, str], str]
"""By SHA-256 of the document and `ref`."""


def named(findings: Iterable[Finding], editions: Iterable[Edition]) -> Iterator[Finding]:
    """Yield findings; those on a row or heading without code have its name as subject and in their words.

    Where only an item number stands for a code, the subject is the number and the words have the name as well.
    """
    editions = tuple(editions)
    names, agencies = dict(_names(editions)), dict(_agencies(editions))
    for finding in findings:
        if not finding.subject:
            yield _named(finding, names)
        elif finding.facts.get(_CODE) == finding.subject:
            yield _told_apart(finding, names, agencies)
        else:
            yield finding


def _names(editions: Iterable[Edition]) -> Iterator[tuple[tuple[str, str], str]]:
    for edition in editions:
        digest, card = edition.edition.document.sha256, edition.card
        yield from (((digest, one.ref), one.name) for one in card.objectives if not one.code)
        uncoded = {row.ref: row.name for row in card.indicators if not any(map(str.isalpha, row.code))}
        yield from (((digest, ref), name) for ref, name in uncoded.items())
        for reading in edition.figures.readings if uncoded else ():
            if reading.indicator in uncoded:
                yield (digest, reading.ref), uncoded[reading.indicator]


def _agencies(editions: Iterable[Edition]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield who answers for each figure whose row has several of other agencies."""
    for edition in editions:
        for same in grouped(edition.figures.readings, lambda one: one.indicator).values():
            told = {one.ref: "、".join(each.agency for each in one.agencies) for one in same}
            if len(set(told.values())) > 1:
                yield from (((edition.edition.document.sha256, ref), names) for ref, names in told.items() if names)


def _named(finding: Finding, names: _Names) -> Finding:
    name = next(iter(_of(finding, names)), "")
    if not name:
        return finding
    bare = finding.facts.get(_CODE) == "" and "name" not in finding.facts
    facts = {**finding.facts, _CODE: f"「{name}」"} if bare else finding.facts
    return replace(finding, subject=name, facts=facts)


def _told_apart(finding: Finding, names: _Names, agencies: _Names) -> Finding:
    name = next(iter(_of(finding, names)), "") if "name" not in finding.facts else ""
    whose = _of(finding, agencies)
    code = finding.subject + (f"「{name}」" if name else "") + (f"（{whose[0]}）" if len(whose) == 1 else "")
    return finding if code == finding.subject else replace(finding, facts={**finding.facts, _CODE: code})


def _of(finding: Finding, names: _Names) -> list[str]:
    document = finding.source.document if finding.source else ""
    return [names[document, ref] for ref in finding.refs if (document, ref) in names]
