"""What two editions print differently: between files, editions, periods and years.

`compare` is the one way in; its result is data that a rule or a face puts into words.
"""

from __future__ import annotations

from heng.check.compare.comparing import compare
from heng.check.compare.data import Change, Comparison, Kpi, Match, Named, Rename
from heng.check.compare.earlier import compared_with_earlier, earlier, name_of
from heng.check.compare.falling import falling_targets
from heng.check.compare.figure_data import ActionChange, FigureChange, Side
from heng.check.compare.outcome import Outcome, outcome

__all__ = [
    "ActionChange",
    "Change",
    "Comparison",
    "FigureChange",
    "Kpi",
    "Match",
    "Named",
    "Outcome",
    "Rename",
    "Side",
    "compare",
    "compared_with_earlier",
    "earlier",
    "falling_targets",
    "name_of",
    "outcome",
]
