"""The canonical form of the model: JSON with sorted keys, decimals and days as text, UTF-8.

Digests of the record cover these bytes, so they are the same for the same values on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from heng.model.edition import SCHEMA, Edition
from heng.model.finding import Fact
from heng.model.period import PartialDate
from heng.model.terms import VOCABULARY, Word
from heng.model.weights import Weight

T = TypeVar("T")
TAG = "is"
"""Key that names the member of a union."""


def to_data(value: object, as_type: Any = None) -> Any:
    """Return a model value as plain JSON data. `as_type` is needed for a bare union such as `Actual | Missing`."""
    return _converter().unstructure(value, unstructure_as=as_type or type(value))


def from_data(data: Any, as_type: type[T]) -> T:
    """Read back what `to_data` made; raises cattrs errors where the data has another shape."""
    return _converter().structure(data, as_type)


def dump(data: Any) -> str:
    """Return the canonical text of plain JSON data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def edition_to_json(edition: Edition) -> str:
    """Return an edition as `scorecard.json`: canonical values, indented for reading, ending in a line feed."""
    return indented(to_data(edition))


def indented(data: object) -> str:
    """Return JSON data indented for reading, ending in a line feed.

    As `json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)`, which writes slowly where it indents.
    """
    return _indented(data, "\n") + "\n"


def _indented(data: object, line: str) -> str:
    """Return data as it stands behind a line feed with its indent."""
    kind = type(data)
    if kind is str:
        return encode_basestring(data)  # type: ignore[arg-type]
    if kind is int:
        return str(data)
    inner = line + " "
    if isinstance(data, dict) and data:
        pairs = [f"{encode_basestring(key)}: {_indented(data[key], inner)}" for key in sorted(data)]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}"
    if isinstance(data, (list, tuple)) and data:
        return f"[{inner}{f',{inner}'.join([_indented(each, inner) for each in data])}{line}]"
    return json.dumps(data, ensure_ascii=False)


def edition_from_data(data: Mapping[str, Any]) -> Edition:
    """Read one edition's JSON data; raises OtherSchemaError or cattrs errors (shape)."""
    if data.get("schema") != SCHEMA:
        raise OtherSchemaError(data.get("schema"))
    return from_data(data, Edition)


class OtherSchemaError(ValueError):
    """A `scorecard.json` was written by another version of the canonical form."""

    def __init__(self, schema: object) -> None:
        """State both numbers."""
        super().__init__(f"scorecard.json has schema {schema}, this Heng reads {SCHEMA}")


@cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True, forbid_extra_keys=True)
    converter.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_unstructure_hook(date, lambda value: value.isoformat())
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_structure_hook(PartialDate, lambda value, _: PartialDate.parse(value))
    converter.register_unstructure_hook(Weight, str)
    converter.register_structure_hook(Weight, lambda value, _: Weight(value))
    converter.register_unstructure_hook_func(lambda kind: kind == Fact, _write_fact)
    converter.register_structure_hook_func(lambda kind: kind == Fact, _read_fact)
    converter.register_unstructure_hook_factory(_is_union, lambda union: _write_union(converter, union))
    converter.register_structure_hook_factory(_is_union, lambda union: _read_union(converter, union))
    # The parts of an edition are always there, so that a reader of `scorecard.json` need not know which are optional.
    whole = make_dict_unstructure_fn(Edition, converter, _cattrs_omit_if_default=False)
    converter.register_unstructure_hook(Edition, whole)
    return converter


def _write_fact(fact: Any) -> Any:
    """Write a word of the vocabulary as `{"is": "Status", "text": "met"}`, a day so too, text and whole numbers as they
    stand."""
    if isinstance(fact, date):
        return {TAG: "date", "text": fact.isoformat()}
    if isinstance(fact, PartialDate):
        return {TAG: "PartialDate", "text": str(fact)}
    return {TAG: type(fact).__name__, "text": fact.value} if isinstance(fact, Word) else fact


def _read_fact(data: Any, _: Any) -> Any:
    if not isinstance(data, dict):
        return data
    days: Mapping[str, Callable[[str], Any]] = {"date": date.fromisoformat, "PartialDate": PartialDate.parse}
    kinds: Mapping[str, Callable[[str], Any]] = {kind.__name__: kind.of for kind in VOCABULARY}
    return {**kinds, **days}[data[TAG]](data["text"])


def _members(union: Any) -> tuple[type, ...]:
    return tuple(member for member in get_args(union) if member is not NoneType)


def _is_union(kind: Any) -> bool:
    return kind != Fact and get_origin(kind) in (Union, UnionType) and len(_members(kind)) > 1


def _write_union(converter: Converter, union: Any) -> Callable[[Any], Any]:
    """Write a member as `{"is": "Missing", …}`; a member that is text in JSON as `{"is": "PartialDate", "text": …}`."""

    def write(value: Any) -> Any:
        if value is None:
            return None
        data = converter.unstructure(value, unstructure_as=type(value))
        return {TAG: type(value).__name__, **(data if isinstance(data, dict) else {"text": data})}

    assert all(isinstance(member, type) for member in _members(union))
    return write


def _read_union(converter: Converter, union: Any) -> Callable[[Any, Any], Any]:
    members = {member.__name__: member for member in _members(union)}

    def read(data: Any, _: Any) -> Any:
        if data is None:
            return None
        member = members[data[TAG]]
        rest = {key: value for key, value in data.items() if key != TAG}
        return converter.structure(rest["text"] if member is PartialDate else rest, member)

    return read
