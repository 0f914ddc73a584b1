"""Invents performance reports and prints them the way they come out as text, so that their reader can be tried.

Each column wraps at its own width; a row's cells follow one another page by page; the head stands on every page; two
cells that end and begin on one height share a line.
"""

# ruff: noqa: SIM905 - a table of words reads better than a list of quoted ones
from __future__ import annotations

from dataclasses import dataclass
from random import Random

CLOSERS = "、，。；：）)%」！？"
OPENERS = "（(「"

_WHO = "本局 本處 本府 各分隊 里辦公處 衛生所 圖書館 社區發展協會 承辦廠商 志工隊 動物收容所 環保局 水利處 學校".split()
_DO = "辦理 推動 賡續推動 輔導 補助 檢討 規劃 完成 加強 協助 建置 稽查 宣導 汰換 改善 整合 培訓 追蹤 擬訂 查核 開辦".split()
_WHAT = (
    "河川清淤 老樹保護 資源回收 路燈汰換 疫苗接種 長者共餐 社區防災 雨水下水道 公園改造 食品稽查 校園午餐 線上申辦 閱讀推廣 流浪動物絕育"
    " 無障礙騎樓 防汛演練 心理諮商 親子館 自行車道 垃圾減量 綠屋頂 智慧站牌 行道樹修剪 托嬰中心 新住民課程 災害通報 檔案數位化 場館預約系統"
).split()
_HOW = (
    "以提升服務品質 並強化跨機關合作 俾利民眾就近使用 以確保公共安全 期能減少環境負荷 並納入年度考核 並公開於機關網站 以落實預防機制 兼顧城鄉差距"
).split()
_UNIT = "場次 人次 件 處 家 公里 株 人 班 場 公噸 戶 座 次".split()


@dataclass(frozen=True)
class Row:
    """One row: four cells, each of paragraphs."""

    cells: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Style:
    """How it is printed: widths of columns in em, lines a page, and the traces that the text keeps."""

    widths: tuple[float, float, float, float] = (7.0, 10.5, 8.8, 10.5)
    page: int = 36
    trails: bool = True
    gap: int = 1
    heads: bool = True
    shared_lines: bool = True
    empty_ends: float = 0.1
    head: str = "年度目標 推動策略/作為 達成效益/成果 未來精進方向"


def number(random: Random) -> str:
    """Return an invented figure."""
    value = random.choice([random.randint(1, 99), random.randint(100, 9999), random.randint(10000, 990000)])
    return f"{value:,}" if random.random() < 0.8 else str(value)


def clause(random: Random, *, figures: bool) -> str:
    """Return an invented clause."""
    text = random.choice(_DO) + random.choice(_WHAT)
    if random.random() < 0.4:
        text = random.choice(_WHO) + text
    if random.random() < 0.25:
        text += random.choice(["「" + random.choice(_WHAT) + "計畫」", "(含" + random.choice(_WHAT) + ")"])
    if figures:
        text += random.choice(["計", "共", "共計", "達", "累計"]) + number(random) + random.choice(_UNIT)
        if random.random() < 0.2:
            text += f"，達成率{random.randint(50, 100)}.{random.randint(0, 99):02d}%"
    return text


def sentence(random: Random, clauses: int, *, figures: float) -> str:
    """Return an invented sentence."""
    parts = [clause(random, figures=random.random() < figures) for _ in range(clauses)]
    if random.random() < 0.4:
        parts.append(random.choice(_HOW))
    return "，".join(parts) + "。"


