"""The list of handed-in documents: whose, in which state, a page of them at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from heng.model.terms import IntakeState
from heng.web.language import pick
from heng.web.paging import Pages, asked_start, pages
from heng.workflow.intake.draft import Handed

A_PAGE = 25
"""Documents shown at once."""
GROUPS: Mapping[str, tuple[IntakeState, ...]] = {
    "busy": (IntakeState.WAITING, IntakeState.READING),
    "decide": (IntakeState.READ, IntakeState.PARTLY),
    "accepted": (IntakeState.ACCEPTED,),
    "refused": (IntakeState.REFUSED,),
    "aside": (IntakeState.UNDONE, IntakeState.DROPPED),
}
"""What a person asks for, in states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilters:
    """Only one's own documents, only those of a group of states, from which one on."""

    mine: bool = False
    group: str = ""
    start: int = 0

    @classmethod
    def of(cls, query: QueryDict) -> ListFilters:
        """Read them from an address."""
        group = query.get("state", "")
        return cls(
            mine=query.get("mine") == "1",
            group=group if group in GROUPS else "",
            start=asked_start(query),
        )

    def url(self) -> str:
        """Return the query of an address that asks for the same."""
        asked = {"mine": "1" if self.mine else "", "state": self.group, "start": str(self.start or "")}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A filter to choose: its words, how many documents it leaves, its address."""

    label: str
    number: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeList:
    """Everything the list shows; `any` tells whether there is a document at all."""

    any: bool
    handed: tuple[Handed, ...]
    pages: Pages
    busy: bool
    whose: tuple[Tab, ...]
    groups: tuple[Tab, ...]
    here: str


def intake_list(every: Sequence[Handed], filters: ListFilters, who: str) -> IntakeList:
    """Return the page of the list that the filters leave to a person."""
    mine = [one for one in every if one.who == who]
    asked = mine if filters.mine else list(every)
    found = [one for one in asked if not filters.group or one.state in GROUPS[filters.group]]
    shown = pages(len(found), filters.start, A_PAGE, lambda at: replace(filters, start=at).url())
    return IntakeList(
        any=bool(every),
        handed=tuple(found[shown.rows]),
        pages=shown,
        busy=any(one.busy for one in every),
        whose=tuple(
            Tab(label=label, number=number, url=replace(filters, mine=own, start=0).url(), chosen=filters.mine is own)
            for own, label, number in (
                (False, pick("全部", "All"), len(every)),
                (True, pick("我的", "Mine"), len(mine)),
            )
        ),
        groups=tuple(_group(name, asked, filters) for name in ("", *GROUPS)),
        here=filters.url(),
    )


def _group(name: str, asked: Sequence[Handed], filters: ListFilters) -> Tab:
    words = {
        "": pick("所有狀態", "Every state"),
        "busy": pick("讀取中", "Being read"),
        "decide": pick("待確認", "To be confirmed"),
        "accepted": pick("已入庫", "Accepted"),
        "refused": pick("無法讀取", "Refused"),
        "aside": pick("撤回、不採用", "Taken back, dropped"),
    }
    number = sum(not name or one.state in GROUPS[name] for one in asked)
    url = replace(filters, group=name, start=0).url()
    return Tab(label=words[name], number=number, url=url, chosen=filters.group == name)
