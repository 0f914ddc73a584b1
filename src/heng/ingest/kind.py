"""Recognises the kind of a document by its content."""

from __future__ import annotations

import re
from collections.abc import Mapping

from heng.ingest.source import Source
from heng.ingest.text import squeeze
from heng.model.terms import DocumentKind

_LEAST_SIGNS = 2
_COUNCIL_REPORT = (
    re.compile(r"議會第\d+屆"),
    re.compile(r"施政報告"),
    re.compile(r"[一二三四五六七八九十]、(?:責任|主政|主責|權責)機關"),
    re.compile(r"[一二三四五六七八九十]、\d{2,3}年度「[^」]+」策略地圖"),
    re.compile(r"關鍵績效指標行動(?:計畫|方案)指標公式(?:及|與|/)?單位.{0,24}?目標值"),
    re.compile(r"主管機關.{0,12}全年度預算數.{0,12}累計分配數"),
)
_SIGNS: Mapping[DocumentKind, tuple[re.Pattern[str], ...]] = {DocumentKind.COUNCIL_REPORT: _COUNCIL_REPORT}


def recognise(source: Source) -> DocumentKind:
    """Return the kind whose signs a document bears, UNKNOWN where there are too few of any."""
    squeezed = squeeze(source.text)
    counts = {kind: sum(bool(sign.search(squeezed)) for sign in signs) for kind, signs in _SIGNS.items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= _LEAST_SIGNS else DocumentKind.UNKNOWN
