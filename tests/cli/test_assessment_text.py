"""What `heng assess` says of a figure that a person changed."""

from __future__ import annotations

import pytest

from heng.cli.assessment_text import render
from heng.evaluate import AS_PRINTED, assess
from tests.evaluate.factory import DEMO, Row, edition_of


@pytest.mark.parametrize(
    ("lang", "mark"),
    [
        ("zh-Hant", "※實際值由人更改，文件印的是「40」"),
        ("en", "※ Actual changed by a person; the document prints “40”"),
    ],
)
def test_a_changed_figure_says_what_the_document_prints(lang: str, mark: str) -> None:
    printed = edition_of(Row(code="AC1.1"), Row(code="AC1.2"))
    now = edition_of(Row(code="AC1.1", actual="45"), Row(code="AC1.2"))
    changed, same = render(assess(now, DEMO), printed, lang).splitlines()[2:4]

    assert changed.endswith(f"\t{mark}")
    assert "※" not in same


def test_the_columns_have_heads_and_only_judged_figures_a_verdict() -> None:
    printed = edition_of(Row(code="AC1.1"))
    judged, plain = (render(assess(printed, book), printed, "zh-Hant").splitlines()[1] for book in (DEMO, AS_PRINTED))

    assert judged.split("\t") == ["代碼", "名稱", "機關", "目標 → 實際", "判定"]
    assert plain.split("\t") == ["代碼", "名稱", "機關", "目標 → 實際"]
