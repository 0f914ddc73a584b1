"""同一個字有兩種寫法 / One word in two spellings.

## What it does
回報一份文件裡同一個詞用了異體字和正體字（台北、臺北）、全形和半形的數字字母混用，以及看起來一樣、其實是別的字的字元。

Reports a word that a document writes with a variant character here and with the usual one there (台北, 臺北), digits
and letters of both widths, and characters that only look like the right one.

## Why it matters
搜尋和比對會漏掉其中一種寫法；名稱看起來一樣，電腦卻認成兩個。

Searching finds only one of them, and names that look alike are two to a computer.

## Example
「臺北市」374次，「台北市」2次 / 臺北市 and 台北市 in one report

## What to do
選定一種寫法，全文一致。

Choose one spelling and keep to it.

## When it is wrong
專有名稱本來就這樣寫，例如公司登記的名稱。

A proper name is spelled like this, such as the registered name of a company.

## References
異體字和形近字列在model/variants.py，可以增加。同一個詞兩種寫法都有，才回報。

Variants and look-alikes stand in model/variants.py and can be added to. Only a word with both spellings is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from heng.check.cards import grouped
from heng.check.context import Context
from heng.check.places import first_lines, narrowed
from heng.check.rule import Hit, rule
from heng.check.spelling import Printed, Spelling, look_alikes, texts, variants, widths
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

VARIANT = Wording(
    "「{word}」（{count}處）別處寫作「{other}」。", "“{word}” (places: {count}) is written “{other}” elsewhere."
)
WIDTH = Wording(
    "「{word}」是全形，別處的數字和字母是半形（全形共{count}處）。",
    "“{word}” is of full width; other digits and letters are of half width (places of full width: {count}).",
)
LOOK_ALIKE = Wording(
    "「{word}」（{count}處）看起來像「{other}」，其實是另一個字元，搜尋「{other}」找不到。",
    "“{word}” (places: {count}) looks like “{other}” but is another character: a search for “{other}” misses it.",
)
LOOKS: tuple[tuple[Wording, Callable[[Sequence[Printed]], Iterator[Spelling]]], ...] = (
    (VARIANT, variants),
    (WIDTH, widths),
    (LOOK_ALIKE, look_alikes),
)


@rule(
    code="TX001",
    name="variant-characters",
    severity=Severity.INFO,
    message=VARIANT,
    suggestion=Wording("選定一種寫法，全文一致。", "Choose one spelling and keep to it."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each word that has two spellings, with all its places."""
    printed = list(texts(edition, context))
    for message, look in LOOKS:
        found = grouped(look(printed), lambda one: "" if message is WIDTH else one.word)  # noqa: B023
        yield from (_hit(message, places) for places in found.values())


def _hit(message: Wording, places: tuple[Spelling, ...]) -> Hit:
    first = places[0]
    subjects = {one.at.subject for one in places}
    return Hit(
        subject=subjects.pop() if len(subjects) == 1 else "",
        message=message,
        facts={"word": first.word, "other": first.other, "count": len(places)},
        source=first_lines(narrowed(one.at.source, one.word) for one in places),
        refs=tuple(dict.fromkeys(one.at.ref for one in places)),
    )
