"""PDFs as programs print them: Chinese text from a browser, and Heng's own report from LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from heng.ingest.formats.reading import read_source
from heng.ingest.source import Source
from heng.publish import council_report, write
from tests.conftest import absent
from tests.ingest.pdf_reading import plain, read, spans, tables
from tests.publish.factory import edition

PAGE = (
    """<!doctype html><meta charset="utf-8"><style>
@page { size: A4 landscape; margin: 15mm }
body { font: 11pt "Noto Sans CJK TC" } table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid; padding: 3px } thead { display: table-header-group } .upright { writing-mode: vertical-rl }
.two { height: 5em } .narrow { width: 1.2em } .indented p { margin: 0; text-indent: 2em } .rules td, .rules th { border-width: 0 0 1px }
</style>
<p>欣逢本市市議會第 12 屆第 8 次定期大會開議，每 m<sup>3</sup> 與 10<sup>-6</sup>，final 預祝大會順利成功，再祝大會 PM2.5 濃度下降，
107年1至3月施政報告到此。</p>
<table><thead><tr><th rowspan="2">關鍵績效指標<th colspan="2">目標值與實績值<th rowspan="2">備註
<tr><th>目標值<th>實績值</thead>
<tr><td rowspan="2">AC1.1 空氣品質良好日數比率<td>80.5 %<td>1,234<td>①註
<tr><td colspan="2">尚未到統計時點<td>年度統計</table>
<p>其間文字</p>
<table><tr><td class="narrow">策略目標<td class="upright two">內部流程學習成長<td class="indented">
<p>第一段文字長到必須換行，所以要寫得很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長。<p>第二段。</table>
<p>其後文字</p>
<table class="rules"><thead><tr><th>機關<th>預算數<th>執行數</thead>
<tr><td>環保局主管<td>1,234.50<td>99.1<tr><td>工務局主管<td>7<td>3.9
<tr><td>很長<td>"""
    + "".join(f"第 {number} 行<br>" for number in range(1, 36))
    + """<td>-</table>
"""
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Print a page with the browser and read it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        absent("CHROMIUM NOT FOUND: PDFs of a browser were not read (Debian: apt install chromium)")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "page.html").write_text(PAGE, "utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/data",
    ]
    command = [str(program), *options, f"--print-to-pdf={folder}/page.pdf", f"file://{folder}/page.html"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read((folder / "page.pdf").read_bytes())


def test_spaces_stand_where_they_are_printed_and_raised_signs_are_kept(printed: Source) -> None:
    text = "".join(plain(printed)[:2])
    assert "市議會第 12 屆第 8 次定期大會開議，每 m³ 與 10⁻⁶，final 預祝" in text
    assert "再祝大會 PM2.5 濃度" in text
    assert "107年1至3月施政報告到此。" in text


def test_merged_cells_of_head_and_body(printed: Source) -> None:
    assert tables(printed)[0] == {
        (0, 0): "關鍵績效指標", (0, 1): "目標值與實績值", (0, 3): "備註", (1, 1): "目標值", (1, 2): "實績值",
        (2, 0): "AC1.1 空氣品質良好日數比率", (2, 1): "80.5 %", (2, 2): "1,234", (2, 3): "①註",
        (3, 1): "尚未到統計時點", (3, 3): "年度統計",
    }  # fmt: skip
    merged = spans(printed)
    assert merged["目標值與實績值"] == (1, 2)
    assert merged["AC1.1 空氣品質良好日數比率"] == (2, 1)


def test_print_from_top_to_bottom_is_a_character_a_line(printed: Source) -> None:
    table = tables(printed)[1]
    assert (table[0, 0], table[0, 1]) == ("策|略|目|標", "內|部|流|程|學|習|成|長")


def test_an_indent_begins_a_paragraph(printed: Source) -> None:
    leads = [line.text[:4] for line in printed.lines if line.cell and line.cell.table == 2 and line.lead]
    assert leads == ["第二段。"]


def test_a_row_that_a_page_break_cuts_goes_on_under_the_repeated_head(printed: Source) -> None:
    first, *others = tables(printed)[2:]
    head = {(0, 0): "機關", (0, 1): "預算數", (0, 2): "執行數"}
    assert others
    for table in (first, *others):
        assert {at: table[at] for at in head} == head
    parts = [first[3, 1], *(table[1, 1] for table in others)]
    assert "|".join(parts).split("|") == [f"第 {number} 行" for number in range(1, 36)]
    assert next(line.no for line in printed.lines if line.feed) == 1


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, Source]:
    """Read a report as ODT, and as the PDF that LibreOffice makes of it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        absent("LIBREOFFICE NOT FOUND: its PDFs were not read (Debian: apt install libreoffice-writer)")
    folder: Path = tmp_path_factory.mktemp("office")
    odt = write(council_report(edition(), chain="c0ffee"), "odt")
    (folder / "report.odt").write_bytes(odt)
    convert = [str(soffice), f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command = [*convert, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "report.odt")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read_source("x.odt", odt), read((folder / "report.pdf").read_bytes())


def squeezed(source: Source) -> list[str]:
    """Return the texts of all cells, without white space and line ends, and without heads that repeat on a new page."""
    found: list[str] = []
    head: list[str] = []
    for table in tables(source):
        rows = {row: [] for row, _ in table}
        for (row, _), text in table.items():
            rows[row].append("".join(text.replace("|", "").split()))
        first, *others = rows.values()
        found += [] if first == head else first
        found += [text for row in others for text in row]
        head = first
    return found


def test_the_cells_of_a_report_are_those_of_its_odt(both: tuple[Source, Source]) -> None:
    """Rules stand between the rows of these tables only: the columns are known by the white space."""
    odt, pdf = both
    assert squeezed(pdf) == squeezed(odt)
