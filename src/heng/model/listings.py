"""The lists of an edition whose members have a `ref`: what a document prints one after the other.

They follow from the types of the model, so that a new list is kept, compared and accepted without a word elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from heng.model.edition import Edition

_HEAD = "edition"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of an aggregate whose members have a `ref`."""

    aggregate: str
    field: str
    kind: str


@cache
def aggregates() -> tuple[str, ...]:
    """Return the names of an edition's aggregates."""
    hints = get_type_hints(Edition)
    return tuple(f.name for f in fields(Edition) if f.name != _HEAD and _dataclass_in(hints[f.name]))


@cache
def listings() -> tuple[Listing, ...]:
    """Return every list of an aggregate whose members have a `ref`."""
    found: list[Listing] = []
    hints = get_type_hints(Edition)
    for aggregate in aggregates():
        owner = _dataclass_in(hints[aggregate])
        assert owner is not None
        for name, hint in get_type_hints(owner).items():
            member = _member(hint)
            if member is not None:
                found.append(Listing(aggregate, name, snake(member.__name__)))
    return tuple(found)


def snake(name: str) -> str:
    """Return a class name as a kind: `MapCell` → `map_cell`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _dataclass_in(hint: Any) -> type | None:
    """Return the dataclass of `T` or `T | None`."""
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    classes = [option for option in options if option is not NoneType]
    found = classes[0] if len(classes) == 1 else None
    return found if isinstance(found, type) and is_dataclass(found) else None


def _member(hint: Any) -> type | None:
    """Return the class of `tuple[T, ...]` where T has a `ref`."""
    args = get_args(hint)
    if get_origin(hint) is not tuple or len(args) != 2 or args[1] is not Ellipsis:
        return None
    member = _dataclass_in(args[0])
    return member if member and "ref" in {f.name for f in fields(member)} else None
