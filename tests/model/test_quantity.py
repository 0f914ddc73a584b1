"""Printed figures: equal where they print equal."""

from __future__ import annotations

from decimal import Decimal

from heng.model.quantity import Quantity


def quantity(value: str, step: str | None = None) -> Quantity:
    return Quantity(value=Decimal(value), step=Decimal(step) if step else None)


def test_a_step_that_is_said_is_the_one_that_the_digits_say() -> None:
    """Whoever names the step of the last digit names what was there already."""
    assert quantity("5") == quantity("5", "1") == quantity("5", "1.0")
    assert hash(quantity("5")) == hash(quantity("5", "1.0"))
    assert quantity("40.7") == quantity("40.7", "0.1")


def test_other_precision_is_another_figure() -> None:
    assert quantity("1.0") != quantity("1.00")
    assert quantity("700000", "10000") != quantity("700000")
