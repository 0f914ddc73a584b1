"""The table of all rules. Their order is their precedence among findings of the same severity: first what a report must
not go out with (a wrong verdict, a figure that is none, one code for two things), then counts and form.
"""

from __future__ import annotations

from collections.abc import Mapping

from heng.check.rule import Rule
from heng.check.rules.reading import (
    rd001_document_truncated,
    rd002_value_ambiguous,
    rd003_row_unplaced,
    rd004_kind_unknown,
)

RULES: Mapping[str, Rule] = {
    "RD001": rd001_document_truncated.RULE,
    "RD004": rd004_kind_unknown.RULE,
    "RD002": rd002_value_ambiguous.RULE,
    "RD003": rd003_row_unplaced.RULE,
}
"""Every rule by its code, in order of precedence."""
