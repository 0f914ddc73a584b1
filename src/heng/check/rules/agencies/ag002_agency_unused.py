"""名單上的機關沒有負責的KPI / A listed agency that answers for nothing.

## What it does
回報列在主題名單、但沒有負責任何KPI的機關。

Reports an agency that a theme lists but that answers for none of its KPIs.

## Why it matters
協辦什麼，看不出來。

Nobody can see what it contributes.

## Example
H的協辦機關有衛生局，沒有負責的KPI / theme H lists 衛生局, no KPI is its

## What to do
確認它協辦什麼；沒有就從名單拿掉。

See what it contributes; if nothing, take it off the list.

## When it is wrong
它只協辦行動計畫，文件沒有印。

It only helps with action plans, which the document does not print.

## References
各主題由主政機關和協辦機關分工。

Each theme has a lead and co-agencies.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.agencies import answers_for
from heng.check.cards import is_whole, own_themes
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.card import Theme
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="AG002",
    name="agency-unused",
    severity=Severity.INFO,
    message=Wording(
        "{agency}列在主題{theme}的名單裡，但沒有負責任何KPI。",
        "{agency} is listed for theme {theme} but answers for none of its KPIs.",
    ),
    suggestion=Wording(
        "確認它協辦什麼；沒有就從名單拿掉。", "See what it contributes; if nothing, take it off the list."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each agency of a theme that is nowhere responsible in it, where agencies are printed."""
    for theme in own_themes(edition, context):
        names = {name for name, _ in answers_for(theme, edition, context)}
        entries = [entry for name in names if (entry := context.register.find(name)) is not None]
        if not names or any(entry.group for entry in entries) or not is_whole(theme.letter, edition, context):
            continue
        used = {entry.key for entry in entries}
        yield from _unused(theme, names, used, context)


def _unused(theme: Theme, names: set[str], used: set[str], context: Context) -> Iterator[Hit]:
    for agency in theme.agencies:
        entry = context.register.find(agency.agency)
        if agency.agency in names or (entry is not None and (entry.key in used or entry.group)):
            continue
        yield Hit(
            subject=agency.agency,
            facts={"agency": agency.agency, "theme": theme.letter},
            source=first_lines([theme.source]),
            refs=(theme.ref,),
        )
