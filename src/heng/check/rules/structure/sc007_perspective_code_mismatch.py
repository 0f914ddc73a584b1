"""代碼的構面字母和所在的列不同 / A code has another perspective than its row.

## What it does
回報代碼的構面字母和所在的列不同的策略目標；整列的字母和代碼不同時，一列回報一次。

Reports an objective whose code has another perspective letter than the row it stands in; a row whose printed letter
is not that of its codes is reported once.

## Why it matters
照代碼和照位置會歸到不同的構面。

By its code and by its place it belongs to different perspectives.

## Example
列名「學習成長 T」，代碼是xL / a row marked T with codes xL

## What to do
統一列的字母和代碼。

Make the letter of the row and the codes agree.

## When it is wrong
沿用舊字母的版面。

The layout keeps an older letter.

## References
代碼約定：第二個字母是構面。

Convention: the second letter of a code is its perspective.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heng.check.cards import grouped, own_map
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.model.card import MapCell, Objective
from heng.model.edition import Edition
from heng.model.finding import Fact, Wording
from heng.model.profile import Perspective
from heng.model.terms import Ground, Severity

ROW = Wording(
    "「{row}」這一列印的字母是{printed}，列裡{count}個代碼的字母是{letter}。照列和照代碼會找到不同的地方。",
    "The row {row_en} is marked {printed}, but {count} codes in it have {letter}. Row and codes lead to different"
    " places.",
)


@rule(
    code="SC007",
    name="perspective-code-mismatch",
    severity=Severity.ERROR,
    message=Wording(
        "{code}印在「{row}」這一列，但代碼的字母是{letter}。看不出它是哪個構面的。",
        "{code} stands in the row {row_en}, but its code has {letter}. Its perspective is not clear.",
    ),
    suggestion=Wording("統一列的字母和代碼。", "Make the letter of the row and the codes agree."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each code in another perspective's row, and for each row marked with another letter."""
    own = own_map(edition, context)
    printed: list[MapCell | Objective] = [*own, *edition.card.objectives]
    placed = [one for one in printed if one.placed is Ground.PRINTED]
    for (code, key), group in grouped(placed, lambda one: (one.code, one.perspective)).items():
        row, letter = context.profile.perspective(key), _letter(code, context)
        if row is not None and letter and letter not in row.letters:
            yield _hit(code, row, letter, group)
    marked = [cell for cell in own if cell.perspective_printed]
    for (_, key, mark), cells in grouped(marked, _row).items():
        row = context.profile.perspective(key)
        other = [cell for cell in cells if _letter(cell.code, context) not in ("", mark)]
        if row is not None and other:
            letter = _letter(other[0].code, context)
            yield _hit(mark, row, letter, other, message=ROW, printed=mark, count=len(other))


def _row(cell: MapCell) -> tuple[str, str, str]:
    return cell.drawing_ref, cell.perspective, cell.perspective_printed


def _letter(code: str, context: Context) -> str:
    parsed = context.profile.parse_objective(code)
    return parsed.perspective if parsed and parsed.theme != context.profile.top else ""


def _hit(
    subject: str,
    row: Perspective,
    letter: str,
    group: Sequence[MapCell | Objective],
    *,
    message: Wording | None = None,
    **facts: Fact,
) -> Hit:
    return Hit(
        subject=subject,
        facts={"code": subject, "row": row.zh, "row_en": row.en, "letter": letter, **facts},
        source=first_lines(one.source for one in group),
        refs=tuple(one.ref for one in group),
        message=message,
    )
