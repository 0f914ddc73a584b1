"""目標值不能直接和實際值相比 / A target the actual cannot be compared with.

## What it does
目標值是相對的（高於六都平均值）而沒有印基準，兩個數字沒有名稱又不同，或和實際值的單位、種類不同（日期對數字）時回報。

Reports a target that is relative (above the mean of six cities) without its base, two bare numbers that differ, or a
target of another unit or kind than its actual (a day against a number).

## Why it matters
照印出來的樣子，沒有人能判斷是否達成。

As printed, nobody can tell whether it is met.

## Example
目標：高於6都平均值 / above the mean of six cities

## What to do
把目標改成數值，或在目標旁印出基準值；兩個數字各加名稱。

State a number, or print the base beside the target; give each of two numbers its name.

## When it is wrong
基準值印在別處，大家都知道。目標本身是比前期的成長率時不回報。

The base stands elsewhere and everyone knows it. A target that is itself a growth rate is left alone.

## References
目標值的寫法見 `heng.model.notation`。

The notation of targets is that of `heng.model.notation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import readings
from heng.check.context import Context
from heng.check.measures import bare
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.check.values import is_compared
from heng.check.vocabulary import CHANGING
from heng.evaluate.units.conversion import convert
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Actual, Deadline, NoTarget, Parts, Reading, Relative, Target, Threshold
from heng.model.finding import Wording
from heng.model.period import PartialDate
from heng.model.quantity import Quantity
from heng.model.terms import DataRole, NoTargetReason, Severity

BARE = Wording(
    "{code}的目標值印「{text}」，幾個數字沒有名稱，不知道各是什麼的目標。",
    "The target of {code} is printed as “{text}”: numbers without names, so nobody knows what each is the target of.",
)
OTHER_UNIT = Wording(
    "{code}的目標值是「{text}」，實際值是「{actual}」，單位不同，不能相比。",
    "The target of {code} is “{text}” and its actual “{actual}”: two units that cannot be compared.",
)
OTHER_KIND = Wording(
    "{code}的目標值是「{text}」，實際值是「{actual}」，一個是日期、一個是數字，不能相比。",
    "The target of {code} is “{text}” and its actual “{actual}”: a day and a number cannot be compared.",
)
BESIDE = Wording(
    "{code}的目標值「{text}」不是數值：「{base}」每期不同，只印在實際值旁邊（{actual}），目標格看不出要達到多少。",
    "The target of {code}, “{text}”, is no number: “{base}” differs each time and is printed only beside the actual"
    " ({actual}), so that the target does not say how much is asked.",
)
RANKED = Wording(
    "{code}的目標值「{text}」要和別人或前期比，印出來的實際值不能直接和它比。",
    "The target of {code}, “{text}”, compares with others or with before; the printed actual cannot be held against"
    " it.",
)
JOINED = Wording(
    "{code}的目標值分項訂（{text}），實際值只有一個數字「{actual}」，不能相比。",
    "The target of {code} is set part by part ({text}), its actual is the one number “{actual}”: they cannot be"
    " compared.",
)


@rule(
    code="TG002",
    name="target-not-comparable",
    severity=Severity.WARNING,
    message=Wording(
        "{code}的目標值「{text}」和「{base}」相比，但沒有印出基準值，看不出是否達成。",
        "The target of {code}, “{text}”, compares with “{base}” but does not print it, so nobody can tell whether it is"
        " met.",
    ),
    suggestion=Wording(
        "把目標改成能直接比較的數值，或印出基準值。", "State a number that can be compared, or print the base."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each target that its actual cannot be compared with as printed."""
    for row, reading in readings(edition):
        target = reading.target
        if target is None:
            continue
        found, wording, base = _fault(row, target, reading)
        if found:
            yield Hit(
                subject=row.subject,
                facts={
                    "code": row.subject,
                    "text": shortened(target.text),
                    "base": base,
                    "actual": shortened(reading.actual.text) if reading.actual else "",
                },
                source=target.source or reading.source,
                refs=(reading.ref, row.ref),
                message=wording,
            )


def _fault(row: Indicator, target: Target, reading: Reading) -> tuple[bool, Wording | None, str]:
    actual = reading.actual if isinstance(reading.actual, Actual) else None
    match target.predicate:
        case Relative(benchmark=base, offset=offset):
            grows = offset is not None and any(word in bare(row.name) for word in CHANGING)
            beside = actual is not None and any(item.role is DataRole.BENCHMARK for item in actual.items)
            return not grows and not target.baselines, BESIDE if beside else None, base
        case Parts() as parts:
            wording = _of_parts(parts, actual)
            return wording is not None, wording, ""
        case Threshold(value=value) if actual is not None:
            wording = _of_number(row, value, actual)
            return wording is not None, wording, ""
        case NoTarget(reason=NoTargetReason.PROSE) if is_compared(target.text):
            return True, RANKED, ""
        case Deadline() if actual is not None and isinstance(actual.value, Quantity):
            return True, OTHER_KIND, ""
        case _:
            return False, None, ""


def _of_parts(target: Parts, actual: Actual | None) -> Wording | None:
    values = [part.value for part in target.parts]
    told = [part.label or part.note or part.group for part in target.parts]
    if not any(told) and len(set(values)) > 1:
        return BARE
    single = actual is not None and isinstance(actual.value, Quantity) and not actual.parts and not actual.items
    return JOINED if single and all(told) and len(set(values)) > 1 and target.total is None else None


def _of_number(row: Indicator, value: Quantity, actual: Actual) -> Wording | None:
    if isinstance(actual.value, PartialDate):
        return OTHER_KIND
    if not isinstance(actual.value, Quantity) or convert(actual.value, value.unit, row.unit or "") is not None:
        return None
    return OTHER_UNIT
