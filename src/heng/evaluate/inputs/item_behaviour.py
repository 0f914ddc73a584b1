"""How the values of a data item behave in time, by the head of its name; what speaks for both is asked."""

from __future__ import annotations

import re

from heng.evaluate.traits.morphemes import bad_end, core, is_worked_on
from heng.evaluate.traits.shares import HAPPENS
from heng.evaluate.traits.vocabulary import CHANGE_WORDS
from heng.formula.names import is_share
from heng.model.terms import TimeBehaviour

_DAY = re.compile(r"現有|年底|月底|期末")
"""Words of a day: what is there on it."""
_THERE = re.compile(r"人口|在養|在學|設籍|員額|編制|庫容|列管|登記(?!件)")
"""Words of what is there, whatever happened before."""
_EXTENT = re.compile(r"(?:總長|長度)[^(（]*(?:[(（].*[)）])?$")
"""How long something is: there, unless it is what was worked on (道路改善長度)."""


def behaviour_of(name: str) -> TimeBehaviour | None:
    """Return how the values of an item behave; None where its name does not tell, or tells two ways.

    What stands last in a name says what it counts: `列管案件完成件數` are cases done, whoever keeps a list of them.
    """
    if is_share(name):
        return TimeBehaviour.RATIO
    changes = any(word in name for word in CHANGE_WORDS)
    if _DAY.search(name):
        return None if changes else TimeBehaviour.STOCK
    if changes:
        return TimeBehaviour.FLOW
    there = list(_THERE.finditer(name))
    if there:
        return _of_head(name[there[-1].end() :])
    if _EXTENT.search(name):
        return None if is_worked_on(name) else TimeBehaviour.STOCK
    return TimeBehaviour.FLOW if HAPPENS.search(name) else None


def _of_head(rest: str) -> TimeBehaviour | None:
    """Return what the words behind a word of a level make of it."""
    if not core(rest):
        return TimeBehaviour.STOCK
    if HAPPENS.search(rest):
        return TimeBehaviour.FLOW
    return None if is_worked_on(rest) or bad_end(rest)[0] else TimeBehaviour.STOCK
