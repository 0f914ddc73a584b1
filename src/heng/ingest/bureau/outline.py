"""The printed outline of a presentation (簡報大綱), whose entries come back as slides of an agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.bureau.words import inline_statements, is_number, statement_label
from heng.ingest.lines import Line
from heng.ingest.scorecard.pieces import bare
from heng.ingest.text import join_lines, squeeze
from heng.model.terms import StatementKind

_HEADING = re.compile(r"(?:報告|簡報|內容)?(?:大綱|綱要|目錄|目次|議程|摘要)|Outline|Agenda|Contents", re.IGNORECASE)
_MARK = re.compile(r"^(?:[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]{1,3}|\d{1,2})[、.．]\s*")
_FAR = 3
_MOST = 12


@dataclass(slots=True)
class Outline:
    """Entries with their lines; the lines that only number them stand apart."""

    heading: list[Line] = field(default_factory=list)
    entries: list[tuple[str, list[Line]]] = field(default_factory=list)
    numbers: list[Line] = field(default_factory=list)
    length: int = 0

    def repeated(self, lines: Sequence[Line]) -> int:
        """Return how many lines at the start only repeat an entry, 0 where none do."""
        for count in (1, 2, 3):
            text = squeeze("".join(_plain(line.text) for line in lines[:count]))
            if len(lines) >= count and any(squeeze(entry) == text for entry, _ in self.entries):
                return count
        return 0


def is_outline(line: Line) -> bool:
    """Tell whether a line heads an outline."""
    return bool(_HEADING.fullmatch(squeeze(bare(line.text))))


def read_outline(lines: Sequence[Line], pages: Sequence[int | None]) -> Outline:
    """Read the outline whose heading comes first; it ends with its page, a wide gap, a statement, or an entry again."""
    found = Outline(heading=[lines[0]], length=1)
    for index in range(1, min(len(lines), 3 * _MOST)):
        line = lines[index]
        ended = (
            pages[index] != pages[0] or line.feed or (index > 1 and line.blanks >= _FAR) or line.text.startswith("`")
        )
        if ended or len(found.entries) > _MOST or _states(lines, index) or found.repeated(lines[index : index + 3]):
            break
        if is_number(line.text):
            found.numbers.append(line)
        elif (
            found.entries and line.blanks == 0 and found.entries[-1][1][-1].no == line.no - 1 and _goes_on(lines, index)
        ):
            text, held = found.entries[-1]
            found.entries[-1] = (join_lines([(text, False), (line.text, False)]), [*held, line])
        else:
            found.entries.append((_plain(line.text), [line]))
        found.length = index + 1
    return found


def _states(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a statement begins here: its label is an entry only where it comes back behind the outline."""
    if any(text for _, text in inline_statements(lines[index].text)):
        return True
    kind = statement_label(lines[index].text)
    return kind is not None and not any(_names(line.text, kind) for line in lines[index + 1 :])


def _names(text: str, kind: StatementKind) -> bool:
    return statement_label(text) is kind or kind in {inline for inline, _ in inline_statements(text)}


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Without empty lines between entries anywhere, each line is one of its own."""
    return any(line.blanks > 0 for line in lines[1 : index + 1]) and not _MARK.match(lines[index].text)


def _plain(text: str) -> str:
    return _MARK.sub("", bare(text)).strip()
