"""代碼站在別的主題 / A code stands in another theme.

## What it does
回報代碼的主題字母和所在的地圖欄、或所在的表不同的策略目標。

Reports an objective whose code has another theme letter than the column of the map or the table it stands in.

## Why it matters
照代碼看是一個主題，照位置看是另一個；各主題的項數會對不起來。

By its code it belongs to one theme, by its place to another, so the counts of both are off.

## Example
BL1在D欄 / BL1 in column D

## What to do
看它屬於哪個主題，改代碼或移位置。

See which theme it belongs to; correct the code or move it.

## When it is wrong
同一個策略目標由幾個主題共用。

Several themes share the objective.

## References
代碼約定：第一個字母是策略主題。

Convention: the first letter of a code is its theme.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cards import grouped
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import listed
from heng.model.card import MapCell, Objective
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Ground, Severity

IN_TABLE = Wording(
    "{code}印在主題{themes}的表裡，但代碼屬於主題{letter}。兩個主題的項數都會不對。",
    "{code} stands in the tables of theme {themes_en}, but its code belongs to theme {letter}. The counts of both are"
    " off.",
)


@rule(
    code="SC006",
    name="theme-code-mismatch",
    severity=Severity.ERROR,
    message=Wording(
        "{code}印在地圖的{themes}欄，但代碼屬於主題{letter}。看不出它是哪個主題的。",
        "{code} stands in column {themes_en} of the map, but its code belongs to theme {letter}. Its theme is not"
        " clear.",
    ),
    suggestion=Wording(
        "看它屬於哪個主題，改代碼或移位置。", "See which theme it belongs to; correct the code or move it."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each code that stands in other themes, once for the map and once for the tables."""
    card = edition.card
    cells = [cell for cell in card.map if cell.placed is Ground.PRINTED and _is_elsewhere(cell, context)]
    for (code, _), group in grouped(cells, lambda cell: (cell.code, cell.scope)).items():
        yield _hit(code, group, None)
    headings = [heading for heading in card.objectives if _is_elsewhere(heading, context)]
    for code, printed in grouped(headings, lambda heading: heading.code).items():
        yield _hit(code, printed, IN_TABLE)


def _is_elsewhere(one: MapCell | Objective, context: Context) -> bool:
    parsed = context.profile.parse_objective(one.code)
    return parsed is not None and parsed.theme not in ("", context.profile.top, one.theme) and bool(one.theme)


def _hit(code: str, group: tuple[MapCell, ...] | tuple[Objective, ...], message: Wording | None) -> Hit:
    themes = sorted({one.theme for one in group})
    return Hit(
        subject=code,
        facts={"code": code, "letter": code[:1], **listed("themes", themes)},
        source=first_lines(one.source for one in group),
        refs=tuple(one.ref for one in group),
        message=message,
    )
