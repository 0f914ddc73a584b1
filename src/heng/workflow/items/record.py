"""What the record holds of an owner's data items at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from heng.evaluate.inputs.item_values import ItemValue
from heng.evaluate.inputs.named_items import Decisions, ItemDetails
from heng.model import canonical
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import ChangeField, TimeBehaviour
from heng.store import read
from heng.store.models import Entry
from heng.workflow.changes.change_data import Alteration, change_of
from heng.workflow.opening.opened import Change

VALUE, SAME = ChangeField.DATA_VALUE, ChangeField.DATA_SAME
DETAILS = (
    ChangeField.DATA_UNIT, ChangeField.DATA_SOURCE, ChangeField.DATA_FREQUENCY, ChangeField.DATA_BEHAVIOUR,
)  # fmt: skip
KINDS = tuple(field.value for field in (VALUE, SAME, *DETAILS))


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A value as it stands in the record: as typed, where the person has it from, and the change that wrote it."""

    value: ItemValue
    text: str
    source: str
    change: Change


@dataclass(frozen=True, slots=True)
class Held:
    """What the record holds of an owner's items.

    Attributes:
        values: Those in force.
        decisions: Joined and parted items, and what people said of items.
        rejected: Pairs of keys that a person said to be two items.
        changes: All changes known at the moment, oldest first, whether or not a later one took their place.
    """

    values: tuple[HeldValue, ...]
    decisions: Decisions
    rejected: frozenset[frozenset[str]]
    changes: tuple[Change, ...]


def held(owner: str, day: date, known: datetime | None = None) -> Held:
    """Return what the record held of an owner's items on a day, as it was known at a moment."""
    entries = read.apart(owner, KINDS, known)
    force = [(entry, altered.value) for entry in read.in_force(entries, day).values()
             if (altered := Alteration.read(entry)).value is not None]  # fmt: skip
    same = [value for entry, value in force if entry.kind == SAME.value]
    return Held(
        values=tuple(_value(entry, value) for entry, value in force if entry.kind == VALUE.value),
        decisions=Decisions(
            joined=frozenset(frozenset(one["keys"]) for one in same if one["same"]),
            parted=frozenset((one["keys"][0], one["indicator"]) for one in same if one.get("indicator")),
            details=_details((entry, value) for entry, value in force if entry.kind not in (VALUE.value, SAME.value)),
        ),
        rejected=frozenset(frozenset(one["keys"]) for one in same if not one["same"] and not one.get("indicator")),
        changes=tuple(map(change_of, entries)),
    )


def value_data(value: ItemValue, text: str, source: str) -> Mapping[str, Any]:
    """Return a value as the record keeps it."""
    return {
        "item": value.item,
        "first": value.period.first.isoformat(),
        "last": value.period.last.isoformat(),
        "agency": value.agency,
        "quantity": canonical.to_data(value.quantity),
        "text": text,
        "source": source,
    }


def _value(entry: Entry, data: Mapping[str, Any]) -> HeldValue:
    period = Period(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
    quantity = canonical.from_data(data["quantity"], Quantity)
    value = ItemValue(
        item=data["item"], period=period, agency=data["agency"], quantity=quantity, number=entry.pk
    )  # fmt: skip
    return HeldValue(value, data["text"], data["source"], change_of(entry))


def _details(force: Iterable[tuple[Entry, Any]]) -> Mapping[str, ItemDetails]:
    found: dict[str, dict[str, Any]] = {}
    for entry, data in force:
        name = {field.value: field.value.removeprefix("data_") for field in DETAILS}[entry.kind]
        said = TimeBehaviour.of(data["said"]) if name == "behaviour" else data["said"]
        found.setdefault(data["item"], {})[name] = said
    return {key: ItemDetails(**said) for key, said in found.items()}
