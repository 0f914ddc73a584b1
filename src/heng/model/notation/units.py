"""Units behind a number, and the words that bind it (`80 分以上`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.model.notation.folding import fold
from heng.model.notation.numbers import SCALE
from heng.model.notation.reasons import missing_reason
from heng.model.terms import TargetOperator

# Measure words and units by length, so that the longest wins; a unit that is not here is read if it is short and
# ends the phrase, or if the document names it as the unit of the row.
_KNOWN = """
里次 人次 人日 人時 人口 人數 人率 人 戶數 戶 場次 場所 場 件數 件次 件 案件 案次 案 處次 處 校數 校 班次 班級 班
期數 期 門課 門 個工作天 個工作日 個百分點 個月 個 工作天 工作日 日曆天 百分點 點次 點 次數 次 項次 項 家次 家數 家
座 站次 站數 站 車次 輛次 輛 航次 列次 列 株 棵 公頃 平方公尺 平方公里 平方公分 立方公尺 公里 公尺 公分 坪 公噸 噸
公斤 公克 公升 毫克 微克 度電 度 萬元 元 美元 日圓 歐元 小時 分鐘 天 日 時 分 秒 歲 年 月 週 周 季 篇次 篇 冊次 冊
本 份 幅 首 部次 部 集 張 片 套 組 隊次 隊 團 台次 台 臺次 臺 架次 架 支 條 段 級 位 名 席 床 間 棟 筆 則 倍 鄰 里
區 鄉 鎮 攤位 攤 園 所 館次 館 店 隻 頭 尾 粒 瓶 桶 艘次 艘 宗 卷 版 種 類 面 口 枚 顆 包 盒 箱 梯次 梯 屆 回 趟 圈 道
孔 井 盞 桿 根 坵 盤 齣 檔次 檔 劇 曲 款 式 層 樓 房 人月 人年 學分 成 % ‰ dB ppm ppb km kg kWh GWh MWh kW MW m2 m3 mg
g t ha L MB GB TB Mbps Gbps °C ℃ μg mm cm
""".split()  # noqa: SIM905 - a table of words reads better than a list of quoted ones
# Measure words that also begin other words: `40 本市新移民` counts no books. Some count only where the phrase ends.
_ONLY_AT_END = (
    "本台臺支部分日年月時週周季位口面名間包回段攤隊團園所館店條席床宗卷版類層樓房井桿根盤檔劇曲款式盞孔道圈趟屆頭尾"
)
_PHRASE_END = r"(?=$|[ \n0-9,.;:。、()\[\]/每以內未→~±\-\x01-\x04])"
_NOT_BEFORE = {
    "處": "理置分", "次": "年長要", "戶": "外籍政", "家": "庭長", "組": "成織", "種": "植", "架": "構", "里": "程",
    "度": "假", "點": "選", "級": "距", "人": "事力員才工民口", "場": "域地", "區": "域", "門": "牌診", "集": "合中",
    "期": "間末中",
}  # fmt: skip


def _pattern(word: str) -> str:
    if word in _ONLY_AT_END:
        return word + _PHRASE_END
    barred = _NOT_BEFORE.get(word, "")
    return re.escape(word) + (f"(?![{barred}])" if barred else "")


_BASE = "|".join(_pattern(word) for word in sorted(_KNOWN, key=len, reverse=True))
# A unit holds no number but a round one that it is counted per (`件/10萬人`): `12人/3人` are two figures.
_ROUND = r"(?:1[0,]{2,10}|10{0,3}(?= ?[十百千萬億]))? ?[十百千萬億]* ?"
_PER = rf" ?(?:/ ?|每){_ROUND}(?:{_BASE})"
_UNIT = re.compile(rf"(?: ?[餘多])? ?(?P<unit>(?:{SCALE})?(?:{_BASE})(?:{_PER})*)")
_SCALED_UNIT = re.compile(rf" ?(?:{SCALE})(?:{_BASE})")
_AFTER = (
    (re.compile(r"[ \x01]*含?(?:以上|之上|起)(?!下)"), TargetOperator.AT_LEAST),
    (re.compile(r"[ \x01]*含?(?:以下|之下|以內|之內|內(?![^ \n,;。、）)\x01-\x04完前]))"), TargetOperator.AT_MOST),
    (re.compile(r"[ \x01]*未滿"), TargetOperator.LESS),
)
_AFTER_STARTS = frozenset(" \x01含以之起內未")
_BEFORE = (
    (
        r"<=|=<|≤|不得?(?:超過|逾|大於|高於|多於)|至多|最多|最高|上限為?|(?<![以之日月底年目先\x03])前",
        TargetOperator.AT_MOST,
    ),
    (r">=|=>|≥|不得?(?:低於|小於|少於|未滿)|至少|最少|最低|下限為?|達到?至少", TargetOperator.AT_LEAST),
    (r"<|小於|低於|少於|未滿|未達", TargetOperator.LESS),
    (r">|大於|高於|超過|多於|逾", TargetOperator.GREATER),
    (r"=|等於", TargetOperator.EQUAL),
)
_LEAD = r"(?:達到?|至|約|為|共計?|計|累計|有)?"
_PREFIX = [(re.compile(rf"(?:{words}) ?{_LEAD} ?$"), operator) for words, operator in _BEFORE]
_ANY_BEFORE = re.compile("|".join(words for words, _ in _BEFORE))
_RUN = re.compile(
    r" ?(?P<run>(?![A-Za-z]|[一二兩三四五六七八九][十百千]|之間|左右|[總合共小]計|[餘多])"
    r"[^ \n,.;:。、…!?()\[\]{}<>≤≥=±~+*×→0-9\x01-\x04]{1,4})"
)
_STOP = re.compile(r" *(?:$|[\n,;。、()\[\]→\x01-\x04])| +(?![-0-9])")
_REACH = 12


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator at a number: where it begins or ends, and which."""

    start: int
    end: int
    operator: TargetOperator


