"""Invented scorecards of bureaus: what they say, and the ways in which documents print it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WORDS = (
    "河川", "巡查", "改善", "服務", "設施", "維護", "更新", "訓練", "課程", "圖書", "閱讀", "港區", "碼頭", "漁業", "夜市", "攤商", "輔導", "宣導", "長者",
    "共餐", "據點", "志工", "青年", "創業", "老屋", "修繕", "步道", "整建", "濕地", "復育", "校園", "食材", "抽驗", "巡迴", "語言", "E化", "3D建模",
)  # fmt: skip
ROWS = (("C", "顧客"), ("P", "內部流程"), ("L", "學習成長"), ("F", "財務"))
AGENCIES = ("河川科", "港務處", "秘書室", "漁業科", "會計室", "人事室")
UNITS = ("%", "人次", "件", "公里", "處")
TARGETS = (("51", "51"), ("98.5", "98.5"), ("1,250", "1250"), ("≥80", "80"), ("70 萬", "700000"))
HEADS = {
    "perspective": ("構面", "BSC構面", "策略構面"),
    "objective": ("策略目標", "策略性目標", "機關策略目標"),
    "ksf": ("KSF", "關鍵成功因素", "關鍵成功因素(KSF)", "成功關鍵因素"),
    "kpi": ("KPI", "關鍵績效指標", "衡量指標", "績效指標", "關鍵績效指標(KPI)", "KPI指標"),
    "action": ("行動方案", "行動計畫", "執行計畫", "具體行動方案"),
    "unit": ("單位", "衡量單位"),
    "target": ("目標值", "{year}年目標值", "年度目標值"),
    "weight": ("權重", "權重(%)"),
    "agency": ("執行單位", "主責機關", "權責單位", "承辦科室"),
}


@dataclass
class Action:
    code: str
    text: str


@dataclass
class Kpi:
    code: str
    name: str
    actions: list[Action]
    city: str = ""
    unit: str = ""
    target: tuple[str, str] = ("", "")
    weight: str = ""
    agency: str = ""


@dataclass
class Objective:
    row: str
    code: str
    name: str
    ksf: str
    kpis: list[Kpi]


@dataclass
class Theme:
    letter: str
    name: str
    objectives: list[Objective]
    marked: bool = False


@dataclass
class Card:
    """A bureau's card. `extras`: columns beside those of codes."""

    owner: str
    year: int
    themes: list[Theme]
    ksf: bool
    extras: tuple[str, ...]
    heads: dict[str, str]
    mission: str
    vision: str
    values: list[str]
    spaced: bool
    rng: random.Random = field(repr=False, default_factory=random.Random)

    def glue(self, code: str, name: str) -> str:
        """Print a code with its name, with a blank between them or without."""
        return f"{code} {name}" if self.spaced or name[0].isdigit() else f"{code}{name}"

    @property
    def columns(self) -> list[str]:
        return ["perspective", "objective", *(["ksf"] if self.ksf else []), "kpi", "action", *self.extras]

    def head(self) -> list[str]:
        return [self.heads[column].format(year=self.year) for column in self.columns]


def words(rng: random.Random, low: int, high: int) -> str:
    text = "".join(rng.choice(WORDS) for _ in range(rng.randint(low, high)))
    return text if not text[0].isascii() else "推動" + text


def card(seed: int) -> Card:
    """Return an invented card, the same for the same seed."""
    rng = random.Random(seed)
    extras = tuple(rng.choice(((), (), ("unit", "target"), ("unit", "target", "weight", "agency"), ("agency",))))
    themes = []
    first = rng.choice("AAAAFK")
    for index in range(rng.randint(2, 5)):
        letter = chr(ord(first) + index)
        objectives = [
            objective(rng, letter, row, number) for row, _ in ROWS for number in range(1, rng.choice((2, 2, 2, 3)))
        ]
        themes.append(
            Theme(
                letter,
                words(rng, 2, 3).replace("E化", "數位").replace("3D建模", "模型"),
                objectives,
                rng.random() < 0.3,
            )
        )
    return Card(
        owner=rng.choice(("臺北市政府港務局", "高雄市政府水利處", "新竹縣政府文化局")),
        year=rng.randint(101, 115),
        themes=themes,
        ksf=rng.random() < 0.5,
        extras=extras,
        heads={column: rng.choice(texts) for column, texts in HEADS.items()},
        mission=words(rng, 3, 5),
        vision=words(rng, 3, 5),
        values=["誠信", "創新", "關懷"][: rng.randint(2, 3)],
        spaced=rng.random() < 0.5,
        rng=rng,
    )


