"""What `heng assess` says of a figure that a person changed."""

from __future__ import annotations

import pytest

from heng.cli.assessment_text import render
from heng.evaluate import assess
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
    changed, same = render(assess(now, DEMO), printed, lang).splitlines()[1:3]

    assert changed.endswith(f"\t{mark}")
    assert "※" not in same
