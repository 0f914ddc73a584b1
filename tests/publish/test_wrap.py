"""Lines of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.model.notation import join
from heng.publish.wrap import stack, width, wrap

PRINTED = st.text(alphabet="環保局北水處0159%.,-()（）/*×、，。：AQIkm ₂ꓸ　", max_size=60).map(str.strip)


@given(PRINTED, st.integers(min_value=1, max_value=30))
def test_joining_the_lines_gives_the_text_again(text: str, measure: int) -> None:
    assert join(wrap(text, measure)) == text


@given(st.text(alphabet="環保局北水處", min_size=1, max_size=60), st.integers(min_value=1, max_value=30))
def test_lines_of_ideographs_are_as_full_as_the_measure_allows(text: str, measure: int) -> None:
    lines = wrap(text, measure)
    assert all(width(line) == measure for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("二氧化碳排放量移動平均", 5, ["二氧化碳排", "放量移動平", "均"]),
        ("預定 10 月 20 至 22 日辦理", 5, ["預定 10 月", "20 至 22", "日辦理"]),
        ("每日用水量(含營業用)/設籍人口數", 5, ["每日用水量", "(含營業", "用)/設籍人", "口數"]),
        ("佔 0.016 以下，不含其他", 4, ["佔 0.016", "以下，不", "含其他"]),
        ("空氣品質", 0, ["空氣品質"]),
        ("", 5, []),
    ],
)
def test_a_line_breaks_only_where_joining_is_exact(text: str, measure: int, lines: list[str]) -> None:
    assert wrap(text, measure) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("環保局", ["環", "保", "局"]),
        ("(社會局)", ["(社", "會", "局)"]),
        ("12區公所", ["12", "區", "公", "所"]),
        ("", []),
    ],
)
def test_a_name_in_a_narrow_column_stands_upright(name: str, lines: list[str]) -> None:
    assert stack(name) == lines
