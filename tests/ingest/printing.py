"""Prints a known card the way a council report comes out as text, so that a reader of such texts can be tried on it.

Each column wraps at its own width; the cells of a row follow one another; what a page has no room for stands behind
the figures of its row, on the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

CLOSERS = "、，。；：）)%」"


@dataclass(frozen=True)
class Group:
    """Agencies with the target and actual they share, each cell as paragraphs."""

    owners: tuple[str, ...]
    target: tuple[str, ...]
    actual: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row; cells as paragraphs. The first paragraph of `indicator` begins with the code."""

    indicator: tuple[str, ...]
    action: tuple[str, ...]
    formula: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Table:
    """An objective with its rows."""

    code: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Theme:
    """A theme with its tables."""

    letter: str
    name: str
    lead: str
    co: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Style:
    """How it is printed: column widths in characters, lines a page, and which traces the text keeps."""

    indicator: float = 5.5
    action: float = 9.2
    formula: float = 10.7
    value: float = 5.0
    page: int = 60
    split_rows: bool = True
    heads: str = "both"
    numbers: bool = False
    trails: bool = True
    leads: bool = True
    gap: int = 1
    year: int = 108


@dataclass
class Printer:
    """Collects (text, leads, trails, first on its page, empty lines before) lines."""

    style: Style
    theme: Theme
    lines: list[tuple[str, bool, bool, bool, int]] = field(default_factory=list)
    left: int = 0
    page_no: int = 3

    def __post_init__(self) -> None:
        self.left = self.style.page
        self.fresh = False

    def put(self, text: str, *, lead: bool = False, trail: bool = True, wide: int = 0) -> None:
        self.lines.append((text, lead, trail, self.fresh, wide))
        self.fresh = False

    def turn(self) -> None:
        """Begin a page, with its furniture."""
        self.left, self.fresh = self.style.page, True
        self.page_no += 1
        if self.style.numbers:
            self.fresh = False
            self.put(str(self.page_no), wide=4)
        if self.style.heads == "both":
            self.put(self.theme.name)
        if self.style.heads in ("both", "letter"):
            self.put(f"({self.theme.letter})")

    def table(self, table: Table) -> None:
        if self.left < 10:
            self.turn()
        self.put(f"{table.code} {table.name}    ")
        for text, trail in (("關鍵績效指標 行動計畫 指標公式及單位", True), ("主", False), ("責", True)):
            self.put(text, trail=trail)
        for text in (f"{self.style.year} 年", "目標值", "本期", "實際值"):
            self.put(text)
        self.left -= 4
        for row in table.rows:
            self.row(row)

    def row(self, row: Row) -> None:
        style = self.style
        cells = [
            _wrapped(row.indicator, style.indicator),
            _wrapped(row.action, style.action),
            _wrapped(row.formula, style.formula),
        ]
        groups = [_group(group, style.value) for group in row.groups]
        height = max([*map(len, cells), sum(high for _, high in groups)])
        if not style.split_rows and height > self.left:
            self.turn()
        while any(cells) or groups:
            if self.left < 3:
                self.turn()
            room = self.left if style.split_rows else 10**6
            used = self.portion(cells, groups, room)
            self.left -= used
            if any(cells) or groups:
                self.turn()

    def portion(self, cells: list, groups: list, room: int) -> int:
        """Print what fits of each cell; return how many lines the highest takes."""
        used = 0
        for index, cell in enumerate(cells):
            for line in cell[:room]:
                self.put(line[0], lead=line[1], trail=line[2])
            used = max(used, min(len(cell), room))
            cells[index] = cell[room:]
        taken = 0
        while groups and (not taken or taken + groups[0][1] <= room):
            lines, high = groups.pop(0)
            for line in lines:
                self.put(line[0], lead=line[1], trail=line[2])
            taken += high
        return max(used, taken)

    def text(self) -> str:
        style, out = self.style, []
        for index, (text, lead, trail, fresh, wide) in enumerate(self.lines):
            if index:
                out += [""] * (wide * bool(style.gap) if wide else style.gap - (fresh and style.gap > 0))
            space = (lead or fresh) and style.leads
            out.append(" " * space + text + " " * (trail and style.trails))
        return "\n".join(out) + "\n"


def report(theme: Theme, style: Style = Style()) -> str:
    """Return a report of one theme, without map and budget."""
    printer = Printer(style, theme)
    printer.put(f"{theme.name}({theme.letter})")
    printer.put("一、責任機關")
    printer.put(f"{theme.lead}主政，{'、'.join(theme.co)}等機關協辦。")
    printer.put(f"二、{style.year}年度「{theme.name}」策略地圖")
    printer.put(f"三、{style.year}年度「{theme.name}」策略關聯圖")
    printer.put("四、策略目標、關鍵績效指標、行動計畫及成果")
    printer.put(f"1. 策略目標：{len(theme.tables)} 項")
    for table in theme.tables:
        printer.table(table)
    opening = f"臺北市政府 {style.year} 年 1 至 6 月施政報告，向市議會第 13 屆第 2 次定期大會提出。 "
    return opening + "\n" * (style.gap + 1) + printer.text()


def width(text: str) -> float:
    return sum(1.0 if ord(char) > 0x2E7F else 0.5 for char in text)


def _tokens(text: str) -> Iterator[str]:
    token = ""
    for char in text:
        joined = token and ord(char) < 0x2E80 and ord(token[-1]) < 0x2E80 and char != " " and token[-1] != " "
        if token and not joined and char not in CLOSERS:
            yield token
            token = ""
        token += char
    if token:
        yield token


def _wrapped(paragraphs: tuple[str, ...], limit: float) -> list[tuple[str, bool, bool]]:
    """Return (text, leads, trails) lines."""
    lines = []
    for number, paragraph in enumerate(paragraphs):
        texts = [""]
        for token in _tokens(paragraph):
            if texts[-1] and width(texts[-1] + token) > limit:
                texts.append("")
            texts[-1] += token
        texts = [text.strip() for text in texts if text.strip()]
        for index, text in enumerate(texts):
            lines.append((text, index == 0 and number > 0, index == len(texts) - 1))
    return lines


def _group(group: Group, limit: float) -> tuple[list[tuple[str, bool, bool]], int]:
    owners = [(char, False, index == len(name) - 1) for name in group.owners for index, char in enumerate(name)]
    target, actual = _wrapped(group.target, limit), _wrapped(group.actual, limit)
    if len(target) == 1 and actual:
        first, *rest = actual
        values = [(f"{target[0][0]} {first[0]}", False, first[2]), *rest]
    else:
        values = [*target, *actual]
    return [*owners, *values], max(len(owners), len(values))
