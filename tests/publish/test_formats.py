"""The format follows the ending."""

from __future__ import annotations

import pytest

from heng.publish import UnsupportedFormatError, council_report, format_of, write
from tests.publish.factory import edition


@pytest.mark.parametrize(("name", "format_"), [("report.odt", "odt"), ("年報.ODT", "odt"), ("out.d/report.txt", "txt")])
def test_the_ending_names_the_format(name: str, format_: str) -> None:
    assert format_of(name) == format_


@pytest.mark.parametrize("name", ["report.docx", "report", "odt", ""])
def test_another_ending_is_refused_with_what_is_possible(name: str) -> None:
    with pytest.raises(UnsupportedFormatError) as refused:
        format_of(name)
    assert "odt、txt" in refused.value.text("zh-Hant")
    assert "odt" in refused.value.text("en")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="pdf"):
        write(council_report(edition()), "pdf")
