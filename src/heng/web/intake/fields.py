"""The fields of what was read, as an officer sees them: their names, and what the document says in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from heng.model.card import ActionPlan, Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.rows import Member, members
from heng.model.terms import ChangeField, Word
from heng.web.intake.spoken import is_plumbing, spoken
from heng.web.language import listed, pick

KINDS = {
    "indicator": ("指標", "KPI"),
    "reading": ("數值", "Figures"),
    "action_plan": ("行動計畫", "Action plan"),
    "theme": ("主題", "Theme"),
    "objective": ("策略目標", "Objective"),
    "map_cell": ("策略地圖", "Strategy map"),
    "strategy_map": ("圖", "Drawing"),
    "statement": ("使命、願景、重點", "Statement"),
    "linkage": ("關聯", "Linkage"),
    "key_success_factor": ("關鍵成功因素", "Success factor"),
    "cascade_link": ("承接", "Cascade"),
    "budget_line": ("預算", "Budget"),
    "yearly_table": ("逐年表", "Table by year"),
    "yearly_figure": ("逐年數", "Yearly figure"),
    "plan_node": ("計畫", "Plan"),
    "result_row": ("成果", "Result"),
    "prose_figure": ("文中數字", "Figure in prose"),
    "section": ("段落", "Section"),
}
NAMES = {
    "code": ("代碼", "Code"),
    "printed_code": ("印出的代碼", "Printed code"),
    "name": ("名稱", "Name"),
    "text": ("內容", "Text"),
    "formula": ("公式", "Formula"),
    "formula_note": ("公式註", "Formula note"),
    "unit": ("單位", "Unit"),
    "weight": ("權重", "Weight"),
    "polarity": ("方向", "Direction"),
    "standard": ("標準", "Standard"),
    "agencies": ("主責", "Agency"),
    "agency": ("機關", "Agency"),
    "target": ("年目標", "Target"),
    "actual": ("本期實際", "Actual"),
    "steps": ("步驟", "Steps"),
    "note": ("註", "Note"),
    "letter": ("代號", "Letter"),
    "theme": ("主題", "Theme"),
    "perspective": ("構面", "Perspective"),
    "perspective_printed": ("印出的構面字母", "Printed letter of the row"),
    "objective": ("策略目標", "Objective"),
    "place": ("所屬", "Stands under"),
    "declared": ("自述項數", "Declared counts"),
    "mentions": ("另處也印", "Printed elsewhere too"),
    "annual": ("全年度預算", "Annual budget"),
    "allocated": ("累計分配", "Allocated"),
    "executed": ("累計執行", "Executed"),
    "executed_pct_annual": ("執行／全年", "Executed of annual"),
    "executed_pct_allocated": ("執行／分配", "Executed of allocated"),
    "goal": ("年度目標", "Goal"),
    "strategy": ("推動策略", "Strategy"),
    "result": ("達成成果", "Result"),
    "improvement": ("精進方向", "Improvement"),
    "children": ("下層計畫", "Plans below"),
    "items": ("內容", "Items"),
    "city_indicator": ("府級KPI", "City KPI"),
    "kind": ("種類", "Kind"),
    "no": ("序號", "No."),
    "title": ("標題", "Title"),
    "value": ("數值", "Value"),
    "figures": ("數值", "Figures"),
    "notes": ("附註", "Notes"),
    "quantity": ("計的是什麼", "What is counted"),
    "roc_year": ("年度", "Year"),
    "indicator": ("指標", "KPI"),
    "period": ("期間", "Period"),
    "target_period": ("目標的期間", "Period of the target"),
    "parent": ("上層項次", "Part of row"),
    "column": ("所在欄", "Column it stands in"),
    "role": ("數字的作用", "What the number is"),
    "operator": ("比較的方式", "Compared as"),
    "scope": ("所指的機關", "Said of"),
    "level": ("層級", "Level"),
    "ground": ("依據", "Rests on"),
    "behaviour": ("時間性質", "Over time"),
    "frequency": ("統計頻率", "How often"),
    "refers_to": ("文中提到", "Refers to"),
    "baselines": ("過去的數值", "Earlier figures"),
    "agencies_open": ("主責另有機關", "Further agencies"),
    "carries": ("承接", "Carries"),
    "carrier": ("由誰承接", "Carried by"),
    "cause": ("起點", "From"),
    "effect": ("終點", "To"),
    "city_marked": ("府級標記", "Marked as the city's"),
    "approval": ("核定", "Approved by"),
    "rulebook": ("判定規則", "Rulebook"),
    "arrows_lost": ("檔案裡沒有箭頭", "Arrows not in the file"),
}
# What people can change and no document prints has its name in the vocabulary.
NAMES |= {field.value: (field.zh, field.en) for field in ChangeField if field.value not in NAMES}
OTHER = ("其他", "Other")
"""What has no name yet; a test fails where the model has grown and this list has not."""
_TIED = frozenset({"cause", "effect", "carrier"})
"""Fields that name another printed object by its `ref`."""
SILENT = frozenset(
    {"scope", "position", "component", "placed", "drawing", "passage", "code", "name", "printed_code", "mentions"}
)
"""Fields that the row says by where it stands or by its heading, or that its parts say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One field: its name and text; the object and the cell it is, where that can be corrected."""

    name: str
    text: str
    ref: str = ""
    field: str = ""


def kind_name(kind: str) -> str:
    """Return the name of a kind of printed object."""
    return pick(*KINDS.get(kind, OTHER))


def field_name(field: str) -> str:
    """Return the name of a field."""
    return pick(*NAMES.get(field, OTHER))


def title_of(member: Member) -> tuple[str, str]:
    """Return code and name of what heads a row."""
    value = member.value
    code = next((text for name in ("printed_code", "code", "letter", "no") if (text := getattr(value, name, ""))), "")
    for name in ("name", "title", "text", "agency", "quantity"):
        text = getattr(value, name, "")
        if isinstance(text, str) and text:
            return code, text
    goal = getattr(value, "goal", None)
    return code, goal.text if goal else kind_name(member.listing.kind)


def fields_of(members: list[Member], named: Mapping[str, str]) -> Iterator[Told]:
    """Yield what a row says, field by field; what is not printed is left out.

    `named`: objects of the edition by `ref`, as people call them.
    """
    for member in members:
        value = member.value
        if isinstance(value, Reading):
            yield from _figures(value)
        elif isinstance(value, ActionPlan):
            yield Told(name=kind_name("action_plan"), text=f"{value.code} {value.text}".strip())
        else:
            yield from _plain(value, named)


def is_silent(field: str, content: object) -> bool:
    """Tell whether a field is not shown: it ties objects together, or the row says it by its place or heading."""
    said_of = field == "scope" and not isinstance(content, Word)
    return is_plumbing(field) or (field in SILENT and not said_of)


def field_text(field: str, content: object, named: Mapping[str, str]) -> str:
    """Return what a field says, in people's words."""
    return named.get(str(content), "") if field in _TIED else spoken(content)


def names_of(edition: Edition) -> dict[str, str]:
    """Return what people call the printed objects of an edition, by `ref`."""
    return {member.ref: " ".join(title_of(member)).strip() for member in members(edition)}


def _figures(reading: Reading) -> Iterator[Told]:
    """Yield who answers for a figure; target and actual are shown where they can be corrected."""
    if reading.agencies:
        names = listed([one.agency for one in reading.agencies])
        yield Told(name=field_name("agencies"), text=names, ref=reading.ref, field="agencies")


def _plain(value: Any, named: Mapping[str, str]) -> Iterator[Told]:
    above = ("agencies", "theme", "objective") if isinstance(value, Indicator) else ()
    for field in (one.name for one in fields(value)):
        content = getattr(value, field)
        if field in above or is_silent(field, content):
            continue
        if text := field_text(field, content, named):
            yield Told(name=field_name(field), text=text, ref=value.ref, field=field)
