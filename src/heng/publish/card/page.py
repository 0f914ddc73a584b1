"""The lines of a Markdown card while it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heng.model.agency import Responsibility
from heng.model.edition import Edition
from heng.model.form import owners
from heng.model.form.words import default_scope
from heng.model.profile import TAIPEI, Profile
from heng.model.terms import Scope

_BREAK = re.compile(r"\r\n|\r|\n")
BULLET = "-"


@dataclass(slots=True)
class Page:
    """Collects lines. Headings stand between empty lines, the fields of one thing together."""

    profile: Profile = TAIPEI
    scope: Scope = Scope.OWN
    year: int = 0
    _lines: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, edition: Edition) -> Page:
        """Return an empty page for an edition."""
        return cls(scope=default_scope(edition.edition.kind), year=edition.year)

    def heading(self, level: int, text: str) -> None:
        """Write a heading."""
        self._gap()
        self._lines += [*_printed("#" * level, text, 2), ""]

    def field(self, word: str, value: str = "", *, depth: int = 0) -> None:
        """Write `- word：value`. `depth`: blanks before the mark."""
        self.item(f"{word}：{value.strip()}", depth=depth)

    def item(self, text: str, *, depth: int = 0, mark: str = BULLET) -> None:
        """Write a list item."""
        if len(self._lines) > 1 and self._lines[-1] == "" and self._lines[-2].startswith("|"):
            self._lines.pop()
        self._lines += _printed(" " * depth + mark, text, depth + len(mark) + 1)

    def fields(self, lines: Iterable[tuple[str, str]], *, depth: int = 0) -> None:
        """Write several fields."""
        for word, value in lines:
            self.field(word, value, depth=depth)

    def owners(self, agencies: Sequence[Responsibility], *, depth: int = 0, is_open: bool = False) -> None:
        """Write the lines that name agencies."""
        self.fields(owners.lines(agencies, is_open=is_open), depth=depth)

    def gap(self) -> None:
        """Leave an empty line before what follows."""
        self._gap()

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table."""
        self._gap()
        self._lines += [_row(head), _row(["---"] * len(head))]
        self._lines += [_row(row) for row in rows]

    def _gap(self) -> None:
        if self._lines and self._lines[-1] != "":
            self._lines.append("")

    def text(self) -> str:
        """Return all lines, ending in a line feed."""
        return "\n".join(self._lines).rstrip("\n") + "\n"


def _printed(mark: str, text: str, indent: int) -> list[str]:
    """Return a value on its lines: each but the last ends in a backslash, and backslashes of its own are doubled."""
    first, *rest = (_doubled(line) for line in _BREAK.split(text.strip()))
    lines = [f"{mark} {first}", *(" " * indent + line for line in rest)]
    return [*(line + "\\" for line in lines[:-1]), lines[-1].rstrip()]


def _doubled(line: str) -> str:
    """Return a line with the backslashes at its end doubled."""
    return line + "\\" * (len(line) - len(line.rstrip("\\")))


def _row(cells: Sequence[str]) -> str:
    kept = (_BREAK.sub("<br>", cell.strip()).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(kept) + " |"
