"""What one formula of a KPI gives for a span: Heng's figure, beside the printed one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from heng.evaluate.inputs.sources import Input
from heng.formula.evaluate import Step
from heng.formula.fault import Fault
from heng.formula.signs import EXACT
from heng.model.period import Period
from heng.model.quantity import Quantity
from heng.model.terms import InputSource, NotCompared


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """What one formula of a KPI gives for a span.

    Attributes:
        indicator: `ref` of the KPI.
        span: For which time; `agencies` whose items were put together, one empty name = the items of all.
        formula: The formula as printed.
        inputs: Its quantities, in order.
        value: In `unit`; None where it cannot be computed.
        at_least: The full figure cannot be lower: what the known counts give, where some are missing.
        exact: False where the value had to be rounded to 50 digits.
        steps: How it was computed.
        fault: Why there is no value, where every quantity has one.
        title: What the formula names its result (`單位預算部分：甲／乙`); empty where it names none.
        printed: The printed actual for the same span, where it can be compared; `not_compared` says why not.
    """

    indicator: str
    span: Period
    agencies: tuple[str, ...]
    formula: str
    inputs: tuple[Input, ...]
    value: Decimal | None = None
    unit: str = ""
    at_least: Decimal | None = None
    exact: bool = True
    steps: tuple[Step, ...] = ()
    fault: Fault | None = None
    title: str = ""
    printed: Quantity | None = None
    not_compared: NotCompared | None = None

    @property
    def missing(self) -> tuple[Input, ...]:
        """The quantities without a value, where they leave the formula without one."""
        return tuple(one for one in self.inputs if one.fault is not None) if self.value is None else ()

    @property
    def has_inputs(self) -> bool:
        """Tell whether any quantity has a value that the formula does not print itself."""
        return any(one.value is not None and one.source is not InputSource.WITH_NAME for one in self.inputs)

    @property
    def questioned(self) -> bool:
        """Tell whether an error stands open on a figure that it was computed from."""
        return self.value is not None and any(one.questioned for one in self.inputs)

    @property
    def difference(self) -> Decimal | None:
        """The computed figure less the printed one."""
        if self.value is None or self.printed is None:
            return None
        return EXACT.subtract(self.value, self.printed.value)

    @property
    def agrees(self) -> bool | None:
        """Tell whether it rounds to the printed figure; None where there is nothing to compare."""
        if self.value is None or self.printed is None:
            return None
        return self.value in self.printed.interval()
