"""Findings as plain data, in the form of the public contract."""

from __future__ import annotations

from heng.model.finding import Finding


def finding_to_data(finding: Finding, lang: str, document_name: str = "") -> dict[str, object]:
    """Return a finding as JSON data in a language; `line` counts from 1 and is None where there is none."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "subject": finding.subject,
        "document": document_name,
        "line": finding.source.place.line if finding.source else None,
        "message": finding.text(lang),
        "suggestion": finding.advice(lang),
    }
