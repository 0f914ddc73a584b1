"""機關名冊裡沒有的名稱 / An agency that the register does not know.

## What it does
回報機關名冊裡沒有的機關名稱，並附上最接近的名稱。不會自行合併。

Reports a name of an agency that is not in the register, with the nearest one that is. Nothing is merged silently.

## Why it matters
認不得的機關，數值和責任無法歸戶。

Figures and duties of an unknown agency cannot be assigned.

## Example
「海防局」（最接近：消防局） / nearest: 消防局

## What to do
改成正確的名稱；若是新機關，加進名冊。

Correct the name; if the agency is new, add it to the register.

## When it is wrong
名冊還沒有這個機關。名冊沒有的縣市，只有不像機關的名稱、只印一處而和同一份文件裡的機關差一個字的名稱才回報。

The register lacks the agency. Of a city that the register does not hold, only a name is reported that ends like no
agency, or is printed once and one character off another agency of the same document.

## References
機關名冊：名稱、別名、起訖日期和來源。

Agency register: names, aliases, days and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.agencies import is_of_another_city, meant, printed_agencies, suggested
from heng.check.cards import grouped
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

NEAREST = Wording(
    "名冊裡沒有「{agency}」，最接近的是「{nearest}」。{count}處的責任無法歸戶。",
    "“{agency}” is not in the register; the nearest name is “{nearest}”. Its duties (places: {count}) cannot be"
    " assigned.",
)


@rule(
    code="AG003",
    name="agency-unknown",
    severity=Severity.ERROR,
    message=Wording(
        "名冊裡沒有「{agency}」。{count}處的責任無法歸戶。",
        "“{agency}” is not in the register. Its duties (places: {count}) cannot be assigned.",
    ),
    suggestion=Wording(
        "名稱有誤就更正；若是新機關，加進名冊。",
        "If the name is a slip, correct it; if the agency is new, add it to the register.",
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each printed name that the register does not know on any day."""
    for agency, places in grouped(printed_agencies(edition), lambda place: place[0]).items():
        if context.register.find(agency) is not None or is_of_another_city(agency, edition, context):
            continue
        if not any(character.isalpha() for character in agency):
            continue  # a figure that was read into the column of agencies
        nearest = meant(agency, edition, context) or suggested(agency, edition, context)
        refs = tuple(dict.fromkeys(ref for _, _, ref in places))
        yield Hit(
            subject=agency,
            facts={"agency": agency, "nearest": nearest, "count": len(refs)},
            source=first_lines(source for _, source, _ in places),
            refs=refs,
            message=NEAREST if nearest else None,
        )
