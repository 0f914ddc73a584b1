"""The forms of a page: which are offered, and the one that was sent with what is wrong in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from heng.evaluate.traits.confirmed import TRAITS, Trait
from heng.model.figures import Reading
from heng.model.terms import ChangeField
from heng.web.index import CardIndex
from heng.web.language import current as language
from heng.web.sending import Sent


@dataclass(frozen=True, slots=True)
class Choice:
    """A word to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """One form, to be opened under its row.

    Attributes:
        field: What it changes (`target`, `actual`, `polarity`, `behaviour`).
        id: Prefix of the `id`s of its fields.
        seen: Number of the last change of the same.
        is_open: It was sent and refused.
        values, errors: By name of field.
        choices: Words of a trait.
        current, printed: What stands there now, and what the document prints.
    """

    field: str
    ref: str
    id: str
    seen: str
    current: str = ""
    printed: str = ""
    is_open: bool = False
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    errors: Mapping[str, str] = dataclasses.field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


def reading_editors(index: CardIndex, reading: Reading, number: int, sent: Sent | None) -> tuple[Editor, ...]:
    """Return the forms under one figure: its actual and its target, where the document has the column."""
    printed = index.printed.get(reading.ref, reading)
    columns = (
        (ChangeField.ACTUAL, reading.actual, printed.actual),
        (ChangeField.TARGET, reading.target, printed.target),
    )
    return tuple(
        _editor(
            index,
            which,
            reading.ref,
            f"{which.value}-{number}",
            sent,
            current=now.text,
            printed=cell.text if cell else "",
        )
        for which, now, cell in columns
        if now is not None
    )


def trait_editor(
    index: CardIndex, ref: str, which: ChangeField, number: int, sent: Sent | None, *, now: Trait | None
) -> Editor:
    """Return the form for a trait of an indicator, with the present word chosen."""
    editor_id = f"{which.value}-{number}"
    asked = sent.values.get("trait", "") if _is_for(sent, which, ref) and sent else ""
    chosen = asked or (now.value if now else "")
    choices = tuple(Choice(one.value, one.label(language()), one.value == chosen) for one in TRAITS[which])
    return _editor(index, which, ref, editor_id, sent, choices=choices)


def last_change(index: CardIndex, ref: str, which: ChangeField) -> int:
    """Return the number of the last change of a field of an occurrence, 0 where there is none."""
    numbers = [one.number for one in index.card.changes if one.ref == ref and one.field is which]
    return max(numbers, default=0)


def _editor(
    index: CardIndex,
    which: ChangeField,
    ref: str,
    editor_id: str,
    sent: Sent | None,
    *,
    current: str = "",
    printed: str = "",
    choices: tuple[Choice, ...] = (),
) -> Editor:
    mine = sent if _is_for(sent, which, ref) else None
    return Editor(
        field=which.value,
        ref=ref,
        id=editor_id,
        seen=str(last_change(index, ref, which)),
        current=current,
        printed=printed,
        is_open=mine is not None,
        values=mine.values if mine else {},
        errors=mine.errors if mine else {},
        choices=choices,
    )


def _is_for(sent: Sent | None, which: ChangeField, ref: str) -> bool:
    return sent is not None and sent.field == which.value and sent.values.get("ref") == ref
