"""Invented reports in layouts unlike any known one: what is printed is read back, cell by cell."""

from __future__ import annotations

from random import Random

from heng import ingest
from heng.model.terms import DocumentKind
from heng.resources import agency_register
from tests.ingest import report_printing as printing

REGISTER = agency_register()
LAYOUTS = [
    ((6.0, 12.0, 9.0, 10.5), 30, 1),
    ((5.0, 13.5, 11.0, 8.0), 40, 1),
    ((8.5, 11.0, 14.0, 9.5), 26, 1),
    ((7.0, 9.0, 12.5, 11.0), 36, 0),
    ((9.0, 14.0, 11.5, 7.5), 45, 1),
    ((6.5, 10.0, 13.0, 8.5), 22, 1),
]
LEAST_MEAN, LEAST_WORST = 0.98, 0.88


def agreement(seed: int) -> tuple[float, int]:
    """Return the share of cells that are read as they were printed, and by how many rows the reading is off."""
    widths, page, gap = LAYOUTS[seed % len(LAYOUTS)]
    random = Random(seed)
    rows = printing.invent(random, random.randint(4, 9), random.randint(2, 5))
    style = printing.Style(widths=widths, page=page, gap=gap)
    text = f"某某局{100 + seed % 15}年度施政計畫績效報告 \n\n壹、重要年度目標及執行成果 \n\n" + printing.printed(
        rows, style, random
    )
    read = ingest.read_document("report.txt", text.encode(), REGISTER, kind=DocumentKind.PERFORMANCE_REPORT)
    assert read.edition.report is not None
    assert read.coverage.residue == 0
    found = [(r.goal.text, r.strategy.text, r.result.text, r.improvement.text) for r in read.edition.report.results]
    wanted = [tuple("".join(cell) for cell in row.cells) for row in rows]
    pairs = [
        ("".join(cell.split()), "".join(known.split()))
        for row, expected in zip(found, wanted, strict=False)
        for cell, known in zip(row, expected, strict=True)
    ]
    return sum(cell == known for cell, known in pairs) / (4 * len(wanted)), len(found) - len(wanted)


def test_cells_are_read_back_in_layouts_unlike_any_known_one() -> None:
    """Where no trace tells two readings apart both are reported, so a cell or two may differ; a row never does."""
    read = [agreement(seed) for seed in range(12)]
    assert [rows for _, rows in read] == [0] * len(read)
    shares = [share for share, _ in read]
    assert sum(shares) / len(shares) >= LEAST_MEAN, shares
    assert min(shares) >= LEAST_WORST, shares


def test_the_head_of_the_table_in_other_words() -> None:
    random = Random(5)
    rows = printing.invent(random, 5, 3)
    style = printing.Style(head="施政目標 執行策略 執行成果 後續改善措施")
    text = "某某局110年度施政計畫績效報告 \n\n第三章 年度目標及執行成果 \n\n" + printing.printed(rows, style, random)
    read = ingest.read_document("report.txt", text.encode(), REGISTER)
    assert read.edition.edition.kind is DocumentKind.PERFORMANCE_REPORT
    assert read.edition.report is not None
    assert [row.goal.text.replace(" ", "") for row in read.edition.report.results] == [
        row.cells[0][0].replace(" ", "") for row in rows
    ]
