"""局處印的市府策略地圖不是核定的那一份 / The bureau prints another map of the city than the approved one.

## What it does
局處文件裡的市府策略地圖，和同年市府核定的地圖逐項比對，目標或主題的代碼、名稱不同時回報一次，列出不同的項目。
沒有市府文件時，地圖印的年度比局處文件早，也回報。

Compares the city's map in a bureau's document with the approved one of the same year, objective by objective and theme
by theme, and reports once what differs. Without the city's document, a map of an earlier year than the bureau's is
reported.

## Why it matters
局處照舊的地圖分工，承接的可能是已經改掉的目標。

A bureau that works by an old map may serve an objective that has been changed.

## Example
局處印HC2「提高員工工作效率」，核定的是「提高員工工作效能」

## What to do
換成市政會議通過的地圖，並檢查承接的代碼。

Print the approved map, and check the codes that are carried.

## When it is wrong
市府在局處印好之後又改了。局處沒有印出來的不算不同；異體字、空白、標點也不算。

The city changed it afterwards. What the bureau does not print is no difference, nor are variant characters, spaces and
marks.

## References
核定的地圖印有市政會議的場次和日期。

The approved map prints the session and day of its approval.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.cascade import approved_map, city_edition, is_city, is_complete, printed_copy
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold, fold_code, listed
from heng.model.card import MapCell, Theme
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.source import SourceRef
from heng.model.terms import Drawing, Scope, Severity

MOST = 6
"""Differences that a message lists; it counts them all."""

OLD_YEAR = Wording(
    "這份{year}年的文件印的是{map_year}年的市府策略地圖。",
    "This document of {year} (ROC) prints the city's map of {map_year}.",
)


@rule(
    code="CS004",
    name="stale-city-map",
    severity=Severity.WARNING,
    message=Wording(
        "這份文件印的市府策略地圖和核定的有{count}處不同：{which}。",
        "The city's map in this document differs from the approved one (places: {count}): {which_en}.",
    ),
    suggestion=Wording(
        "換成市政會議通過的地圖，並檢查承接的代碼。", "Print the approved map, and check the codes that are carried."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield one hit where the city's map in a bureau's document is not the approved one."""
    cells = () if is_city(edition, context) else printed_copy(edition)
    if not cells:
        return
    city = city_edition(edition, context)
    if city is None:
        yield from _old_year(edition)
        return
    if not approved_map(city) or not is_complete(city, context):
        return
    found = [*_themes(edition, city.card.themes), *_objectives(cells, approved_map(city))]
    if found:
        yield Hit(
            facts={"count": len(found), **listed("which", [text for text, _ in found][:MOST])},
            source=first_lines(place for _, place in found),
            refs=tuple(cell.ref for cell in cells[:1]),
        )
    else:
        yield from _old_year(edition)


_Difference = tuple[str, SourceRef]


def _themes(edition: Edition, of_city: tuple[Theme, ...]) -> Iterator[_Difference]:
    approved = {theme.letter: theme for theme in of_city}
    for theme in edition.card.themes:
        other = approved.get(theme.letter)
        if theme.scope is Scope.CITY and other and _differs(theme, other):
            yield f"{theme.letter}「{theme.name}」→「{other.name}」", theme.source


def _objectives(copy: tuple[MapCell, ...], approved: tuple[MapCell, ...]) -> Iterator[_Difference]:
    """Yield objectives of the copy that the approved map names otherwise or does not have."""
    names: dict[str, set[str]] = {}
    for cell in approved:
        names.setdefault(fold_code(cell.code), set()).add(cell.name)
    met: set[str] = set()
    for cell in copy:
        code = fold_code(cell.code)
        known = names.get(code, set())
        if code in met or not cell.name or fold(cell.name) in map(fold, known):
            continue
        met.add(code)
        yield f"{cell.code}「{cell.name}」→" + (f"「{min(known)}」" if known else "（無）"), cell.source


def _differs(one: Theme, other: Theme) -> bool:
    return bool(one.name and other.name) and fold(one.name) != fold(other.name)


def _old_year(edition: Edition) -> Iterator[Hit]:
    for drawing in edition.card.drawings:
        of_city = drawing.scope is Scope.CITY and drawing.drawing is Drawing.MAP
        if of_city and drawing.roc_year is not None and drawing.roc_year < edition.year:
            yield Hit(
                facts={"year": edition.year, "map_year": drawing.roc_year},
                source=drawing.source,
                refs=(drawing.ref,),
                message=OLD_YEAR,
            )