def read_unit(text: str, pos: int, known: str = "") -> tuple[int, int]:
    """Return the offsets of the unit that stands at `pos` of a folded text; equal offsets where there is none.

    `known` is the unit of the row, which wins over the list of units.
    """
    blank = pos + (text[pos : pos + 1] == " ")
    wanted = fold(known).strip()
    match = _UNIT.match(text, pos)
    if wanted and text.startswith(wanted, blank) and (match is None or match.end() <= blank + len(wanted)):
        return blank, blank + len(wanted)
    if match is not None and wanted and text.startswith(wanted, blank) and _repeats(match["unit"], wanted):
        return blank, blank + len(wanted)
    if match is not None:
        return match.span("unit")
    run = _RUN.match(text, pos)
    if run is None:
        return pos, pos
    start = run.start("run")
    after = operator_after(text, start, len(run["run"]))
    end = after.start if after else run.end()
    if end == start or not (after or _STOP.match(text, end)) or missing_reason(text[start:end]) is not None:
        return pos, pos
    return start, end


def _repeats(unit: str, wanted: str) -> bool:
    """Tell whether a unit with a number in it ends in the row's unit: `12人/100人` are two figures in 人."""
    return unit.endswith(wanted) and any("0" <= char <= "9" for char in unit)


def is_unit(text: str, known: str = "") -> bool:
    """Tell whether a folded text is nothing but a unit: that of the row or one of the usual ones."""
    wanted = fold(known).strip()
    return bool(text) and (text == wanted or _UNIT.fullmatch(text) is not None)


def carries_scale(text: str, pos: int) -> bool:
    """Tell whether a unit that begins with a scale word stands at `pos` (`萬人次`, `億度`)."""
    return _SCALED_UNIT.match(text, pos) is not None


def operator_after(text: str, pos: int, reach: int = 0) -> Operator | None:
    """Return the operator that stands at `pos` or up to `reach` characters behind it (`以上`, `以下`, `未滿`)."""
    for start in range(pos, min(pos + reach, len(text)) + 1):
        if text[start : start + 1] not in _AFTER_STARTS:
            continue
        for pattern, operator in _AFTER:
            match = pattern.match(text, start)
            if match is not None:
                return Operator(start, match.end(), operator)
    return None


def operator_before(text: str, pos: int) -> Operator | None:
    """Return the operator that stands right before `pos` (`≤`, `大於`, `不低於`, `至少達`)."""
    from_ = max(0, pos - _REACH)
    head = text[from_:pos]
    if _ANY_BEFORE.search(head) is None:
        return None
    for pattern, operator in _PREFIX:
        match = pattern.search(head)
        if match is not None:
            return Operator(from_ + match.start(), pos, operator)
    return None
