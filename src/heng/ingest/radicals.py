"""Radicals in place of the ideographs they look like.

Fonts that lack a proper table of characters make a text tool write 行 as U+2F8F. A radical stands in no running text
and on paper nothing differs, so this is a fault of the file and not of the print: documents are read with the
ideographs themselves. Compatibility ideographs (U+F900 to U+FAFF) are characters of the text and stay.
"""

from __future__ import annotations

import re
import unicodedata

_RADICALS = range(0x2F00, 0x2FD6)
_RADICAL = re.compile("[\u2e80-\u2fd5]")
# Forms that a radical takes beside others (U+2E80 to U+2EFF) have no decomposition; those that look like a word do.
_SUPPLEMENT = dict(
    zip("⺎⺒⺝⺟⺠⺩⻁⻃⻄⻆⻑⻘⻝⻣⻤⻨⻩⻬⻯⻳", "兀巳月母民王虎襾西角長青食骨鬼麥黄齊龍龜", strict=True)
)


_IDEOGRAPHS = {ord(radical): char for radical, char in _SUPPLEMENT.items()} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in _RADICALS
}


def with_ideographs(text: str) -> str:
    """Return a text of the same length with ideographs in place of radicals."""
    return text.translate(_IDEOGRAPHS) if _RADICAL.search(text) else text
