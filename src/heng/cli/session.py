"""What every verb needs of a run: its language, where it writes, and how it shows progress."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import NoReturn, TextIO

from heng.cli.language import say
from heng.cli.streams import hush
from heng.model.finding import Fact, Wording
from heng.workflow.refusal import RefusedError

MAX_ERROR_LINES = 6
CANNOT_PRINT = Wording(
    zh="結果寫不出去：{why}。請確認標準輸出所在的磁碟還有空間。",
    en="The result cannot be written: {why}. Check that there is room where standard output goes.",
)


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
        self.print(text + "\n")

    def print(self, text: str) -> None:
        """Write text as it stands to standard output; raises CannotRunError where it takes no more."""
        try:
            self.out.write(text)
        except OSError as error:
            self._cannot_print(error)

    def finish(self) -> None:
        """Bring out what is still held back, while a failure can be told."""
        try:
            self.out.flush()
        except OSError as error:
            self._cannot_print(error)

    def _cannot_print(self, error: OSError) -> NoReturn:
        if isinstance(error, BrokenPipeError):
            raise error
        hush(self.out)
        raise CannotRunError(CANNOT_PRINT, why=error.strerror or str(error)) from error

    def tell(self, wording: Wording, **facts: Fact) -> None:
        """Write a message to standard error, unless `--quiet`."""
        if not self.quiet:
            self.err.write(say(self.lang, wording, **facts) + "\n")

    def progress(self, wording: Wording, **facts: Fact) -> None:
        """Write a message to standard error where a person is watching."""
        if self.err.isatty():
            self.tell(wording, **facts)

    def refuse(self, error: CannotRunError | RefusedError) -> None:
        """Write why nothing could be done, in at most six lines."""
        lines = say(self.lang, error.wording, **error.facts).splitlines()
        self.err.write("\n".join(lines[:MAX_ERROR_LINES]) + "\n")
