"""Requests that are refused: one class a cause, its message in both languages made in the class."""

from __future__ import annotations

from heng.model.finding import Fact, Wording


class RefusedError(Exception):
    """What was asked for cannot be done; `text` says why and what to do, in the reader's language."""

    def __init__(self, wording: Wording, **facts: Fact) -> None:
        """Keep the message with its facts."""
        super().__init__(wording.render("en", facts))
        self.wording = wording
        self.facts = facts

    def text(self, lang: str) -> str:
        """Return the message in a language."""
        return self.wording.render(lang, self.facts)
