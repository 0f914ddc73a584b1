"""The signs of printed arithmetic, half- and full-width, as tables."""

from __future__ import annotations

import re
from decimal import Context, Decimal

OPERATORS = {
    "PLUS": "+＋﹢",
    "MINUS": "-－−–﹣—―─",
    "TIMES": "*＊×✕╳·∙∗⋅﹡ｘＸ",
    "DIVIDE": "/／÷∕╱⁄",
    "EQUALS": "=＝﹦：:∶",
    "BAR": "|｜│∣",
    "SUM": "Σ∑",
    "ROOT": "√∛∜",
    "CARET": "^＾",
}
"""Token kind → the characters that print it."""

ROOT = re.compile(r"[²³⁴⁵⁶⁷⁸⁹]?√(?=\s*[(（\[［{｛|0-9A-Za-z])|[∛∜]")
"""A root sign with its index; before words √ is a tick."""

KIND_OF = {char: kind for kind, chars in OPERATORS.items() for char in chars}

_QUANTITY = "數量額值費率入出次件人"
_BETWEEN = rf"(?=\s*[^\s+＋\-－−–—*＊×÷/／=＝<>≤≥＜＞≦≧()（）\[\]【】，,。；;：:除乘]{{1,40}}[{_QUANTITY}])"
_BEHIND = rf"(?:(?<=[{_QUANTITY})）])|(?<=[{_QUANTITY})）]\s))"
"""Ahead of and behind a bare `加` or `減` that stands between two quantities."""

WORD = re.compile(
    r"再?(?:(?P<DIVIDE>除以)|(?P<TIMES>(?<![搭騎共試轉])(?:乘以|乘上|乘(?=\s*(?:[0-9０-９,]{1,9}\s*(?:[%％‰)）]|$)|百分|[(（]))))"
    rf"|(?P<PLUS>加上|{_BEHIND}加(?:計|(?![計總權班速強成入值劑碼油工裝蓋註給乘深重分薪課盟倍護保害派開溫熱固入])){_BETWEEN})"
    rf"|(?P<MINUS>減去(?!年)|{_BEHIND}(?:扣除|扣減"
    rf"|減(?!去(?!年))(?![少免碳量災緩輕低幅班薪刑塑排害資半產列縮糖重壓弱速徵稅息租價收])){_BETWEEN}))"
    rf"|(?P<UNCLEAR>{_BEHIND}除(?![以去了役草害名塵蟲錯濕罪籍權毒疾]|[^，,。；;]{{0,40}}外){_BETWEEN})"
)
"""Words that print an operation, or (`甲數除乙數`) one of two.

A bare `加` or `減` is one between two quantities only: `增加`, `減碳量` are names."""

DASHES = frozenset("—―─")
QUANTITY_ENDS = frozenset("數量次額值率人件)）]】")
"""Behind these a long dash is a minus; behind other words it sets off a title (`田園城市─田園基地`)."""

ARITHMETIC = frozenset({"PLUS", "MINUS", "TIMES", "DIVIDE"})

BRACKETS = ("()", "（）", "﹙﹚", "[]", "［］", "〔〕", "﹝﹞", "【】", "〈〉", "{}", "｛｝", "﹛﹜")
"""Pairs of brackets. `（` may be closed by `)`, as documents mix the widths of one bracket."""

FAMILIES = ("(（﹙)）﹚", "[［]］", "〔﹝〕﹞", "【】", "〈〉", "{｛﹛}｝﹜")
FAMILY = {char: family for family, chars in enumerate(FAMILIES) for char in chars}
OPENING = {pair[0] for pair in BRACKETS}
CLOSING = {pair[1] for pair in BRACKETS}

COMPARISONS = frozenset("<>≤≥＜＞≦≧﹤﹥")
MARKS = frozenset("%％﹪‰")

SCALES = {"十": 1, "百": 2, "千": 3, "萬": 4, "十萬": 5, "百萬": 6, "千萬": 7, "億": 8}
"""Scale word → power of ten."""

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPERSCRIPTS = str.maketrans(RAISED, "0123456789")
FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％﹪", "0123456789,.%%")

NUMBER = re.compile(
    r"(?P<digits>[0-9０-９]{1,30}(?:[,，][0-9０-９]{3}){0,10}(?:[.．][0-9０-９]{1,30})?)"
    r"(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})?\s*(?P<scale>(?:十|百|千)?[萬億]|[十百千])?"
    r"\s*(?:[(（](?P<aside>[%％﹪‰])[)）]|(?P<mark>[%％﹪‰]))?"
)
"""A number with power, scale word and mark; the mark may stand in brackets: `1000(‰)`."""

