"""What cannot be compiled, and why: one class per cause. Nothing is approximated instead."""

from __future__ import annotations


class NotCompiledError(ValueError):
    """A formula, a rulebook or a table cannot be computed over tables; the message says which part of it."""


class ColumnAbsentError(NotCompiledError):
    """The table has no column of this name."""

    def __init__(self, column: str) -> None:
        """Name the column."""
        super().__init__(f"the table has no column {column}")


class TwoColumnsError(NotCompiledError):
    """Two columns of the table bear names that count as one."""

    def __init__(self, first: str, second: str) -> None:
        """Name both."""
        super().__init__(f"the columns {first} and {second} bear one name")


class InexactColumnError(NotCompiledError):
    """A column does not hold whole numbers or decimals of declared digits: its sums and ratios would not be exact."""

    def __init__(self, column: str, kind: str) -> None:
        """Name the column and the type met."""
        super().__init__(f"{column} is of type {kind}; exact figures need DECIMAL(digits, places) or whole numbers")


class PlacesError(NotCompiledError):
    """A part of a formula needs more decimals than a table can hold."""

    def __init__(self, places: int, text: str = "a product") -> None:
        """State the decimals it needs, and the part as printed where it is known."""
        super().__init__(f"{text} needs {places} decimals, more than a table can hold")
        self.places = places


class LongNumberError(NotCompiledError):
    """A number printed in a formula, or made of such, has more digits than a table can hold."""

    def __init__(self, digits: int, text: str = "a constant") -> None:
        """State how many, and the part as printed where it is known."""
        super().__init__(f"{text} has {digits} digits, more than a table can hold")
        self.digits = digits


class PowerError(NotCompiledError):
    """The exponent of a power is no whole number printed in the formula, or it is too large."""

    def __init__(self, text: str) -> None:
        """State the power as printed."""
        super().__init__(f"{text}: only powers with a printed whole exponent can be computed over tables")


class RootError(NotCompiledError):
    """A root has no exact quotient, and one engine takes roots only of binary numbers."""

    def __init__(self, text: str) -> None:
        """State the root as printed."""
        super().__init__(f"{text}: a root is computed for one figure at a time, not over tables")


class PaceError(NotCompiledError):
    """A rulebook declares a pace of the year that has no expression over tables yet."""

    def __init__(self, rulebook: str, pace: str) -> None:
        """Name the rulebook and the pace."""
        super().__init__(f"rulebook {rulebook}: the pace {pace} cannot be computed over tables yet")


class WeightsError(NotCompiledError):
    """A table has weights: totals count readings, and a joined score is not computed over tables."""

    def __init__(self, column: str) -> None:
        """Name the column."""
        super().__init__(
            f"the column {column} holds weights; totals over tables count readings and join no scores: "
            "leave it out, or join an edition with heng.evaluate.totals"
        )
