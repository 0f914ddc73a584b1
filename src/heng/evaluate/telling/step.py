"""One statement of a derivation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from heng.model.finding import Fact, Wording
from heng.model.source import SourceRef
from heng.model.terms import Topic


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a derivation: a message with its facts, and the printed place it rests on."""

    topic: Topic
    wording: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)
    source: SourceRef | None = None

    def text(self, lang: str) -> str:
        """Return the statement in a language."""
        return self.wording.render(lang, self.facts)
