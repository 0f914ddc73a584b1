"""The real council report in other wordings gives the same tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from heng.ingest import read_document
from heng.resources import agency_register
from tests.publish.test_round_trip import differing

REGISTER = agency_register()
_SECTION = r"(?m)^(\s*){}、(?=責任機關|\d+年度「|策略目標、)"
_TITLE = r"(?m)^(\s*)(\S+)\(([A-H])\)(\s*)$"
_OBJECTIVE = r"(?m)^([A-H][CPLF]\d+) (?=\S+\s+\n\s*\n*關鍵)"


def numbered(text: str, *numbers: str) -> str:
    """Number the sections of a theme in another style."""
    for usual, other in zip("一二三四", numbers, strict=True):
        text = re.sub(_SECTION.format(usual), rf"\g<1>{other}", text)
    return text


def bracketed(text: str) -> str:
    text = numbered(text, "(一)", "(二)", "（三）", "（四）")
    text = re.sub(_TITLE, r"\1\3、\2\4", text)
    text = re.sub(r"：(\d+) 項", r"：共計 \1 項", text)
    return re.sub(_OBJECTIVE, r"\1：", text)


def renamed(text: str) -> str:
    text = numbered(text, "１．", "２．", "３．", "４．").replace("責任機關", "主辦機關：")
    text = re.sub(_TITLE, r"\1主題\3：\2\4", text)
    text = text.replace("行動計畫 指標公式及單位", "行動方案 計算公式及單位")
    return text.replace("本期", "執行").replace("實際值", "情形")


@pytest.mark.parametrize("change", [bracketed, renamed])
def test_other_wordings_give_the_same_tables(seed: Callable[[str], Path], change: Callable[[str], str]) -> None:
    text = seed("004").read_text("utf-8")
    changed = change(text)
    assert changed != text
    usual = read_document("004.txt", text.encode(), REGISTER)
    result = read_document("004.txt", changed.encode(), REGISTER)
    assert differing(result.edition, usual.edition) == []
    assert result.coverage.residue == 0
