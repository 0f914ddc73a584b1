"""One shape for characters that documents print in several widths, so that the grammar knows each once.

Folding keeps the length: an offset into the folded text is an offset into the printed one, and what is cut out for
people (units, labels, notes) is always cut out of the printed text.
"""

from __future__ import annotations

_SAME = {
    "≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥", "﹤": "<", "﹥": ">", "﹦": "=", "−": "-", "‐": "-",
    "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "─": "-", "﹣": "-", "〜": "~", "∼": "~", "˜": "~",
    "﹪": "%", "﹢": "+", "﹐": ",", "﹒": ".", "﹕": ":", "﹔": ";", "∶": ":", "【": "[", "】": "]",
    "〔": "[", "〕": "]", "﹝": "[", "﹞": "]", "﹙": "(", "﹚": ")", "仟": "千", "佰": "百",
    "²": "2", "³": "3", "⇒": "→", "➔": "→", "➜": "→",
    "“": "「", "”": "」", "『": "「", "』": "」", "《": "「", "》": "」", "〈": "「",
    "〉": "」", "｢": "「", "｣": "」",
}  # fmt: skip
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANK = dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA1), *range(0x2000, 0x200B), 0x202F, 0x3000, 0xFEFF), " ")
_TABLE: dict[int, int | str] = {**_WIDE, **_BLANK, **{ord(char): same for char, same in _SAME.items()}, ord("\n"): "\n"}


def fold(text: str) -> str:
    """Return the text with half-width digits, signs and brackets and plain spaces; its length does not change.

    A line feed stays: it stands between the paragraphs of a cell.
    """
    return text.translate(_TABLE)
