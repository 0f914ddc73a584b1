"""Scoring in words → the arithmetic that it describes.

`全數檢討完畢，執行率給予 80%。漏未查報者，每 1 處扣 0.3%。` is `80% - 漏未查報者 × 0.3%`: a base, and for each
case an addition or a deduction. The number of cases is the quantity, named as the document names it.
"""

from __future__ import annotations

import re

from heng.formula.brackets import unpaired

_ENDS = r"(?=\s*(?:[，,。；;、()（）]|\d|$))"
BASE = re.compile(
    r"(?:給予|給|得|(?:總分|滿分|基本分數?|基準分數?|起算分數?)為?)\s*"
    r"(?P<base>\d{1,4}(?:\.\d{1,4})?\s*[%％‰]?)\s*分?" + _ENDS
)
CASE = re.compile(
    r"每(?P<per>[^，,。；;：:每]{0,24}?)[，,]?\s*(?:則|再|可|予以|酌予|酌|應)*\s*(?P<sign>扣|減|加)(?:計|給|分|減|扣)?"
    r"(?P<what>[^\d，,。；;]{0,8}?)\s*(?P<amount>\d{1,4}(?:\.\d{1,4})?)\s*(?P<mark>[%％‰])?\s*分?" + _ENDS
)
_CLAUSE = re.compile(r"[，,。；;]")
_NUMBERED = re.compile(r".*(?:[(（]\d{1,2}[)）]|(?<!\d)\d{1,2}[.、](?!\d))\s*", re.DOTALL)
_LEAD = re.compile(r"^(?:或|及|如|若|有|另|且|惟|但)+(?=\S{2})")
_COUNT = re.compile(r"\s*(?:多|滿|達|逾|超過)?\s*\d+\s*(?:個|項|案|件|處|次|人|場|家|日|天|戶)?\s*")
_LABEL = re.compile(r"^\s*(?P<label>[^，。；：:]{2,40})[：:]")
_SIGNS = re.compile(r"[+＋*＊×÷/／=＝<>≤≥＜＞|│–－]")


def arithmetic_of(text: str) -> str | None:
    """Return the formula that scoring in words describes, None where the text describes none."""
    if len(text) > 2000:
        return None
    cases = list(CASE.finditer(text))
    names = [_name(text, case) for case in cases]
    if not cases or not all(names) or not _is_scoring(text):
        return None
    base = BASE.search(text)
    terms = "".join(
        f" {'+' if case['sign'] == '加' else '-'} {name} × {case['amount']}{case['mark'] or ''}"
        for name, case in zip(names, cases, strict=True)
    )
    label = _LABEL.match(text)
    start = f"{label['label']}：" if label else ""
    return f"{start}{base['base'].strip() if base else ''}{terms if base else terms.removeprefix(' + ')}"


def _is_scoring(text: str) -> bool:
    """Tell whether a text has a base or a title for its cases, or holds nothing but cases."""
    return bool(BASE.search(text) or _LABEL.match(text) or not CASE.sub("", text).strip(" ，,。；;、"))


def _name(text: str, case: re.Match[str]) -> str:
    """Return what is counted: the words before `每`, else what follows it."""
    before = text[: case.start()].rstrip(" ，,")
    clause = _NUMBERED.sub("", _CLAUSE.split(before)[-1]).strip()
    if not clause or clause.endswith(("：", ":")) or BASE.search(clause) or CASE.search(clause):
        clause = _COUNT.sub("", case["per"])
    name = _LEAD.sub("", clause.strip())
    return "" if _SIGNS.search(name) or unpaired(name) else name
