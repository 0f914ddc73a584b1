"""Runs the rules over editions and puts what they find in order, worst first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from heng.check.context import NOTHING_BESIDE, Beside, Context
from heng.check.overlap import told_once
from heng.check.registry import RULES
from heng.check.uncoded import named
from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from heng.model.finding import SEVERITY_ORDER, Finding

_PRECEDENCE = {code: position for position, code in enumerate(RULES)}


def check(
    editions: Sequence[Edition],
    register: AgencyRegister,
    *,
    reading: Sequence[Finding] = (),
    beside: Beside = NOTHING_BESIDE,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return all findings on some editions, worst first and each once.

    `reading`: findings of the readers of the documents (RD). `beside`: what the editions are compared with. `select`,
    `ignore`: codes of rules or their beginnings (`SC`, `SC001`); nothing selected means all.
    """
    context = Context(
        register=register,
        editions=(*beside.editions, *editions),
        truncated=beside.truncated | frozenset(_documents(each for each in reading if each.code == "RD001")),
    )
    wanted = [rule for rule in RULES.values() if is_wanted(rule.code, select, ignore)]
    found = [finding for finding in reading if is_wanted(finding.code, select, ignore)]
    found += [finding for edition in editions for rule in wanted for finding in rule.findings(edition, context)]
    return worst_first(
        told_once(_once(named(found, editions))), [edition.edition.document.sha256 for edition in editions]
    )


def worst_first(findings: Iterable[Finding], documents: Sequence[str]) -> tuple[Finding, ...]:
    """Return findings in the order in which they should be mended; `documents`: SHA-256 in the order given."""
    order = {document: position for position, document in enumerate(documents)}
    return tuple(sorted(findings, key=lambda finding: _rank(finding, order)))


def _documents(findings: Iterable[Finding]) -> Iterable[str]:
    return (finding.source.document for finding in findings if finding.source)


def is_wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Tell whether a rule's code is asked for; `select` and `ignore` hold codes or their beginnings."""
    if any(code.startswith(start) for start in ignore):
        return False
    return not select or any(code.startswith(start) for start in select)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Report what was met before under its first place: a copy of a drawing, or a document given twice."""
    met: dict[Hashable, Finding] = {}
    for finding in findings:
        key = _identity(finding)
        met[key] = _joined(met[key], finding) if key in met else finding
    return list(met.values())


def _joined(first: Finding, again: Finding) -> Finding:
    return replace(first, refs=tuple(dict.fromkeys((*first.refs, *again.refs))))


def _identity(finding: Finding) -> Hashable:
    """What makes a finding the same one. Findings of readers differ by their place: residue may repeat its text."""
    source = finding.source
    place = source if source and finding.code.startswith("RD") else (source.document if source else "")
    return (finding.code, finding.subject, finding.message, frozenset(finding.facts.items()), place)


def _rank(finding: Finding, order: dict[str, int]) -> tuple[int | str, ...]:
    """Severity, then the rule's precedence, then how many occurrences it touches, then the place."""
    source = finding.source
    return (
        SEVERITY_ORDER[finding.severity],
        _PRECEDENCE[finding.code],
        -len(finding.refs),
        order.get(source.document, len(order)) if source else len(order),
        (source.place.page or 0) if source else 0,
        (source.place.line or 0) if source else 0,
        finding.subject,
        finding.text("en"),
    )
