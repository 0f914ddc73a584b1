"""Which printed figures an open error puts in question."""

from __future__ import annotations

from collections.abc import Iterable

from heng.check.registry import RULES
from heng.model.finding import Finding
from heng.model.terms import Severity


def questioned(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the `ref`s of figures that errors put in question: these get no verdict (資料待查).

    A wrong code or count beside a figure is an error, but the figure stands; only rules that doubt the figure count.
    """
    return frozenset(
        ref
        for finding in findings
        if finding.severity is Severity.ERROR and RULES[finding.code].doubts_figures
        for ref in finding.refs
    )
