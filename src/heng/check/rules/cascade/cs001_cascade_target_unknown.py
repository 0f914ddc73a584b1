"""府級KPI不存在 / The city KPI that is named does not exist.

## What it does
局處的KPI、主題註明的府級代碼，在同年的市府計分卡裡沒有時回報；沒有市府文件時，代碼遠超過
局處自己印的市府策略地圖（地圖到DP6，代碼是DP9）才回報。

Reports a code of the city printed at a bureau's KPI or theme that the city's card of that year does not have; where
that is not given, one well beyond the last objective on the bureau's own copy of the city's map (DP9 where it ends at
DP6).

## Why it matters
局處的成果接不上任何市府目標。

What the bureau achieves is joined to nothing of the city.

## Example
（府級KPI-DP9.1），市府只有DP1到DP6 / DP9.1 where the city has DP1 to DP6

## What to do
查對市府計分卡，改成正確的代碼。

Look the code up in the city's card and correct it.

## When it is wrong
市府的卡在局處印好之後改過代碼。年度不同、文件被截斷或只收了一部分時不回報。

The city changed the code after the bureau printed it. Cards of another year, cut off or accepted only in part are not
compared.

## References
代碼只在同一年度有意義。

A code means something only in its year.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cascade import city_edition, is_city, is_complete, printed_copy
from heng.check.codes import objective_of
from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.check.text import fold_code
from heng.model.card import CascadeLink
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.source import SourceRef
from heng.model.terms import Ground, Severity

NOT_ON_COPY = Wording(
    "{code}註明府級{city}，但這份文件印的市府策略地圖沒有{objective}。",
    "{code} is printed to carry {city} of the city, but the city's map in this document has no {objective}.",
)


@rule(
    code="CS001",
    name="cascade-target-unknown",
    severity=Severity.ERROR,
    message=Wording(
        "{code}註明府級{city}，但市府{year}年的計分卡沒有這個代碼。",
        "{code} is printed to carry {city} of the city, but the city's card of {year} (ROC) has no such code.",
    ),
    suggestion=Wording(
        "查對市府計分卡，改成正確的代碼。", "Look the code up in the city's card and print the right one."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each printed code of the city that the city does not have."""
    if is_city(edition, context):
        return
    city = city_edition(edition, context)
    for link in edition.card.cascade:
        if link.ground is not Ground.PRINTED:
            continue
        on_copy = city is None
        unknown = _is_not_on_copy(link, edition, context) if city is None else _is_not_in(link, city, context)
        if unknown:
            code, place = _carrier(link, edition)
            yield Hit(
                subject=code,
                facts={
                    "code": code,
                    "city": link.code,
                    "year": edition.year,
                    "objective": objective_of(link.code, context.profile),
                },
                source=link.source or place,
                refs=(link.carrier,),
                message=NOT_ON_COPY if on_copy else None,
            )


def _is_not_in(link: CascadeLink, city: Edition, context: Context) -> bool:
    if not is_complete(city, context):
        return False
    card = city.card
    printed = [row.code for row in card.indicators] + [action.code for action in card.actions]
    printed += [heading.code for heading in card.objectives] + [cell.code for cell in card.map]
    printed += [theme.letter for theme in card.themes]
    return fold_code(link.code) not in set(map(fold_code, printed))


def _is_not_on_copy(link: CascadeLink, edition: Edition, context: Context) -> bool:
    """Tell whether a code lies well beyond the last objective of its cell of the copy, where that is whole.

    A reader may have lost a cell of the copy: a gap in its numbers, or the very next number, says nothing.
    """
    parse = context.profile.parse_objective
    wanted = parse(objective_of(link.code, context.profile))
    if wanted is None:
        return False
    known = [code for cell in printed_copy(edition) if (code := parse(fold_code(cell.code))) is not None]
    beside = (wanted.theme, wanted.perspective)
    numbers = {int(code.number) for code in known if (code.theme, code.perspective) == beside}
    whole = numbers == set(range(1, len(numbers) + 1))
    return bool(numbers) and whole and int(wanted.number) > len(numbers) + 1


def _carrier(link: CascadeLink, edition: Edition) -> tuple[str, SourceRef | None]:
    """Return the code and the place of what is printed to carry something of the city."""
    card = edition.card
    known = {row.ref: (row.subject, row.source) for row in card.indicators}
    known |= {theme.ref: (theme.letter, theme.source) for theme in card.themes}
    known |= {heading.ref: (heading.code, heading.source) for heading in card.objectives}
    return known.get(link.carrier, ("", None))
