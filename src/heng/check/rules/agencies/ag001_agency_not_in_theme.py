"""主責機關不在主題名單 / A responsible agency that the theme does not name.

## What it does
回報負責KPI、但不在主題主政和協辦名單裡的機關。

Reports an agency that answers for a KPI but is not among the lead and co-agencies of its theme.

## Why it matters
主題的分工和實際負責的機關對不起來。

The division of work that the theme states is not the one that its tables show.

## Example
AF1.1由主計處主責，A的名單沒有主計處 / AF1.1 is 主計處's, which theme A does not name

## What to do
把機關補進主題名單，或更正主責。

Add the agency to the theme, or correct who is responsible.

## When it is wrong
名單以「等機關」結尾，本來就沒有列全。

The list ends in 等機關 and was never complete.

## References
各主題由主政機關和協辦機關分工。

Each theme has a lead and co-agencies.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.agencies import answers_for, identity, is_of_another_city, is_usual_elsewhere, members
from heng.check.cards import grouped, own_themes
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import listed
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

OPEN = Wording(
    "{agency}負責主題{theme}的{count}個KPI（{kpis}），名單裡沒寫；名單以「等機關」結尾，看不出有沒有包括。",
    "{agency} answers for KPIs of theme {theme}, {count} in number ({kpis_en}), but is not named; the list ends in “and"
    " other agencies”, so it is not clear whether it is meant.",
)

_SHORT = 2
"""Characters of what stands for any agency (某局)."""


@rule(
    code="AG001",
    name="agency-not-in-theme",
    severity=Severity.WARNING,
    message=Wording(
        "{agency}負責主題{theme}的{count}個KPI（{kpis}），但不在主題的主政和協辦名單裡。",
        "{agency} answers for KPIs of theme {theme}, {count} in number ({kpis_en}), but is not among its lead and"
        " co-agencies.",
    ),
    suggestion=Wording(
        "把{agency}補進名單，或更正主責機關。", "Add {agency} to the list, or correct who is responsible."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each agency and theme; a group means agencies that the theme names."""
    for theme in own_themes(edition, context):
        if not theme.agencies:
            continue
        named = members(theme, context.register)
        rows = [(agency, row) for agency, row in answers_for(theme, edition, context) if not _is_group(agency, context)]
        for agency, pairs in grouped(rows, lambda pair: pair[0]).items():
            if not _is_agency(agency, edition, context) or identity(agency, context.register) in named:
                continue
            kpis = {row.code: row for _, row in pairs}
            yield Hit(
                subject=agency,
                facts={"agency": agency, "theme": theme.letter, "count": len(kpis), **listed("kpis", kpis)},
                source=first_lines(row.source for row in kpis.values()),
                refs=(theme.ref, *(row.ref for row in kpis.values())),
                message=OPEN if theme.agencies_open else None,
            )


def _is_agency(name: str, edition: Edition, context: Context) -> bool:
    """Tell whether a name is that of an agency; one that nobody knows is AG003's."""
    known = context.register.find(name) is not None or is_usual_elsewhere(name, edition, context)
    return known or (len(name) > _SHORT and is_of_another_city(name, edition, context))


def _is_group(name: str, context: Context) -> bool:
    entry = context.register.find(name)
    return entry is not None and entry.group
