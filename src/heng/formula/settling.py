"""What a token means beside others: titles, colons that divide, bars that close, sums that leave parts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from heng.formula.fault import Fault
from heng.formula.names import RATE_END, joined
from heng.formula.signs import DASHES, RATIO_COLONS
from heng.formula.token import ENDS, Sign
from heng.model.terms import FaultKind

ELLIPSIS = re.compile(r"\.{2,6}|[…⋯‥]{1,2}")
"""What stands for the parts that a sum leaves out."""


def settled(signs: tuple[Sign, ...], text: str) -> tuple[Sign, ...] | Fault:
    """Return the tokens of a formula as the grammar takes them, or the fault of a bar without a partner."""
    return _paired_bars(tuple(_ratio_colons(_titled(_in_series(signs, text)))))


def _in_series(signs: tuple[Sign, ...], text: str) -> tuple[Sign, ...]:
    """Return signs, a sum that leaves parts out (`甲1+甲2+…+甲n`) as the one quantity whose parts it adds up."""
    for place, sign in enumerate(signs):
        if not ELLIPSIS.fullmatch(sign.text) or not _adds(signs[place + 1 : place + 3]):
            continue
        first = place
        while _adds(signs[max(first - 2, 0) : first][::-1]):
            first -= 2
        if first < place:
            rest = _in_series(signs[place + 3 :], text)
            end = rest[0].position if rest else len(text)
            whole = Sign("NAME", joined(text[signs[first].position : end]), signs[first].position)
            return (*signs[:first], whole, *rest)
    return signs


def _adds(signs: tuple[Sign, ...]) -> bool:
    """Tell whether a plus and a quantity stand in a row; `12月` is one as well as `12月人數`."""
    if len(signs) != 2 or signs[0].kind != "PLUS":
        return False
    return signs[1].kind == "NAME" or (signs[1].kind == "NUMBER" and signs[1].text[-1].isalpha())


def _titled(signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """Return signs, a long dash behind the name of a rate as what names it: `等候率 — 等候時間／靠泊時間`."""
    if len(signs) < 4 or signs[0].kind != "NAME" or signs[1].text not in DASHES:
        return signs
    kinds = {sign.kind for sign in signs[2:]}
    names = RATE_END.search(signs[0].text) and not any(RATE_END.search(sign.text) for sign in signs[2:])
    is_title = bool(names) and "DIVIDE" in kinds and not kinds & {"EQUALS", "MINUS"}
    return (signs[0], replace(signs[1], kind="EQUALS"), *signs[2:]) if is_title else signs


def _ratio_colons(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Yield signs, a colon behind the sign that names the result as the division it prints: `比=甲數：乙數`."""
    named = False
    for sign in signs:
        is_ratio = named and sign.kind == "EQUALS" and sign.text in RATIO_COLONS
        named = named or (sign.kind == "EQUALS" and sign.text not in RATIO_COLONS)
        yield replace(sign, kind="DIVIDE") if is_ratio and sign.text else sign


def _paired_bars(signs: tuple[Sign, ...]) -> tuple[Sign, ...] | Fault:
    """Tell closing bars (`ENDBAR`) from opening ones: one closes where a quantity is complete and a bar is open."""
    told: list[Sign] = []
    open_bars: list[int] = [0]
    last = Fault(FaultKind.UNBALANCED)
    for sign in signs:
        if sign.kind == "OPEN":
            open_bars.append(0)
        elif sign.kind == "CLOSE":
            if open_bars.pop():
                return last
        elif sign.kind == "BAR":
            closes = bool(open_bars[-1]) and bool(told) and told[-1].kind in ENDS
            open_bars[-1] += -1 if closes else 1
            last = Fault(FaultKind.UNBALANCED, sign.position, sign.text)
            sign = replace(sign, kind="ENDBAR" if closes else "BAR")  # noqa: PLW2901
        told.append(sign)
    return last if open_bars[-1] else tuple(told)
