"""The columns of every table, in order: a public contract, to which columns are only ever added."""

from __future__ import annotations

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "documents": "document sha256 kind owner roc_year title period_from period_to approved_by session date head",
        "statements": "document scope kind position text",
        "sections": "document kind no title text",
        "themes": "document scope theme name lead co_agencies declared_objectives declared_kpis declared_actions"
        " declared_c declared_p declared_l declared_f carries city_marked",
        "map": "document scope drawing theme perspective code name city_marked",
        "linkages": "document from to printed",
        "objectives": "document theme perspective code name ksf",
        "kpis": "document theme objective code component printed_code name standard formula formula_note unit polarity"
        " weight city_kpi line_from line_to page",
        "values": "document objective code component agencies target actual target_op target_value target_high"
        " target_parts actual_state actual_value value_unit as_of_from as_of_to note line page period_from period_to",
        "actions": "document objective kpi component code text steps weight line page note",
        "budget": "document no parent agency annual allocated executed executed_pct_annual executed_pct_allocated unit",
        "plan_items": "document business_no business work_no work sub_no sub item_no text",
        "results": "document row goal actions results future",
        "figures": "document row column quantity value unit text",
        "yearly": "document table name roc_year value unit",
        "agencies": "agency name_printed known suggestion",
    }.items()
}
"""Name of each table without `.csv` → its columns."""

Row = dict[str, str]
"""One row: column → cell. A column that is left out is empty."""
