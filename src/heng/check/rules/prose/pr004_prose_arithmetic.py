"""文中的數字互相矛盾 / Figures in running text contradict each other.

## What it does
驗算同一句話裡說得清楚的關係：合計和各項、全部和其中、占比、增減的數量和比率、基準和目標。
四捨五入或捨去尾數說得通的，不回報。

Works out what one sentence says clearly: a total and its parts, a whole and what is of it, shares, changes and their
rates, a base and the goal made from it. What rounding or cutting off can explain is not reported.

## Why it matters
文中的數字會被引用。算不攏，表示至少有一個打錯，讀的人不知道該信哪一個。

Figures in the text get quoted. Where they do not fit at least one is wrong, and nobody knows which.

## Example
「共223家，減少62家，下降比例37.80%」（62是223的27.80%） / “62 of 223 = 37.80 %”; it is 27.80 %

## What to do
回到原始資料核對每一個數字，改掉錯的那一個。

Check each figure against its source and mend the one that is wrong.

## When it is wrong
比率另有分母、合計另含沒有列出的項目。這時請在文中說明。

The rate has another denominator, or the total includes parts that are not listed. Then the text should say so.

## References
印出的數字代表末位四捨五入的範圍；人數、件數、家數等印出全部位數的，就是那個數。關係只是可能、不是寫明的
（例如另有分母的就業率），只有改一個數字就算得攏時才回報。

A printed figure stands for the range that rounds to it; a count printed in full is exact. Where the words only suggest
how figures belong together, a finding is made only if one digit explains the difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.places import narrowed
from heng.check.prose.averages import of_total
from heng.check.prose.claims import Contradiction
from heng.check.prose.figures import Sentence, sentences
from heng.check.prose.growth import between_two, from_base
from heng.check.prose.passages import Prose, passages
from heng.check.prose.shares import SHARE, of_whole, parts_of_whole
from heng.check.prose.sums import of_parts
from heng.check.rule import Hit, rule
from heng.check.text import elided
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

LOOKS = (of_whole, parts_of_whole, between_two, from_base, of_parts, of_total)


@rule(
    code="PR004",
    name="prose-arithmetic",
    severity=Severity.ERROR,
    message=SHARE,
    suggestion=Wording(
        "回到原始資料核對每一個數字，改掉錯的那一個。", "Check each figure against its source and mend the wrong one."
    ),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each sentence's figure that the others of the sentence contradict."""
    for prose in passages(edition):
        for sentence in sentences(prose.text):
            yield from (_hit(prose, found) for found in _contradictions(sentence))


def _contradictions(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield each contradiction once, also where two looks see it."""
    met: set[str] = set()
    for look in LOOKS if len(sentence.figures) > 1 else ():
        for found in look(sentence):
            key = f"{found.printed} {found.start}"
            if key not in met:
                met.add(key)
                yield found


def _hit(prose: Prose, found: Contradiction) -> Hit:
    return Hit(
        subject=prose.subject,
        message=found.message,
        facts={
            "quote": elided("".join(prose.text[found.start : found.end].split())),
            "printed": found.printed,
            "parts": found.parts,
            "expected": found.expected,
        },
        source=narrowed(prose.source, found.printed),
        refs=(prose.ref,),
    )
