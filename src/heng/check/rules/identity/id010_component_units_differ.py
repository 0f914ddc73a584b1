"""分項的單位不同 / Components with different units.

## What it does
同一個KPI的各分項單位不同時回報。

Reports a KPI whose components are counted in different units.

## Why it matters
不同單位不能直接相加，只能各自算達成率再加權。

Different units cannot be added; only the achievement of each can be weighted.

## Example
輛、人次 / 輛 and 人次

## What to do
確認各分項分別評量，或改成同一單位。

Make sure that each component is judged by itself, or bring them to one unit.

## When it is wrong
各分項本來就分別訂目標，並以權重合成。

Each component has a target of its own and they are joined by weights.

## References
同一單位的不同寫法在 `heng.evaluate.units.conversion`。

Spellings of one unit stand in `heng.evaluate.units.conversion`.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import components
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import listed
from heng.evaluate.units.conversion import same_unit
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="ID010",
    name="component-units-differ",
    severity=Severity.INFO,
    message=Wording(
        "{code}的分項用了{count}種單位：{units}。不能直接相加。",
        "The components of {code} are counted in {count} units ({units_en}) and cannot be added.",
    ),
    suggestion=Wording(
        "確認各分項分別評量，或改成同一單位。", "Judge each component by itself, or bring them to one unit."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each KPI with components in more than one unit."""
    for code, rows in components(edition):
        units: list[str] = []
        for row in rows:
            if row.unit and not any(same_unit(row.unit, unit) for unit in units):
                units.append(row.unit)
        if len(units) > 1:
            yield Hit(
                subject=code,
                facts={"code": code, "count": len(units), **listed("units", units)},
                source=first_lines(row.source for row in rows),
                refs=tuple(row.ref for row in rows),
            )
