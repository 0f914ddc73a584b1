"""Comparing what a person types with what is printed: letters that look alike, agencies by any of their names."""

from __future__ import annotations

import unicodedata

from heng.model.agency import Agency
from heng.workflow.agencies import register

VARIANTS = str.maketrans({"臺": "台", "\ua4f8": "."})
"""Characters written one for the other that Unicode keeps apart; the second is a Lisu letter printed as a full stop."""


def plain(text: str) -> str:
    """Return text for comparing: look-alikes as one character, full width as half width, without case and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).translate(VARIANTS).casefold().split())


class AgencyNames:
    """Every name of an agency, as the register knows it, ready for comparing."""

    def __init__(self) -> None:
        """Index the register by names for comparing; the first entry of a name is the one meant."""
        self._by_name: dict[str, Agency] = {}
        for agency in register().agencies:
            for name in (agency.name, *agency.aliases):
                self._by_name.setdefault(plain(name), agency)
        self._names: dict[str, tuple[str, ...]] = {}

    def key(self, name: str) -> str:
        """Return what tells one agency from another: its key, or its own name where the register lacks it."""
        known = self._by_name.get(plain(name))
        return known.key if known else plain(name)

    def of(self, name: str) -> tuple[str, ...]:
        """Return every name of the agency that is printed as `name`."""
        if name not in self._names:
            known = self._by_name.get(plain(name))
            others = (known.name, *known.aliases) if known else ()
            self._names[name] = tuple(plain(one) for one in (name, *others))
        return self._names[name]
