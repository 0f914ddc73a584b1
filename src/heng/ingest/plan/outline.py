"""The headed parts of an annual plan."""

from __future__ import annotations

import re
from enum import Enum, auto

from heng.ingest.headed import Vocabulary

_ADDED = r"(?:\d{2,4}年度?|年度|本年度|機關|組織|本局|本處|本府|本會|優先)*"
_AND = r"[及與暨、和]?"


class PartKind(Enum):
    """What a part holds."""

    MISSION = auto()
    VISION = auto()
    VALUE = auto()
    PRIORITY = auto()
    PLAN = auto()
    OTHER = auto()


HEADINGS = Vocabulary(
    words=tuple(
        (kind, re.compile(rf"{_ADDED}(?:{words})"))
        for kind, words in (
            (PartKind.MISSION, "使命(?:陳述|宣言)?|任務"),
            (PartKind.VISION, "(?:發展|施政|未來)?願景"),
            (PartKind.VALUE, "(?:核心)?價值觀?|(?:施政|經營)?理念"),
            (
                PartKind.PRIORITY,
                (
                    f"(?:優先)?(?:施政|工作|業務|推動)?(?:目標|方針)?{_AND}(?:施政|策略|工作)?重點(?:項目|工作|政策)?"
                    "|施政(?:目標|方針)|策略目標|(?:優先|重點|重要)(?:施政|工作|推動|辦理)?(?:項目|工作|計畫|議題|課題)"
                ),
            ),
            (
                PartKind.PLAN,
                f"(?:重要)?(?:施政|工作|業務)計畫{_AND}(?:內容|項目|表|一覽表|明細表?)?|計畫內容",
            ),
        )
    ),
    other=PartKind.OTHER,
)
