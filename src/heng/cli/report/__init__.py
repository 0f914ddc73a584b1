"""Findings written out: one module a format, each with `render(checked, lang, limit)`.

`limit` is the severity from which findings make the run fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heng.cli.report import array, junit, sarif, text
from heng.cli.report.checked import Checked
from heng.model.terms import Severity

FORMATS: Mapping[str, Callable[[Checked, str, Severity], str]] = {
    "text": text.render,
    "json": array.render,
    "sarif": sarif.render,
    "junit": junit.render,
}
"""Every format of `heng check`, by its name on the command line."""
