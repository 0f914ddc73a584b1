"""Joined scores in the text of `heng assess`: never without bounds, weights and what is known."""

from __future__ import annotations

from heng.cli.assessment_text import render
from heng.evaluate import assess
from tests.evaluate.factory import DEMO, Row, edition_of, missing
from tests.evaluate.test_roll_up import EQUAL

EDITION = edition_of(Row(code="AC1.1", actual="25"), Row(code="AC1.2", actual=missing()))


def test_a_joined_score_stands_beside_its_bounds_and_the_cap_is_said() -> None:
    lines = render(assess(EDITION, EQUAL), EDITION, "zh-Hant").splitlines()
    theme = next(line for line in lines if line.startswith("A "))
    assert theme.endswith("；合併50%（規則所訂等權；已知的占50%；其餘最低、最高時25%至75%）")
    assert any(line.startswith("合併分數：達成率合併前最高算100%、最低算0%") for line in lines)


def test_without_weights_the_text_says_once_that_nothing_is_joined() -> None:
    text = render(assess(EDITION, DEMO), EDITION, "en")
    assert text.count("No joined scores: the document prints no weights") == 1
    assert "; joined" not in text
