"""What a rule may know beside the edition it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.agency import AgencyRegister
from heng.model.edition import Edition
from heng.model.profile import TAIPEI, Profile


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
    """

    register: AgencyRegister
    editions: tuple[Edition, ...] = ()
    profile: Profile = TAIPEI
    truncated: frozenset[str] = frozenset()

    def is_truncated(self, edition: Edition) -> bool:
        """Tell whether an edition's document stops in the middle."""
        return edition.edition.document.sha256 in self.truncated
