"""What a rule may know beside the edition it looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from heng.model.profile import TAIPEI, Profile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beside:
    """Editions to compare with, not checked themselves; `truncated`: SHA-256 of those that stop in the middle."""

    editions: tuple[Edition, ...] = ()
    truncated: frozenset[str] = frozenset()


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, kw_only=True)
class Context:
    """The other editions, the agency register, the grammar of codes, and what could not be read.

    Attributes:
        editions: All editions of the run, for rules that compare.
        truncated: SHA-256 of documents that stop in the middle (RD001): what they lack may only be cut off.
        known: What rules of this run have worked out for others (`once`).
    """

    register: AgencyRegister
    editions: tuple[Edition, ...] = ()
    profile: Profile = TAIPEI
    truncated: frozenset[str] = frozenset()
    known: dict[tuple[str, int], tuple[Edition, object]] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: str, edition: Edition, make: Callable[[], T]) -> T:
        """Return what `make` gives for an edition; several rules of a run that ask for it by name share it."""
        key = (name, id(edition))
        if key not in self.known:
            # The edition is kept with it, so that its id stays its own as long as the key stands.
            self.known[key] = (edition, make())
        return self.known[key][1]  # type: ignore[return-value]

    def is_truncated(self, edition: Edition) -> bool:
        """Tell whether an edition's document stops in the middle."""
        return edition.edition.document.sha256 in self.truncated
