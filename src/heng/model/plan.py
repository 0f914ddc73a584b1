"""The tree of an annual plan (業務計畫 → 工作計畫 → 分計畫 → items)."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.source import SourceRef
from heng.model.terms import PlanLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One item or lettered sub-item of a plan's content.

    Attributes:
        no: Number as printed (`1.`, `(1)`); empty for running text.
        items: Lettered or bracketed items under it.
    """

    ref: str
    no: str
    text: str
    items: tuple[PlanItem, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNode:
    """A business plan, work plan or sub-plan. Content that stands for several sub-plans at once is their work plan's.

    Attributes:
        no: Number as printed (`壹.`, `一.`, `<一>`); empty where the document has lost it.
        agency: Body printed together with the name (a bureau's subordinate office); empty where none.
    """

    ref: str
    level: PlanLevel
    no: str
    name: str
    agency: str = ""
    children: tuple[PlanNode, ...] = ()
    items: tuple[PlanItem, ...] = ()
    source: SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an agency plans to do in a year. Missions, visions and priorities are the card's statements."""

    nodes: tuple[PlanNode, ...] = ()
