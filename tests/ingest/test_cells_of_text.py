"""Texts whose cells are parted by tabs."""

from __future__ import annotations

from heng.ingest.formats import read_source
from heng.ingest.grid import Grid, blocks

TABLE = "勞動權益A\n構面\t策略目標\tKPI\n顧客\tAC1 提升\tAC1.1成功率\n\t\tAC1.2協處率\n\n備註\n甲\t乙\n"


def test_rows_keep_their_columns_when_the_cells_before_them_are_empty() -> None:
    source = read_source("card.txt", TABLE.encode())
    title, grid, note, other = blocks(source.cells)
    assert isinstance(grid, Grid)
    assert isinstance(other, Grid)
    assert [[row.text(column) for column in range(grid.width)] for row in grid.rows] == [
        ["構面", "策略目標", "KPI"],
        ["顧客", "AC1 提升", "AC1.1成功率"],
        ["", "", "AC1.2協處率"],
    ]
    assert [line.no for line in grid.rows[2].all_lines()] == [4]
    assert other.head() == ["甲", "乙"]
    assert not isinstance(title, Grid)
    assert not isinstance(note, Grid)


def test_the_lines_themselves_stay_whole() -> None:
    assert [line.text for line in read_source("card.txt", TABLE.encode()).lines][1] == "構面\t策略目標\tKPI"
