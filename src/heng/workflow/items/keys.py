"""How the record names data items, their values and decisions about them: `ref`s, which digests cover."""

from __future__ import annotations

from heng.model.period import Period

_ESCAPES = str.maketrans({"/": "%2F", "%": "%25"})


def item_ref(key: str) -> str:
    """Return the name of an item."""
    return f"data/{key.translate(_ESCAPES)}"


def value_ref(key: str, period: Period, agency: str) -> str:
    """Return the name of an item's value in a span for an agency (empty = for all)."""
    return f"{item_ref(key)}/{period.first}/{period.last}/{agency.translate(_ESCAPES)}"


def pair_ref(one: str, other: str) -> str:
    """Return the name of the question whether two items are one."""
    first, second = sorted((one, other))
    return f"{item_ref(first)}/same/{second.translate(_ESCAPES)}"


def use_ref(key: str, entity: str) -> str:
    """Return the name of the question whether a KPI means an item by its name."""
    return f"{item_ref(key)}/in/{entity.translate(_ESCAPES)}"
