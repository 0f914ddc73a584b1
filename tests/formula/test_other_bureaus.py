"""Formulas of bureaus not met before against a key by hand: class, quantities, and what they give.

`values` are those of the quantities in order (`；` between quantities, `,` between parts of one; empty where the cell
prints the value itself); `result` is in the indicator's unit, rounded to the digits written.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from heng.formula import evaluate, formulas, parse, print_tree
from heng.formula.rounding import plain, round_at
from heng.formula.units import in_unit

KEY = Path(__file__).parents[1] / "keys" / "formula-other-bureaus.csv"
with KEY.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:24] for row in ROWS])
def test_a_cell_is_what_the_key_says(row: dict[str, str]) -> None:
    parsed = parse(row["text"], row["unit"])
    assert parsed.kind == row["class"]
    assert [_bare(name) for name in parsed.variables] == [_bare(name) for name in row["variables"].split("；") if name]
    if parsed.tree is not None:
        assert parse(print_tree(parsed.tree), row["unit"]).tree == parsed.tree


@pytest.mark.parametrize("row", [row for row in ROWS if row["result"]], ids=lambda row: row["text"][:24])
def test_a_cell_gives_what_the_key_says(row: dict[str, str]) -> None:
    parsed = parse(row["text"], row["unit"])
    assert parsed.tree is not None
    named = zip(row["variables"].split("；"), row["values"].split("；"), strict=True)
    given = {name: [Decimal(part) for part in parts.split(",")] for name, parts in named if parts}
    formula, wanted = formulas(parsed.tree)[0], Decimal(row["result"])
    shown = in_unit(evaluate(formula, given), formula, row["unit"])
    exponent = wanted.as_tuple().exponent
    assert shown is not None
    assert isinstance(exponent, int)
    assert plain(round_at(shown.value, max(-exponent, 0))) == plain(wanted)


def _bare(name: str) -> str:
    return "".join(name.split())
