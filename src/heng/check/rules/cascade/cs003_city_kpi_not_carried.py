"""主責的府級KPI，局處的計分卡沒有 / A city KPI that its bureau does not carry.

## What it does
市府計分卡由這個局處單獨主責的KPI，局處自己的計分卡沒有註明承接、也沒有同名的KPI時回報。

Reports a KPI of the city for which one bureau alone answers where that bureau's scorecard neither names it nor has a
KPI of that name.

## Why it matters
市府要的結果，局處自己沒有列管。

What the city asks for, the bureau itself does not follow up.

## Example
市府「失業率」由勞動局主責，局處計分卡沒有

## What to do
把這個KPI列入局處計分卡，或註明由哪一項承接。

Take it into the bureau's scorecard, or print which KPI carries it.

## When it is wrong
局處以名稱不同、也沒有註明代碼的KPI承接。幾個機關共同主責的不回報；局處文件被截斷或只收一部分時也不回報。

A KPI of another name carries it without naming the code. KPIs of several agencies are left alone, and nothing is said
of a bureau's document that is cut or accepted only in part.

## References
主責機關取自市府計分卡。

Who answers for a KPI is taken from the city's card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heng.check.cards import grouped
from heng.check.cascade import carried, city_edition, is_complete, rows_by_code
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold
from heng.model.agency import Responsibility
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Wording
from heng.model.terms import AgencyRole, Severity


@rule(
    code="CS003",
    name="city-kpi-not-carried",
    severity=Severity.WARNING,
    message=Wording(
        "市府的{code}「{name}」由{agency}主責，但它自己的計分卡沒有這一項。",
        "{agency} answers for {code} “{name}” of the city, but its own scorecard does not have it.",
    ),
    suggestion=Wording(
        "列入局處計分卡，或註明由哪一項承接。", "Take it into the bureau's scorecard, or print which KPI carries it."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI of the city that its one responsible bureau does not carry."""
    city = city_edition(edition, context)
    if city is None or not edition.card.indicators or not is_complete(edition, context):
        return
    codes = {one.code for one in carried(edition)}
    names = {fold(row.name) for row in edition.card.indicators}
    figures = grouped(city.figures.readings, lambda reading: reading.indicator)
    for code, rows in rows_by_code(city).items():
        agency = _leader(rows, figures, edition, context)
        if agency and code not in codes and not any(fold(row.name) in names for row in rows):
            yield Hit(
                subject=code,
                facts={"code": code, "name": rows[0].name, "agency": agency},
                source=first_lines([rows[0].source]),
                refs=tuple(row.ref for row in rows),
            )


_Figures = Mapping[str, tuple[Reading, ...]]


def _leader(rows: tuple[Indicator, ...], figures: _Figures, edition: Edition, context: Context) -> str:
    """Return the edition's owner as the city prints it beside a KPI, empty where others answer for it as well."""
    named = _named(rows, figures)
    keys = {known.key if (known := context.register.find(one.agency)) else one.agency for one in named}
    owner = context.register.find(edition.owner)
    leads = [one.agency for one in named if one.role is AgencyRole.LEAD]
    return leads[0] if leads and owner is not None and keys == {owner.key} else ""


def _named(rows: tuple[Indicator, ...], figures: _Figures) -> list[Responsibility]:
    beside = [one for row in rows for one in row.agencies]
    return beside + [one for row in rows for reading in figures.get(row.ref, ()) for one in reading.agencies]
