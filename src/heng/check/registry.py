"""The table of all rules. Their order is their precedence among findings of the same severity: first what a report must
not go out with (a wrong verdict, a figure that is none, one code for two things), then counts and form.
"""

from __future__ import annotations

from collections.abc import Mapping

from heng.check.rule import Rule
from heng.check.rules.actuals import ac001_date_as_serial
from heng.check.rules.budget import bg001_budget_sum, bg002_budget_ratio
from heng.check.rules.identity import id001_kpi_code_outside_objective, id002_action_code_outside_kpi
from heng.check.rules.reading import (
    rd001_document_truncated,
    rd002_value_ambiguous,
    rd003_row_unplaced,
    rd004_kind_unknown,
)
from heng.check.rules.structure import (
    sc001_declared_count_mismatch,
    sc002_map_objective_without_table,
    sc008_duplicate_code,
)
from heng.check.rules.targets import tg005_value_glued_to_code
from heng.check.rules.weights import wt001_weights_do_not_sum

RULES: Mapping[str, Rule] = {
    "RD001": rd001_document_truncated.RULE,
    "RD004": rd004_kind_unknown.RULE,
    "WT001": wt001_weights_do_not_sum.check,
    "AC001": ac001_date_as_serial.check,
    "SC008": sc008_duplicate_code.check,
    "TG005": tg005_value_glued_to_code.check,
    "BG001": bg001_budget_sum.check,
    "BG002": bg002_budget_ratio.check,
    "ID001": id001_kpi_code_outside_objective.check,
    "ID002": id002_action_code_outside_kpi.check,
    "SC002": sc002_map_objective_without_table.check,
    "SC001": sc001_declared_count_mismatch.check,
    "RD002": rd002_value_ambiguous.RULE,
    "RD003": rd003_row_unplaced.RULE,
}
"""Every rule by its code, in order of precedence."""
