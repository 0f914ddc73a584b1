"""Findings as plain data, in the form of the public contract."""

from __future__ import annotations

from heng.model.finding import Finding
from heng.model.source import Place


def finding_to_data(finding: Finding, lang: str, document_name: str = "") -> dict[str, object]:
    """Return a finding as JSON data in a language; `line` counts from 1 and is None where there is none.

    `page`, `sheet` and `cell` stand there where the document has them: its lines are then those of our reading alone.
    """
    place = finding.source.place if finding.source else Place()
    named = {"page": place.page, "sheet": place.sheet, "cell": place.cell}
    data: dict[str, object] = {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "subject": finding.subject,
        "document": document_name,
        "line": place.line,
        "message": finding.text(lang),
        "suggestion": finding.advice(lang),
    }
    return data | {key: value for key, value in named.items() if value}
