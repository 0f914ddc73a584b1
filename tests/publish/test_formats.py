"""What cannot be written is refused with what can."""

from __future__ import annotations

import pytest

from heng.publish import UnsupportedFormatError, council_report, write
from tests.publish.factory import edition


def test_an_unknown_format_is_refused_with_what_is_possible() -> None:
    with pytest.raises(UnsupportedFormatError, match="pdf") as refused:
        write(council_report(edition()), "pdf")
    assert "odt、txt" in refused.value.text("zh-Hant")
    assert "odt" in refused.value.text("en")
