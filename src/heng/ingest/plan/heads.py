"""The heads of a plan's table: what their words say of the columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from heng.ingest.grid import Grid
from heng.ingest.lines import Line
from heng.ingest.text import squeeze
from heng.model.numbering import read_mark
from heng.model.terms import PlanLevel

LEAST_HEADS = 2
"""Heads that make a row of heads, whatever its other cells say."""
_MOST_OF_A_HEAD = 14
_NO_HEAD = re.compile(r"[0-9。；，]")
_HEADS: tuple[tuple[PlanLevel | None, re.Pattern[str]], ...] = (
    (
        PlanLevel.SUB,
        re.compile("(?:分支?|子|細部|次)計畫(?:名稱|項目)?|分項(?:計畫|工作)(?:名稱)?|細項(?:計畫)?|工作細項"),
    ),
    (PlanLevel.WORK, re.compile("工作(?:計畫|項目)(?:名稱|項目)?|計畫項目|工作別")),
    (
        PlanLevel.BUSINESS,
        re.compile("(?:業務|施政|主要|重要)(?:計畫|項目)(?:名稱|項目)?|業務(?:別|類別|名稱)|計畫別|施政類別"),
    ),
    (
        None,
        re.compile(
            "(?:計畫|工作|實施|辦理|執行|施政|業務|重點|預定)(?:工作)?(?:內容|要領|方法|重點|摘要)(?:概要|說明|摘要)?"
            "(?:[及與暨、]?(?:實施)?(?:預期)?(?:方法|效益|成果|目標|要領))?|內容|計畫目標及內容"
        ),
    ),
)
_OTHER_HEAD = re.compile(
    "(?:.{0,6}(?:預算|經費|金額|概算)(?:數|金額|需求|來源|編列)?|(?:預定|實施|辦理|執行)?(?:期程|期間|時程|進度|起訖)(?:年度)?"
    "|備註|說明|項次|序號|編號|(?:主協?辦|承辦|主管|執行|負責|辦理)(?:機關|單位|科室|局處|人)|預期(?:效益|成果|目標)|績效指標|目標值)"
    "(?:[(（].{0,8}[)）])?"
)
_ANY_HEAD = re.compile("計畫名稱|計畫|名稱|項目")


def read_heads(texts: Mapping[int, str]) -> dict[int, PlanLevel | None] | None:
    """Return the levels that a row of heads names, None where the row is no head.

    Where two cells name levels, the others may be called anything that is no name or item: their columns are not held.
    """
    found: dict[int, PlanLevel | None] = {}
    others = []
    for column, text in texts.items():
        match = next(((level,) for level, words in _HEADS if words.fullmatch(text)), None)
        if match is not None:
            found[column] = match[0]
        elif not (_ANY_HEAD.fullmatch(text) or _OTHER_HEAD.fullmatch(text)):
            others.append(text)
    if others and (len(found) < LEAST_HEADS or not all(map(_may_be_head, others))):
        return None
    return found or None if len(texts) > 1 or found else None


def _may_be_head(text: str) -> bool:
    return len(text) <= _MOST_OF_A_HEAD and read_mark(text) is None and not _NO_HEAD.search(text)


def heads_of_line(line: Line) -> list[str] | None:
    """Return the heads of columns that a line outside tables names, None where it is no such line."""
    words = line.text.split()
    return words if len(words) > 1 and read_heads(dict(enumerate(words))) is not None else None


def begins_table(block: Line | Grid) -> bool:
    """Tell whether a block begins a plan's table: its heads name two levels, or one and the content."""
    words = block.text.split() if isinstance(block, Line) else block.head()
    return len(levels_of_heads(words)) >= LEAST_HEADS


def levels_of_heads(words: Sequence[str]) -> dict[int, PlanLevel | None]:
    """Return the levels that heads name, by column."""
    return read_heads(dict(enumerate(words))) or {}


def is_other(line: Line) -> bool:
    """Tell whether a line is the head of a column that a plan's record does not hold."""
    return _OTHER_HEAD.fullmatch(squeeze(line.text)) is not None


def is_any(text: str) -> bool:
    """Tell whether a head says only that names or plans stand below it."""
    return _ANY_HEAD.fullmatch(text) is not None


def head_alone(line: Line) -> tuple[PlanLevel | None, ...] | None:
    """Return what a head that stands alone on its line names: a level, None for content, nothing for other columns."""
    text = squeeze(line.text)
    for level, words in _HEADS:
        if words.fullmatch(text):
            return (level,)
    return () if _ANY_HEAD.fullmatch(text) or _OTHER_HEAD.fullmatch(text) else None
