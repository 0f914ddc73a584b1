"""Whether two figures are printed in one unit, and how to bring them there."""

from __future__ import annotations

from decimal import Decimal

from heng.model.notation import scale_of_unit
from heng.model.quantity import Quantity

SHARES = {"%": Decimal(1), "‰": Decimal("0.1")}
ALIKE = {
    "％": "%", "個百分點": "%", "人數": "人", "件數": "件", "次數": "次", "家數": "家", "場次": "場", "戶數": "戶",
}  # fmt: skip
"""Spellings of one unit."""


def convert(figure: Quantity, unit: str, kpi_unit: str) -> Decimal | None:
    """Return a figure's value in `unit`, None where it cannot be brought there.

    A figure without a printed unit is taken in `unit`, and `unit` where it is empty in the figure's; scale words
    (`萬元` beside `元`) and ‰ beside % are converted. A share beside a count is never comparable.
    """
    own_scale, own = _split(figure.unit)
    scale, wanted = _split(unit)
    if not own and not wanted:
        return figure.value
    if not own or not wanted:
        return figure.value if _fits(own or wanted, _split(kpi_unit)[1]) else None
    if own in SHARES and wanted in SHARES:
        return figure.value * SHARES[own] / SHARES[wanted]
    return figure.value * own_scale / scale if own == wanted else None


def _split(unit: str) -> tuple[Decimal, str]:
    """Return the scale that a unit carries, and the unit without it in its usual spelling."""
    scale, rest = scale_of_unit("".join(unit.split()))
    return scale, ALIKE.get(rest, rest)


def _fits(printed: str, kpi_unit: str) -> bool:
    """Tell whether a unit printed on one side only may stand beside the indicator's: no share beside a count."""
    return not kpi_unit or (printed in SHARES) == (kpi_unit in SHARES)
