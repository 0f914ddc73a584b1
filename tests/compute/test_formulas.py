"""A formula gives the same over a table as in Decimal: to the last digit shown, exactly, and in its faults."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heng.compute import refusals
from heng.compute.extra import ibis
from heng.compute.formulas import compiled, computed
from heng.formula import Outcome, evaluate, parse
from heng.formula.evaluate import decimal_of
from heng.formula.nodes import Binary, Name, Node, Number, Root
from heng.formula.rounding import round_at
from heng.model.terms import FaultKind, Operation
from tests.compute.engines import Engine

NAMES = ("甲數", "乙數", "丙率")
SCHEMA = pa.schema([("id", pa.int32()), *((name, pa.decimal128(18, 4)) for name in NAMES)])
LONGEST = Decimal(10) ** 14

figures = st.one_of(
    st.none(),
    st.sampled_from([Decimal(0), Decimal(1), Decimal(-1), Decimal("0.5"), Decimal("0.0001"), Decimal("-12.5")]),
    st.decimals(-1000, 1000, places=1),
    st.decimals(Decimal("-99999999999999.9999"), Decimal("99999999999999.9999"), places=4),
)
rows = st.lists(st.tuples(figures, figures, figures), min_size=8, max_size=12)

atoms = st.sampled_from((*NAMES, *NAMES, "2", "100", "100%", "0.25", "1,000", "10萬", "1.5‰", "365 天", "0"))
formulas = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-×÷/＊－"), inner).map("({0[0]}{0[1]}{0[2]})".format),
        st.tuples(inner, st.sampled_from("＋*÷／"), inner).map("（{0[0]}{0[1]}{0[2]}）".format),
        st.tuples(inner, inner).map("({0[0]}-{0[1]})/{0[1]}".format),
        inner.map("|{}|".format),
        inner.map("Σ({})".format),
        st.tuples(inner, st.sampled_from(["²", "^3", "^-1", "^0"])).map("({0[0]}){0[1]}".format),
        inner.map("({})%".format),
    ),
    max_leaves=6,
)


def table_of(values: list[tuple[Decimal | None, ...]]) -> pa.Table:
    columns = zip(*((number, *row) for number, row in enumerate(values)), strict=True)
    return pa.Table.from_arrays(
        [pa.array(column, type=kind.type) for column, kind in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def outcome_of(tree: Node, row: tuple[Decimal | None, ...]) -> Outcome:
    """Compute in Decimal; a missing figure is given as one that is no number."""
    return evaluate(tree, {name: Decimal("NaN") if one is None else one for name, one in zip(NAMES, row, strict=True)})


def check(row: tuple[object, ...], outcome: Outcome, digits: int, text: str) -> None:
    """Hold a row of a table against an outcome."""
    value, above, below, fault, place = row
    if fault == FaultKind.TOO_LARGE:
        assert value is None
        return
    assert (fault, place) == ((outcome.fault.kind, outcome.fault.text) if outcome.fault else (None, None)), text
    if outcome.value is None:
        assert value is above is below is None
        return
    assert isinstance(above, Decimal)
    assert isinstance(below, Decimal)
    assert decimal_of(Fraction(above) / Fraction(below))[0] == outcome.value, text
    assert value == round_at(outcome.value, digits), text


def tree_of(text: str) -> Node | None:
    tree = parse(text).tree
    try:
        return tree if tree and compiled(tree, ibis.table(ibis.schema(SCHEMA), name="t")) else None
    except refusals.NotCompiledError:
        return None


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(formulas, min_size=4, max_size=6, unique=True), rows, st.integers(0, 4))
def test_random_formulas_give_what_decimal_gives(engine: Engine, texts: list[str], values: list, digits: int) -> None:
    trees = {text: tree for text in texts if (tree := tree_of(text)) is not None}
    for text, tree in trees.items():
        found = engine.run(table_of(values), f"{text} {digits}", lambda table, tree=tree: computed(table, tree, digits))  # type: ignore[misc]
        for row in found:
            check(row[4:], outcome_of(tree, values[row[0]]), digits, text)


@pytest.mark.parametrize(
    ("text", "row", "value", "fault"),
    [
        ("甲數/乙數*100%", ("3", "7", "0"), "42.9", None),
        ("甲數/乙數*100%", ("1", "8", "0"), "12.5", None),
        ("甲數/乙數", ("-1", "20", "0"), "-0.1", None),
        ("甲數/乙數", ("0.0499", "1", "0"), "0.0", None),
        ("(甲數-乙數)/乙數", ("1", "-2", "0"), None, FaultKind.NEGATIVE_BASE),
        ("甲數/乙數", ("1", "0", "0"), None, FaultKind.DIVIDED_BY_ZERO),
        ("甲數/乙數", (None, "0", "0"), None, FaultKind.VALUE_MISSING),
        ("(甲數-甲數÷0)/(甲數÷0)", ("1", "0", "0"), None, FaultKind.DIVIDED_BY_ZERO),
        ("甲數^-1", ("0", "0", "0"), None, FaultKind.NO_REAL),
        ("甲數*乙數*丙率", ("99999999999999", "99999999999999", "99999999999999"), None, FaultKind.TOO_LARGE),
        ("甲數/乙數", ("99999999999999", "0.0001", "0"), None, FaultKind.TOO_LARGE),
        ("甲數*乙數", ("99999999999999", "99999999999999", "0"), None, FaultKind.TOO_LARGE),
        ("比率=甲數/乙數=丙率", ("1", "4", "9"), "0.3", None),
    ],
)
def test_cases(engine: Engine, text: str, row: tuple, value: str | None, fault: FaultKind | None) -> None:
    tree = parse(text).tree
    assert tree is not None
    numbers = tuple(None if one is None else Decimal(one) for one in row)
    (found,) = engine.run(table_of([numbers]), f"{text} 1", lambda table: computed(table, tree, 1))
    assert (found[4], found[7]) == (None if value is None else Decimal(value), fault)


def test_halves_go_up_wherever_a_float_cannot_tell(engine: Engine) -> None:
    tree = parse("甲數/乙數").tree
    assert tree is not None
    just = [(Decimal(9999999999999) + step, Decimal(20000000000000), None) for step in (0, 1, 2)]
    found = engine.run(table_of(just), "甲數/乙數 0", lambda table: computed(table, tree, 0))
    assert [row[4] for row in sorted(found)] == [0, 1, 1]


@pytest.mark.parametrize(
    ("tree", "refusal", "named"),
    [
        (Binary(Operation.DIVIDE, "/", Name("甲數"), Name("丁數")), refusals.ColumnAbsentError, "丁數"),
        (Binary(Operation.POWER, "^", Name("甲數"), Name("乙數")), refusals.PowerError, "甲數 ^ 乙數"),
        (Binary(Operation.POWER, "^", Name("甲數"), Number("0.5", Decimal("0.5"))), refusals.PowerError, "甲數 ^ 0.5"),
        (Root("√", Name("甲數")), refusals.RootError, "√甲數"),
        (Binary(Operation.POWER, "^", Name("甲數"), Number("10", Decimal(10))), refusals.PlacesError, "甲數 ^ 10"),
        (Binary(Operation.ADD, "+", Name("甲數"), Number("10⁴⁰", Decimal(10) ** 40)), refusals.LongNumberError, "10⁴⁰"),
    ],
)
def test_what_cannot_be_compiled_is_refused_by_name(tree: Node, refusal: type[Exception], named: str) -> None:
    with pytest.raises(refusal, match=re.escape(named)):
        compiled(tree, ibis.table(ibis.schema(SCHEMA), name="t"))


def test_inexact_and_doubled_columns_are_refused() -> None:
    tree = parse("甲數/乙數").tree
    assert tree is not None
    with pytest.raises(refusals.InexactColumnError, match="甲數"):
        compiled(tree, ibis.table({"甲數": "float64", "乙數": "int64"}, name="t"))
    with pytest.raises(refusals.TwoColumnsError):
        compiled(tree, ibis.table({"甲數": "int64", "甲 數": "int64", "乙數": "int64"}, name="t"))


def test_columns_may_bear_other_names(engine: Engine) -> None:
    tree = parse("回收量/垃圾量").tree
    assert tree is not None
    columns = {"回收量": "甲數", "垃圾量": "乙數"}
    rows = table_of([(Decimal(1), Decimal(4), None)])
    (found,) = engine.run(rows, "renamed", lambda table: computed(table, tree, 2, columns, into="率"))
    assert found[4] == Decimal("0.25")
