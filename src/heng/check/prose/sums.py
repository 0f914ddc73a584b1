"""Sums: a total beside the parts that make it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from heng.check.prose.claims import Contradiction, added, contradiction, is_slip, meets, rounded, shown
from heng.check.prose.figures import Figure, Sentence
from heng.model.finding import Wording

SUM = Wording(
    "「{quote}」：{parts}相加是{expected}，印的是{printed}。",
    "“{quote}”: {parts} add up to {expected}; {printed} is printed.",
)
_PLUS = re.compile(r"^[^0-9，,。；()（）=＝]{0,12}[+＋][^0-9，,。；()（）=＝]{0,12}$")
_EQUALS = re.compile(r"^[^0-9，,。；()（）]{0,4}[=＝][^0-9，,。；()（）]{0,6}$")
_OPENS = re.compile(r"^[^0-9，,。；()（）]{0,2}[(（][^0-9，,。；()（）=＝]{0,12}$")
_CLOSES = re.compile(r"^[^0-9，,。；()（）]{0,8}[)）]")
_AND = re.compile(r"^[^0-9，,。；()（）]{0,4}(?:、|及|和|與|以及|暨|，|,)[^0-9。；()（）、，,]{1,20}$")
_LISTED = re.compile(r"^[^0-9，,。；()（）]{0,4}(?:、|及|和|與|以及|暨)[^0-9。；()（）、，,]{1,20}$")
_TOTAL = re.compile(r"(?:總計|合計|共計|總共|小計|總和|共)(?:為|達|有|約)*[^，,0-9、（(]{0,12}?$")
_RESPECTIVELY = re.compile(r"(?:分別[為是有]|各[為是有])[^，,0-9、]{0,12}$")
_OPEN = re.compile(r"其中|包[括含]|等|主要|如|例|含|部分")
_OTHERS = re.compile(r"[較比]|歷年|平均|每|占|佔|率|其中|至 ?$|到 ?$|增|減|目標|預計|預定|尚|餘")


def of_parts(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield totals that their parts do not make."""
    figures = sentence.figures
    met: set[int] = set()
    for at in range(len(figures)):
        for total, parts in (*_by_signs(sentence, at), *_by_list(sentence, at)):
            if total.start not in met and not meets(total, added(*parts)):
                met.add(total.start)
                yield _of(total, parts)
    yield from (_of(total, parts) for total, parts in _by_slip(sentence) if total.start not in met)


def _of(total: Figure, parts: Sequence[Figure]) -> Contradiction:
    exact = sum((Fraction(one.value) for one in parts), Fraction(0))
    return contradiction(SUM, total, parts, shown(exact, min(one.step for one in parts), total.unit))


_Sum = tuple[Figure, Sequence[Figure]]


def _by_signs(sentence: Sentence, at: int) -> Iterator[_Sum]:
    """Yield sums written with plus signs: `13（據點8+日照中心5）`, `8+5=13`."""
    figures = sentence.figures
    parts = _run(sentence, at, _PLUS)
    if len(parts) < 2 or (at and _PLUS.match(sentence.between(figures[at - 1], figures[at]))):
        return
    behind = at + len(parts)
    if behind < len(figures) and _EQUALS.match(sentence.between(parts[-1], figures[behind])):
        yield figures[behind], parts
    elif (
        at and _OPENS.match(sentence.between(figures[at - 1], figures[at])) and _CLOSES.match(sentence.after(parts[-1]))
    ):
        yield figures[at - 1], parts


def _by_list(sentence: Sentence, at: int) -> Iterator[_Sum]:
    """Yield totals right behind a list of one unit, or right before one that says 分別為 or stands in brackets."""
    figures = sentence.figures
    for pattern in (_LISTED, _AND):
        parts = [one for one in _run(sentence, at, pattern) if one.unit == figures[at].unit and not one.bound]
        if len(parts) < 2 or parts != list(figures[at : at + len(parts)]) or _is_inside(sentence, at, pattern):
            continue
        behind = at + len(parts)
        if behind < len(figures) and _is_total(sentence, parts, figures[behind]):
            yield figures[behind], parts
        if pattern is _LISTED and at and _heads(sentence, figures[at - 1], parts):
            yield figures[at - 1], parts
        return


def _run(sentence: Sentence, at: int, link: re.Pattern[str]) -> list[Figure]:
    found = [sentence.figures[at]]
    for one in sentence.figures[at + 1 :]:
        if not link.match(sentence.between(found[-1], one)) or _TOTAL.search(one.before):
            break
        found.append(one)
    return found


def _is_inside(sentence: Sentence, at: int, link: re.Pattern[str]) -> bool:
    """Tell whether a list began before this figure."""
    if not at:
        return False
    one, other = sentence.figures[at - 1], sentence.figures[at]
    return one.unit == other.unit and bool(link.match(sentence.between(one, other)))


def _is_total(sentence: Sentence, parts: Sequence[Figure], total: Figure) -> bool:
    words = sentence.between(parts[-1], total)
    if total.unit != parts[0].unit or total.bound or not total.unit or total.unit == "%" or _has_others(parts):
        return False
    return _TOTAL.search(total.before) is not None and len(words) <= 14 and not _OTHERS.search(words)


def _has_others(parts: Sequence[Figure]) -> bool:
    """Tell whether a figure is no count of its own: a share, a change, something of which another one is a part."""
    return any(_OTHERS.search(one.before) for one in parts)


def _heads(sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether a figure is the total of the list behind it."""
    words = sentence.between(total, parts[0])
    if total.unit != parts[0].unit or total.bound or not total.unit or total.unit == "%" or _has_others(parts):
        return False
    inside = words + "".join(one.before for one in parts) + sentence.after(parts[-1])[:2]
    if _OPEN.search(inside):
        exact = sum((Fraction(one.value) for one in parts), Fraction(0))
        return is_slip(total.value, rounded(exact, total.step))
    if _RESPECTIVELY.search(parts[0].before):
        return True
    return bool(_OPENS.match(words) and _CLOSES.match(sentence.after(parts[-1])))


def _by_slip(sentence: Sentence) -> Iterator[_Sum]:
    """Yield totals that miss the sum of all figures of their kind before them by one digit of one of them."""
    for at, total in enumerate(sentence.figures):
        parts = [one for one in sentence.figures[:at] if one.kind == total.kind and not one.bound]
        if len(parts) < 2 or total.unit in ("", "%") or not re.search(r"總計|合計", total.before):
            continue
        if _has_others([*parts, total]) or meets(total, added(*parts)):
            continue
        exact = sum((Fraction(one.value) for one in parts), Fraction(0))
        rest = Fraction(total.value) - exact
        wanted = [(total, exact), *((one, Fraction(one.value) + rest) for one in parts)]
        if any(value > 0 and is_slip(one.value, rounded(value, one.step)) for one, value in wanted):
            yield total, parts
