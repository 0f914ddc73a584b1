"""An edition as the pieces that the record keeps, one for each printed object, and back.

What has a `ref` of its own (a theme, an indicator, an action, a map cell, a budget line …) is a piece, named for its
class; a reading's target and actual are pieces of their own. What is left of an aggregate is the piece named for it,
and the order of printing of each list is a piece too, so that an object which a later reading adds or leaves out alters
no other piece. Which lists there are follows from the types of the model: a new one is kept without a word here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from heng.model import canonical
from heng.model.edition import Edition
from heng.model.terms import Ground

HEAD = "edition"
ORDER = "order"
PARTS = "parts"
DAY_GROUND = "day_ground"
"""In the head's data: which aggregates there are, and where the day the edition holds from is known from."""
SPLIT = {"reading": ("target", "actual")}
"""Kinds whose fields are pieces of their own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of an edition: `kind` and `ref` name it, `data` is its canonical JSON data."""

    kind: str
    ref: str
    data: Any

    @property
    def body(self) -> str:
        """The canonical text."""
        return canonical.dump(self.data)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of an aggregate whose members have a `ref`."""

    aggregate: str
    field: str
    kind: str


def take_apart(edition: Edition, day_ground: Ground) -> Iterator[Piece]:
    """Return an edition's pieces in the order of the model."""
    data: dict[str, Any] = canonical.to_data(edition)
    parts = {name: data.pop(name) for name in aggregates()}
    data[PARTS] = [name for name, part in parts.items() if part is not None]
    data[DAY_GROUND] = day_ground.value
    yield Piece(HEAD, HEAD, data)
    for listing in listings():
        part = parts[listing.aggregate]
        if part is None:
            continue
        members = part.pop(listing.field, [])
        yield Piece(ORDER, listing.kind, [member["ref"] for member in members])
        for member in members:
            yield from _split(listing.kind, member)
    yield from (Piece(name, name, part) for name, part in parts.items() if part is not None)


def put_together(pieces: Mapping[tuple[str, str], Any]) -> Edition:
    """Return the edition of pieces' data by (kind, ref); raises KeyError where one is missing."""
    data: dict[str, Any] = dict(pieces[HEAD, HEAD])
    present = data.pop(PARTS)
    del data[DAY_GROUND]
    for name in aggregates():
        data[name] = dict(pieces.get((name, name), {})) if name in present else None
    for listing in listings():
        refs = pieces.get((ORDER, listing.kind), ())
        if refs and data[listing.aggregate] is not None:
            data[listing.aggregate][listing.field] = [_join(listing.kind, ref, pieces) for ref in refs]
    return canonical.from_data(data, Edition)


def kinds() -> frozenset[str]:
    """Return every kind of piece."""
    split = {part for parts in SPLIT.values() for part in parts}
    return frozenset({HEAD, ORDER, *aggregates(), *split, *(listing.kind for listing in listings())})


@cache
def aggregates() -> tuple[str, ...]:
    """Return the names of an edition's aggregates."""
    hints = get_type_hints(Edition)
    return tuple(f.name for f in fields(Edition) if f.name != HEAD and _dataclass_in(hints[f.name]))


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


def _split(kind: str, member: dict[str, Any]) -> Iterator[Piece]:
    """A part that is None stays with its piece, so that a later reading can take it away."""
    own = [(name, member.pop(name)) for name in SPLIT.get(kind, ()) if member[name] is not None]
    ref: str = member["ref"]
    yield Piece(kind, ref, member)
    for name, value in own:
        yield Piece(name, ref, value)


def _join(kind: str, ref: str, pieces: Mapping[tuple[str, str], Any]) -> Any:
    member = pieces[kind, ref]
    parts = {name: pieces[name, ref] for name in SPLIT.get(kind, ()) if name not in member}
    return {**member, **parts} if parts else member


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
