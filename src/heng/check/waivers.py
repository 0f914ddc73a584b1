"""Waivers: a finding that somebody has looked at and answers for until a day. It is set aside, never hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from heng.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why findings of one rule may stand.

    Attributes:
        rule: Code of the rule, whole (`SC002`): a waiver of a family would set aside what nobody has looked at.
        reason: Why the finding may stand.
        by: Who answers for it.
        until: Last day on which it holds.
        subject: Code of what it is about; empty for every subject of the rule.
        document: Name of the document, `*` and `?` as in a shell; empty for every document.
    """

    rule: str
    reason: str
    by: str
    until: date
    subject: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding set aside, with the waiver that answers for it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings after the waivers.

    Attributes:
        findings: What stays open, in the order given.
        waived: What is set aside, in the order given.
        expired: Waivers whose last day is past: they set nothing aside any more.
        idle: Waivers that hold and met no finding: the fault is mended, or the waiver names it wrongly.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    expired: tuple[Waiver, ...] = ()
    idle: tuple[Waiver, ...] = ()


def sift(findings: Sequence[Finding], waivers: Sequence[Waiver], names: Mapping[str, str], today: date) -> Sifted:
    """Set aside the findings that a waiver answers for today. `names`: document names by SHA-256."""
    holding = [waiver for waiver in waivers if today <= waiver.until]
    answers = [(finding, _answer(finding, holding, names)) for finding in findings]
    met = {waiver for _, waiver in answers if waiver}
    return Sifted(
        findings=tuple(finding for finding, waiver in answers if waiver is None),
        waived=tuple(Waived(finding, waiver) for finding, waiver in answers if waiver),
        expired=tuple(waiver for waiver in waivers if today > waiver.until),
        idle=tuple(waiver for waiver in holding if waiver not in met),
    )


def _answer(finding: Finding, waivers: Sequence[Waiver], names: Mapping[str, str]) -> Waiver | None:
    name = names.get(finding.source.document, "") if finding.source else ""
    return next((waiver for waiver in waivers if _fits(waiver, finding, name)), None)


def _fits(waiver: Waiver, finding: Finding, name: str) -> bool:
    return (
        waiver.rule == finding.code
        and waiver.subject in ("", finding.subject)
        and (not waiver.document or fnmatchcase(name, waiver.document) or fnmatchcase(_last(name), waiver.document))
    )


def _last(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
