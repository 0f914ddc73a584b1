"""Findings as text for a terminal: worst first, each with the printed line and a mark below it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from heng.check.fault_line import fault_line
from heng.cli.language import say
from heng.model.finding import Finding, Wording
from heng.model.terms import Severity

SUMMARY = Wording(
    zh="錯誤 {errors}，請確認 {warnings}，提示 {infos}",
    en="{errors} errors, {warnings} warnings, {infos} notes",
)
NOTHING = Wording(zh="沒有檢核結果。", en="No findings.")
WIDTH = 100
Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a document by its SHA-256."""


def render(findings: Sequence[Finding], names: dict[str, str], lines: Lines, lang: str) -> str:
    """Return all findings and a line that counts them. `names`: file name by SHA-256."""
    if not findings:
        return say(lang, NOTHING)
    return "\n\n".join([*(_one(finding, names, lines, lang) for finding in findings), _summary(findings, lang)])


def _summary(findings: Sequence[Finding], lang: str) -> str:
    met = Counter(finding.severity for finding in findings)
    return say(lang, SUMMARY, errors=met[Severity.ERROR], warnings=met[Severity.WARNING], infos=met[Severity.INFO])


def _one(finding: Finding, names: dict[str, str], lines: Lines, lang: str) -> str:
    head = " ".join(filter(None, [finding.severity.label(lang), finding.code, finding.name, finding.subject]))
    parts = [f"{head}  {_place(finding, names)}".rstrip(), f"  {finding.text(lang)}"]
    parts += _printed(finding, lines)
    parts.append(f"  → {finding.advice(lang)}")
    return "\n".join(parts)


def _place(finding: Finding, names: dict[str, str]) -> str:
    if finding.source is None:
        return ""
    name = names.get(finding.source.document, finding.source.document[:12])
    line = finding.source.place.line
    return f"{name}:{line}" if line else name


def _printed(finding: Finding, lines: Lines) -> list[str]:
    """Return the printed line that shows the fault best, with a mark under what the finding is about."""
    if finding.source is None:
        return []
    text = [line.strip() for line in lines(finding.source.document)]
    spot = fault_line(finding, text)
    if spot is None or spot.number > len(text):
        return []
    printed = text[spot.number - 1]
    words = spot.words or printed
    gutter = f"  {spot.number:>6} │ "
    shown, start = printed[:WIDTH], printed.index(words)
    indent = _columns(gutter) + _columns(shown[:start])
    return [gutter + shown, " " * indent + "^" * max(_columns(shown[start : start + len(words)]), 1)]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
