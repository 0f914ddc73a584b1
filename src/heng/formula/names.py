"""What the words of a quantity's name tell: whether it is a share, and a value printed with it."""

from __future__ import annotations

import re
from decimal import Decimal

from heng.formula.nodes import Number
from heng.formula.signs import NUMBER, value_of

RATE_END = re.compile(r"(?:率|比率|比例|百分比|占比|佔比|比|幅度|達成度|完成度)(?:\s*[(（][^()（）]*[)）])?\s*$")
"""The end of the name of a share."""

RATE_WORDS = re.compile(r"(?:率|比率|比例|百分比|進度|滿意度|知曉度|達成度|完成度)(?:總和|合計|平均|之和)?$")
"""The end of the name of a quantity whose values are printed in per cent."""

_HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])\s*[\r\n]\s*|\s*[\r\n]\s*(?=[^\x00-\x7f])")
_PRINTED = re.compile(
    r"(?P<name>.*?[^\W\d_])"
    r"(?:(?P<bracket>\s*[(（]\s*)|\s*(?:達到|達|約|為|共|計|[：:])\s*|\s+)"
    rf"(?P<number>{NUMBER.pattern.replace('?P<', '?P<n_')})"
    r"\s*(?P<unit>[^\W\d_]{0,4})\s*[)）]?\s*"
)
_GLUED = re.compile(
    r"(?P<name>.*(?:[數量額值費積標次]|基準|標準|每[^\W\d_]{1,2}))"
    rf"(?P<number>{NUMBER.pattern.replace('?P<', '?P<n_')})(?P<unit>[^\W\d_]{{1,4}})"
)
"""A value glued to the end of a quantity's name, with its unit: `目標宣導人次15,000人次`, `每戶4人`."""
_TIMES = frozenset({"年", "年度", "歲", "月", "日", "季", "學年", "學年度"})
_NO_UNIT = re.compile(r"[數量額率值]$|以[上下內外前後]|名")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")


def joined(name: str) -> str:
    """Return a name without the line breaks that a narrow column put into it, and without spaces at its ends."""
    return " ".join(_HAN_GAP.sub("", name.strip()).split())


def key(name: str) -> str:
    """Return what two prints of one name share: no spaces, one width of brackets and marks."""
    return "".join(name.split()).translate(_WIDTH)


_WIDTH = str.maketrans("（）％／＋－：，［］０１２３４５６７８９", "()%/+-:,[]0123456789")


def is_share(name: str) -> bool:
    """Tell whether the values of a quantity are printed in per cent: `預測準確率`, `滿意度總和`."""
    return RATE_WORDS.search(_ASIDE.sub("", name).strip()) is not None


def printed_value(name: str) -> Number | None:
    """Return the value that a formula prints with a name: 163 for `平均審查天數 163 天`, 85 % for `達成率達 85%`.

    None where none is printed, or where the number only names a unit (`(10 萬人)`) or a time.
    """
    match = _printed(name)
    if not match or match["unit"] in _TIMES or _NO_UNIT.search(match["unit"]):
        return None
    number = NUMBER.match(match["number"])
    assert number is not None
    value, mark = value_of(number)
    if "bracket" in match.re.groupindex and match["bracket"] and not mark and _is_power_of_ten(value):
        return None
    return Number(number[0].strip(), value, mark)


def _printed(name: str) -> re.Match[str] | None:
    return _PRINTED.fullmatch(name) or _GLUED.fullmatch(name)


def without_value(name: str) -> str:
    """Return a name without the value printed with it."""
    match = _printed(name)
    return match["name"] if match and printed_value(name) is not None else name


def _is_power_of_ten(value: Decimal) -> bool:
    return value in {Decimal(10) ** power for power in range(9)}
