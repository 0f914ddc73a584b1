"""Formats of a workbook's cells and its shared texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heng.ingest.formats.ooxml import q
from heng.ingest.formats.scripts import raised
from heng.ingest.formats.xml import Element, number

_ROC, _ROC_LONG = "[$-404]e/m/d", '[$-404]e"年"m"月"d"日"'
# Formats that a file names by number alone, as Excel for Taiwan shows them. What leaves the century out gives ISO.
_BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: _ROC, 28: _ROC_LONG, 29: _ROC_LONG, 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'hh"時"mm"分"', 33: 'hh"時"mm"分"ss"秒"', 36: _ROC, 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 50: _ROC, 51: _ROC_LONG,
    54: _ROC_LONG, 57: _ROC, 58: _ROC_LONG,
}  # fmt: skip
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cell_formats(styles: Element | None) -> list[str]:
    """Return the number format of each cell style, by its index."""
    if styles is None:
        return []
    own = {
        number(each, "numFmtId", 0): each.get("formatCode", "")
        for each in styles.iterfind(f"{q('s:numFmts')}/{q('s:numFmt')}")
    }
    ids = (number(each, "numFmtId", 0) for each in styles.iterfind(f"{q('s:cellXfs')}/{q('s:xf')}"))
    return [own.get(each, _BUILT_IN.get(each, "")) for each in ids]


def rich_text(element: Element) -> str:
    """Return the text of a shared or inline string, without the reading aids printed above it."""
    found = ""
    for child in element:
        if child.tag == q("s:t"):
            found += _unescaped(child.text or "")
        elif child.tag == q("s:r"):
            text = "".join(_unescaped(each.text or "") for each in child.iterfind(q("s:t")))
            align = child.find(f"{q('s:rPr')}/{q('s:vertAlign')}")
            found += raised(text) if align is not None and align.get("val") == "superscript" else text
    return found


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _character(int(match[1], 16)), text) if "_x" in text else text


def _character(code: int) -> str:
    return chr(code) if code in (0x9, 0xA, 0xD, 0x5F) or 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else ""
