"""The notes that Heng's own print sets below a table whose figures people changed: who, when, from what to what, why.

They are no part of the report that was printed again; the words are those of `heng.publish.words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heng.ingest.lines import Line

_NOTE = re.compile(r"※ ?\S.*?：\s*\d{1,3}/\d\d/\d\d .*?將「.*」改為「.*」。理由：.+", re.DOTALL)


def change_notes(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that are such a note."""
    return (line for line in lines if _NOTE.fullmatch(line.text.strip()))
