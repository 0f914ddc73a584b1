"""The first line of a card: whose it is, of which year, and what kind of document (`某局 111 年 施政計畫`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.model.form.codec import word_of
from heng.model.period import ROC_OFFSET
from heng.model.terms import DocumentKind

_TITLE = re.compile(r"(?:(?P<owner>.*?)\s*(?<!\d))?(?P<year>\d{1,4})\s*年?度?\s*(?P<kind>[^\d]*)", re.DOTALL)
_FIRST_WESTERN = 1912
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Title:
    """Owner, 民國 year and kind; the kind is None where the last words name none."""

    owner: str
    year: int
    kind: DocumentKind | None


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
