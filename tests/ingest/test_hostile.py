"""Texts made to be slow: time stays in proportion to length, and nothing raises."""

from __future__ import annotations

import time

import pytest

from heng import ingest
from heng.model.agency import AgencyRegister
from tests.ingest.test_council_report import OPENING

SECONDS = 30
LITTLE = 10
MANY = 30_000


@pytest.mark.parametrize(
    "tail",
    [
        "預算" * MANY,
        "KC1.1 甲 \nKC1.1.1 乙 \n" + "(" * MANY,
        "1 " * MANY,
        "KC1甲；" * MANY,
        "KC1.1 甲 \n" + "局\n" * 2_000,
        "附錄 \n預算執行表 \n合計 1 2 3 4 5 \n" + "1 1 1 1 x " * MANY,
        "關鍵績效指標\n" * 5_000,
        "KC1.1 甲 \nKC1.1.1 乙 \n丙 \n環保局 \n" + "12 萬 3,456 (甲乙\n" * 500,
        "【使命" * MANY,
        "「" * MANY,
        "KC1 目標\n" * 5_000,
        "(K)" * MANY,
    ],
    ids=lambda tail: tail[:8].strip(),
)
def test_time_is_bounded(tail: str) -> None:
    begun = time.monotonic()
    ingest.read_document("report.txt", (OPENING + tail).encode(), AgencyRegister(()))
    assert time.monotonic() - begun < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "關鍵績效指標 " * 40 + "甲",
        "目標 " * 18 + "甲",
        ("目標 " * 18 + "甲\n") * 2_000,
        "目標 " * 1_500,
        "指標 目標 " * 1_000 + "甲",
        "目標 " * 350_000,
        '{"a":[1,2,"x"],"b":"目標 值"},' * 12_000,
        "the target of a unit " * 3_000,
        "指 標 目 標 單 位 實 際 機 關 公 式 甲\n" * 2_000,
        "指標\n目標\n單位\n實際\n" * 5_000,
        "編號\n指標\n目標\n實際\n備註\n構面\n主題\n極性\n" + "A1.1\n甲乙\n5\n6\n" * 2_000,
        "編號\n指標\n目標\n實際\n" + "備註\n" * 12 + "A1.1\n甲乙\n5\n6\n" * 2_000,
        "指標  目標  實際  單位\n" * 5_000,
        "指標  目標  實際  單位\n" + "甲  1  2  件\n" + "甲 " * 50_000 + " 1",
        ("指標  " + "目標 1  " * 19 + "\n" + "甲 1 " * 30 + " 1\n") * 20,
    ],
    ids=lambda text: f"{text[:8].strip()}-{len(text)}",
)
def test_lines_full_of_heads_are_read_in_little_time(text: str) -> None:
    begun = time.monotonic()
    ingest.read_document("notes.txt", text.encode(), AgencyRegister(()))
    assert time.monotonic() - begun < LITTLE


def test_a_long_line_of_a_bureaus_card_is_read_in_little_time() -> None:
    begun = time.monotonic()
    text = "某局策略地圖及平衡計分卡\n構面 策略目標 KSF 策略目標 KPI 行動計畫\n承接府級\n" + "甲乙丙107年" * 1_000
    ingest.read_document("card.txt", text.encode(), AgencyRegister(()))
    assert time.monotonic() - begun < LITTLE
