"""The table of all rules. Their order is their precedence among findings of the same severity: first what a report must
not go out with (a wrong verdict, a figure that is none, one code for two things), then counts and form.
"""

from __future__ import annotations

from collections.abc import Mapping

from heng.check.rule import Rule
from heng.check.rules.actuals import (
    ac001_date_as_serial,
    ac002_outlier_ratio,
    ac003_no_data,
    ac004_period_mismatch,
    ac005_ratio_unreachable,
    ac006_internal_arithmetic,
    ac007_complement_sum,
    ac008_cumulative_against_annual,
)
from heng.check.rules.agencies import ag001_agency_not_in_theme, ag002_agency_unused, ag003_agency_unknown
from heng.check.rules.budget import bg001_budget_sum, bg002_budget_ratio
from heng.check.rules.cascade import (
    cs001_cascade_target_unknown,
    cs002_cascade_name_differs,
    cs003_city_kpi_not_carried,
    cs004_stale_city_map,
)
from heng.check.rules.differences import df001_kpi_dropped, df002_kpi_renamed, df003_formula_changed
from heng.check.rules.formulas import (
    fm001_formula_missing,
    fm002_formula_unbalanced,
    fm003_formula_precedence_suspect,
    fm004_formula_not_computable,
    fm005_formula_states_target,
    fm006_formula_circular,
    fm007_percent_factor_missing,
)
from heng.check.rules.identity import (
    id001_kpi_code_outside_objective,
    id002_action_code_outside_kpi,
    id003_malformed_code,
    id004_component_without_suffix,
    id005_kpi_without_action,
    id006_action_without_name,
    id007_unit_missing,
    id008_unit_not_a_unit,
    id009_unit_name_mismatch,
    id010_component_units_differ,
    id011_double_barrelled_kpi,
    id012_polarity_undeclared,
)
from heng.check.rules.plan import pl001_plan_numbering_broken, pl002_priority_without_plan
from heng.check.rules.prose import (
    pr001_goal_without_target,
    pr002_result_contradicts_target,
    pr003_same_goal_two_scopes,
    pr004_prose_arithmetic,
)
from heng.check.rules.reading import (
    rd001_document_truncated,
    rd002_value_ambiguous,
    rd003_row_unplaced,
    rd004_kind_unknown,
)
from heng.check.rules.structure import (
    sc001_declared_count_mismatch,
    sc002_map_objective_without_table,
    sc003_table_objective_not_on_map,
    sc004_objective_name_differs,
    sc005_objective_code_differs,
    sc006_theme_code_mismatch,
    sc007_perspective_code_mismatch,
    sc008_duplicate_code,
    sc009_objective_without_kpi,
    sc010_linkage_diagram_lost,
)
from heng.check.rules.targets import (
    tg001_target_missing,
    tg002_target_not_comparable,
    tg003_target_lowered,
    tg004_name_target_conflict,
    tg005_value_glued_to_code,
)
from heng.check.rules.text import tx001_variant_characters, tx002_list_numbering
from heng.check.rules.weights import wt001_weights_do_not_sum, wt002_weight_missing

RULES: Mapping[str, Rule] = {
    "RD001": rd001_document_truncated.RULE,
    "RD004": rd004_kind_unknown.RULE,
    "WT001": wt001_weights_do_not_sum.check,
    "AC001": ac001_date_as_serial.check,
    "SC008": sc008_duplicate_code.check,
    "TG005": tg005_value_glued_to_code.check,
    "TG004": tg004_name_target_conflict.check,
    "BG001": bg001_budget_sum.check,
    "BG002": bg002_budget_ratio.check,
    "TG001": tg001_target_missing.check,
    "PR004": pr004_prose_arithmetic.check,
    "AG003": ag003_agency_unknown.check,
    "CS001": cs001_cascade_target_unknown.check,
    "ID001": id001_kpi_code_outside_objective.check,
    "ID002": id002_action_code_outside_kpi.check,
    "SC002": sc002_map_objective_without_table.check,
    "SC003": sc003_table_objective_not_on_map.check,
    "SC005": sc005_objective_code_differs.check,
    "SC006": sc006_theme_code_mismatch.check,
    "SC007": sc007_perspective_code_mismatch.check,
    "SC009": sc009_objective_without_kpi.check,
    "SC001": sc001_declared_count_mismatch.check,
    "RD002": rd002_value_ambiguous.RULE,
    "RD003": rd003_row_unplaced.RULE,
    "PR002": pr002_result_contradicts_target.check,
    "PR003": pr003_same_goal_two_scopes.check,
    "DF001": df001_kpi_dropped.check,
    "DF003": df003_formula_changed.check,
    "ID004": id004_component_without_suffix.check,
    "WT002": wt002_weight_missing.check,
    "FM005": fm005_formula_states_target.check,
    "FM003": fm003_formula_precedence_suspect.check,
    "FM002": fm002_formula_unbalanced.check,
    "FM006": fm006_formula_circular.check,
    "FM001": fm001_formula_missing.check,
    "SC004": sc004_objective_name_differs.check,
    "PL001": pl001_plan_numbering_broken.check,
    "AC004": ac004_period_mismatch.check,
    "ID012": id012_polarity_undeclared.check,
    "TG002": tg002_target_not_comparable.check,
    "TG003": tg003_target_lowered.check,
    "AC002": ac002_outlier_ratio.check,
    "AC005": ac005_ratio_unreachable.check,
    "AC006": ac006_internal_arithmetic.check,
    "AC007": ac007_complement_sum.check,
    "CS002": cs002_cascade_name_differs.check,
    "CS003": cs003_city_kpi_not_carried.check,
    "CS004": cs004_stale_city_map.check,
    "AG001": ag001_agency_not_in_theme.check,
    "ID009": id009_unit_name_mismatch.check,
    "ID011": id011_double_barrelled_kpi.check,
    "ID003": id003_malformed_code.check,
    "ID007": id007_unit_missing.check,
    "ID008": id008_unit_not_a_unit.check,
    "ID005": id005_kpi_without_action.check,
    "PR001": pr001_goal_without_target.check,
    "AC003": ac003_no_data.check,
    "AC008": ac008_cumulative_against_annual.check,
    "DF002": df002_kpi_renamed.check,
    "ID010": id010_component_units_differ.check,
    "FM004": fm004_formula_not_computable.check,
    "FM007": fm007_percent_factor_missing.check,
    "SC010": sc010_linkage_diagram_lost.check,
    "ID006": id006_action_without_name.check,
    "AG002": ag002_agency_unused.check,
    "TX002": tx002_list_numbering.check,
    "TX001": tx001_variant_characters.check,
    "PL002": pl002_priority_without_plan.check,
}
"""Every rule by its code, in order of precedence."""
