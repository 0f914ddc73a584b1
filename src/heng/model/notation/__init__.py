"""The grammar of printed values: text to typed target, actual or reason for missing, and back.

It serves the reader of documents and the form in which people enter values. It reads what is printed and says where
the print allows more than one reading; it does not judge.
"""

from heng.model.notation.actuals import parse_actual
from heng.model.notation.joining import join
from heng.model.notation.numbers import scale_of_unit
from heng.model.notation.pair import PairReading, split_pair
from heng.model.notation.parsed import Parsed, Remark, RemarkKind
from heng.model.notation.printing import print_actual, print_quantity, print_target
from heng.model.notation.targets import is_date_unit, parse_target

__all__ = [
    "PairReading", "Parsed", "Remark", "RemarkKind", "is_date_unit", "join", "parse_actual", "parse_target",
    "print_actual", "print_quantity", "print_target", "scale_of_unit", "split_pair",
]  # fmt: skip
