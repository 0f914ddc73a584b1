"""Names of the quantities that formulas read: when two are one, how far a name reaches, which time it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.formula.names import joined, printed_value, without_value
from heng.formula.nodes import Number
from heng.model.terms import ItemPlace
from heng.model.variants import fold

_PLACE_WORDS = re.compile(
    r"本組|本局|本處|本所|本會|本科|本府各|各(?:機關|局處|單位|基金|局|處|所|校|館|工作項目|項目|組)|(?:局處|機關)$"
)
"""Words that mean what stands around them: `本組各機關` are other agencies in another theme."""

_GENERAL = re.compile(
    r"非常滿意|不滿意|滿意|以上|以下|之|的|及|或|與|和|各|該|本|市府|市|年度|當年|全年|每年|全部|全體|所有|總|累計|合計|小計|平均"
    r"|實際|預定|預計|預期|規劃|計畫|計劃|目標|應|需|已|未|執行|完成|達成|辦理|修正|調整|核定|法定|當期|本期|前期|今年|去年|前一年"
    r"|預算|決算|經費|支出|收入|資本|經常|可支用|可用|補辦|併|保留|節餘|結餘|預付|款|金額|額"
    r"|問卷|填答|受訪|參與|參加|活動|服務|使用|受理|申請|報名|出席|到課|參訓|受訓|完訓|結訓|結業|受檢|應檢|檢查|檢驗|抽驗|抽查|稽查"
    r"|查核|複查|審查|審議|評鑑|核准|核可|收件|送件|發文|結案|處理|改善|不合格|合格|通過|件數|案件|人次|人數|場次|場數|次數|數量|總數|家數|天數|日數|面積|進度|權重|分數|得分|件|案|人|場|次|數|量|率|值|項|個|度"
)
"""Words that any formula may use: a name of nothing else does not say what it counts."""
_LATIN = re.compile(r"[A-Za-z]{0,2}\d{0,2}")

_STATED = r"(?:\s*[(（]\s*\d{2,3}\s*[)）]\s*)?"
_YEAR = rf"{_STATED}(?:學?年度|年(?!齡|代|度))"
_NOW = rf"(?:本期|當期|本季|[本當]月|(?:本|當|今){_YEAR})"
_YEAR_AGO = (
    rf"(?:(?:去年|上年|前一年|上一年)(?:度)?同期|去{_YEAR}|[前上]\s*[一1]\s*個?{_YEAR}|上{_YEAR}|前{_STATED}學?年度)"
)
_BEFORE = r"(?:[上前]\s*(?:[(（][上前][)）])?一?[期季]|上個?月)"
_FIXED = rf"(?:民國)?\s*(?P<fixed>\d{{2,3}})\s*{_YEAR}(?!\s*[底前至到起]|\s*\d|\s*[-~－～])"
_SEVERAL = rf"(?P<which>[前近])\s*(?P<count>[2-9]|10|[二三四五六七八九十])\s*個?{_YEAR}"
_TIME = re.compile(
    rf"(?P<several>{_SEVERAL})|(?P<ago>{_YEAR_AGO})|(?P<before>{_BEFORE})|(?P<now>{_NOW})|(?<!\d){_FIXED}"
)
_OTHER_TIME = re.compile(r"隔年|次年|明年|翌年|前次|上次|\d\s*月")
"""Times that no whole span of the calendar tells."""
_MADE_OF = re.compile(r"(?:總和|總計|合計|加總|之和|(?P<mean>平均值?|平均數))$")
_NUMERALS = {numeral: number for number, numeral in enumerate("二三四五六七八九十", start=2)}
_UNIT_BRACKET = re.compile(r"[(（]\s*(?P<unit>[^()（）]{1,8})\s*[)）]\s*$")
_UNITS = re.compile(
    r"(?:10*)?(?:[十百千萬億]*)(?:人次|人|件|戶|家|元|場|次|天|日|小時|輛|度|噸|公噸|公斤|公頃|公里|平方公尺|平方公里|KM|km|m2|m²|m3|m³|%)"
)


@dataclass(frozen=True, slots=True)
class ItemTime:
    """Which time a name speaks of.

    Attributes:
        base: The name without the words of time; what two times of one item share.
        years_ago: 1 for `去年`, `前一年度`: the same span of the year before.
        periods_ago: 1 for `前期`: the span of the same length right before.
        roc_year: The year that the name states (`105年`), 0 for none.
        several: Number of whole years that it joins (`前5年度…總和`), 0 for none.
        with_this: Those years end with the year itself (`近3年`), else with the year before.
        mean: They are averaged, else added up.
    """

    base: str
    years_ago: int = 0
    periods_ago: int = 0
    roc_year: int = 0
    several: int = 0
    with_this: bool = False
    mean: bool = False

    @property
    def is_now(self) -> bool:
        """Tell whether the name speaks of the span itself (`本期`, `今年`)."""
        return not (self.years_ago or self.periods_ago or self.roc_year or self.several)


def item_name(name: str) -> str:
    """Return the name of a data item as a person reads it: wraps joined, a value printed with it left out."""
    return joined(without_value(joined(name)))


def item_key(name: str) -> str:
    """Return what two prints of one item's name share: no spaces, marks, widths or variant characters.

    A name of nothing but marks is its own key.
    """
    plain = item_name(name)
    return fold(plain) or plain


def time_of(name: str) -> ItemTime | None:
    """Return which time a name speaks of; None where it says none, or one that is no span of the calendar."""
    plain = item_name(name)
    found = list(_TIME.finditer(plain))
    if len(found) != 1 or _OTHER_TIME.search(plain):
        return None
    match = found[0]
    base = f"{plain[: match.start()]}{plain[match.end() :].removeprefix('同期')}".strip("之的 ")
    if not base:
        return None
    if match["several"]:
        return _several(match, base)
    return ItemTime(
        base,
        years_ago=1 if match["ago"] else 0,
        periods_ago=1 if match["before"] else 0,
        roc_year=int(match["fixed"]) if match["fixed"] else 0,
    )


def _several(match: re.Match[str], base: str) -> ItemTime | None:
    made = _MADE_OF.search(base)
    if made is None and not base.startswith("平均"):
        return None
    count = _NUMERALS.get(match["count"]) or int(match["count"])
    name = (base[: made.start()] if made else base.removeprefix("平均")).strip("之的 ")
    mean = made is None or bool(made["mean"])
    return ItemTime(name, several=count, with_this=match["which"] == "近", mean=mean) if name else None


def place_of(name: str) -> ItemPlace:
    """Say how far a name reaches: what bears the same name farther off is another thing."""
    plain = fold(item_name(name))
    if _LATIN.fullmatch(plain) or not _GENERAL.sub("", plain):
        return ItemPlace.INDICATOR
    return ItemPlace.THEME if _PLACE_WORDS.search(plain) else ItemPlace.CARD


def unit_in(name: str) -> str:
    """Return the unit that a name prints: `KM` for `長度(KM)`, `天` for `審查天數 163 天`; empty without one."""
    plain = joined(name)
    bracket = _UNIT_BRACKET.search(plain)
    if bracket and _UNITS.fullmatch(bracket["unit"].replace(" ", "")):
        return bracket["unit"].strip()
    printed = printed_value(plain)
    if printed is None:
        return ""
    return printed.mark or _behind(plain, printed)


def _behind(name: str, printed: Number) -> str:
    rest = name.rpartition(printed.text)[2].strip(" )）")
    return rest if _UNITS.fullmatch(rest) else ""
