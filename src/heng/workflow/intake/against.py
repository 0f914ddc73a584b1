"""What a document changes, held against another one of the record, in the sense in which a person would say so.

Two documents never print the same of everything. What one of them leaves out is not printed, not taken away; and the
figures of another period are other figures, not changed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heng.model.edition import Edition
from heng.model.rows import Altered, Member, RowDifference, differences, rows
from heng.model.terms import ChangeField, Difference

_OF_A_PERIOD: Mapping[str, frozenset[str]] = {
    "reading": frozenset({"actual"}),
    "budget_line": frozenset({"allocated", "executed", "executed_pct_annual", "executed_pct_allocated"}),
    "result_row": frozenset({"result", "improvement"}),
    "prose_figure": frozenset({"quantity", "value", "operator", "role", "period", "text"}),
}
"""Fields whose content belongs to the time that a document covers, by kind of object."""
_TIMES = frozenset({"period", "target_period"})
"""Fields that say which time that is; the page says it once for the whole document."""
_MARKINGS = frozenset({"mentions", "position", "component", "placed", "drawing", "scope", "ground", "indicator"})
"""Fields that follow from how a document is laid out; nobody would call them a change of what it says."""
_LEFT_OUT = re.compile(r"[（(]?(?:[文字內容句以下]{1,4})?略\d*[）)]?")
"""What a document prints in place of words that it leaves out: `略`, `（略）`, `內容略`."""

_WORDS = frozenset({"steps", "note", "notes", "formula_note", "text", "items", "children"})


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """What a row is to the record's edition.

    Attributes:
        row: Its difference; `altered` holds only what a person would call changed.
        later: Figures of another period: what the record has, and what the document prints.
        unprinted: What only one of the two prints.
    """

    row: RowDifference
    later: tuple[Altered, ...] = ()
    unprinted: tuple[Altered, ...] = ()

    @property
    def ref(self) -> str:
        """`ref` of what heads the row."""
        return self.row.ref

    @property
    def kind(self) -> str:
        """Kind of what heads the row."""
        return self.row.kind

    @property
    def difference(self) -> Difference:
        """What the row is to the record's."""
        return self.row.difference

    @property
    def altered(self) -> tuple[Altered, ...]:
        """What is changed."""
        return self.row.altered

    def alters(self, field: ChangeField) -> bool:
        """Tell whether a target or an actual is changed."""
        return any((one.kind, one.field) == ("reading", field.value) for one in self.altered)


def hold_against(held: Edition, fresh: Edition, *, other_period: bool) -> dict[str, HeldAgainst]:
    """Compare a document with another one of the record, row by row."""
    old, new = rows(held), rows(fresh)
    return {
        ref: _weighed(one, _by_name(old.get(ref, ())), _by_name(new.get(ref, ())), other_period=other_period)
        for ref, one in differences(held, fresh).items()
    }


_Named = Mapping[tuple[str, str], Any]


def _by_name(row: list[Member] | tuple[()]) -> _Named:
    return {(member.listing.kind, member.ref): member.value for member in row}


def _weighed(found: RowDifference, old: _Named, new: _Named, *, other_period: bool) -> HeldAgainst:
    if found.difference is not Difference.CHANGED:
        return HeldAgainst(found)
    changed, later, unprinted = [], [], []
    for one in _said(found, other_period=other_period):
        name = (one.kind, one.ref)
        if _is_unprinted(old.get(name), new.get(name), one.field):
            unprinted.append(one)
        elif other_period and one.field in _OF_A_PERIOD.get(one.kind, ()):
            later.append(one)
        else:
            changed.append(one)
    difference = Difference.CHANGED if changed else Difference.SAME
    return HeldAgainst(replace(found, difference=difference, altered=tuple(changed)), tuple(later), tuple(unprinted))


def _said(found: RowDifference, *, other_period: bool) -> Iterator[Altered]:
    for one in found.altered:
        if one.field not in _MARKINGS and not (other_period and one.field in _TIMES):
            yield one


def _is_unprinted(old: Any, new: Any, field: str) -> bool:
    """Tell whether one of the documents leaves a field out rather than printing another thing in it.

    A target or a unit that the record lacked is a change; words that it lacked are only more words.
    """
    if new is None or lacks(getattr(new, field, None)):
        return True
    if old is None:
        return False
    before = getattr(old, field, None)
    return lacks(before) and (field in _WORDS or not _is_empty(before))


def lacks(content: Any) -> bool:
    """Tell whether nothing is printed, or a mark that something is left out. A figure's reason is something."""
    if _is_empty(content):
        return True
    if isinstance(content, tuple):
        return all(map(lacks, content))
    text = content if isinstance(content, str) else getattr(content, "text", "")
    return isinstance(text, str) and _LEFT_OUT.fullmatch(text) is not None


def _is_empty(content: Any) -> bool:
    return content is None or content is False or content in ("", ())
