"""What a reader costs grows with the length of what it is given, whatever that is."""

from __future__ import annotations

import time

import pytest

from heng import ingest
from heng.model.agency import AgencyRegister

OPENINGS = {
    "council": "臺北市議會第13屆第1次定期大會施政報告\n一、責任機關\n環保局主政。\n二、107年度「營造永續環境」策略地圖\n三、平衡計分卡\n",
    "plan": "某局107年度施政計畫\n壹、機關使命\n貳、機關願景\n參、年度施政目標與重點\n業務計畫 工作計畫\n",
    "performance": "某局107年度施政計畫績效報告\n一、預算及人力\n年度施政目標 推動策略 達成效益 精進方向\n風險管理及推動情形\n",
}
OPENINGS |= {
    "plan table": OPENINGS["plan"] + "壹、甲業務 一、乙工作\n",
    "sheet": "\n\n".join(
        ["甲縣政府稅務局113年度績效指標一覽表", "指標編號", "績效指標", "單位", "113年目標值", "實際值", "主辦機關", ""]
    ),
    "sheet in columns": "指標  目標  實際  單位\n甲  1  2  件\n",
}
LENGTH, TIMES = 4_000, 4
MOST = 10
"""Four times the text may take ten times as long on a busy machine; what grows with the square takes sixteen."""


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("performance", "1212"),
        ("performance", "|\t\n件「"),
        ("performance", "一、|12 "),
        ("performance", "-\t"),
        ("council", " |12"),
        ("council", "#\t"),
        ("council", "、公式\t(一)"),
        ("council", "策略目標\x0c"),
        ("plan", "1.  \n（\n#"),
        ("plan table", "1.甲。2.乙。"),
        ("sheet", "A1-1 甲 乙 丙 丁 戊 己 1 2\n\n"),
        ("sheet in columns", "甲 "),
    ],
)
def test_time_grows_with_the_length(kind: str, unit: str) -> None:
    short = _seconds(OPENINGS[kind] + unit * (LENGTH // len(unit)))
    long = _seconds(OPENINGS[kind] + unit * (TIMES * LENGTH // len(unit)))
    assert long < max(MOST * short, 1.0)


def _seconds(text: str) -> float:
    start = time.process_time()
    ingest.read_document("long.txt", text.encode(), AgencyRegister(()))
    return time.process_time() - start
