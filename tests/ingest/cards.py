"""Invented themes of a council report: strategies that give them, and what reading them must give."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import strategies as st

from tests.ingest.printing import Group, Row, Style, Table, Theme

WORDS = (
    "河川", "巡查", "改善", "完成", "市民", "滿意", "服務", "設施", "維護", "更新", "推動", "訓練", "課程", "圖書", "閱讀", "港區", "碼頭", "漁業",
    "夜市", "攤商", "稽查", "輔導", "宣導", "長者", "共餐", "據點", "志工", "青年", "創業", "貸款", "老屋", "修繕", "燈具", "汰換", "步道", "整建",
    "濕地", "復育", "校園", "午餐", "食材", "抽驗", "牙醫", "巡迴", "部落", "語言",
)  # fmt: skip
ENDINGS = ("計畫", "方案", "工程", "實施要點")
UNITS = ("%", "人次", "件", "公里", "處", "場次")
AGENCIES = ("河川局", "港務處", "青年會", "漁業處", "圖書館", "觀光局", "牙醫署")
TARGETS = ("51", "40.7", "98,368", "≥80%", "10 以下", "14600000", "0.463", "120")
ACTUALS = ("35", "12.4", "尚無法統計", "暫無數據", "6,005", "0", "尚未辦理")
LONG_ACTUALS = (("41", "(至 5/31)"), ("88", "(統計時間：108 年 1 月 1 日至 108 年 4 月 30 日)"))


def words(rng: random.Random, low: int, high: int) -> str:
    """Return a name made of invented words."""
    return "".join(rng.choice(WORDS) for _ in range(rng.randint(low, high)))


def formula(rng: random.Random) -> tuple[str, ...]:
    """Return the paragraphs of a formula cell."""
    thing = words(rng, 2, 5)
    texts = (
        f"{thing}數",
        f"({thing}數/{words(rng, 1, 4)}總數)*100%",
        f"{words(rng, 1, 2)}率={thing}件數/{words(rng, 1, 3)}件數×100%",
        f"當年度{thing}人次總和",
    )
    note = (f"註：{words(rng, 4, 12)}。",) if rng.random() < 0.15 else ()
    return (rng.choice(texts), f"單位：{rng.choice(UNITS)}", *note)


def action(rng: random.Random, code: str) -> tuple[str, ...]:
    """Return the paragraphs of a cell of action plans."""
    parts: list[str] = []
    for number in range(1, rng.choice((2, 2, 3, 4))):
        parts.append(f"{code}.{number} {words(rng, 2, 7)}{rng.choice(ENDINGS)}")
        if rng.random() < 0.2:
            parts += [f"{step}.{words(rng, 2, 6)}" for step in range(1, rng.randint(2, 4))]
    return tuple(parts)


def group(rng: random.Random, owners: tuple[str, ...]) -> Group:
    """Return agencies with their figures."""
    actual = rng.choice(LONG_ACTUALS) if rng.random() < 0.15 else (rng.choice(ACTUALS),)
    return Group(owners, (rng.choice(TARGETS),), actual)


def groups(rng: random.Random) -> tuple[Group, ...]:
    """Return one agency, several with one figure, or several with a figure each."""
    draw = rng.random()
    several = tuple(rng.sample(AGENCIES, rng.randint(2, 4)))
    if draw < 0.8:
        return (group(rng, several[:1]),)
    return (group(rng, several),) if draw < 0.9 else tuple(group(rng, (name,)) for name in several)


def theme(seed: int, letter: str = "K", tables: int = 3) -> Theme:
    """Return an invented theme, the same for the same seed."""
    rng = random.Random(seed)
    made = []
    for number, perspective in zip(range(1, tables + 1), "CPLFCPLF", strict=False):
        objective = f"{letter}{perspective}{number}"
        rows = []
        for index in range(1, rng.randint(2, 5)):
            code = f"{objective}.{index}"
            rows.append(
                Row((f"{code} {words(rng, 2, 5)}",), action(rng, code), formula(rng), groups(rng)),
            )
        made.append(Table(objective, words(rng, 2, 3), tuple(rows)))
    return Theme(letter, "打造宜居海港", "港務處", AGENCIES[:3], tuple(made))


themes = st.integers(0, 10**6).map(theme)

styles = st.builds(
    Style,
    indicator=st.floats(4.5, 8.0),
    action=st.floats(7.0, 13.0),
    formula=st.floats(7.5, 14.0),
    value=st.floats(4.0, 7.0),
    page=st.integers(30, 70),
    heads=st.sampled_from(("both", "letter", "none")),
    numbers=st.booleans(),
    gap=st.sampled_from((1, 1, 2)),
    year=st.integers(100, 120),
)
whole_rows = styles.map(lambda style: replace(style, split_rows=False))
