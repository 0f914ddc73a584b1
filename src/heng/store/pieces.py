"""An edition as the pieces that the record keeps, one for each printed object, and back.

What has a `ref` of its own (a theme, an indicator, an action, a map cell, a budget line …) is a piece, named for its
class; a reading's target and actual are pieces of their own. What is left of an aggregate is the piece named for it,
and the order of printing of each list is a piece too, so that an object which a later reading adds or leaves out alters
no other piece. Which lists there are follows from the types of the model: a new one is kept without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heng.model import canonical
from heng.model.edition import Edition
from heng.model.listings import aggregates, listings
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
