"""Characters that stand for the same word: what a comparison of texts must not trip over, and what TX001 reports.

Tables of the field, none of one document; a pair is added where documents are met that mix it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

VARIANTS: Mapping[str, str] = {
    "台": "臺", "祕": "秘", "双": "雙", "裏": "裡", "峯": "峰", "羣": "群", "汚": "污", "汙": "污", "啓": "啟",
    "衞": "衛", "綫": "線", "恒": "恆", "着": "著", "鷄": "雞", "牀": "床", "麪": "麵", "粧": "妝", "眞": "真",
    "爲": "為", "僞": "偽", "溫": "温", "査": "查", "産": "產", "説": "說", "閲": "閱", "脱": "脫", "税": "稅",
    "鋭": "銳", "敎": "教", "淸": "清", "靑": "青", "戸": "戶", "鍳": "鑑", "鑒": "鑑", "賸": "剩", "彙": "匯",
    "踪": "蹤", "佔": "占", "週": "周", "搨": "拓", "煙": "菸", "豔": "艷", "呑": "吞", "卽": "即", "内": "內",
    "敍": "敘", "强": "強", "没": "沒", "别": "別", "黄": "黃", "黒": "黑", "顔": "顏", "銹": "鏽", "囘": "回",
    "辧": "辦", "昇": "升",
}  # fmt: skip
"""A variant and the character that it is taken for in comparisons."""

TWO_WORDS = frozenset("彙")
"""Variants that also make words of their own (彙集, 匯集), so that both in one text are no slip."""

LOOK_ALIKES: Mapping[str, str] = {
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX", strict=True)),
    **dict(zip("аеорсух", "aeopcyx", strict=True)),
    **dict(zip("カエニハロトタ", "力工二八口卜夕", strict=True)),
    "ー": "一", "〇": "○", "◯": "○",
}  # fmt: skip
"""A character of another script and the one that it is easily mistaken for."""

SAME: Mapping[int, str] = str.maketrans({**VARIANTS, **LOOK_ALIKES})
"""All of them, as a table for `str.translate`."""

_TEXTS = 16_384
"""Texts that are remembered: names and codes of one report are compared over and over."""


@lru_cache(maxsize=_TEXTS)
def fold(text: str) -> str:
    """Return a text without spaces, marks, width and variant characters; equal results say the same words."""
    plain = unicodedata.normalize("NFKC", text).translate(SAME).casefold()
    return "".join(character for character in plain if unicodedata.category(character)[0] in "LNS")
