"""Target and actual of a row: the text as printed, and how it is read where the text alone says something else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heng.model.figures import Actual, Missing, Target
from heng.model.notation import Parsed, parse_actual, parse_target, print_actual, print_target
from heng.model.period import Period


@dataclass(frozen=True, slots=True)
class Row:
    """What the reading of a cell depends on: unit and code of the row, and what its figures are for."""

    unit: str = ""
    code: str = ""
    period: Period | None = None
    target_period: Period | None = None


def read_target(text: str, row: Row) -> Parsed[Target]:
    """Read the text of a target."""
    return parse_target(text, unit=row.unit, period=row.target_period or row.period, code=row.code)


def read_actual(text: str, row: Row, target: Target | None) -> Parsed[Actual | Missing]:
    """Read the text of an actual, which may name its target again."""
    found = parse_actual(text, unit=row.unit, period=row.period, target=target)
    return Parsed(value=found.value, alternatives=found.alternatives, remarks=found.remarks)


def target_read_as(target: Target, row: Row) -> str:
    """Return the notation of what a target demands, empty where its text says the same."""
    held = replace(target, source=None)
    if read_target(target.text, row).value == held:
        return ""
    notation = print_target(target)
    return notation if replace(read_target(notation, row).value, text=target.text) == held else ""


def actual_read_as(actual: Actual | Missing, row: Row, target: Target | None) -> str:
    """Return the notation of an actual, empty where its text says the same."""
    held = replace(actual, source=None)
    if read_actual(actual.text, row, target).value == held:
        return ""
    notation = print_actual(actual)
    return notation if replace(read_actual(notation, row, target).value, text=actual.text) == held else ""
