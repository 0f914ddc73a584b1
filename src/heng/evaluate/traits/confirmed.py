"""What people have confirmed of indicators that the document leaves to inference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from heng.model.finding import Fact
from heng.model.terms import ChangeField, Counting, Polarity, TimeBehaviour

Trait = Polarity | TimeBehaviour | Counting
"""What an indicator is like, where no print says so: which way is better, how its figures behave in time, and whether
those that add up count the year to date."""

TRAITS: Mapping[ChangeField, type[Polarity | TimeBehaviour | Counting]] = {
    ChangeField.POLARITY: Polarity,
    ChangeField.BEHAVIOUR: TimeBehaviour,
    ChangeField.COUNTING: Counting,
}
"""The fields that a person confirms, each with its words."""

W = TypeVar("W", bound=Trait)


@dataclass(frozen=True, slots=True)
class Confirmation(Generic[W]):
    """One confirmation: what, by whom, and the moment it was written, with its zone."""

    value: W
    who: str
    when: datetime

    @property
    def facts(self) -> dict[str, Fact]:
        """By whom and when, for messages."""
        return {"who": self.who, "when": self.when}


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Confirmations by the `ref` of their indicator."""

    polarity: Mapping[str, Confirmation[Polarity]] = field(default_factory=dict)
    behaviour: Mapping[str, Confirmation[TimeBehaviour]] = field(default_factory=dict)
    counting: Mapping[str, Confirmation[Counting]] = field(default_factory=dict)


NOTHING = Confirmed()
