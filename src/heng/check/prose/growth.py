"""Growth: two figures of one thing, and the difference or rate that is printed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from heng.check.prose.change_words import CHANGE, CHANGED, DOWN, RATE_OF_CHANGE, UP
from heng.check.prose.claims import (
    HUNDRED,
    Contradiction,
    contradiction,
    is_percent_of,
    lessened,
    meets,
    shown,
    span,
)
from heng.check.prose.figures import Figure, Sentence
from heng.model.finding import Wording

DIFFERENCE = Wording(
    "「{quote}」：{parts}相差{expected}，印的是{printed}。",
    "“{quote}”: {parts} differ by {expected}; {printed} is printed.",
)
RATE = Wording(
    "「{quote}」：從{parts}算出來是{expected}，印的是{printed}。",
    "“{quote}”: {parts} give {expected}; {printed} is printed.",
)
DIRECTION = Wording(
    "「{quote}」：{parts}到{printed}的方向和文字相反。", "“{quote}”: from {parts} to {printed} is the other way round."
)
GOAL = Wording(
    "「{quote}」：照{parts}算應是{expected}，印的是{printed}。",
    "“{quote}”: {parts} make {expected}; {printed} is printed.",
)
_FROM = re.compile(r"(?:由|從|自)[^，,]*$")
_TO = re.compile(
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|大幅)?(?:至|到|為)"
    r"[約達]?(?:[0-9]{2,3} ?年(?:度|底)?[之的]?)?[約達為]?$"
)
_COMPARED = re.compile(r"[較比](?:之|起)?(?:上年|去年|前年|前一年|上一年|同期|上期|前期|[0-9]{2,3} ?年)")
_YEAR = re.compile(r"(?P<year>[0-9]{2,3}) ?年")
_ONLY_CHANGE = re.compile(rf"^ ?[，,]?(?:約|大幅|共|計)?(?:{CHANGE})(?:了|約|計|達)*$")
_RANK = re.compile(r"排名|名次|序位|第 ?$")
_BASE = re.compile(r"[^，,。]{0,6}(?:基準|基期|基數|基礎)[^，,。]{0,6}")
_BY = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))$")
_THAT_IS = re.compile(r"^ ?[，,(（] ?(?:即|亦即|也就是|約|為)")


def between_two(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield differences, rates and directions that contradict `由…增加至…` or the figures of two years."""
    for one, other in pairwise(sentence.figures):
        to = _TO.search(other.before) if one.kind == other.kind and _is_plain(one, other) else None
        if to is None or not _FROM.search(one.before) or _RANK.search(one.before + other.before):
            continue
        if (to["up"] and other.high < one.low) or (to["down"] and other.low > one.high):
            yield contradiction(DIRECTION, other, (one,), "")
        else:
            yield from _results(sentence, one, other)
    yield from _between_years(sentence)
    yield from _against_base(sentence)


def _is_plain(*figures: Figure) -> bool:
    return not any(figure.bound for figure in figures)


def _results(sentence: Sentence, one: Figure, other: Figure) -> Iterator[Contradiction]:
    """Look at the two figures right behind: the change, and its rate."""
    behind = [figure for figure in sentence.figures if other.end <= figure.start and figure.clause - other.clause <= 2][
        :2
    ]
    for figure in behind:
        if figure.bound or _COMPARED.search(figure.before):
            return
        if figure.unit == "%" and one.unit != "%":
            if not RATE_OF_CHANGE.search(figure.before):
                return
            if not is_percent_of(figure, lessened(one, other), span(one)):
                yield contradiction(RATE, figure, (one, other), _rate(one, other, figure))
        elif figure.kind == one.kind or (figure.kind == "百分點" and one.unit == "%"):
            if not CHANGED.search(figure.before):
                return
            if not meets(figure, lessened(one, other)) and not _is_relative(figure, one, other):
                yield contradiction(DIFFERENCE, figure, (one, other), _distance(one, other, figure))
        else:
            return


