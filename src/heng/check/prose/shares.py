"""Shares: a percentage beside the part and the whole that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from heng.check.prose.change_words import CHANGED, RATE_OF_CHANGE
from heng.check.prose.claims import (
    HUNDRED,
    Contradiction,
    contradiction,
    is_percent_of,
    is_slip,
    percent,
    rounded,
    span,
)
from heng.check.prose.figures import Figure, Sentence
from heng.model.finding import Wording

SHARE = Wording(
    "「{quote}」：{parts}算出來是{expected}，印的是{printed}。",
    "“{quote}”: {parts} give {expected}; {printed} is printed.",
)
LARGER = Wording(
    "「{quote}」：其中的{printed}比全部的{parts}還多。",
    "“{quote}”: a part, {printed}, is more than the whole, {parts}.",
)
_BESIDE = re.compile(r" ?[(（](?:[占佔達約即為]|比[例率])*$")
_SHARE = re.compile(r"(?:[占佔](?:總數|全部|總[件人家戶場案]?數|全體|其中?|整體)?的?|占比|佔比|比[例率])[約達為計高]*$")
_NAMED = re.compile(r"(?P<name>[一-鿿]{2,10}?)(?P<end>比[例率]|占比|佔比|率|度)[約達為計高更僅]*$")
_TOTAL = re.compile(
    r"(?:[共總合累]計|共有?|總[共數額]|計有?|(?:預算|核定|編列|分配|經費)[數額]?[為計共]?)[約有達為]*[^，,]{0,4}$"
)
_OF_WHICH = re.compile(r"其中|當中")
_CLAUSE_END = re.compile(r"[，,、:：]")
_FRACTION = re.compile(r"^ ?[(（] ?$")
_BRACKET = re.compile(r" ?[(（][^)）]*$")
_SLASH = re.compile(r"^ ?[/／÷] ?$")
_OF = re.compile(r"^ ?[之的]?[約達為]*$")
_WITHIN = re.compile(r"[占佔][^，,。占佔]{0,12}$")
RATES = (
    (r"執行|支用|動支|達成", r"預算|分配|核定|經費|編列"),
    (r"結案|辦結|辦理完成", r"受理|收件|列管|立案|交辦"),
    (r"核准|通過|核定|准駁", r"申請|受理|收件|報名|提案"),
    (r"合格|缺失|違規|告發|裁罰|取締|符合", r"查核|抽驗|檢查|稽查|受檢|檢驗|抽查"),
    (r"完成|改善|結訓|出席|報到|錄取|回收|接種", r"列管|應|總數|參訓|開訓|報名|報考|發放|寄發|邀請"),
)
"""What a rate counts, and what it is a share of by its nature: 結案率 of what was received."""
_FIXED = ("比率", "比例", "占比", "佔比")


def of_whole(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield percentages that neither the part before them nor any whole named before it gives."""
    figures = sentence.figures
    for at, rate in enumerate(figures):
        if rate.unit != "%" or rate.bound or not at:
            continue
        if at + 2 < len(figures) and _is_fraction(sentence, rate, figures[at + 1], figures[at + 2]):
            yield from _fraction(rate, figures[at + 1], figures[at + 2])
            continue
        if at > 1 and _is_within(sentence, figures[at - 2], figures[at - 1], rate):
            yield from _fraction(rate, figures[at - 2], figures[at - 1])
            continue
        part = figures[at - 1]
        if part.unit in {"", "%"} or part.bound or rate.clause - part.clause > 1:
            continue
        if _has_base_behind(sentence, rate, part, figures[at + 1 : at + 2]):
            continue
        wholes = [one for one in figures[: at - 1] if one.kind == part.kind and not one.bound and one.value > 0]
        if CHANGED.search(part.before) and RATE_OF_CHANGE.search(rate.before):
            yield from _of_change(rate, part, wholes)
        elif wholes and (strength := _strength(sentence, rate, part, wholes)):
            yield from _of_part(rate, part, wholes, strength)
    if len(figures) > 2 and _is_fraction(sentence, *figures[:3]):
        yield from _fraction(*figures[:3])


def _has_base_behind(sentence: Sentence, rate: Figure, part: Figure, following: Sequence[Figure]) -> bool:
    """Tell whether a bracket behind a percentage names what it is a share of (`80%（250件中…）`)."""
    return any(one.kind == part.kind and _BRACKET.match(sentence.between(rate, one)) for one in following)


