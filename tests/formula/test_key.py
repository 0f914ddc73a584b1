"""Every formula cell of a real report against a key that was made by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from heng.formula import Parsed, evaluate, formulas, parse, print_tree
from heng.formula.rounding import plain, round_at
from heng.ingest import read_document
from heng.model.card import Indicator
from heng.resources import agency_register

KEY = Path(__file__).parents[1] / "keys" / "formula-107-q1.csv"

Cells = dict[tuple[str, str, str], tuple[Indicator, Parsed]]


@pytest.fixture(scope="module")
def cells(seed: Callable[[str], Path]) -> Cells:
    """Return the cells of the report by objective, code and component."""
    path = seed("004")
    rows = read_document(path.name, path.read_bytes(), agency_register()).edition.card.indicators
    return {(row.objective, row.code, row.component): (row, parse(row.formula or "", row.unit or "")) for row in rows}


def key() -> list[dict[str, str]]:
    with KEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_classes_agree_with_the_key(cells: Cells) -> None:
    wanted = {(row["objective"], row["code"], row["component"]): row["class"] for row in key()}
    assert len(wanted) == len(cells) == 331
    differ = {place for place, (_, parsed) in cells.items() if wanted[place] != parsed.kind}
    assert len(differ) <= 331 * 5 // 100, differ
    assert not {place for place in differ if cells[place][1].kind == "computable"}


def test_trees_are_those_of_the_key_and_read_back_equal(cells: Cells) -> None:
    for row in key():
        cell, parsed = cells[row["objective"], row["code"], row["component"]]
        if row["tree"]:
            assert parsed.tree is not None
            assert print_tree(parsed.tree) == row["tree"]
            assert parse(row["tree"], cell.unit or "").tree == parsed.tree


FIGURES = [
    (("AP4", "AP4.6", ""), {}, 2, "64.74"),
    (("HP3", "HP3.1", ""), {"法務局法規委員會審議通過之市法規數": "13", "法務局法規委員會審議之市法規數": "14"}, 2, "92.86"),
    (("BP3", "BP3.2", ""), {}, 0, "100"),
    (("HF2", "HF2.1", ""), {"未達成使用率標準之局處": "2", "提供使(租)用增加收入者": "5",
        "依本市市有財產委託經營管理自治條例辦理 OT 案件": "1", "依促參法辦理 OT 案件": "0", "ROT 案件": "1"}, 1, "82.7"),
    (("AP4", "AP4.5", ""), {"實際審查天數": "100"}, 0, "100"),
    (("BC1", "BC1.1", ""), dict.fromkeys(("研提願景計畫草案", "提報府內討論", "匯集願景委員會委員意見"), "1"), 0, "50"),
    (("DP5", "DP5.1", ""), {"本市重大職災死亡人數": "25", "本市勞工保險適用職安法勞工投保人數": "2,500,000"}, 0, "10"),
    (("GC1", "GC1.1", ""), {"年齡別死亡率": "10;20", "標準組年齡別人口數": "300;100", "標準組總人口數": "400"}, 1, "12.5"),
    (("AC2", "AC2.2", ""), {"各工作項目進度": "0.5;1", "權重": "0.6;0.4"}, 0, "70"),
    (("BP2", "BP2.4", ""), {"A": "1", "B": "2", "C": "1", "D": "4", "E": "3", "F": "3"}, 0, "50"),
]  # fmt: skip
"""Cell, values of its quantities (; sets off parts), printed digits, result."""


@pytest.mark.parametrize(("place", "values", "digits", "result"), FIGURES, ids=[row[0][1] for row in FIGURES])
def test_figures_are_computed_again(
    cells: Cells, place: tuple[str, str, str], values: dict[str, str], digits: int, result: str
) -> None:
    """Steps and levels that a formula prints need not be given: the printed ones serve."""
    _, parsed = cells[place]
    assert parsed.tree is not None
    given = {name: [Decimal(part.replace(",", "")) for part in text.split(";")] for name, text in values.items()}
    points = {name: [value] for name, value in parsed.points.items()}
    outcome = evaluate(formulas(parsed.tree)[0], points | given)
    assert outcome.value is not None
    assert plain(round_at(outcome.value, digits)) == result
