"""Findings as canonical JSON data, so that what was found in reading a document stands in the record with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from heng.model import canonical
from heng.model.finding import Fact, Finding, Wording
from heng.model.period import PartialDate
from heng.model.source import SourceRef
from heng.model.terms import VOCABULARY, Severity, Word
from heng.store.pieces import ORDER, Piece

KIND = "finding"
_WORDS: dict[str, type[Word]] = {words.__name__: words for words in VOCABULARY}
_DAYS: dict[str, Callable[[str], Fact]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "PartialDate": PartialDate.parse,
}


def take_apart(findings: Iterable[Finding]) -> Iterator[Piece]:
    """Return findings as pieces, one each, named for code and subject, and their order."""
    met: Counter[str] = Counter()
    pieces: list[Piece] = []
    for finding in findings:
        stem = f"{KIND}/{finding.code}/{finding.subject}"
        met[stem] += 1
        ref = stem if met[stem] == 1 else f"{stem}~{met[stem]}"
        pieces.append(Piece(KIND, ref, to_data(finding)))
    yield Piece(ORDER, KIND, [piece.ref for piece in pieces])
    yield from pieces


def put_together(pieces: dict[tuple[str, str], Any]) -> tuple[Finding, ...]:
    """Return the findings of pieces' data by (kind, ref), in their order."""
    return tuple(from_data(pieces[KIND, ref]) for ref in pieces.get((ORDER, KIND), ()))


def to_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain JSON data."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "message": {"zh": finding.message.zh, "en": finding.message.en},
        "suggestion": {"zh": finding.suggestion.zh, "en": finding.suggestion.en},
        "facts": {key: _fact_to_data(value) for key, value in finding.facts.items()},
        "source": canonical.to_data(finding.source) if finding.source else None,
        "refs": list(finding.refs),
    }


def from_data(data: dict[str, Any]) -> Finding:
    """Read back what `to_data` made."""
    return Finding(
        code=data["code"],
        name=data["name"],
        severity=next(word for word in Severity if word.value == data["severity"]),
        subject=data["subject"],
        message=Wording(**data["message"]),
        suggestion=Wording(**data["suggestion"]),
        facts={key: _fact_from_data(value) for key, value in data["facts"].items()},
        source=canonical.from_data(data["source"], SourceRef) if data["source"] else None,
        refs=tuple(data["refs"]),
    )


def _fact_to_data(fact: Fact) -> Any:
    """A word of the vocabulary is kept as a word, a day as a day: people see both in their language."""
    if isinstance(fact, date | PartialDate):
        return {canonical.TAG: type(fact).__name__, "key": str(fact)}
    return {canonical.TAG: type(fact).__name__, "key": fact.value} if isinstance(fact, Word) else fact


def _fact_from_data(data: Any) -> Fact:
    if not isinstance(data, dict):
        fact: Fact = data
        return fact
    kind, key = data[canonical.TAG], data["key"]
    if kind in _DAYS:
        return _DAYS[kind](key)
    return next(word for word in _WORDS[kind] if word.value == key)