def objective(rng: random.Random, letter: str, row: str, number: int) -> Objective:
    code = f"{letter}{row}{number}"
    kpis = [kpi(rng, f"{code}.{index}") for index in range(1, rng.choice((2, 2, 3, 4)))]
    return Objective(row, code, words(rng, 2, 4), words(rng, 3, 6), kpis)


def kpi(rng: random.Random, code: str) -> Kpi:
    actions = [
        Action(f"{code}.{index}", words(rng, 2, 6) + rng.choice(("計畫", "方案", "要點", "計畫。")))
        for index in range(1, rng.choice((2, 2, 2, 3)))
    ]
    return Kpi(
        code,
        words(rng, 2, 5) + rng.choice(("率", "人次", "(含約用人員)比率")),
        actions,
        city=f"{rng.choice('ABCD')}P{rng.randint(1, 6)}.{rng.randint(1, 3)}" if rng.random() < 0.15 else "",
        unit=rng.choice(UNITS),
        target=rng.choice(TARGETS),
        weight=str(rng.choice((10, 25, 50))),
        agency=rng.choice(AGENCIES),
    )


# --- cells of a table, one list a row; None where a merged cell goes on from above


def rows(this: Card, theme: Theme) -> Iterator[list[str | None]]:
    """Yield the rows of a theme's table."""
    labels = dict(ROWS)
    shown = ""
    for each in theme.objectives:
        for index, one in enumerate(each.kpis):
            line: list[str | None] = [labels[each.row] if each.row != shown else None]
            shown = each.row
            line.append(this.glue(each.code, each.name) if index == 0 else None)
            if this.ksf:
                line.append(this.glue(each.code, each.ksf) if index == 0 else None)
            city = f"(府級KPI-{one.city})" if one.city else ""
            line.append(this.glue(one.code, one.name) + city)
            line.append(" ".join(this.glue(action.code, action.text) for action in one.actions))
            line += [_extra(one, column) for column in this.extras]
            yield line


def _extra(one: Kpi, column: str) -> str:
    return one.target[0] if column == "target" else str(getattr(one, column))


def map_rows(this: Card) -> Iterator[list[str]]:
    """Yield the rows of the map, its head first."""
    marks = ["(府)" if theme.marked else "" for theme in this.themes]
    yield ["策略主題", "", *(f"{t.name} {t.letter}{mark}" for t, mark in zip(this.themes, marks, strict=True))]
    for index, (row, label) in enumerate(ROWS):
        cells = [
            " ".join(this.glue(each.code, each.name) for each in theme.objectives if each.row == row)
            for theme in this.themes
        ]
        yield ["策略目標" if index == 0 else "", f"{label} {row}", *cells]


# --- what reading must give


def expected(this: Card, *, figures: bool = True) -> dict[str, list[dict[str, str]]]:
    """Return the rows of the tables."""
    objectives, kpis, actions, values = [], [], [], []
    for theme in this.themes:
        for each in theme.objectives:
            objectives.append(
                {
                    "theme": theme.letter, "perspective": each.row, "code": each.code, "name": each.name,
                    "ksf": each.ksf if this.ksf else "",
                }
            )  # fmt: skip
            for one in each.kpis:
                kpis.append(
                    {
                        "theme": theme.letter, "objective": each.code, "code": one.code, "name": one.name,
                        "city_kpi": one.city,
                        "unit": one.unit if "unit" in this.extras and figures else "",
                        "weight": one.weight if "weight" in this.extras and figures else "",
                    }
                )  # fmt: skip
                actions += [
                    {"objective": each.code, "kpi": one.code, "code": action.code, "text": action.text}
                    for action in one.actions
                ]
                if "target" in this.extras and figures:
                    values.append({"code": one.code, "target_value": one.target[1]})
    return {"objectives": objectives, "kpis": kpis, "actions": actions, "values": values}


