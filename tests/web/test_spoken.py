"""Whatever the model holds is said in people's words: no class, no field and no `ref` of the code is ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from django.utils.translation import override

from heng.model.edition import Edition
from heng.model.listings import Listing, listings
from heng.model.period import PartialDate, Period
from heng.model.plan import PlanItem, PlanNode
from heng.model.quantity import Quantity
from heng.model.rows import Member
from heng.model.terms import ChangeField, Word
from heng.model.weights import Weight
from heng.web.intake.fields import KINDS, NAMES, fields_of, is_silent
from heng.web.intake.spoken import in_full, spoken

WORD_OF_CODE = re.compile(r"[A-Za-z]*_[A-Za-z]|[a-z]+[A-Z]|ref/|\b(?:Quantity|Missing|Reading|Decimal|None|True)\b")
LATIN = re.compile(r"[A-Za-z]{2,}")
REF = "ref/1"
RECURSIVE = (PlanItem, PlanNode)


def of_type(hint: Any) -> Any:
    """Return a value of a type, all its texts in Chinese."""
    args = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return of_type(next(one for one in args if one is not NoneType))
    if get_origin(hint) is tuple:
        return (
            ()
            if args[0] in RECURSIVE
            else (of_type(args[0]),)
            if args[-1] is Ellipsis
            else tuple(of_type(one) for one in args)
        )
    plain = {str: "字", int: 7, float: 1.0, bool: True, Decimal: Decimal("1725.52"), date: date(2018, 3, 31), Weight: Weight("50"),
             PartialDate: PartialDate(2018, 3), Period: Period.months(107, 1, 6),
             Quantity: Quantity(value=Decimal("-1725.52"), unit="新臺幣億元")}  # fmt: skip
    if hint in plain:
        return plain[hint]
    if issubclass(hint, Word):
        return next(iter(hint))
    return made(hint)


def made(kind: type) -> Any:
    hints = get_type_hints(kind)
    return kind(**{one.name: REF if tied(one.name) else of_type(hints[one.name]) for one in fields(kind) if one.init})


def tied(field: str) -> bool:
    return field in ("ref", "passage", "cause", "effect", "carrier") or field.endswith("_ref")


def objects() -> Iterator[tuple[Listing, Any]]:
    for listing in listings():
        if listing.kind != "identity":
            owner = get_type_hints(Edition)[listing.aggregate]
            owner = next((one for one in get_args(owner) if one is not NoneType), owner)
            yield listing, made(get_args(get_type_hints(owner)[listing.field])[0])


def test_every_kind_and_field_has_a_name_in_both_languages() -> None:
    for listing, value in objects():
        assert listing.kind in KINDS
        shown = [one.name for one in fields(value) if not is_silent(one.name, getattr(value, one.name))]
        assert [name for name in shown if name not in NAMES] == []
    assert [field.value for field in ChangeField if field.value not in NAMES] == []
    assert not any(LATIN.search(zh.replace("KPI", "")) or "_" in en for zh, en in (*KINDS.values(), *NAMES.values()))


@pytest.mark.parametrize("lang", ["zh-hant", "en"])
def test_no_word_of_the_code_is_shown(lang: str) -> None:
    with override(lang):
        for listing, value in objects():
            said = [f"{one.name} {one.text}" for one in fields_of([Member(listing, value)], {REF: "甲"})]
            said += [in_full(getattr(value, one.name)) for one in fields(value) if not tied(one.name)]
            assert [text for text in said if WORD_OF_CODE.search(text) or REF in text] == []
            if lang != "en":
                assert [text for text in said if LATIN.search(text.replace("KPI", ""))] == []


def test_amounts_and_periods_are_said_as_the_language_does() -> None:
    amount, half = Quantity(value=Decimal("1725.52"), unit="新臺幣億元"), Period.months(107, 1, 6)
    with override("zh-hant"):
        assert (spoken(amount), spoken(half)) == ("1,725.52 新臺幣億元", "107年1至6月")
    with override("en"):
        assert spoken(amount) == "1,725.52 × NT$ 100 million"
        assert "2018" in spoken(half)
