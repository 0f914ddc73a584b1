"""The cells of a row that a person can correct, and the corrections made so far."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heng.model.figures import Reading
from heng.model.rows import Member, members
from heng.model.source import SourceRef
from heng.model.terms import ChangeField
from heng.web.intake.fields import field_name, kind_name
from heng.web.language import listed
from heng.workflow.changes import cells
from heng.workflow.changes.cells import Key
from heng.workflow.intake.draft import Draft
from heng.workflow.intake.fixing import Fix

_SEPARATORS = re.compile("[、；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell that can be corrected.

    Attributes:
        name: Of the field; where a row has several of its kind, with what tells them apart.
        printed: What the document prints, as read.
        fix: The correction made so far.
    """

    ref: str
    field: ChangeField
    id: str
    name: str
    printed: str
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class Correctable:
    """What can be corrected in a document: the fixes made so far, what it prints, and what rows stand under."""

    fixes: Mapping[Key, Fix]
    printed: Mapping[str, object]
    places: Mapping[str, str]

    @classmethod
    def of(cls, draft: Draft) -> Correctable:
        """Return it for a document."""
        return cls(
            {(fix.ref, fix.field): fix for fix in draft.fixes},
            {member.ref: member.value for member in members(draft.printed)},
            cells.places_of(draft.printed),
        )

    def cells(self, row: Sequence[Member], prefix: str) -> Iterator[CellView]:
        """Yield the cells of a row, those of what heads it first; `prefix` begins their `id`s."""
        for position, member in enumerate(row):
            value = self.printed.get(member.ref)
            if value is None:
                continue
            for cell in cells.cells_of(value, places=self.places):
                yield CellView(
                    ref=cell.ref,
                    field=cell.field,
                    id=f"{prefix}-{position}-{cell.field.value}",
                    name=field_name(cell.field.value) + _apart(member, row),
                    printed=cell.text,
                    fix=self.fixes.get(cell.key),
                )


def is_off_line(draft: Draft, fix: Fix, lines: Sequence[str]) -> bool:
    """Tell whether a typed text stands nowhere on the lines that the document is cited with for it.

    `lines`: the whole document. Where nothing is cited, nothing can be said.
    """
    value = next((member.value for member in members(draft.printed) if member.ref == fix.ref), None)
    source: SourceRef | None = getattr(value, "source", None)
    if source is None or fix.field is ChangeField.PLACE or not fix.text.strip():
        return False
    printed = squeezed("".join(lines[number - 1] for number in source.place.lines if number <= len(lines)))
    return bool(printed) and any(squeezed(part) not in printed for part in _SEPARATORS.split(fix.text))


def squeezed(text: str) -> str:
    """Return a text without width, spaces and the signs that group thousands."""
    return "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())


def _apart(member: Member, row: Sequence[Member]) -> str:
    """Return what tells one of several of a kind in a row from the others."""
    same = [other for other in row if other.listing.kind == member.listing.kind]
    if isinstance(member.value, Reading):
        return f"（{listed([one.agency for one in member.value.agencies])}）" if len(same) > 1 else ""
    if member is row[0]:
        return ""
    return f"（{getattr(member.value, 'code', '') or kind_name(member.listing.kind)}）"
