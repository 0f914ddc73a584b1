"""The columns of a scorecard table, in the words that agencies print above them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from heng.ingest.text import squeeze
from heng.model.terms import Column

_YEAR = re.compile(r"(?P<year>\d{2,3})年度?")
_UNIT_OF_WORK = r"(?:機關|單位|局處|處室|科室|科|人員|人|窗口)"
_DUTY = "主責|主辦|主政|主管|權責|負責|承辦|執行|責任|業務|協辦|填報|提報|辦理|推動"
_WORK = "方案|計[畫劃]|策略|措施|作為|項目|作法|做法"
_WORDS: Sequence[tuple[Column, str]] = (
    (Column.THEME, r"(?:策略)?主題(?:名稱)?"),
    (Column.PERSPECTIVE, r"(?:BSC|平衡計分卡|策略)?(?:構面|面向|層面)(?:別|名稱)?"),
    (Column.SUCCESS_FACTOR, r".*KSF.*|.*(?:關鍵成功|成功關鍵|重要成功)(?:因素|因子|要素).*"),
    (Column.FORMULA, r".*(?:公式|計算(?:方式|方法|基準)|定義|指標說明).*|.*(?:衡量|評[估量])(?:標準|方式|方法).*"),
    (Column.AGENCY, rf"(?:{_DUTY})(?:[/、及與]協辦)?{_UNIT_OF_WORK}?(?:名稱)?"),
    (Column.AGENCY, r"機關(?:單位|名稱)?|局處|科室|處室"),
    (Column.UNIT, r"(?:衡量|計算|計量|指標|評量|目標值?)?單位"),
    (Column.FREQUENCY, r".{0,4}(?:頻率|週期|頻次)"),
    (Column.WEIGHT, r"(?:指標|KPI)?(?:權重|配分|比重|權數)(?:值)?(?:%)?"),
    (Column.ACTUAL, r".{0,8}(?:實際|達成|實績|執行|完成)(?:值|數|數值|情形|結果|績效|成果)"),
    (Column.TARGET, r"(?:本年|年度?|全年|當年|績效|預期|預定|KPI|指標|衡量|挑戰)*目標值?(?:數)?|.{0,6}目標(?:值|數)"),
    (Column.INDICATOR, r".{0,8}(?:KPI|(?:績效|衡量|評[估量])?指標)s?(?:指標|名稱|項目|內容)?"),
    (Column.ACTION, rf".*(?:行動|執行|實施|推動|工作|具體)(?:{_WORK}).*|方案(?:名稱)?"),
    (Column.OBJECTIVE,
        r"(?:年度|機關|本[局處會]|關鍵|主要|重要)?(?:策略|施政)(?:績效|性)?(?:目標|議題|重點)(?:名稱|內容)?"),
    (Column.NOTE, r"備註|說明|附註"),
    (Column.NUMBER, r"(?:指標|目標|KPI)?(?:編號|項次|序號|代碼|代號|編碼)|序|項"),
)  # fmt: skip
_PATTERNS = tuple((column, re.compile(words)) for column, words in _WORDS)
_ASIDE = re.compile(r"\([^()]*\)")
_LONGEST = 24
_LEAST = 2
_CORE = frozenset({Column.OBJECTIVE, Column.INDICATOR, Column.ACTION, Column.SUCCESS_FACTOR})


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """What the head of a column says; `roc_year` where it names one (`107年目標值`)."""

    column: Column
    roc_year: int | None = None


@lru_cache(maxsize=4096)
def head_column(text: str) -> HeadColumn | None:
    """Return which column a head names, None where its words are no column's."""
    words = unicodedata.normalize("NFKC", squeeze(text)).strip(":")
    if not words or len(words) > _LONGEST:
        return None
    year = _YEAR.search(words)
    plain = _YEAR.sub("", words)
    # Remarks in brackets follow the column's own words; where nothing else is left they are these words.
    for wording in (_ASIDE.sub("", plain), plain):
        for column, pattern in _PATTERNS:
            if wording and pattern.fullmatch(wording):
                return HeadColumn(column, int(year["year"]) if year else None)
    return None


def read_head(texts: Mapping[int, str]) -> dict[int, HeadColumn]:
    """Return the columns that a row of cells heads, by the cells' numbers; empty where the row is no head."""
    printed = {number: text for number, text in texts.items() if squeeze(text)}
    found = {number: head for number, text in printed.items() if (head := head_column(text)) is not None}
    columns = {head.column for head in found.values()}
    if len(found) < _LEAST or len(found) * 2 < len(printed) or not columns & _CORE:
        return {}
    return found
