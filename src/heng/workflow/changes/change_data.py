"""A person's change as it stands in the record, and as the faces get it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from heng.evaluate.rulebooks.rulebook import AS_PRINTED, Rulebook, rulebook_from_data
from heng.evaluate.traits.confirmed import TRAITS, Confirmation, Confirmed, Trait
from heng.model import canonical
from heng.model.approval import Approval
from heng.model.edition import Edition
from heng.model.period import PartialDate
from heng.model.terms import ChangeField
from heng.store.models import Entry
from heng.workflow.changes.cells import FIELDS, put
from heng.workflow.opening.opened import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """The body of a change: texts before and after for people, the typed value for Heng.

    `value` is None where what the document prints stands again; `replaces` is the change that stood before,
    `undoes` the one that this takes back. Both are named by their digests: row numbers of a database are not kept by
    a copy of the record, and digests cover this text. `corrects` says that the document was misread: the value is what
    it prints, and not a decision that holds from a day.
    """

    before: str
    after: str
    value: Any
    replaces: str | None = None
    undoes: str | None = None
    corrects: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Alteration:
        """Read it from its entry."""
        return cls(**json.loads(entry.body))

    def body(self) -> str:
        """Return its canonical text."""
        data = {"before": self.before, "after": self.after, "value": self.value}
        return canonical.dump({**data, "replaces": self.replaces, "undoes": self.undoes, "corrects": self.corrects})


def change_of(entry: Entry) -> Change:
    """Return a change as the faces show it."""
    altered = Alteration.read(entry)
    return Change(
        number=entry.pk,
        ref=entry.ref,
        field=next(field for field in ChangeField if field.value == entry.kind),
        before=altered.before,
        after=altered.after,
        who=entry.batch.who,
        recorded=entry.batch.recorded,
        valid=entry.valid_from,
        reason=entry.batch.reason,
        digest=entry.digest,
        undoes=altered.undoes,
        corrects=altered.corrects,
    )


Force = Mapping[tuple[str, str], Entry]
"""(field, ref) → the change that holds."""
_CELLS = frozenset(field.value for field in FIELDS)


def apply(edition: Edition, force: Force) -> Edition:
    """Return an edition with the cells that people changed.

    A figure that was changed has no source: no document prints it. Where the cell was printed, the edition as
    published says.
    """
    values = {
        (ref, ChangeField.of(kind)): value
        for (kind, ref), entry in force.items()
        if kind in _CELLS and (value := Alteration.read(entry).value) is not None
    }
    return put(edition, values)


def confirmed(force: Force) -> Confirmed:
    """Return what people confirmed of indicators."""
    return Confirmed(
        polarity=_confirmations(force, ChangeField.POLARITY),
        behaviour=_confirmations(force, ChangeField.BEHAVIOUR),
        counting=_confirmations(force, ChangeField.COUNTING),
    )


def _confirmations(force: Force, field: ChangeField) -> dict[str, Confirmation[Any]]:
    """Return indicator ref → the confirmation of one trait."""
    found: dict[str, Confirmation[Any]] = {}
    for (kind, ref), entry in force.items():
        value = Alteration.read(entry).value if kind == field.value else None
        if value is not None:
            word: Trait = TRAITS[field].of(value)
            found[ref] = Confirmation(word, entry.batch.who, entry.batch.recorded)
    return found


def rulebook(force: Force) -> Rulebook:
    """Return the rulebook in force; as-printed where none was adopted."""
    entry = force.get((ChangeField.RULEBOOK.value, ""))
    value = Alteration.read(entry).value if entry else None
    return AS_PRINTED if value is None else adopted(value)


def adopted(value: Mapping[str, Any]) -> Rulebook:
    """Return an adopted rulebook, as its text stood when it was adopted."""
    book = rulebook_from_data(value["rulebook"])
    if book.demonstration:
        return book
    day = PartialDate.parse(value["day"])
    return replace(book, adoption=Approval(body=value["body"], session=value["session"], day=day))
