"""What a formula cell demands of its value, where it states a target besides the computation, or instead of it."""

from __future__ import annotations

import re

from heng.formula.nodes import Compared, formulas
from heng.formula.parse import Parsed
from heng.formula.printing import print_tree
from heng.formula.scoring import CASE

_NUMBER = r"\d[\d,]*(?:\.\d+)?\s*(?:[%％‰]|[^\W\d_]{0,3}(?<![者數率量值]))?"
_END = r"(?=\s*(?:[)）]\s*(?:[*＊×+＋/／÷，,。；;]|$)|[，,。；;]|[2-9][.、]|$))"
"""Behind a demand nothing goes on: `達 60 分者之人數` counts those who reach it, and demands nothing."""

_COMPARED = re.compile(rf"[<>≤≥＜＞≦≧]\s*=?\s*{_NUMBER}(?:{_END}|(?=\s*[(（]))")
_ABOVE = r"\s*(?:[(（]含[)）])?\s*以上"
_REACHED = re.compile(
    rf"(?:應|須|需)?(?:達到|達成|達|至少(?:辦理|完成)?|目標值?\s*(?:為|是|訂為|定為|設定為|[:：=＝])?)\s*{_NUMBER}(?:{_ABOVE})?{_END}|{_NUMBER}{_ABOVE}{_END}"
)
_DONE = r"(?:[^\W\d_]{0,6}(?:完成|辦竣|上網|公布|公告|提出|函送|核定|啟用)[^\W\d_]{0,6})?"
_DAY = r"(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底|份)?|\d{1,2}/\d{1,2}|\d{1,2}\s*日)"
_DUE = re.compile(
    rf"(?:每年|每月|每季|當年|年度|\d+\s*年(?:度)?)?\s*{_DAY}\s*以?前\s*{_DONE}{_END}"
    rf"|\d{{1,3}}\s*個?(?:工作天|工作日|日|天|小時|分鐘)\s*以?內\s*{_DONE}{_END}"
)


def stated_target(text: str, parsed: Parsed) -> str:
    """Return the targets that a formula cell states, as printed and joined with `、`; empty where it states none.

    Levels that begin a scoring (`給予 80%`) are none, and no number that bounds what is counted (`AQI≤50 站日數`) is.
    """
    for formula in formulas(parsed.tree) if parsed.tree else ():
        if isinstance(formula, Compared):
            return f"{formula.sign} {print_tree(formula.right)}"
    if len(text) > 2000 or CASE.search(text):
        return ""
    patterns = (_COMPARED, _REACHED) if parsed.tree else (_COMPARED, _REACHED, _DUE)
    for pattern in patterns:
        found = dict.fromkeys(match[0].strip() for match in pattern.finditer(text))
        if found:
            return "、".join(found)
    return ""