def cell(random: Random, length: int, *, figures: float, leads: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    """Return the paragraphs of an invented cell: running text, a list, or a heading with short lines."""
    form = random.random()
    count = random.randint(1, max(1, length))
    paragraphs = [random.choice(leads) + sentence(random, random.randint(1, 4), figures=figures) for _ in range(count)]
    if form < 0.55 and count > 1:
        style = random.choice(["{}.", "{}.", "{}、", "({})", "（{}）"])
        return tuple(style.format(index) + text for index, text in enumerate(paragraphs, start=1))
    if form < 0.65:
        return (random.choice(_WHAT) + "：", *paragraphs)
    return tuple(paragraphs)


def goal(random: Random) -> tuple[str, ...]:
    """Return an invented goal."""
    text = random.choice(_DO) + random.choice(_WHAT)
    if random.random() < 0.6:
        text += random.choice(["、", "，", "及"]) + random.choice(_DO) + random.choice(_WHAT)
    if random.random() < 0.2:
        text = f"{random.randint(100, 115)}年度" + text + f"達{number(random)}{random.choice(_UNIT)}"
    return (text + random.choice(["", "", "。"]),)


def invent(random: Random, rows: int, length: int = 4) -> tuple[Row, ...]:
    """Return an invented report."""
    return tuple(
        Row(
            (
                goal(random),
                cell(random, length, figures=0.2),
                cell(random, length, figures=0.8),
                cell(random, max(1, length - 1), figures=0.05, leads=("", "", "持續", "未來將", "預計", "後續擬")),
            )
        )
        for _ in range(rows)
    )


# --- print


def em(text: str) -> float:
    """Return the width of a text in a plain face."""
    return sum(
        0.278 if c in " .,:;/" else 0.333 if c in "()-" else 0.889 if c == "%" else 0.556 if c.isascii() else 1.0
        for c in text
    )


def units(text: str) -> list[str]:
    """Part a text into what a line break cannot part."""
    found: list[str] = []
    for char in text:
        glued = found and (
            char in CLOSERS
            or (char in ".," and found[-1][-1].isdigit())
            or found[-1][-1] in OPENERS
            or (char.isascii() and char.isalnum() and found[-1][-1].isascii() and found[-1][-1].isalnum())
            or (char.isdigit() and found[-1][-1] in ".," and found[-1][:1].isdigit())
        )
        if glued:
            found[-1] += char
        else:
            found.append(char)
    return found


def wrap(text: str, width: float) -> list[str]:
    """Break a paragraph into lines."""
    lines = [""]
    for unit in units(text):
        if lines[-1] and em(lines[-1] + unit) > width:
            lines.append("")
        lines[-1] += unit
    return lines


def printed(rows: tuple[Row, ...], style: Style, random: Random) -> str:
    """Return the table as text."""
    columns = [
        [_lines(paragraphs, style.widths[c], style, random) for c, paragraphs in enumerate(row.cells)] for row in rows
    ]
    out: list[str] = []
    left = 0
    for cells in columns:
        rest = [list(cell) for cell in cells]
        while any(rest):
            if left < 2:
                out += (["", "", ""] if out else []) + ([style.head + " "] if style.heads or not out else [])
                left = style.page
            fragment = [cell[:left] for cell in rest]
            rest = [cell[left:] for cell in rest]
            out += _fragment(fragment, style, random)
            left -= max(len(cell) for cell in fragment)
    separator = "\n" * (style.gap + 1)
    return separator.join(out) + "\n"


def _lines(paragraphs: tuple[str, ...], width: float, style: Style, random: Random) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        wrapped = wrap(paragraph, width)
        wrapped[-1] += " "
        lines += wrapped
    if random.random() < style.empty_ends:
        lines.append(" ")
    return lines


def _fragment(fragment: list[list[str]], style: Style, random: Random) -> list[str]:
    out: list[str] = []
    shared = False
    for lines in fragment:
        kept = lines if style.trails else [line.rstrip() for line in lines]
        if not kept:
            continue
        if shared and kept[0].strip():
            out[-1] = out[-1].rstrip() + " " + kept[0]
            kept = kept[1:]
        out += kept
        shared = style.shared_lines and len(lines) == 1 and bool(lines[0].strip()) and lines[0].endswith(" ")
    return out
