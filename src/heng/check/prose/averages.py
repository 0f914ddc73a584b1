"""Averages: a figure for each of something beside the total and the number of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from heng.check.prose.claims import Contradiction, contradiction, shown
from heng.check.prose.figures import ALIKE, Figure, Sentence
from heng.model.finding import Wording

AVERAGE = Wording(
    "「{quote}」：{parts}算出來平均是{expected}，印的是{printed}。",
    "“{quote}”: {parts} give an average of {expected}; {printed} is printed.",
)
_EACH = re.compile(
    r"平均(?:每|1|一)+(?:一|1|個)?(?P<per>人次|人|名|位|件|案|場次|場|班|校|戶|家|處|棟|輛|梯次|期|區|里|站|所)[^0-9每約近逾]{0,8}$"
)
"""An average is worked out where it is exact: not 約, 近 or 逾."""


def of_total(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield averages that no total and number before them give."""
    for at, average in enumerate(sentence.figures):
        match = _EACH.search(average.before)
        if match is None or average.bound:
            continue
        per = ALIKE.get(match["per"], match["per"])
        before = [one for one in sentence.figures[:at] if not one.bound and one.value > 0]
        totals = [one for one in before if one.kind == average.kind and one.kind != per]
        counts = [one for one in before if one.kind == per]
        if totals and counts and not any(_is_average(average, one, of) for one in totals for of in counts):
            total, count = totals[-1], counts[-1]
            exact = Fraction(total.value) / Fraction(count.value)
            yield contradiction(AVERAGE, average, (total, count), shown(exact, average.step, average.unit))


def _is_average(average: Figure, total: Figure, count: Figure) -> bool:
    """Tell whether an average can be total ÷ number, rounded or cut off."""
    value, step = Fraction(average.value), Fraction(average.step)
    low = total.low / count.high
    return low < value + step and (count.low <= 0 or total.high / count.low >= value - step)
