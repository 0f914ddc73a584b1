"""The cells of an edition that a person can correct, and the edition with another value in some of them.

A field is corrected in the same way wherever it is printed: which objects have it follows from their attributes. A
value is plain data, as the record keeps it: a text, agencies, the `ref` of what a row stands under, or a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.model import canonical
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, Card, Indicator, Objective
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.listings import listings
from heng.model.rows import members
from heng.model.terms import AgencyRole, ChangeField
from heng.workflow.agencies import register
from heng.workflow.changes.entered import read_actual, read_target
from heng.workflow.changes.refusals import UnknownPlaceError, UnknownSubjectError, UnreadableCellError

FIGURES = (ChangeField.TARGET, ChangeField.ACTUAL)
WORDS = (
    ChangeField.CODE, ChangeField.NAME, ChangeField.UNIT, ChangeField.FORMULA, ChangeField.AGENCIES, ChangeField.PLACE,
)  # fmt: skip
FIELDS = (*FIGURES, *WORDS)
"""What can be corrected."""

Key = tuple[str, ChangeField]
"""`ref` of a printed object, and which of its cells."""
Reported = Actual | Missing

_ATTRIBUTES: Mapping[ChangeField, tuple[str, ...]] = {
    ChangeField.CODE: ("code",), ChangeField.NAME: ("name", "text", "agency"), ChangeField.UNIT: ("unit",),
    ChangeField.FORMULA: ("formula",), ChangeField.AGENCIES: ("agencies",),
}  # fmt: skip
EMPTIED = (ChangeField.UNIT, ChangeField.FORMULA, ChangeField.AGENCIES)
"""What a document may leave empty."""
_COMPONENT = re.compile(r"(?P<code>.*\d\.\d+)-(?P<component>\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: which field of which object, and what stands there as text."""

    ref: str
    field: ChangeField
    text: str

    @property
    def key(self) -> Key:
        """What names it."""
        return self.ref, self.field


def cells_of(value: Any, *, places: Mapping[str, str] | None = None) -> Iterator[Cell]:
    """Yield the cells of a printed object. `places`: code by `ref` of what rows stand under."""
    if isinstance(value, Reading):
        found = ((ChangeField.TARGET, value.target), (ChangeField.ACTUAL, value.actual))
        yield from (Cell(value.ref, field, cell.text) for field, cell in found if cell is not None)
    for field in _ATTRIBUTES:
        attribute = _attribute(value, field)
        if attribute is not None:
            yield Cell(value.ref, field, _text(value, field, attribute))
    up = above(value)
    if up is not None:
        yield Cell(value.ref, ChangeField.PLACE, (places or {}).get(up, up))


def read(edition: Edition, ref: str, field: ChangeField, text: str) -> Any:
    """Return the data of what a person typed into a cell; raises RefusedChangeError."""
    value = next((member.value for member in members(edition) if member.ref == ref), None)
    if value is None:
        raise UnknownSubjectError(ref)
    return read_in(edition, value, field, text)


def read_in(edition: Edition, value: Any, field: ChangeField, text: str) -> Any:
    """Return the data of what is typed into a cell of a printed object of an edition; raises RefusedChangeError."""
    if all(cell.field is not field for cell in cells_of(value)):
        raise UnknownSubjectError(value.ref)
    text = text.strip()
    if field in FIGURES:
        unit = next((one.unit or "" for one in edition.card.indicators if one.ref == value.indicator), "")
        if field is ChangeField.TARGET:
            return canonical.to_data(read_target(text, unit, value))
        return canonical.to_data(read_actual(text, unit, value), Reported)
    if not text and field not in EMPTIED:
        raise UnreadableCellError(field, text)
    if field is ChangeField.AGENCIES:
        return [canonical.to_data(one) for one in _agencies(text)]
    return _place(edition, value, text) if field is ChangeField.PLACE else text


def text_of(edition: Edition, ref: str, field: ChangeField) -> str:
    """Return what stands in a cell, empty where the edition has no such cell."""
    places = places_of(edition) if field is ChangeField.PLACE else {}
    values = (member.value for member in members(edition) if member.ref == ref)
    return next((one.text for value in values for one in cells_of(value, places=places) if one.field is field), "")


def put(edition: Edition, values: Mapping[Key, Any]) -> Edition:
    """Return an edition with other values in some cells; those it does not have are passed over.

    What follows from a cell goes with it: the codes by which rows below name what they stand under.
    """
    if not values:
        return edition
    wanted: dict[str, dict[ChangeField, Any]] = {}
    for (ref, field), value in values.items():
        wanted.setdefault(ref, {})[field] = value
    for listing in listings():
        part = getattr(edition, listing.aggregate)
        if part is None:
            continue
        old = getattr(part, listing.field)
        new = tuple(_with(value, wanted[value.ref]) if value.ref in wanted else value for value in old)
        if new != old:
            edition = replace(edition, **{listing.aggregate: replace(part, **{listing.field: new})})
    return _following(edition, values)


