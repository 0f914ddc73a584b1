"""Findings as one JSON array: the public contract.

What is waived is not open and does not stand in it; the run tells of it on standard error.
"""

from __future__ import annotations

import json

from heng.check.finding_data import finding_to_data
from heng.cli.report.checked import Checked
from heng.model.terms import Severity


def render(checked: Checked, lang: str, _limit: Severity) -> str:
    """Return the open findings, worst first."""
    data = [finding_to_data(finding, lang, checked.name(finding)) for finding in checked.findings]
    return json.dumps(data, ensure_ascii=False, indent=1)
