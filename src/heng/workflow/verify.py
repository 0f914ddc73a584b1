"""Checking the record against its chains."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.finding import Fact, Wording


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first place where the record is not what was written: card-year, batch, entry, and what differs."""

    wording: Wording
    facts: dict[str, Fact]

    def text(self, lang: str) -> str:
        """Return it in a language."""
        return self.wording.render(lang, self.facts)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """How much was checked; `root` is the digest that joins all chains, to be compared with one printed earlier."""

    entries: int
    batches: int
    documents: int
    root: str
    first_broken: BrokenLink | None


def verify() -> VerifyReport:
    """Recompute every digest of the record and read every document it keeps."""
    raise NotImplementedError
