"""Laws of the grammar: what is printed reads back, any text can be read, and long text takes no longer than it must."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heng.model.figures import (
    Actual,
    ActualPart,
    AsOf,
    Band,
    DataItem,
    Deadline,
    Milestones,
    Missing,
    NoTarget,
    Parts,
    Relative,
    Target,
    TargetPart,
    Threshold,
    Tolerance,
)  # fmt: skip
from heng.model.notation import parse_actual, parse_target, print_actual, print_quantity, print_target, split_pair
from heng.model.notation.folding import fold
from heng.model.period import PartialDate, Period
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, MissingReason, NoTargetReason, TargetOperator

YEAR = Period.year(107)
UNITS = ["", "%", "‰", "人次", "戶", "處", "件", "人次/日", "公噸", "個百分點", "萬人次"]
LABELS = ["甲區", "乙館", "單位預算", "基金", "男性", "國小", "公共住宅"]
BOUNDS = [
    TargetOperator.EQUAL,
    TargetOperator.LESS,
    TargetOperator.AT_MOST,
    TargetOperator.GREATER,
    TargetOperator.AT_LEAST,
]

steps = st.integers(-4, 9).map(lambda power: Decimal(1).scaleb(power))


@st.composite
def quantities(draw: st.DrawFn, units: list[str] = UNITS, low: int = -(10**6), high: int = 10**9) -> Quantity:
    power = draw(st.integers(-4, 8))
    step = Decimal(f"1e{power}") if power < 0 else Decimal(10**power)
    value = Decimal(draw(st.integers(low, high))).scaleb(min(power, 0)) * Decimal(10 ** max(power, 0))
    unit = draw(st.sampled_from([u for u in units if power < 1 or not u.startswith("萬")]))
    return Quantity(value=value, unit=unit, step=step)


days = st.dates(date(1992, 1, 1), date(2150, 12, 31))
partial_dates = st.one_of(
    days.map(PartialDate.of), days.map(lambda d: PartialDate(d.year, d.month)), days.map(lambda d: PartialDate(d.year))
)
labels = st.lists(st.sampled_from(LABELS), min_size=2, max_size=4, unique=True)
missing_days = st.none() | days.map(PartialDate.of) | days.map(lambda d: PartialDate(d.year, d.month))
notes = st.sampled_from(["", "反轉未來", "完成規劃", "107 年起改依家數統計", "據點 8+日照中心 5", "目標 1,000 人次"])


@st.composite
def bands(draw: st.DrawFn) -> Band:
    one, two = draw(quantities(units=["人次"], low=0)), draw(quantities(units=["人次"], low=0))
    low, high = sorted([one, two], key=lambda quantity: quantity.value)
    return Band(low=low, high=high)


@st.composite
def parts(draw: st.DrawFn) -> Parts:
    names = draw(labels)
    values = st.one_of(quantities(), st.sampled_from([MissingReason.NOT_YET, MissingReason.IN_PROGRESS]).map(_missing))
    operators = st.sampled_from(BOUNDS)
    listed = tuple(_part(name, draw(values), draw(operators)) for name in names)
    return Parts(parts=listed, total=draw(st.none() | quantities()))


def _missing(reason: MissingReason) -> Missing:
    return Missing(reason=reason)


def _part(label: str, value: Quantity | Missing, operator: TargetOperator) -> TargetPart:
    return TargetPart(
        label=label, value=value, operator=operator if isinstance(value, Quantity) else TargetOperator.EQUAL
    )


@st.composite
def milestones(draw: st.DrawFn) -> Milestones:
    names = draw(labels)
    shares = sorted(draw(st.sets(st.integers(1, 99), min_size=len(names), max_size=len(names))))
    values = [Quantity(value=Decimal(share), unit="%", step=Decimal(1)) for share in shares]
    return Milestones(steps=tuple(TargetPart(label=n, value=v) for n, v in zip(names, values, strict=True)))


predicates = st.one_of(
    st.builds(Threshold, operator=st.sampled_from(BOUNDS), value=quantities()),
    bands(),
    st.builds(Tolerance, value=quantities(low=0), tolerance=quantities(low=0)),
    st.builds(Deadline, day=partial_dates),
    st.builds(
        Relative,
        operator=st.sampled_from(BOUNDS),
        benchmark=st.sampled_from(["6 都平均值", "全國平均", "106 年實績", "標竿城市"]),
        offset=st.none() | quantities(units=["%", "個百分點", "件"], low=0),
    ),
    parts(),
    milestones(),
)


def same(value: Target | Actual | Missing) -> Target | Actual | Missing:
    """Leave out the texts, which a printed value has anew."""
    if isinstance(value, Missing):
        return Missing(reason=value.reason, day=value.day, until=value.until)
    if isinstance(value, Target):
        predicate = value.predicate
        if isinstance(predicate, Parts):
            predicate = Parts(parts=tuple(_textless(part) for part in predicate.parts), total=predicate.total)
        return Target(text="", predicate=predicate, items=value.items, baselines=value.baselines, note=value.note)
    listed = tuple(
        ActualPart(label=part.label, value=same(part.value) if isinstance(part.value, Missing) else part.value)  # type: ignore[arg-type]
        for part in value.parts
    )
    return Actual(
        text="", value=value.value, parts=listed, items=value.items, as_of=value.as_of, planned=value.planned,
        partial=value.partial, note=value.note,
    )  # fmt: skip


def _textless(part: TargetPart) -> TargetPart:
    value = Missing(reason=part.value.reason) if isinstance(part.value, Missing) else part.value
    return TargetPart(label=part.label, value=value, operator=part.operator)


@settings(deadline=None)
@given(predicates)
def test_a_printed_demand_reads_back(predicate: Threshold) -> None:
    target = Target(text="", predicate=predicate)
    printed = print_target(target)
    parsed = parse_target(printed, period=YEAR)
    assert same(parsed.value) == target, printed
    assert parsed.certain


@settings(deadline=None)
@given(quantities(), notes)
def test_a_printed_note_reads_back_with_its_numbers(quantity: Quantity, note: str) -> None:
    target = parse_target(f"{print_quantity(quantity)}({note})" if note else print_quantity(quantity)).value
    assert same(parse_target(print_target(target), period=YEAR).value) == same(target)
    assert target.note == note


@pytest.mark.parametrize("reason", list(NoTargetReason))
def test_no_target_reads_back(reason: NoTargetReason) -> None:
    target = Target(text="持續辦理", predicate=NoTarget(reason=reason))
    assert parse_target(print_target(target)).value.predicate == target.predicate


months = days.map(lambda d: PartialDate(d.year, d.month))
ends = days.map(PartialDate.of) | months
spans = (
    st.none()
    | ends.map(lambda end: AsOf(first=None, last=end))
    | st.tuples(days, days).map(lambda pair: AsOf(first=PartialDate.of(min(pair)), last=PartialDate.of(max(pair))))
    | st.tuples(months, months).map(lambda pair: AsOf(first=min(pair), last=max(pair)))
)
ratios = st.tuples(st.integers(0, 999), st.integers(1, 999)).map(
    lambda pair: (
        DataItem(name="", value=Quantity(value=Decimal(pair[0]), step=Decimal(1)), role=DataRole.NUMERATOR),
        DataItem(name="", value=Quantity(value=Decimal(pair[1]), step=Decimal(1)), role=DataRole.DENOMINATOR),
    )
)


@settings(deadline=None)
@given(quantities(), spans, st.none() | partial_dates.filter(lambda d: d.month > 0), st.booleans())
def test_a_printed_figure_reads_back(
    quantity: Quantity, span: AsOf | None, planned: PartialDate | None, partial: bool
) -> None:
    actual = Actual(text="", value=quantity, as_of=span, planned=planned, partial=partial)
    printed = print_actual(actual)
    assert same(parse_actual(printed, period=YEAR).value) == actual, printed


@settings(deadline=None)
@given(ratios)
def test_a_printed_ratio_reads_back(items: tuple[DataItem, DataItem]) -> None:
    share = (items[0].value.value / items[1].value.value * 100).quantize(Decimal("0.01"))
    actual = Actual(text="", value=Quantity(value=share, unit="%", step=Decimal("0.01")), items=items)
    printed = print_actual(actual)
    parsed = parse_actual(printed, period=YEAR)
    assert same(parsed.value) == actual, printed
    assert not parsed.remarks


@settings(deadline=None)
@given(labels, st.data())
def test_printed_parts_read_back(names: list[str], data: st.DataObject) -> None:
    values = [data.draw(quantities()) for _ in names[1:]]
    listed = (
        ActualPart(label=names[0], value=Missing(reason=MissingReason.IN_PROGRESS)),
        *(ActualPart(label=name, value=value) for name, value in zip(names[1:], values, strict=True)),
    )
    actual = Actual(text="", value=data.draw(st.none() | quantities()), parts=listed, partial=True)
    printed = print_actual(actual)
    assert same(parse_actual(printed, period=YEAR).value) == actual, printed


@settings(deadline=None)
@given(days.map(PartialDate.of))
def test_a_printed_day_reads_back(day: PartialDate) -> None:
    target = Target(text="", predicate=Deadline(day=PartialDate(2018, 4, 30)))
    actual = Actual(text="", value=day)
    assert same(parse_actual(print_actual(actual), target=target).value) == actual


@settings(deadline=None)
@given(st.sampled_from(MissingReason), missing_days, st.integers(1, 400))
def test_a_printed_reason_reads_back(reason: MissingReason, day: PartialDate | None, more: int) -> None:
    until = PartialDate.of(day.last() + timedelta(days=more)) if day and more < 30 else None
    missing = Missing(reason=reason, day=day, until=until)
    printed = print_actual(missing)
    assert same(parse_actual(printed, period=YEAR).value) == missing, printed


scraps = st.lists(
    st.sampled_from([*"0123456789.,，-~/%()（）「」[]:：；。≤<>± \n年月日萬億千季度至截第內", "預定", "尚無法統計", "總計", "CP4.3", "以上",
                     "高於", "平均", "人次", "１２", "民國", "107", "不含", "→", "x100%", "\x01", "\x03", "٣"]),
    max_size=24,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | scraps, st.sampled_from(["", "%", "日期", "萬人次", "("]))
def test_any_text_can_be_read_and_what_it_means_reads_back(text: str, unit: str) -> None:
    parse_target(text, unit=unit, period=YEAR, code="CP4.3")
    target = parse_target(text, unit=unit).value
    actual = parse_actual(text, unit=unit, target=target).value
    parse_target(print_target(target))
    parse_actual(print_actual(actual))
    assert len(fold(text)) == len(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=12) | scraps, max_size=6))
def test_any_lines_can_be_parted(lines: list[str]) -> None:
    readings = split_pair(lines, unit="人次", period=YEAR, code="CP4.3")
    assert bool(readings) == any(line.strip() for line in lines)
    assert sum(reading.certainty for reading in readings) <= 100


@pytest.mark.parametrize(
    "piece",
    ["1 ", "12,", "9", "(", "((1)", "「", "107 年 1 月", "5/31-", "1-4", "甲：1 ", "甲 1", "萬", "第", "預定", "1 萬 ", "人", " ", "總計 1",
     "尚未", "至 5/", "CP4.3.", "1.", "不", "高於", "較", "年年", "\n"],
)  # fmt: skip
def test_long_text_takes_no_longer_than_it_must(piece: str) -> None:
    short, long = piece * (2_000 // len(piece)), piece * (20_000 // len(piece))
    assert _seconds(long) < 40 * _seconds(short) + 0.3


def _seconds(text: str) -> float:
    begun = time.perf_counter()
    parse_target(text, period=YEAR, code="CP4.3")
    parse_actual(text, unit="人次", period=YEAR)
    split_pair([text[: len(text) // 10]], period=YEAR)
    return time.perf_counter() - begun