def _is_fraction(sentence: Sentence, rate: Figure, part: Figure, whole: Figure) -> bool:
    opens, slash = sentence.between(rate, part), sentence.between(part, whole)
    return rate.unit == "%" and bool(_FRACTION.match(opens) and _SLASH.match(slash))


def _is_within(sentence: Sentence, part: Figure, whole: Figure, rate: Figure) -> bool:
    """Tell whether the words are `…A件，占…N件之P%`."""
    if part.kind != whole.kind or not part.unit or whole.clause - part.clause > 1 or part.bound or whole.bound:
        return False
    return bool(_WITHIN.search(whole.before) and _OF.match(sentence.between(whole, rate)))


def _fraction(rate: Figure, part: Figure, whole: Figure) -> Iterator[Contradiction]:
    if not is_percent_of(rate, span(part), span(whole)):
        yield contradiction(SHARE, rate, (part, whole), percent(part, whole, rate))


def _of_change(rate: Figure, change: Figure, others: list[Figure]) -> Iterator[Contradiction]:
    """A change and its rate: the other figure may be what there was before, or what there is now."""
    if not others or any(is_percent_of(rate, span(change), base) for one in others for base in _bases(one, change)):
        return
    yield contradiction(SHARE, rate, (others[-1], change), percent(change, others[-1], rate))


def _bases(one: Figure, change: Figure) -> Iterator[tuple[Fraction, Fraction]]:
    yield span(one)
    yield one.low + change.low, one.high + change.high
    yield one.low - change.high, one.high - change.low


def _strength(sentence: Sentence, rate: Figure, part: Figure, wholes: list[Figure]) -> int:
    """Return 2 where the words tie part, whole and share together, 1 where they only suggest it, else 0."""
    totals = any(_TOTAL.search(one.before) for one in wholes)
    marked = (
        totals or _OF_WHICH.search(part.before) or any(_OF_WHICH.search(sentence.between(one, part)) for one in wholes)
    )
    between = sentence.between(part, rate)
    if _BESIDE.search(between) or _SHARE.fullmatch(between.strip(" ，,、(（")):
        return 2 if marked else 1
    named = _NAMED.search(rate.before)
    if named is None:
        return 0
    if not _shares_word(named["name"], part.before + _CLAUSE_END.split(sentence.after(part))[0]):
        return int(bool(marked) and named["end"] in _FIXED)
    if len(wholes) == 1 and any(
        re.search(f"(?:{rate_of})$", named["name"]) and re.search(of, wholes[0].before) for rate_of, of in RATES
    ):
        return 2
    return 2 if marked and named["end"] in _FIXED else 1


def _shares_word(name: str, words: str) -> bool:
    return any(name[at : at + 2] in words for at in range(len(name) - 1))


def _of_part(rate: Figure, part: Figure, wholes: list[Figure], strength: int) -> Iterator[Contradiction]:
    if any(is_percent_of(rate, span(part), span(one)) for one in wholes):
        return
    near = [one for one in wholes if strength > 1 or _is_slip(rate, part, one)]
    if near:
        yield contradiction(SHARE, rate, (part, near[0]), percent(part, near[0], rate))


def _is_slip(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Tell whether one digit of one of the three explains the difference: then it is a slip, not another whole."""
    if rate.step >= 1 or not rate.value or not part.value:
        return False
    share = Fraction(rate.value) / HUNDRED
    right = (
        (rate, HUNDRED * Fraction(part.value) / Fraction(whole.value)),
        (part, share * Fraction(whole.value)),
        (whole, Fraction(part.value) / share),
    )
    return any(is_slip(one.value, rounded(value, one.step)) for one, value in right)


def parts_of_whole(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield parts (其中) that are more than the whole before them."""
    for one, other in pairwise(sentence.figures):
        if (
            one.kind != other.kind
            or one.bound
            or other.bound
            or other.clause - one.clause > 1
            or one.unit != other.unit
        ):
            continue
        if other.before.lstrip("，,、 ").startswith("其中") and not CHANGED.search(one.before) and other.low > one.high:
            yield contradiction(LARGER, other, (one,), "")
