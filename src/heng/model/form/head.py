"""The first line of a card: whose it is, of which year, and what kind of document (`某局 111 年 施政計畫`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.model.form.codec import word_of
from heng.model.period import ROC_OFFSET
from heng.model.terms import DocumentKind

_TITLE = re.compile(r"(?:(?P<owner>.*?)\s*(?<!\d))?(?P<year>\d{1,4})\s*年?度?\s*(?P<kind>[^\d]*)", re.DOTALL)
_NAMED = (
    (DocumentKind.BUREAU_SCORECARD, re.compile(r"計分卡|策略地圖")),
    (DocumentKind.PERFORMANCE_REPORT, re.compile(r"(?:績效|成果)(?:評核|評估)?報告")),
    (DocumentKind.COUNCIL_REPORT, re.compile(r"議會|施政總?報告")),
    (DocumentKind.ANNUAL_PLAN, re.compile(r"施政計畫")),
    (DocumentKind.KPI_SHEET, re.compile(r"指標")),
)
"""Words of a title that tell its kind; the first that stands in it does."""
_FIRST_WESTERN = 1912
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Title:
    """Owner, 民國 year and kind; the kind is None where the last words name none."""

    owner: str
    year: int
    kind: DocumentKind | None


def kind_named(text: str) -> DocumentKind | None:
    """Return the kind that a title in other words than the usual ones names; None where it names none."""
    return next((kind for kind, words in _NAMED if words.search(text)), None)


def show_title(owner: str, year: int, kind: DocumentKind) -> str:
    """Write the first line."""
    return f"{owner.strip()} {year} 年 {kind.zh}".strip()


def read_title(text: str) -> Title | None:
    """Read the first line; None for another text. A line that names no kind is headed as a bureau's card."""
    match = _TITLE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    year = int(match["year"])
    words = match["kind"].strip()
    kind = word_of(words, DocumentKind) if words else DocumentKind.BUREAU_SCORECARD
    owner = (match["owner"] or "").strip()
    return Title(owner, year - ROC_OFFSET if year >= _FIRST_WESTERN else year, kind)
