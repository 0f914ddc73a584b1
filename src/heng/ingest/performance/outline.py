"""The headed parts of a performance report."""

from __future__ import annotations

import re
from enum import Enum, auto

from heng.ingest.headed import Vocabulary


class PartKind(Enum):
    """What a part holds."""

    PREFACE = auto()
    YEARLY = auto()
    RESULTS = auto()
    RISK = auto()
    OTHER = auto()


HEADINGS = Vocabulary(
    words=(
        (PartKind.PREFACE, re.compile(r"前言|緒言|序言|引言|前言說明|機關簡介|前言及機關概況")),
        (
            PartKind.YEARLY,
            re.compile(
                r"(?:本?機關|本局|本處|近\d+年|\d{2,4}年?度?[至到~-]\d{2,4}年度?|年度|之|、)*"
                r"(?:預[、及與]?決算|預算|經費|人力|員額)(?:執行)?(?:及|與|、|暨)?(?:人力|員額|人員|決算|預算|經費)?"
                r"(?:概況|情形|趨勢|配置|運用|資源|執行情形|分析)*"
            ),
        ),
        (
            PartKind.RESULTS,
            re.compile(
                r"(?:\d{2,4})?(?:重要|年度|本年度|施政|主要|關鍵)*(?:目標|績效|策略|施政計畫|工作).{0,12}?"
                r"(?:成果|達成情形|執行情形|辦理情形|成效|績效|效益).{0,16}"
            ),
        ),
        (PartKind.RISK, re.compile(r"(?:整體)?(?:風險管理|內部控制|風險評估).{0,24}")),
    ),
    other=PartKind.OTHER,
    tables=frozenset({PartKind.RESULTS}),
)
