"""What day it is in Taipei."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from heng.store.chain import day_of


def today() -> date:
    """Return the day."""
    return day_of(timezone.now())