def expected_map(this: Card) -> list[dict[str, str]]:
    return [
        {"theme": theme.letter, "perspective": row, "code": each.code, "name": each.name}
        for row, _ in ROWS
        for theme in this.themes
        for each in theme.objectives
        if each.row == row
    ]


# --- documents as text


def cover(this: Card) -> list[str]:
    return [f"{this.owner} {this.year}年度策略地圖及平衡計分卡", "", "局長：王大明", "", f"{this.year}年3月5日", ""]


def statements(this: Card) -> list[str]:
    return [
        f"{this.owner[5:]}策略地圖", "", "【使命】", "", this.mission, "", "【願景】", "", this.vision, "", "【核心價值】", "",
        "、".join(this.values), "",
    ]  # fmt: skip


def heading(this: Card, theme: Theme) -> str:
    forms = (f"{theme.name}{theme.letter}", f"{theme.letter} {theme.name}", f"{theme.name} ({theme.letter})",
             f"策略主題：{theme.name} {theme.letter}")  # fmt: skip
    return forms[this.year % len(forms)]


def tabbed(this: Card, *, lose: bool = False) -> str:
    """Print with tabs between cells; `lose`: cells that go on from above have no place."""
    out = [*cover(this), *statements(this), *("\t".join(row) for row in map_rows(this)), ""]
    for theme in this.themes:
        out += [heading(this, theme), "", "\t".join(this.head())]
        for row in rows(this, theme):
            drop = lose and row[0] is None and row[1] is not None
            out.append("\t".join(cell or "" for cell in (row[1:] if drop else row)))
        out.append("")
    return "\n".join([*out, "簡報結束，敬請指教", ""])


def barred(this: Card) -> str:
    """Print as tables of a note: cells between upright bars."""

    def bar(row: Sequence[str | None]) -> str:
        return "| " + " | ".join(cell or "" for cell in row) + " |"

    first, *others = map_rows(this)
    out = [*cover(this), *statements(this), bar(first), bar(["---"] * len(first)), *map(bar, others), ""]
    for theme in this.themes:
        out += [f"## {heading(this, theme)}", "", bar(this.head()), bar(["---"] * len(this.columns))]
        out += [bar(row) for row in rows(this, theme)]
        out.append("")
    return "\n".join(out)


def whole(this: Card) -> str:
    """Print one table for all themes, with a column of themes."""
    out = [*cover(this), *statements(this), *("\t".join(row) for row in map_rows(this)), ""]
    out.append("\t".join(["策略主題", *this.head()]))
    for theme in this.themes:
        for index, row in enumerate(rows(this, theme)):
            out.append("\t".join(cell or "" for cell in [f"{theme.name}{theme.letter}" if not index else None, *row]))
    return "\n".join([*out, ""])


def loose(this: Card, *, gap: bool = True, bullets: bool = True) -> str:
    """Print each cell on a line of its own, as a text without its tables has it."""
    out = [*cover(this), *statements(this), f"{this.year}年{this.owner[5:]}策略地圖", "", "策略主題", ""]
    for theme in this.themes:
        out += [f"{theme.name} {theme.letter}", ""]
    out += ["策略目標", "", *(text for _, label in ROWS for text in (label, ""))]
    for theme in this.themes:
        for each in theme.objectives:
            out += [f"●{each.code}", each.name, ""] if bullets else [f"{each.code} {each.name}", ""]
    out += ["平衡計分卡", ""]
    for theme in this.themes:
        out += [heading(this, theme), "", *(text for head in this.head()[:5] for text in (head, ""))]
        for row in rows(this, theme):
            for cell in row[: 5 if this.ksf else 4]:
                out += [cell, ""] if cell else []
    return "\n".join(out if gap else [line for line in out if line])
