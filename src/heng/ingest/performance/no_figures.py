"""Numbers of running text that are no figures, because they name or find something and count nothing.

Decided by the words around them, on folded text (`fold`):

- telephones and extensions, also those known by their number alone (`1999話務`, `1922專線`);
- places: houses, lanes, floors, roads and lines that bear a number (`1號3樓`, `B1`, `台9線`);
- ordinals and parts of laws with all numbers that hang on them (`第84條之1`, `第2至3季`);
- times of a day (`上午9時至下午5時30分`, `9:30`); dates are known elsewhere (`heng.model.notation.dates`);
- years without their word: the first of a span (`110-112年`), and one that begins a name (`2050淨零`);
- numbers that are names or parts of them: before a Latin letter (`3C`, `5G`), of documents, accounts and post codes,
  of days that are called by their date (`8/8`, `921地震`), sums that are slogans (`8+2產業`);
- the base of a rate (`每10萬人口`): it belongs to the name of what is counted;
- fractions and shares that have no decimal as printed (`2/3`, `1成5`). A ratio whose sides have a unit (`11人/3人`) is
  two figures.

Figures stay: durations, ages, ranks without `第` (`前3名`), limits, levels that are counted (`3階段`).
"""

from __future__ import annotations

import re

from heng.model.notation.units import is_unit, read_unit

_D = r"(?<![0-9.,])[0-9]"
_YEAR = r"(?:[89][0-9]|1[0-9]{2}|20[0-9]{2})"
_DAY_TIME = r"(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9]|[時點](?!段|效|數|程|薪|間|代)(?:[0-5]?[0-9]分|半|整)?)"
_HOURS = rf"(?:{_DAY_TIME}|[0-9]{{1,2}}(?= ?[至到~-]))(?: ?[至到~-] ?{_DAY_TIME})?"
_WORDS = (
    r"(?:電話|專線|傳真|分機|熱線|手機|市話|撥打|撥)\D{0,3}[0-9#()、 -]{3,}",
    r"\(?0[0-9]{1,3}\)?[- ]?[0-9]{3,4}-?[0-9]{3,4}(?:(?:轉|分機|#)[0-9]+)?(?![0-9])",
    rf"{_D}{{3,4}}(?=(?:市民|防疫|保護|免付費|反詐騙|免費|申訴|服務|諮詢|政府)*(?:話務|專線|熱線|當家))",
    rf"{_D}*(?:之[0-9]+)? ?(?:號(?!誌|線|次)|巷|弄|鄰)(?:[0-9]+ ?(?:號|樓))?",
    rf"{_D}+ ?樓(?!層|地板)",
    r"(?:台|臺|省道|縣道|市道|鄉道|快速道路|公車|捷運) ?[0-9]+[甲乙丙丁]? ?(?:線|路(?!口|段))",
    r"第 ?[0-9]+(?:(?: ?[至到~、及-] ?第?)[0-9]+)*(?: ?[條項款目屆次期季名類號章節年級梯](?:之[0-9]+)?)*",
    rf"[上下中]午 ?{_HOURS}|晚[間上] ?{_HOURS}|凌晨 ?{_HOURS}|夜間 ?{_HOURS}|早上 ?{_HOURS}",
    rf"(?<![0-9:]){_DAY_TIME}(?: ?[至到~-] ?{_DAY_TIME})?(?=起|止|開始|結束|前|後|許|[至到])",
    r"(?<![0-9:])[0-9]{1,2}:[0-5][0-9](?![0-9:%])",
    rf"(?<![0-9.]){_YEAR} ?(?:年度?)? ?[-~至到、及] ?(?={_YEAR} ?年)",
    r"(?<![0-9.,])[0-9]{1,2}(?=[CDEGKPSX](?![A-Za-z])|-[A-Z]{2,})",
    r"(?:統一?編號?|郵遞區號|案號|編號|帳號|代碼|代號|文號|字號) ?[:為]? ?[0-9A-Za-z-]+",
    r"(?<![0-9./])(?:1?[0-9]/[0-3]?[0-9]|[1-9][0-9]{2})(?=[^0-9]{0,2}(?:地震|風災|水災|震災|節|事件|大地震|婦女|紀念))",
    r"(?<![0-9.])[0-9]\+[0-9](?=[^0-9])",
    r"每 ?[0-9][0-9,]* ?[十百千萬億]* ?(?:人口|人|戶|名|公里|平方公里)(?=[^0-9，,。；;]{0,8}[0-9])",
    r"(?<![0-9.])[0-9] ?成 ?[0-9](?![0-9])",
)
_ANY = tuple(re.compile(words) for words in _WORDS)
_FRACTION = re.compile(r"(?<![0-9./])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])")
_NAMED_YEAR = re.compile(r"(?<![0-9.,])(?:19|20)[0-9]{2}(?=[\u4e00-\u9fff])")

Span = tuple[int, int]


def no_figures(text: str) -> list[Span]:
    """Return the spans of a folded text whose numbers are no figures."""
    spans = [match.span() for pattern in _ANY for match in pattern.finditer(text)]
    spans += [match.span() for match in _FRACTION.finditer(text) if not _has_unit(text, match.end())]
    spans += [match.span() for match in _NAMED_YEAR.finditer(text) if not _has_unit(text, match.end())]
    return spans


def _has_unit(text: str, pos: int) -> bool:
    start, end = read_unit(text, pos)
    return any(is_unit(text[start:stop]) for stop in range(end, start, -1))