def places_of(edition: Edition) -> dict[str, str]:
    """Return code by `ref` of everything that rows stand under."""
    card = edition.card
    found = {one.ref: one.code for one in card.objectives} | {one.ref: one.printed_code for one in card.indicators}
    return found | {f"theme:{theme.letter}": theme.letter for theme in card.themes}


def _attribute(value: Any, field: ChangeField) -> str | None:
    """Return the attribute that holds a cell, None where the object has no such cell."""
    for name in _ATTRIBUTES[field]:
        held = getattr(value, name, None)
        if held is None or (isinstance(value, Reading) and field is not ChangeField.AGENCIES):
            continue
        if isinstance(held, tuple) if field is ChangeField.AGENCIES else isinstance(held, str):
            return name
    return None


def _text(value: Any, field: ChangeField, attribute: str) -> str:
    if field is ChangeField.AGENCIES:
        return "、".join(_agency(one) for one in getattr(value, attribute))
    text: str = getattr(value, "printed_code", "") if field is ChangeField.CODE else ""
    return text or str(getattr(value, attribute))


def _agency(one: Responsibility) -> str:
    return f"({one.agency})" if one.role is AgencyRole.CO else one.agency


def above(value: Any) -> str | None:
    """Return the `ref` of what an object stands under; None where it stands under nothing that could be another."""
    if isinstance(value, Objective):
        return f"theme:{value.theme}"
    if isinstance(value, Indicator):
        return value.objective_ref
    return value.indicator_ref if isinstance(value, ActionPlan) else None


def _place(edition: Edition, value: Any, text: str) -> str:
    """Return the `ref` of what a person names as standing above an object."""
    card = edition.card
    kinds: dict[type, Iterable[tuple[str, str]]] = {
        Objective: ((f"theme:{one.letter}", one.letter) for one in card.themes),
        Indicator: ((one.ref, one.code) for one in card.objectives),
        ActionPlan: ((one.ref, one.printed_code) for one in card.indicators),
    }
    there = list(kinds[type(value)])
    found = next((ref for ref, code in there if text in (code, ref)), None)
    if found is None:
        raise UnknownPlaceError(text)
    return found


def _agencies(text: str) -> tuple[Responsibility, ...]:
    found = responsibilities([text], AgencySense(register()))
    leads = sum(one.role is AgencyRole.LEAD for one in found)
    if leads < 2:
        return found
    return tuple(replace(one, role=AgencyRole.JOINT) if one.role is AgencyRole.LEAD else one for one in found)


def _with(value: Any, wanted: Mapping[ChangeField, Any]) -> Any:
    for field, data in wanted.items():
        value = _one(value, field, data)
    return value


def _one(value: Any, field: ChangeField, data: Any) -> Any:
    if field is ChangeField.TARGET and isinstance(value, Reading):
        return replace(value, target=canonical.from_data(data, Target))
    if field is ChangeField.ACTUAL and isinstance(value, Reading):
        union: Any = Reported
        return replace(value, actual=canonical.from_data(data, union))
    if field is ChangeField.PLACE:
        name = {Objective: "theme", Indicator: "objective_ref", ActionPlan: "indicator_ref"}.get(type(value))
        return replace(value, **{name: data.removeprefix("theme:")}) if name else value
    attribute = _attribute(value, field) if field in _ATTRIBUTES else None
    if attribute is None:
        return value
    if field is ChangeField.AGENCIES:
        return replace(value, agencies=tuple(canonical.from_data(one, Responsibility) for one in data))
    if field is ChangeField.CODE and isinstance(value, Indicator):
        parted = _COMPONENT.fullmatch(data)
        code = parted["code"] if parted else data
        return replace(value, printed_code=data, code=code, component=parted["component"] if parted else "")
    return replace(value, **{attribute: data})


def _following(edition: Edition, values: Mapping[Key, Any]) -> Edition:
    """Return an edition in which rows name what they stand under by its code, where that or their place changed."""
    moved = {ref for ref, field in values if field in (ChangeField.CODE, ChangeField.PLACE)}
    if not moved:
        return edition
    card = edition.card
    objectives = {one.ref: one for one in card.objectives}
    indicators = tuple(_below(row, objectives.get(row.objective_ref), moved) for row in card.indicators)
    changed = {row.ref for row, old in zip(indicators, card.indicators, strict=True) if row != old} | moved
    return replace(edition, card=_with_actions(replace(card, indicators=indicators), changed))


def _below(row: Indicator, objective: Objective | None, moved: set[str]) -> Indicator:
    if objective is None or not moved & {row.ref, objective.ref}:
        return row
    return replace(row, objective=objective.code, theme=objective.theme)


def _with_actions(card: Card, changed: set[str]) -> Card:
    rows = {row.ref: row for row in card.indicators}
    actions = tuple(
        replace(one, objective=row.objective, indicator=row.code, component=row.component)
        if (row := rows.get(one.indicator_ref)) and changed & {one.ref, row.ref}
        else one
        for one in card.actions
    )
    return replace(card, actions=actions)