def _is_relative(figure: Figure, one: Figure, other: Figure) -> bool:
    """Of percentages `提升5%` may be said of points or of the share that they grew by."""
    return figure.unit == "%" and is_percent_of(figure, lessened(one, other), span(one))


def _rate(one: Figure, other: Figure, like: Figure) -> str:
    change = abs(Fraction(other.value) - Fraction(one.value))
    return shown(HUNDRED * change / Fraction(one.value), like.step, "%") if one.value else ""


def _distance(one: Figure, other: Figure, like: Figure) -> str:
    return shown(abs(Fraction(other.value) - Fraction(one.value)), min(one.step, other.step), like.unit)


def _between_years(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield what is compared with a year whose figure stands before, and contradicts every two figures of its kind."""
    for at, change in enumerate(sentence.figures):
        compared = _COMPARED.search(sentence.text[: change.start - sentence.start])
        if change.bound or not CHANGED.search(change.before) or not _is_compared(sentence, change, compared):
            continue
        known = [one for one in sentence.figures[:at] if one.kind == change.kind and not one.bound]
        pairs = list(combinations(known, 2))
        if pairs and change.unit != "%" and not any(meets(change, lessened(*pair)) for pair in pairs):
            yield contradiction(DIFFERENCE, change, pairs[-1], _distance(*pairs[-1], change))


def _against_base(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield what `…A件，較上年B件減少C件` says of the change, where no figure before B gives it."""
    for base, change in pairwise(sentence.figures):
        words = sentence.between(base, change)
        if not _COMPARED.search(base.before) or CHANGED.search(base.before):
            continue
        if not _ONLY_CHANGE.match(words) or not _is_plain(base, change):
            continue
        known = [one for one in sentence.figures if one.end <= base.start and one.kind == base.kind and not one.bound]
        if not known:
            continue
        if change.kind == base.kind and not any(meets(change, lessened(one, base)) for one in known):
            yield contradiction(DIFFERENCE, change, (known[-1], base), _distance(known[-1], base, change))
        elif (
            change.unit == "%" != base.unit
            and base.value
            and not any(is_percent_of(change, lessened(one, base), span(base)) for one in known)
        ):
            yield contradiction(RATE, change, (known[-1], base), _rate(base, known[-1], change))


def _is_compared(sentence: Sentence, change: Figure, compared: re.Match[str] | None) -> bool:
    """Tell whether a change is said against a year that has a figure in the sentence, or follows two years."""
    if compared is not None and _COMPARED.search(change.before) is None:
        return False
    years = _YEAR.findall(sentence.text[: change.start - sentence.start])
    named = _YEAR.search(compared[0]) if compared is not None else None
    if named is not None:
        return years.count(named["year"]) > 1
    return compared is not None and len(set(years)) > 1


def from_base(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield goals that a base and a percentage of change do not give: 以12人為基準降低10%，即11人."""
    figures = sentence.figures
    for at, rate in enumerate(figures):
        by = _BY.search(rate.before) if rate.unit == "%" and at and at + 1 < len(figures) else None
        if by is None or rate.bound or not _THAT_IS.match(sentence.after(rate)):
            continue
        bases = [one for one in figures[:at] if one.kind == figures[at + 1].kind and _names_base(sentence, one, rate)]
        goals = [one for one in figures[at + 1 :] if bases and one.kind == bases[0].kind][: len(bases)]
        for base, goal in zip(bases, goals, strict=False):
            share = Fraction(rate.value) / HUNDRED
            exact = Fraction(base.value) * (1 + share if by["up"] else 1 - share)
            if abs(Fraction(goal.value) - exact) >= Fraction(goal.step):
                yield contradiction(GOAL, goal, (base, rate), shown(exact, goal.step / 10, goal.unit))


def _names_base(sentence: Sentence, one: Figure, rate: Figure) -> bool:
    return _BASE.search(sentence.between(one, rate)) is not None
