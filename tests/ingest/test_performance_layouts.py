"""Invented reports in layouts unlike any known one: what is printed is read back, cell by cell."""

from __future__ import annotations

import os
from random import Random

import pytest

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
DOCUMENTS = int(os.environ.get("HENG_PROOFS", "5"))
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
    read = [agreement(seed) for seed in range(DOCUMENTS)]
    assert [rows for _, rows in read] == [0] * len(read)
    shares = [share for share, _ in read]
    assert sum(shares) / len(shares) >= LEAST_MEAN, shares
    assert min(shares) >= LEAST_WORST, shares


LISTED = ("1.辦理河川清淤工程發包施工。", "2.推動校園午餐稽查及輔導，補助學校改善。")
SHORT = (
    printing.Row((("汰換路燈設備",), LISTED, ("1.工程進度92.3%。", "2.稽查學校32所，總件數1,846件。"), ("優化作業並結合社區。",))),
    printing.Row((("落實食品稽查",), ("查核食品業者自主管理情形，建置名冊。",), ("查核1萬2,450件，合格率99.1%。",), ("強化聯合稽查。",))),
    printing.Row((("推動檔案數位化",), ("辦理檔案整理與掃描，運用線上申辦。",), ("完成1萬8,600卷。",), ("持續與圖書館合作。",))),
)  # fmt: skip


@pytest.mark.parametrize("widths", [(4.0, 11.0, 11.0, 11.0), (6.0, 10.0, 9.0, 12.0), (9.0, 12.0, 10.0, 8.0)])
@pytest.mark.parametrize("page", [9, 12, 40])
def test_rows_of_one_paragraph_a_cell_are_rows_of_their_own(widths: tuple[float, ...], page: int) -> None:
    style = printing.Style(widths=widths, page=page, empty_ends=0, shared_lines=False)  # type: ignore[arg-type]
    text = (
        f"某某局110年度施政計畫績效報告 \n\n壹、重要年度目標及執行成果 \n\n{printing.printed(SHORT, style, Random(1))}"
    )
    read = ingest.read_document("report.txt", text.encode(), REGISTER)
    assert read.edition.report is not None
    assert [row.goal.text for row in read.edition.report.results] == [row.cells[0][0] for row in SHORT]
    assert [row.improvement.text for row in read.edition.report.results] == [row.cells[3][0] for row in SHORT]


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


def test_a_table_of_equally_wide_columns_is_left() -> None:
    """Nothing tells where its rows end: no row is better than one of parts that do not belong together."""
    random = Random(3)
    style = printing.Style(widths=(8.0, 9.0, 9.2, 9.4))
    printed = printing.printed(printing.invent(random, 6, 3), style, random)
    text = f"某某局110年度施政計畫績效報告 \n\n壹、重要年度目標及執行成果 \n\n{printed}"
    read = ingest.read_document("report.txt", text.encode(), REGISTER)
    assert read.edition.report is not None
    assert read.edition.report.results == ()
    assert read.edition.report.figures == ()
    assert read.coverage.residue > 0.8 * read.coverage.total


def beside(starts: tuple[int, ...], *lines: tuple[str, ...]) -> str:
    """Print cells where their columns begin; behind a full one, a space later."""
    printed = []
    for cells in lines:
        text = ""
        for start, cell in zip(starts, cells, strict=True):
            text = (text.ljust(start) if len(text) < start - 3 else text + " ") + cell if cell else text
        printed.append(text.lstrip() if cells[0] else text)
    return "\n".join(printed) + "\n"


HEAD = ("年度目標", "推動策略/作為", "達成效益/成果", "未來精進方向")


def test_columns_that_stand_beside_one_another() -> None:
    text = (
        "某某局111年度施政計畫績效報告\n壹、年度目標及執行成果\n"
        + beside(
            (0, 9, 24, 42),
            HEAD,
            ("推動河川清", "1.盤點河段並公告", "河川清淤達12公里，經費", "持續辦理清淤，並"),
            ("淤工作", "清冊。", "3,500 萬元，尚未驗收。", "公開資訊。"),
            ("", "2.發包施工。", "", ""),
            ("巡查海岸", "每月巡查海岸線二", "完成巡查24次，尚未修", "增設告示。"),
        )
        + "\f"
        + beside(
            (0, 7, 21, 40),
            HEAD,
            ("", "次。", "復2處。", ""),
            ("養護老樹並", "盤點老樹。", "列管老樹1,120株。", "預計增設支架。"),
            ("立牌", "", "", ""),
            ("修剪行道樹", "修剪。", "修剪350株。", "持續辦理。"),
        )
    )
    read = ingest.read_document("report.txt", text.encode(), REGISTER)
    assert read.edition.report is not None
    assert [(r.goal.text, r.strategy.text, r.result.text, r.improvement.text) for r in read.edition.report.results] == [
        (
            "推動河川清淤工作",
            "1.盤點河段並公告清冊。\n2.發包施工。",
            "河川清淤達12公里，經費 3,500 萬元，尚未驗收。",
            "持續辦理清淤，並公開資訊。",
        ),
        ("巡查海岸", "每月巡查海岸線二次。", "完成巡查24次，尚未修復2處。", "增設告示。"),
        ("養護老樹並立牌", "盤點老樹。", "列管老樹1,120株。", "預計增設支架。"),
        ("修剪行道樹", "修剪。", "修剪350株。", "持續辦理。"),
    ]
    assert read.coverage.residue == 0
