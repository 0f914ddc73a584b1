"""Numbers of lists as word processors print them."""

from __future__ import annotations

import pytest

from heng.ingest.formats.numerals import Numerals, by_sample, labelled, numeral


@pytest.mark.parametrize(
    ("system", "printed"),
    [
        (Numerals.HAN, {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 101: "一百零一", 110: "一百一十"}),
        (Numerals.FINANCIAL, {3: "參", 10: "壹拾", 21: "貳拾壹"}),
        (Numerals.UPPER_ROMAN, {4: "IV", 9: "IX", 1994: "MCMXCIV"}),
        (Numerals.LOWER_LETTER, {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        (Numerals.CIRCLED, {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        (Numerals.STEMS, {1: "甲", 10: "癸", 11: "11"}),
        (Numerals.HAN_DIGITS, {10: "一○"}),
        (Numerals.PADDED, {3: "03"}),
        (Numerals.BRACKETED_HAN, {2: "㈡", 11: "11"}),
        (Numerals.NONE, {2: ""}),
        (Numerals.HAN, {0: "0", 10**6: "1000000"}),
    ],
)
def test_numerals(system: Numerals, printed: dict[int, str]) -> None:
    assert {number: numeral(number, system) for number in printed} == printed


def test_a_sample_names_its_system() -> None:
    samples = {
        "壹, 貳, 參, ...": Numerals.FINANCIAL,
        "i": Numerals.LOWER_ROMAN,
        "": Numerals.NONE,
        "?": Numerals.DECIMAL,
    }
    assert {sample: by_sample(sample) for sample in samples} == samples


def test_a_label_does_not_run_into_a_number() -> None:
    assert labelled("1.", "5 場") == "1. 5 場"
    assert labelled("一、", "使命") == "一、使命"
    assert labelled("3", "") == "3"
