#!/usr/bin/env python3
"""Makes the packaged example: Heng's own print of the facts of a published council report.

    python tools/make_example.py REPORT.txt

The facts are codes, names, formulas and units as definitions, agencies, targets, actuals, names of action plans and
budget rows. Running prose, the steps of plans, remarks and notes are left out.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from heng.ingest import read_document
from heng.model.card import Card
from heng.model.edition import Edition
from heng.publish import council_report, write
from heng.resources import agency_register

EXAMPLE = Path(__file__).parents[1] / "src" / "heng" / "resources" / "example" / "taipei-107-q1.txt"
_REMARK = (
    "本檔是 Heng 的範例：只印策略地圖、目標、指標及其公式與單位、機關、目標值、實際值、行動計畫名稱與預算表；"
    "敘述文字、計畫步驟及註均未收錄。"
)


def facts(edition: Edition) -> Edition:
    """Return an edition with its facts only."""
    head = edition.edition
    return replace(
        edition,
        edition=replace(head, document=replace(head.document, name=head.title)),
        card=_facts(edition.card),
        budget=replace(edition.budget, notes=()) if edition.budget else None,
        plan=None,
        report=None,
    )


def _facts(card: Card) -> Card:
    return replace(
        card,
        themes=tuple(replace(theme, mentions=()) for theme in card.themes),
        indicators=tuple(replace(indicator, formula_note="") for indicator in card.indicators),
        actions=tuple(replace(action, steps=(), note="") for action in card.actions),
    )


def make(name: str, data: bytes) -> bytes:
    """Return the example made from a published report."""
    result = read_document(name, data, agency_register())
    return write(council_report(facts(result.edition), remark=_REMARK), "txt")


def main() -> int:
    """Write the example into the package."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source = Path(sys.argv[1])
    EXAMPLE.parent.mkdir(parents=True, exist_ok=True)
    EXAMPLE.write_bytes(make(source.name, source.read_bytes()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
