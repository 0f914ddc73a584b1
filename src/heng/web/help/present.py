"""The glossary: every list of words with its meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heng.model.terms import Word
from heng.web.language import pick

TITLES = {
    "MissingReason": "沒有數值的原因",
    "TargetOperator": "目標怎麼訂",
    "NoTargetReason": "沒有目標的原因",
    "Polarity": "方向",
    "TimeBehaviour": "時間性質",
    "Ground": "依據",
    "Status": "狀態",
    "NotScoredReason": "不評的原因",
    "Severity": "檢核程度",
    "DocumentKind": "文件種類",
    "Scope": "範圍",
    "StatementKind": "策略陳述",
    "SectionKind": "章節",
    "Drawing": "圖",
    "AgencyRole": "機關角色",
    "YearlyKind": "多年表",
    "PlanLevel": "計畫層級",
    "ChangeField": "可以更改的項目",
    "InputSource": "公式的數值從哪裡來",
    "InputFault": "公式為什麼沒有數值",
    "NotCompared": "為什麼不和印的比",
    "Untold": "為什麼兩邊沒有比",
    "ItemPlace": "資料項名稱的範圍",
    "AlikeGround": "兩個名稱為什麼可能相同",
    "ResultColumn": "績效報告欄位",
    "BudgetLineKind": "預算列",
    "DataRole": "旁列數字",
    "Column": "計分卡欄位",
    "Treatment": "規則怎麼處理",
    "Pace": "年度中的進度",
    "Counting": "累計值或單期值",
    "PeriodLength": "期間的長短",
    "RestKind": "其餘期間要有的",
    "PeriodGap": "不能推算的原因",
    "UnscoredItems": "不評的項目",
    "WeightRule": "權重怎麼用",
    "WeightFault": "不合併的原因",
    "Unweighted": "沒有權重時",
    "Weighing": "怎麼加權",
    "RollLevel": "合併到哪一層",
    "UnitRelation": "兩個單位",
    "Rounding": "捨入",
    "Topic": "推導說的事",
    "PolarityBasis": "方向的依據",
    "TextPlace": "用字在哪裡",
    "Answer": "是否達到",
    "FormulaClass": "公式種類",
    "Operation": "公式的符號",
    "FaultKind": "公式的問題",
    "FormulaDoubt": "公式的疑點",
    "RemarkKind": "印出的值有異",
    "IdentityReason": "認作同一項的理由",
    "Act": "寫入紀錄的事",
    "Noise": "欄位以外的印刷",
    "Voice": "紀錄裡誰在說",
    "IntakeState": "交件的狀態",
    "Difference": "兩版的差別",
    "ComparedField": "兩版各印的欄位",
    "TargetShift": "目標怎麼變",
    "Relation": "比的是誰的文件",
    "Movement": "數字怎麼變",
    "Worth": "變好還是變差",
    "Barrier": "為什麼不說好壞",
    "ActionMove": "行動計畫怎麼變",
    "EditionPart": "整份一起比的部分",
    "MatchBasis": "認作同一個KPI的依據",
    "FindingAct": "檢核結果的處理",
    "FindingState": "檢核結果的情形",
}
"""中文 titles of the lists; a list without one goes by its English name."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words under its title."""

    key: str
    title: str
    words: tuple[Word, ...]


def glossary(vocabulary: Iterable[type[Word]]) -> tuple[WordList, ...]:
    """Return every list of words."""
    return tuple(_list(words) for words in vocabulary)


def _list(words: type[Word]) -> WordList:
    english = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in words.__name__).strip()
    name = english.capitalize()
    return WordList(words.__name__, pick(TITLES.get(words.__name__, name), name), tuple(words))
