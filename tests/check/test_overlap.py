"""One fault is told once, by the rule that says most about it."""

from __future__ import annotations

import pytest

from heng.check.run import check
from heng.ingest import read_documents
from heng.resources import agency_register

HEAD = "# 某市政府 111 年 施政報告\n\n- 期間：111年第1季\n\n### AC1 策略目標\n\n#### AC1.1 "


def codes(card: str, *select: str) -> set[str]:
    """Return the codes of the findings on one KPI."""
    (read,) = read_documents("card.md", (HEAD + card).encode(), agency_register())
    return {each.code for each in check([read.edition], agency_register(), reading=read.findings, select=select)}


@pytest.mark.parametrize(
    ("card", "told", "left_out"),
    [
        ("參訓率\n- 公式：參訓率\n- 單位：%\n- 目標：90\n", "FM006", "FM004"),
        ("完成日期\n- 公式：完成日\n- 單位：日期\n- 目標：111年3月31日\n- 實際：44650\n", "AC001", "RD002"),
        ("收托名額及滿意度\n- 公式：收托數\n- 單位：名\n- 目標：90\n", "ID011", "ID009"),
    ],
)
def test_what_another_rule_says_better_is_left_out(card: str, told: str, left_out: str) -> None:
    """Both rules find the cell, one is told."""
    assert codes(card, left_out) == {left_out}
    found = codes(card)
    assert told in found
    assert left_out not in found
