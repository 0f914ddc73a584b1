"""What the record's edition prints otherwise, field by field, in people's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heng.model.figures import Target
from heng.model.rows import Altered, members
from heng.web.intake.fields import field_name, field_text, is_silent, kind_name, names_of
from heng.web.intake.spoken import in_full
from heng.web.language import pick
from heng.workflow.intake.draft import Draft

_SHOWN = frozenset({"code", "name", "printed_code"})
"""Fields that a row's heading says, and that a person wants to see where they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One field that the record's edition prints otherwise."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Sayer:
    """Says what differs: objects of both editions by kind and `ref` (an identity has the `ref` of what it identifies),
    and what people call them."""

    old: Mapping[tuple[str, str], Any]
    new: Mapping[tuple[str, str], Any]
    named: Mapping[str, str]

    @classmethod
    def of(cls, draft: Draft) -> Sayer:
        """Return it for a document beside the record's edition."""
        fresh = draft.printed if draft.same_document else draft.edition
        if draft.held is None:
            return cls({}, {}, names_of(fresh))
        old, new = (
            {(one.listing.kind, one.ref): one.value for one in members(edition)} for edition in (draft.held, fresh)
        )
        return cls(old, new, names_of(draft.held) | names_of(fresh))

    def changed(self, altered: Sequence[Altered], row: str) -> tuple[Changed, ...]:
        """Return fields that differ, in a row of a kind."""
        return tuple(found for one in altered if (found := self._changed(one, row)))

    def _changed(self, one: Altered, row: str) -> Changed | None:
        old, new = (getattr(side.get((one.kind, one.ref)), one.field, None) for side in (self.old, self.new))
        if one.field not in _SHOWN and is_silent(one.field, new or old):
            return None
        before, after = (field_text(one.field, content, self.named) for content in (old, new))
        if before == after:
            before, after = in_full(old), in_full(new)
        name = field_name(one.field)
        named = name if one.kind in (row, "reading") else f"{kind_name(one.kind)} {name}"
        if isinstance(old, Target) and isinstance(new, Target) and old.predicate == new.predicate:
            named += pick("（只有寫法或附註不同，要求一樣）", " (other wording or note; asks for the same)")
        return None if before == after else Changed(name=named, before=before, after=after)
