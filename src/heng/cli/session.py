"""What every verb needs of a run: its language, where it writes, and how it shows progress."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TextIO

from heng.cli.language import say
from heng.model.finding import Fact, Wording

MAX_ERROR_LINES = 6


class CannotRunError(Exception):
    """Nothing could be done: the run ends with status 2 and this message on standard error."""

    def __init__(self, wording: Wording, **facts: Fact) -> None:
        """Keep the message in both languages."""
        super().__init__(wording.render("en", facts))
        self.wording = wording
        self.facts = facts


@dataclass
class Session:
    """One run of `heng`."""

    lang: str
    quiet: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def write(self, text: str) -> None:
        """Write a line of result to standard output."""
        self.out.write(text + "\n")

    def tell(self, wording: Wording, **facts: Fact) -> None:
        """Write a message to standard error, unless `--quiet`."""
        if not self.quiet:
            self.err.write(say(self.lang, wording, **facts) + "\n")

    def progress(self, wording: Wording, **facts: Fact) -> None:
        """Write a message to standard error where a person is watching."""
        if self.err.isatty():
            self.tell(wording, **facts)

    def refuse(self, error: CannotRunError) -> None:
        """Write why nothing could be done, in at most six lines."""
        lines = say(self.lang, error.wording, **error.facts).splitlines()
        self.err.write("\n".join(lines[:MAX_ERROR_LINES]) + "\n")
