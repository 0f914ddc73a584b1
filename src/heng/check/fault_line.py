"""Where in the document a finding shows: the line that prints what it speaks of, not just where its cell begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.model.finding import Finding


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A line of a document, counted from 1, and the words on it that a finding speaks of; empty where none stand."""

    number: int
    words: str = ""


def fault_line(finding: Finding, text: Sequence[str]) -> FaultLine | None:
    """Return the line that shows a finding best, None where it has no lines.

    Args:
        finding: With its place in a document.
        text: All lines of that document.

    Returns:
        The line of its longest fact that stands there, else of its subject, else its first line, without words.
    """
    if finding.source is None or not finding.source.place.lines:
        return None
    numbers = finding.source.place.lines
    facts = sorted((str(fact) for fact in finding.facts.values()), key=len, reverse=True)
    for words in (*facts, finding.subject):
        for number in numbers:
            if len(words) > 1 and number <= len(text) and words in text[number - 1]:
                return FaultLine(number, words)
    return FaultLine(numbers[0])
