"""A cell of a money table: a number in the unit of its row, or what stands there instead of one."""

from __future__ import annotations

from dataclasses import replace

from heng.model.budget import Amount
from heng.model.figures import Missing
from heng.model.form.codec import read_quantity
from heng.model.form.words import ABSENT
from heng.model.notation import print_quantity
from heng.model.quantity import Quantity
from heng.model.terms import MissingReason

PERCENT = "%"
_NO_MEANING = 2


def show_amount(amount: Amount, unit: str) -> str:
    """Write an amount; its own unit only where it is not that of the row."""
    if amount is None:
        return ABSENT
    if isinstance(amount, Missing):
        return amount.text
    return print_quantity(replace(amount, unit="") if amount.unit == unit else amount)


def read_amount(text: str, unit: str) -> Amount:
    """Read an amount: one dash or an empty cell is no value, two dashes have no meaning."""
    if text == ABSENT:
        return None
    found = read_quantity(text) if any(char.isdigit() for char in text) else None
    if found is None:
        reason = MissingReason.NOT_APPLICABLE if len(text) >= _NO_MEANING else MissingReason.NOT_GIVEN
        return Missing(reason=reason, text=text)
    quantity = found if found.unit else replace(found, unit=unit)
    exact = Quantity(value=quantity.value, unit=quantity.unit)
    return exact if exact == quantity else quantity
