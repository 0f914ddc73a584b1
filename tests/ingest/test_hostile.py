"""Texts made to be slow: time stays in proportion to length, and nothing raises."""

from __future__ import annotations

import time

import pytest

from heng import ingest
from heng.model.agency import AgencyRegister
from tests.ingest.test_council_report import OPENING

SECONDS = 30
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
