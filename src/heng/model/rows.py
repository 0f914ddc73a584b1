"""The rows of an edition: what a person takes over or leaves as one, and what two editions say differently of it.

An indicator's row is the indicator with its readings and its action plans; everything else that a document prints
one after the other (a theme, an objective, a budget line, a result …) is a row of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from heng.model import canonical
from heng.model.edition import Edition
from heng.model.listings import Listing, listings
from heng.model.terms import Difference

_BELONGS = {"reading": "indicator", "action_plan": "indicator_ref"}
"""Kinds that stand in an indicator's row, by the field that names it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One printed object and the list it stands in."""

    listing: Listing
    value: Any

    @property
    def ref(self) -> str:
        """Its name inside the edition."""
        ref: str = self.value.ref
        return ref

    @property
    def row(self) -> str:
        """`ref` of what heads its row."""
        ref: str = getattr(self.value, _BELONGS.get(self.listing.kind, "ref"))
        return ref


@dataclass(frozen=True, slots=True)
class Altered:
    """One field that two editions print differently: kind of the object, field, both texts (empty = not printed)."""

    kind: str
    ref: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowDifference:
    """What a row of a later edition is to an earlier one. `altered` only where the row is CHANGED."""

    ref: str
    kind: str
    difference: Difference
    altered: tuple[Altered, ...] = ()


def members(edition: Edition) -> Iterator[Member]:
    """Yield every printed object of an edition."""
    for listing in listings():
        for value in getattr(getattr(edition, listing.aggregate), listing.field, ()):
            yield Member(listing, value)


def rows(edition: Edition) -> dict[str, list[Member]]:
    """Return the rows by the `ref` of what heads them, in the order of the model."""
    found: dict[str, list[Member]] = {}
    for member in members(edition):
        if member.listing.kind != "identity":
            found.setdefault(member.row, []).append(member)
    return found


def choose(fresh: Edition, held: Edition | None, left: Collection[str]) -> Edition:
    """Return a fresh edition with some rows left as they are held: not there, or as they stood.

    Rows that only the held edition has go, unless they are among the left ones.
    """
    kept = rows(held) if held else {}
    out = fresh
    for listing in listings():
        part = getattr(fresh, listing.aggregate)
        if part is None:
            continue
        taken = [value for value in getattr(part, listing.field) if Member(listing, value).row not in left]
        taken += [m.value for ref in left for m in kept.get(ref, ()) if m.listing == listing]
        order = _order(fresh, held, listing)
        taken.sort(key=lambda value: order.get(value.ref, len(order)))
        out = replace(
            out, **{listing.aggregate: replace(getattr(out, listing.aggregate), **{listing.field: tuple(taken)})}
        )
    return out


def differences(before: Edition | None, after: Edition) -> dict[str, RowDifference]:
    """Compare two editions row by row; rows that only the earlier one has come last. Places do not count."""
    old = rows(before) if before else {}
    new = rows(after)
    found = {ref: _compare(ref, old.get(ref), row) for ref, row in new.items()}
    gone = {ref: RowDifference(ref, row[0].listing.kind, Difference.GONE) for ref, row in old.items() if ref not in new}
    return found | gone


def _order(fresh: Edition, held: Edition | None, listing: Listing) -> dict[str, int]:
    refs: dict[str, int] = {}
    for edition in (fresh, held):
        part = getattr(edition, listing.aggregate) if edition else None
        for value in getattr(part, listing.field, ()):
            refs.setdefault(value.ref, len(refs))
    return refs


def _compare(ref: str, before: list[Member] | None, after: list[Member]) -> RowDifference:
    kind = after[0].listing.kind
    if before is None:
        return RowDifference(ref, kind, Difference.NEW)
    altered = tuple(_altered(before, after))
    return RowDifference(ref, kind, Difference.CHANGED if altered else Difference.SAME, altered)


def _altered(before: list[Member], after: list[Member]) -> Iterator[Altered]:
    old = {(m.listing.kind, m.ref): says(m.value) for m in before}
    new = {(m.listing.kind, m.ref): says(m.value) for m in after}
    for kind, ref in dict.fromkeys((*new, *old)):
        one, other = old.get((kind, ref), {}), new.get((kind, ref), {})
        for field in dict.fromkeys((*one, *other)):
            if _squeezed(one.get(field)) != _squeezed(other.get(field)):
                yield Altered(kind, ref, field, told(one.get(field)), told(other.get(field)))


def _squeezed(data: Any) -> Any:
    """Return data without the white space in its texts, which formats and line breaks set otherwise."""
    if isinstance(data, str):
        return "".join(data.split())
    if isinstance(data, dict):
        return {key: _squeezed(each) for key, each in data.items()}
    return [_squeezed(each) for each in data] if isinstance(data, list | tuple) else data


def says(value: Any) -> Mapping[str, Any]:
    """Return what an object says: its data without the places it was read at."""
    data: Mapping[str, Any] = _without_places(canonical.to_data(value))
    return data


def _without_places(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_places(each) for key, each in data.items() if not _is_place(key)}
    return [_without_places(each) for each in data] if isinstance(data, list) else data


def _is_place(key: str) -> bool:
    return key in ("source", "copies", "ref") or key.endswith(("_source", "_ref"))


def told(data: Any) -> str:
    """Return data as people read it: the printed text where there is one, nothing for yes and no."""
    if isinstance(data, bool):
        return ""
    if isinstance(data, dict):
        for key in ("text", "agency", "name"):
            if isinstance(data.get(key), str):
                return str(data[key])
        return "；".join(filter(None, map(told, data.values())))
    if isinstance(data, list):
        return "；".join(filter(None, map(told, data)))
    return "" if data is None else str(data)
