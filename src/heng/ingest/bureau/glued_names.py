"""Codes of indicators that a name beginning with a figure runs into: `AC1.13歲以下…` is AC1.1 or AC1.13."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from heng.ingest.bureau.drafts import IndicatorDraft
from heng.ingest.scorecard.indicator_cell import IndicatorCell

_LAST = re.compile(r"(?P<stem>.*\.)(?P<number>\d)(?P<glued>\d)")
_MEASURED = re.compile(r"[歲年月日天週季次場件人%％個項級倍萬億千百家戶處條座名輛期成]|小時|公[里頃噸尺]|分鐘|合一")


@dataclass(frozen=True, slots=True)
class Settled:
    """An indicator's cell with the code that was taken; `other` is the second reading where nothing decides."""

    cell: IndicatorCell
    other: IndicatorCell | None = None


def settle(drafts: Sequence[IndicatorDraft], cells: Sequence[IndicatorCell]) -> list[Settled]:
    """Decide each code of one objective: by the codes of its action plans, then by the number before it."""
    found: list[Settled] = []
    before = 0
    for draft, cell in zip(drafts, cells, strict=True):
        settled = _settle(draft, cell, before)
        found.append(settled)
        before = _number(settled.cell)
    return found


def _settle(draft: IndicatorDraft, cell: IndicatorCell, before: int) -> Settled:
    other = _other(draft, cell)
    if other is None:
        return Settled(cell)
    for fits in (
        [_is_above(each, draft) for each in (cell, other)],
        [_number(each) == before + 1 for each in (cell, other)],
    ):
        if fits[0] != fits[1]:
            return Settled(cell if fits[0] else other)
    return Settled(cell, other)


def _other(draft: IndicatorDraft, cell: IndicatorCell) -> IndicatorCell | None:
    """Return the reading in which the last figure of the code begins the name."""
    match = _LAST.fullmatch(cell.code)
    glued = draft.chunk.text.startswith(cell.code + cell.name[:1]) and _MEASURED.match(cell.name)
    if match is None or not glued or match["number"] == "0" or match["glued"] == "0":
        return None
    code = match["stem"] + match["number"]
    return replace(cell, printed=code, code=code, name=match["glued"] + cell.name)


def _is_above(cell: IndicatorCell, draft: IndicatorDraft) -> bool:
    return any(chunk.code is not None and chunk.code.code.startswith(f"{cell.code}.") for chunk in draft.actions)


def _number(cell: IndicatorCell) -> int:
    last = cell.code.rpartition(".")[2]
    return int(last) if last.isdecimal() else 0
