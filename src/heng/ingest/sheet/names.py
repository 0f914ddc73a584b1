"""What stands before and behind all names of a column: a number in order (`一、`, `1.`), a weight in brackets (`(5%)`).

A single name may begin with a number or end with a share of its own; what each of them has is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heng.ingest.grid import Row
from heng.ingest.sheet.heads import Heads
from heng.model.numbering import read_mark
from heng.model.terms import Column

_WEIGHT = re.compile(
    r"\s*[(（]\s*(?:權重|權數|占|佔|配分)?\s*[：:]?\s*(?P<weight>\d{1,3}(?:\.\d+)?)\s*[%％]\s*[)）]\s*$"
)
_NUMBER_ALONE = re.compile(r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,4})[)）]?[、.．]?")
_CLOSE_NUMBER = re.compile(r"\d{1,2}[.．](?=\d{2})")
_LEAST, _MOST = 2, 0.8
_GROUP = re.compile(
    r"(?:[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+\s*[、.．]|[(（][一二三四五六七八九十]+[)）]|【)\s*"
    r"(?P<name>[^。；]{1,30}?)】?"
)


@dataclass(frozen=True, slots=True)
class NameHabits:
    """Whether the names of a column are numbered, and whether a weight stands behind each."""

    numbered: bool = False
    weighted: bool = False

    @classmethod
    def of(cls, names: Sequence[str]) -> NameHabits:
        """Return what the names of a column have, where there are several."""

        def usual(count: int) -> bool:
            return count >= max(_LEAST, _MOST * len(names))

        return cls(usual(sum(map(_is_numbered, names))), usual(sum(bool(_WEIGHT.search(name)) for name in names)))

    def read(self, text: str) -> tuple[str, str]:
        """Return a name and its weight, as printed."""
        weight = _WEIGHT.search(text) if self.weighted else None
        name = text[: weight.start()] if weight else text
        return name[_number_end(name) if self.numbered else 0 :].lstrip(), weight["weight"] if weight else ""


def is_number_alone(text: str) -> bool:
    """Tell whether a cell has nothing but a number in order, as beside the names under one head."""
    return bool(_NUMBER_ALONE.fullmatch(text))


def group_name(text: str) -> str:
    """Return the name of a group of rows, without the number or the brackets that tell it (`一、水`); else nothing."""
    match = _GROUP.fullmatch(text)
    return match["name"] if match else ""


def _number_end(name: str) -> int:
    """Return where the number before a name ends; digits may begin the name itself (`1.1999專線`)."""
    mark, close = read_mark(name), _CLOSE_NUMBER.match(name)
    return mark.end if mark else close.end() if close else 0


def _is_numbered(name: str) -> bool:
    return 0 < _number_end(name) < len(name)


def habits(rows: Iterable[Row], heads: Heads, kind: Column) -> NameHabits:
    """Return what the names in the columns of a kind have; a cell that spans several rows is one."""
    columns = [at for at, head in heads.items() if head.kind is kind]
    texts = (row.text(at) for row in rows for at in columns if at in row.cells)
    return NameHabits.of([text for text in texts if text and not is_number_alone(text)])
