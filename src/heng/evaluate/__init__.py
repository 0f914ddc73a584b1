"""Judging: achievement, status, roll-up, pace and the explanation of each figure, under a rulebook that is data.

`assess(edition, rulebook)` gives a verdict for every reading; `explain.why` tells how one came about.
"""

from heng.evaluate.assessment import Assessment, assess
from heng.evaluate.judging.verdict import Step, Verdict
from heng.evaluate.rulebooks.rulebook import AS_PRINTED, Rulebook
from heng.evaluate.telling.data import assessment_to_data, total_to_data
from heng.evaluate.totals.total import Total

__all__ = [
    "AS_PRINTED", "Assessment", "Rulebook", "Step", "Total", "Verdict", "assess", "assessment_to_data",
    "total_to_data",
]  # fmt: skip
