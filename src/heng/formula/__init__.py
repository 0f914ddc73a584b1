"""Printed formulas: text → tree → exact value. No `eval`, no I/O.

`parse(text)` says what a formula cell is and, where it is arithmetic, gives its tree; `evaluate(tree, values)` gives
the exact value with every step; `print_tree(tree)` gives the formula back.
"""

from heng.formula.evaluate import Outcome, Step, evaluate
from heng.formula.fault import Fault
from heng.formula.nodes import Binary, Equation, Group, Name, Node, Number, Several, formulas, variables, walk
from heng.formula.parse import Parsed, parse
from heng.formula.printing import print_tree

__all__ = [
    "Binary", "Equation", "Fault", "Group", "Name", "Node", "Number", "Outcome", "Parsed", "Several", "Step",
    "evaluate", "formulas", "parse", "print_tree", "variables", "walk",
]  # fmt: skip
