"""A rulebook to take away: its data as JSON, its worked examples as CSV."""

from __future__ import annotations

import csv
import io

from heng.evaluate.rulebooks.rulebook import Rulebook, rulebook_to_data
from heng.model.canonical import indented
from heng.model.quantity import plain
from heng.web.scoring.described import achievement_of

COLUMNS = (
    "rulebook", "version", "polarity", "operator", "target", "actual", "achievement", "formula", "status", "text_zh",
    "text_en", "flaw_zh", "flaw_en",
)  # fmt: skip
"""Columns of the examples. `achievement` is a decimal (1 = 100 %), `formula` what it was computed from."""


def as_json(book: Rulebook) -> str:
    """Return a rulebook as indented JSON, which reads back equal."""
    return indented(rulebook_to_data(book))


def examples_csv(book: Rulebook) -> str:
    """Return the worked examples of a rulebook, a row each."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in book.examples:
        ratio = achievement_of(one)
        writer.writerow(
            (
                book.name, book.version, one.polarity.value, one.operator.value, plain(one.target), plain(one.actual),
                "" if ratio is None else plain(ratio), one.achievement or "", one.status.value, one.text.zh,
                one.text.en, one.flaw.zh if one.flaw else "", one.flaw.en if one.flaw else "",
            )
        )  # fmt: skip
    return out.getvalue()
