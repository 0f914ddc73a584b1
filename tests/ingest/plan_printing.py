"""Invents annual plans and prints them in the ways that such documents come, so that their reader can be tried."""

# ruff: noqa: SIM905 - a table of words reads better than a list of quoted ones
from __future__ import annotations

from dataclasses import dataclass
from random import Random

HAN = "一二三四五六七八九十"
FORMAL = "壹貳參肆伍陸柒捌玖拾"
_NAMES = "河川管理 公園綠地 文化資產 消防救災 衛生保健 地政業務 圖書資訊 動物保護 觀光行銷 殯葬設施 停車管理 污水下水道 體育設施 客家事務".split()
_KINDS = "業務 工作 管理 推廣 輔導 維護".split()
_DO = "辦理 推動 賡續 加強 補助 檢討 規劃 建置".split()
_WHAT = "設施巡檢 教育訓練 民眾宣導 資料清查 設備汰換 志工培力 績效考核 防災整備 資訊公開 委外經營".split()
_WHY = ("，以提升服務品質", "，保障民眾權益", "，每年 2 次", "（含 12 處據點）", "，依 112 年度預算執行", "")


@dataclass(frozen=True)
class Sub:
    """A sub-plan; its name is empty where the level is absent."""

    name: str
    items: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Work:
    """A work plan."""

    name: str
    subs: tuple[Sub, ...]


@dataclass(frozen=True)
class Business:
    """A business plan."""

    name: str
    works: tuple[Work, ...]


@dataclass(frozen=True)
class Style:
    """How it is printed: the signs of each level, how content is listed, and where pages break."""

    business: str = "{formal}、"
    work: str = "{han}、"
    sub: str = "({han})"
    item: str = "{n}."
    part: str = "({n})"
    year: int = 110
    owner: str = "某某市政府水利局"
    list_form: str = "html"
    breaks: float = 0.1
    subs: bool = True


def sign(style: str, number: int) -> str:
    """Return the number of a level as printed."""
    han = HAN[number - 1] if number <= 10 else f"十{HAN[number - 11]}"
    formal = FORMAL[number - 1] if number <= 10 else f"拾{FORMAL[number - 11]}"
    return style.format(n=number, han=han, formal=formal)


def text(random: Random) -> str:
    """Return an invented sentence."""
    return random.choice(_DO) + random.choice(_NAMES) + random.choice(_WHAT) + random.choice(_WHY) + "。"


def name(random: Random) -> str:
    """Return an invented name."""
    return random.choice(_NAMES) + random.choice(_KINDS)


def invent(random: Random, style: Style) -> tuple[Business, ...]:
    """Return an invented plan."""

    def sub() -> Sub:
        items = tuple(
            (text(random), tuple(text(random) for _ in range(random.choice([0, 0, 0, 2]))))
            for _ in range(random.randint(1, 6))
        )
        return Sub(name(random) if style.subs else "", items)

    def work() -> Work:
        return Work(name(random), tuple(sub() for _ in range(random.randint(1, 3) if style.subs else 1)))

    return tuple(
        Business(name(random), tuple(work() for _ in range(random.randint(1, 3)))) for _ in range(random.randint(2, 5))
    )


def content(items: tuple[tuple[str, tuple[str, ...]], ...], style: Style) -> list[str]:
    """Return the content of a sub-plan as printed pieces; one item alone has no number."""
    pieces: list[str] = []
    for index, (sentence, parts) in enumerate(items, start=1):
        number = sign(style.item, index) + " " if len(items) > 1 else ""
        pieces.append(number + sentence)
        pieces += [sign(style.part, place) + " " + part for place, part in enumerate(parts, start=1)]
    return pieces


def listed(pieces: list[str], style: Style) -> str:
    """Return the content of a cell."""
    if style.list_form == "html":
        return '<ol style="list-style-type: none"> ' + " ".join(pieces)
    if style.list_form == "p":
        return " ".join(f"<p>{piece}</p>" for piece in pieces)
    return " ".join(pieces)


def printed(plan: tuple[Business, ...], style: Style, random: Random) -> str:
    """Return the document as text, its cells parted by tabs."""
    columns = ["業務計畫", "工作計畫", *(["分計畫"] if style.subs else []), "計畫內容"]
    lines = [
        f"{style.owner}{style.year}年度施政計畫",
        "",
        "壹、使命",
        "一、守護水岸。",
        "貳、願景",
        "一、安全永續。",
        "參、年度施政計畫",
        "\t".join(columns),
    ]
    for number, business in enumerate(plan, start=1):
        first = [sign(style.business, number) + " " + business.name]
        for place, work in enumerate(business.works, start=1):
            second = [sign(style.work, place) + " " + work.name]
            for order, sub in enumerate(work.subs, start=1):
                third = [sign(style.sub, order) + sub.name] if style.subs else []
                pieces = content(sub.items, style)
                cut = random.randint(1, len(pieces) - 1) if len(pieces) > 1 and random.random() < style.breaks else 0
                lines.append(
                    "\t".join([*(first or [""]), *(second or [""]), *third, listed(pieces[: cut or None], style)])
                )
                if cut:
                    lines += ["", "\t".join([""] * (len(columns) - 1) + [listed(pieces[cut:], style)])]
                first, second = [], []
    return "\n".join(lines) + "\n"


def outline(plan: tuple[Business, ...], style: Style) -> str:
    """Return the document as a plain outline, without a table."""
    lines = [f"{style.owner}{style.year}年度施政計畫", "", "第一章 使命", "守護水岸。", "第二章 年度施政計畫"]
    for number, business in enumerate(plan, start=1):
        lines.append(sign(style.business, number) + business.name)
        for place, work in enumerate(business.works, start=1):
            lines.append(sign(style.work, place) + work.name)
            for order, sub in enumerate(work.subs, start=1):
                lines.append(sign(style.sub, order) + sub.name)
                for index, (sentence, parts) in enumerate(sub.items, start=1):
                    lines.append(sign(style.item, index) + sentence)
                    lines += [sign(style.part, at) + part for at, part in enumerate(parts, start=1)]
    return "\n".join(lines) + "\n"


def rows(plan: tuple[Business, ...], style: Style, *, single: bool = True) -> list[tuple[str, ...]]:
    """Return what a reader must find: (business, work, sub, item number, text) in the order of print.

    `single`: an item that is alone stands without its number.
    """
    found: list[tuple[str, ...]] = []
    for business in plan:
        for work in business.works:
            for sub in work.subs:
                for index, (sentence, parts) in enumerate(sub.items, start=1):
                    number = sign(style.item, index) if len(sub.items) > 1 or not single else ""
                    place = (business.name, work.name, sub.name if style.subs else "")
                    found.append((*place, number, "".join(sentence.split())))
                    found += [
                        (*place, sign(style.part, at), "".join(part.split())) for at, part in enumerate(parts, start=1)
                    ]
    return found
