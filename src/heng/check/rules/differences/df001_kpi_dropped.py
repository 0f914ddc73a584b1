"""前一份有的KPI不見了 / A KPI of the earlier edition is gone.

## What it does
同一個機關有兩份文件一起檢核時，回報前一份印了、這一份沒有印的KPI。KPI依代碼、名稱和公式認定；換了代碼或名稱的，
不算不見（見DF002）。

When two documents of one body are checked together, reports a KPI that the earlier one prints and the later one does
not. KPIs are recognised by code, name and formula; one with a new code or name is not gone (see DF002).

## Why it matters
拿掉一項指標，就不再有人看得到它做得好不好。拿掉的理由應該讓人知道。

Once a KPI is gone nobody sees any more how it fares. The reason should be known.

## Example
107年第1季有CC3.2「街頭藝人展演場次」，第2季沒有 / CC3.2 in the first quarter, not in the second

## What to do
漏印的補上；確定拿掉的，說明理由。

Put it back if it was forgotten; if it was meant, say why.

## When it is wrong
這一份只印一部分，例如只有一個主題；或名稱、代碼和公式都改了，認不出是同一項。

The later document is only a part, for example one theme; or code, name and formula all changed.

## References
文件在中間截斷、只接受了一部分，或兩份相同的KPI不到一半時，不回報。

Nothing is reported where the document stops in the middle, was accepted in part, or has less than half of the KPIs.
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.compare import Kpi, compared_with_earlier, name_of
from heng.check.context import Context
from heng.check.places import first_lines
from heng.check.rule import Hit, rule
from heng.check.text import fold_code
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.source import SourceRef
from heng.model.terms import Severity


@rule(
    code="DF001",
    name="kpi-dropped",
    severity=Severity.WARNING,
    message=Wording(
        "{earlier}有{code}「{kpi}」，這一份沒有。它做得好不好，從此看不到。",
        "{earlier} has {code} “{kpi}”; this document has not. Nobody sees any more how it fares.",
    ),
    suggestion=Wording("漏印的補上；確定拿掉的，說明理由。", "Put it back if it was forgotten; else say why it went."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Yield a hit for each KPI that only the earlier edition prints."""
    found = compared_with_earlier(edition, context)
    if found is None or 2 * len(found.matches) < len(found.matches) + len(found.dropped):
        return
    for kpi in found.dropped:
        yield Hit(
            subject=kpi.code,
            facts={"earlier": name_of(found), "code": kpi.code, "kpi": kpi.name},
            source=_place(kpi, edition),
        )


def _place(kpi: Kpi, edition: Edition) -> SourceRef | None:
    """Return where it would stand now: under its objective; where that is gone too, where it stood."""
    code = fold_code(kpi.objective)
    headings = [one.source for one in edition.card.objectives if fold_code(one.code) == code]
    return first_lines(headings[:1] or [kpi.source])
