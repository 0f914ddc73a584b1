"""Codes by a profile's grammar, read leniently: a misprinted code still says what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heng.check.text import fold_code
from heng.model.edition import Edition
from heng.model.profile import Profile

_RUN = re.compile(r"(?<![A-Z0-9.])([A-Z]{1,3}[0-9]{1,2})((?:\.[0-9]+)+)((?:,[0-9]{3})*)(?![0-9])")
_LONGEST_NUMBER = 2
"""Digits that a level of a code has at most."""


@dataclass(frozen=True, slots=True)
class Glued:
    """A code that runs into a number: the whole as printed, and its two parts."""

    text: str
    code: str
    number: str


def objective_of(code: str, profile: Profile) -> str:
    """Return the objective that a code of a KPI or action plan names, empty where the code names none."""
    start = fold_code(code).partition(".")[0]
    return start if profile.parse_objective(start) else ""


def known_codes(edition: Edition) -> frozenset[str]:
    """Return the codes of all KPIs and action plans of an edition, in ASCII."""
    card = edition.card
    printed = [row.code for row in card.indicators] + [action.code for action in card.actions]
    return frozenset(map(fold_code, printed))


def glued_codes(text: str, objective: str, known: Collection[str], profile: Profile) -> Iterator[Glued]:
    """Yield the codes in a cell that run into a number.

    `objective`: the one the cell's row stands under; `known`: all codes of the edition. A code that is known as it
    stands is none; one that begins with a known code (the longest counts), or whose last level has more digits than any
    number of a code, is.
    """
    for match in _RUN.finditer(text):
        run, thousands = match[1] + match[2], match[3]
        if run in known or not profile.parse_objective(match[1]):
            continue
        starts = (run[:end] for end in range(len(run) - 1, len(match[1]) + 1, -1) if run[end].isdigit())
        code = next((start for start in starts if start in known), "")
        if code:
            yield Glued(match[0], code, run[len(code) :] + thousands)
        elif match[1] == fold_code(objective) and len(run.rpartition(".")[2]) > _LONGEST_NUMBER:
            level = len(run.rpartition(".")[0]) + 2
            yield Glued(match[0], run[:level], run[level:] + thousands)
