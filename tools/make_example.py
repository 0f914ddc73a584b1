#!/usr/bin/env python3
"""Makes the packaged example: Heng's own print of the facts of a published council report.

    python tools/make_example.py REPORT.txt

The facts are codes, names, formulas and units as definitions, agencies, targets, actuals, names of action plans and
budget rows. Running prose, the steps of plans, remarks and notes are left out: an action plan whose text is a sentence
keeps its code only (two that differ stay different), and of a cell that adds a remark to its value only the value
is printed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from heng.ingest import read_document
from heng.model.card import ActionPlan, Card
from heng.model.edition import Edition
from heng.model.figures import Actual, Missing, Reading, Target
from heng.model.notation import parse_actual, parse_target
from heng.publish import council_report, write
from heng.resources import agency_register

EXAMPLE = Path(__file__).parents[1] / "src" / "heng" / "resources" / "example" / "taipei-107-q1.txt"
_REMARK = (
    "本檔是 Heng 的範例：只印策略地圖、目標、指標及其公式與單位、機關、目標值、實際值、行動計畫名稱與預算表；"
    "敘述文字、計畫步驟及註均未收錄；以文句敘述的行動計畫只印代碼。"
)
_LEFT_OUT = "文句略{number}"
_SENTENCE = re.compile("[，；！？…]|。(?!$)")
_REMARK_IN_BRACKETS = re.compile("[(（][^()（）]*[，。；！？…][^()（）]*[)）]")


def facts(edition: Edition) -> Edition:
    """Return an edition with its facts only."""
    head = edition.edition
    return replace(
        edition,
        edition=replace(head, document=replace(head.document, name=head.title)),
        card=_facts(edition.card),
        figures=replace(edition.figures, readings=tuple(_values(reading) for reading in edition.figures.readings)),
        budget=replace(edition.budget, notes=()) if edition.budget else None,
        plan=None,
        report=None,
    )


def _facts(card: Card) -> Card:
    return replace(
        card,
        themes=tuple(replace(theme, mentions=()) for theme in card.themes),
        indicators=tuple(
            replace(indicator, name=_REMARK_IN_BRACKETS.sub("", indicator.name), formula_note="")
            for indicator in card.indicators
        ),
        actions=tuple(_named(card.actions)),
    )


def _named(actions: tuple[ActionPlan, ...]) -> Iterator[ActionPlan]:
    """Yield action plans with their names only; a sentence gives way to a mark, of its own for each text of a code."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        text = action.text
        if _SENTENCE.search(text):
            texts = sentences[action.code]
            if text not in texts:
                texts.append(text)
            text = _LEFT_OUT.format(number=texts.index(text) + 1 if text != texts[0] else "")
        yield replace(action, text=text, steps=(), note="")


def _values(reading: Reading) -> Reading:
    """Return a reading whose cells hold their values only."""
    return replace(reading, target=_target(reading.target), actual=_actual(reading.actual))


def _target(printed: Target | None) -> Target | None:
    if printed is None or not _SENTENCE.search(printed.text):
        return printed
    shorter = (parse_target(text, period=None).value for text in _clauses(printed.text))
    return next((each for each in shorter if each.predicate == printed.predicate), printed)


def _actual(printed: Actual | Missing | None) -> Actual | Missing | None:
    if printed is None or not _SENTENCE.search(printed.text):
        return printed
    shorter = (parse_actual(text, period=None).value for text in _clauses(printed.text))
    return next((each for each in shorter if _value(each) == _value(printed)), printed)


def _value(cell: Actual | Missing) -> object:
    return cell.reason if isinstance(cell, Missing) else cell.value


def _clauses(text: str) -> Iterator[str]:
    """Yield shorter texts that may say the same value: without remarks, then the first clause, then each word."""
    plain = _REMARK_IN_BRACKETS.sub("", text)
    for short in (plain, _SENTENCE.split(plain)[0], *plain.split()):
        if short and not _SENTENCE.search(short):
            yield short.strip()


def make(name: str, data: bytes) -> bytes:
    """Return the example made from a published report."""
    result = read_document(name, data, agency_register())
    return write(council_report(facts(result.edition), remark=_REMARK), "txt")


def main() -> int:
    """Write the example into the package."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(sys.argv[1])
    EXAMPLE.parent.mkdir(parents=True, exist_ok=True)
    EXAMPLE.write_bytes(make(source.name, source.read_bytes()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
