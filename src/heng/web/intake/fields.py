"""The fields of what was read, as an officer sees them: their names, and what the document says in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heng.model.budget import YearlyFigure, YearlyTable
from heng.model.card import ActionPlan, DeclaredCounts, Indicator
from heng.model.figures import Reading
from heng.model.notation import print_quantity
from heng.model.quantity import Quantity
from heng.model.rows import Member, says, told
from heng.model.terms import Word
from heng.web.language import current, listed, pick

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
    "quantity": ("量", "Quantity"),
    "roc_year": ("年度", "Year"),
}
_SILENT = frozenset(
    {"ref", "scope", "position", "component", "placed", "drawing", "code", "name", "printed_code", "copies"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One field: its name and text; the object and the cell it is, where that can be corrected."""

    name: str
    text: str
    ref: str = ""
    field: str = ""


def kind_name(kind: str) -> str:
    """Return the name of a kind of printed object."""
    return pick(*KINDS.get(kind, (kind, kind)))


def field_name(field: str) -> str:
    """Return the name of a field."""
    return pick(*NAMES.get(field, (field, field.replace("_", " "))))


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


def fields_of(members: list[Member]) -> Iterator[Told]:
    """Yield what a row says, field by field; what is not printed is left out."""
    for member in members:
        value = member.value
        if isinstance(value, Reading):
            yield from _figures(value)
        elif isinstance(value, ActionPlan):
            yield Told(name=kind_name("action_plan"), text=f"{value.code} {value.text}".strip())
        else:
            yield from _plain(value, indicator=isinstance(value, Indicator))


def _figures(reading: Reading) -> Iterator[Told]:
    """Yield who answers for a figure; target and actual are shown where they can be corrected."""
    if reading.agencies:
        names = listed([one.agency for one in reading.agencies])
        yield Told(name=field_name("agencies"), text=names, ref=reading.ref, field="agencies")


def _plain(value: object, *, indicator: bool) -> Iterator[Told]:
    for field, content in says(value).items():
        if field in _SILENT or field == "mentions" or field in ("code", "name", "printed_code", "copies"):
            continue
        if indicator and field in ("agencies", "theme", "objective"):
            continue
        word = getattr(value, field, None)
        text = _text(value, word, content)
        if text:
            yield Told(name=field_name(field), text=text, ref=getattr(value, "ref", ""), field=field)


def _text(value: object, word: object, content: object) -> str:
    if isinstance(word, DeclaredCounts):
        return _counts(word)
    if isinstance(value, YearlyTable) and word is value.figures:
        return pick("；", "; ").join(map(_yearly, value.figures))
    return word.label(current()) if isinstance(word, Word) else told(content)


def _yearly(figure: YearlyFigure) -> str:
    amount = figure.value
    said = print_quantity(amount) if isinstance(amount, Quantity) else amount.text if amount else "—"
    return pick(f"{figure.name} {figure.roc_year}年 {said}", f"{figure.name} {figure.roc_year}: {said}")


def _counts(declared: DeclaredCounts) -> str:
    named = (
        (pick("目標", "objectives"), declared.objectives),
        (pick("KPI", "KPIs"), declared.indicators),
        (pick("行動", "actions"), declared.actions),
        *declared.by_perspective,
    )
    return listed([f"{name} {number}" for name, number in named if number is not None])
