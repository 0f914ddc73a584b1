"""Agencies: who is named in documents, and the dated register that knows them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from heng.model.terms import AgencyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """An agency as printed beside something, and what it is to it.

    Attributes:
        agency: Name as printed (`環保局`); a group name (`本組各機關`) stays as it stands.
        role: Lead unless the document prints it as a co-agency (`民政局(社會局)`: the second is CO).
        word: The word printed for the role (`主政`); empty where the column alone says it.
    """

    agency: str
    role: AgencyRole = AgencyRole.LEAD
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One entry of the register.

    Attributes:
        key: Stable ASCII key (`taipei-labor`).
        name: Full official name.
        aliases: Names under which documents print it.
        parent: Key of the body it belongs to, empty at the top.
        rollup: True where the name means an agency together with those below it (`勞動局主管`).
        group: True where the name means several agencies by their place (`本組各機關`).
        valid_from: First day of the name; None = not known.
        valid_to: Last day of the name; None = still in use.
        source: What the entry rests on.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    rollup: bool = False
    group: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""

    def known_on(self, day: date | None) -> bool:
        """Tell whether the entry holds on a day; an unknown day fits every entry."""
        if day is None:
            return True
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True)
class AgencyRegister:
    """All agencies that Heng knows, by name and alias. No code knows an agency's name."""

    agencies: tuple[Agency, ...]
    _by_name: Mapping[str, tuple[Agency, ...]] = field(init=False, repr=False, compare=False)
    _parents: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index names and aliases, and who has others below."""
        object.__setattr__(self, "_parents", frozenset(agency.parent for agency in self.agencies))
        index: dict[str, tuple[Agency, ...]] = {}
        for agency in self.agencies:
            for name in (agency.name, *agency.aliases):
                index[name] = (*index.get(name, ()), agency)
        object.__setattr__(self, "_by_name", index)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> AgencyRegister:
        """Make a register from rows of text with the attributes of `Agency` as columns; aliases joined with `；`."""
        return cls(tuple(_agency(row) for row in rows))

    def find(self, name: str, day: date | None = None) -> Agency | None:
        """Return the agency that bears a name or alias on a day, None if it is not in the register."""
        return next((agency for agency in self._by_name.get(name, ()) if agency.known_on(day)), None)

    def is_parent(self, key: str) -> bool:
        """Tell whether the register holds agencies that belong to the one of a key."""
        return key in self._parents

    def suggest(self, name: str) -> str:
        """Return the most similar known name, empty where none is similar. Never merged silently."""
        near = difflib.get_close_matches(name, self._by_name, n=1, cutoff=0.5)
        return near[0] if near else ""

    @property
    def names(self) -> frozenset[str]:
        """Every name and alias."""
        return frozenset(self._by_name)


def _agency(row: Mapping[str, str]) -> Agency:
    return Agency(
        key=row["key"],
        name=row["name"],
        aliases=tuple(alias for alias in row.get("aliases", "").split("；") if alias),
        parent=row.get("parent", ""),
        rollup=row.get("rollup", "") == "yes",
        group=row.get("group", "") == "yes",
        valid_from=_day(row.get("valid_from", "")),
        valid_to=_day(row.get("valid_to", "")),
        source=row.get("source", ""),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
