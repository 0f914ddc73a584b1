"""Printed formulas: text → tree → exact value. No `eval`, no I/O.

`parse(text)` says what a formula cell is and, where it is arithmetic, gives its tree; `evaluate(tree, values)` gives
the exact value with every step; `print_tree(tree)` gives the formula back.
"""

from heng.formula.evaluate import Outcome, Step, evaluate
from heng.formula.fault import Fault
from heng.formula.nodes import Absolute, Binary, Equation, Group, Name, Negative, Node, Number, print_tree
from heng.formula.parse import Parsed, parse

__all__ = [
    "Absolute", "Binary", "Equation", "Fault", "Group", "Name", "Negative", "Node",
    "Number", "Outcome", "Parsed", "Step", "evaluate", "parse", "print_tree",
]  # fmt: skip