WHOLE_WORDS = frozenset({"百分之百", "百分之一百", "百分百", "100個百分點", "100 個百分點"})
"""Words that print 100 %."""

RATIO_COLONS = frozenset(":：∶")
"""Colons that name a result (`比率：甲/乙`); behind `=` they divide."""

MEASURE = re.compile(
    r"\s*(?:個月|個工作[天日]|工作[天日]|個?小時|分鐘|學?年度?|[天日月季週周分秒年]"
    r"|(?:平方|立方)?公[里尺分]|公[噸斤克頃升]|[千仟萬億]?[元度瓩]|人次|車次|班次|場次|[人戶件場次處家名位座里校輛台班項案])"
)
"""A unit behind a constant: `365 天`, `10 萬人`."""

TOTAL = re.compile(r"之?(?:總計|合計|總和|加總|總數|之和)(?![^\W\d_])")
"""Words behind a bracket that add up its parts: `(甲-乙)總計`."""

INSIDE_NAME = re.compile(
    r"「[^「」]{0,80}」|『[^『』]{0,80}』|《[^《》]{0,80}》"  # quoted words
    r"|[0-9]{1,4}/[0-9]{1,2}[-~～至][0-9]{1,4}/[0-9]{1,2}"  # a span of days: 1/1-12/31
    r"|[0-9]{1,4}(?:/[0-9]{1,2}){1,2}(?=\s*[^\W\d_])"  # a day or a proverbial pair: 7/31 前, 24/7 服務
    r"|[0-9]{1,4}\s*[年月日歲]\s*[-~～至－–]\s*[0-9]{1,4}(?=\s*[年月日歲])"  # 1 月-3 月
    r"|[0-9]{1,4}[-~～－–][0-9]{1,4}(?=\s*[^\W\d_])"  # a span of ages or years before a word: 65-74 歲
    r"|(?<=[^\W_])(?<![以上去減加計除再])[<>≤≥＜＞≦≧]\s*[0-9.,]{1,12}[%％]?(?=\s*[^\W\d_])"  # a bound before a word:
    rf"(?!{MEASURE.pattern}\s*$)"  # AQI≤50 站日數, but not its own unit at the end: ≥2次
    r"|(?<=[^\W\d_][(（][A-Z])[+＋][0-9]{1,2}(?=[日天個月年季週]{0,3}[)）])"  # days behind a day: 時效(T+1日)
    r"|[0-9]{1,2}\s?[xX×*][0-9]{1,2}\s?(?=小時(?:[^\W\d_]))"  # 7x24小時服務
    r"|[/／] ?(?:年|季|月|週|日|時|小時|人|戶|件|次|場)(?![^\W\d_])"  # per year: 趟次/年
    r"|(?<=[0-9])[:：](?=[0-9])"  # a clock or a proportion: 9:00
    r"|(?<=[A-Za-z][A-Za-z])-(?=[A-Za-z0-9])|(?<=[A-Za-z])-(?=[A-Za-z][A-Za-z])"  # a hyphen: COVID-19, e-mail
    r"|(?<=[A-Za-z0-9])/(?=[0-9]G)|(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})"  # 4G/5G, ISO/IEC
)
"""Signs that are part of a name rather than arithmetic."""

INSIDE_STARTS = frozenset("0123456789「『《<>≤≥＜＞≦≧/／:：-+＋")
"""What can begin `INSIDE_NAME`."""

PLAIN = re.compile(r"(?:(?![除乘加減再扣])[\u4e00-\u9fff])+")
"""Words without signs, and without the first character of a word that is one."""

EXACT = Context(prec=10_000)
"""More digits than any number that `NUMBER` takes: 90 printed ones to a power of 99."""


def value_of(match: re.Match[str]) -> tuple[Decimal, str]:
    """Return the exact value and the mark of a printed number."""
    value = Decimal(match["digits"].translate(FULL_WIDTH).replace(",", ""))
    if match["power"]:
        value = EXACT.power(value, int(match["power"].translate(SUPERSCRIPTS)))
    if match["scale"]:
        value = EXACT.multiply(value, Decimal(10) ** SCALES[match["scale"]])
    return value, (match["mark"] or match["aside"] or "").translate(FULL_WIDTH)
