"""ODT and DOCX give their print: cells with their spans, list numbers, notes; nothing hidden or deleted."""

from __future__ import annotations

import html
import io
import zipfile

import pytest

from heng.ingest.formats import read_source
from heng.ingest.lines import Cell
from heng.ingest.source import Source
from heng.model.terms import Noise
from tests.ingest.office_files import docx, odt, package


def read(data: bytes) -> Source:
    return read_source("a", data)


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data).lines]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"


def test_a_merged_cell_of_an_odt_keeps_its_span_and_the_columns_their_numbers() -> None:
    body = """
    <table:table><table:table-header-rows><table:table-row>
      <table:table-cell table:number-columns-spanned="2"><text:p>目標</text:p></table:table-cell>
      <table:covered-table-cell/><table:table-cell><text:p>單位</text:p></table:table-cell>
    </table:table-row></table:table-header-rows><table:table-row>
      <table:table-cell table:number-columns-repeated="2"/>
      <table:table-cell table:number-rows-spanned="2"><text:p>第一段</text:p><text:p>第二段</text:p></table:table-cell>
    </table:table-row></table:table>"""
    source = read(odt(body))
    assert [(line.text, line.cell, line.lead) for line in source.lines] == [
        ("目標", Cell(1, 0, 0, 1, 2), False),
        ("單位", Cell(1, 0, 2), False),
        ("第一段", Cell(1, 1, 2, 2, 1), False),
        ("第二段", Cell(1, 1, 2, 2, 1), True),
    ]
    assert source.places[3].cell == "table 1, row 2, column 3"
    assert source.cells == source.lines


def test_merged_cells_of_a_docx() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    first = cell.format('<w:vMerge w:val="restart"/>', p("A")) + cell.format('<w:gridSpan w:val="2"/>', p("BC"))
    second = cell.format("<w:vMerge/>", "<w:p/>") + cell.format("", p("b")) + cell.format("", p("c"))
    source = read(docx(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"))
    assert [(line.text, line.cell) for line in source.lines] == [
        ("A", Cell(1, 0, 0, 2, 1)),
        ("BC", Cell(1, 0, 1, 1, 2)),
        ("b", Cell(1, 1, 1)),
        ("c", Cell(1, 1, 2)),
    ]


def test_spaces_tabs_and_breaks_of_an_odt() -> None:
    body = '<text:p>  甲\n 乙<text:s text:c="2"/>丙<text:tab/>丁<text:line-break/>戊</text:p>'
    assert texts(odt(body)) == ["甲 乙  丙\t丁", "戊"]


def test_list_numbers_of_an_odt_are_printed() -> None:
    styles = """<text:list-style style:name="L">
      <text:list-level-style-number text:level="1" style:num-format="壹, 貳, 參, ..." style:num-suffix="、"/>
      <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>
    </text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"
      text:bullet-char="●"/></text:list-style>"""
    body = """
    <text:list text:style-name="L"><text:list-item><text:p>使命</text:p>
      <text:list><text:list-item><text:p>甲</text:p></text:list-item><text:list-item><text:p>乙</text:p>
      <text:p>乙之二</text:p></text:list-item></text:list></text:list-item></text:list>
    <text:p>插入一段</text:p>
    <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>願景</text:p>
      <text:list><text:list-item><text:p>丙</text:p></text:list-item></text:list></text:list-item></text:list>
    <text:list text:style-name="L"><text:list-item text:start-value="5"><text:p>重來</text:p></text:list-item></text:list>
    <text:list text:style-name="B"><text:list-item><text:p>點</text:p></text:list-item></text:list>"""
    assert texts(odt(body, styles)) == [
        "壹、使命", "(1) 甲", "(2) 乙", "乙之二", "插入一段", "貳、願景", "(1) 丙", "伍、重來", "點",
    ]  # fmt: skip


_NUMBERING = """<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>"""


def _numbered(num: int, level: int, text: str) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_list_numbers_of_a_docx_are_printed() -> None:
    rows = [(1, 0, "甲"), (1, 1, "子"), (1, 1, "丑"), (1, 0, "乙"), (1, 1, "寅"), (2, 0, "丙"), (2, 0, "丁")]
    body = "".join(_numbered(*row) for row in rows)
    assert texts(docx(body, numbering=_NUMBERING)) == [
        "一、甲", "1-1 子", "1-2 丑", "二、乙", "2-1 寅", "一、丙", "二、丁",
    ]  # fmt: skip


def test_a_number_of_an_empty_paragraph_is_print() -> None:
    """Columns of running numbers (項次) are often made so."""
    body = f"<w:tbl><w:tr><w:tc>{_numbered(1, 0, '')}</w:tc><w:tc>{p('就業率')}</w:tc></w:tr></w:tbl>"
    assert texts(docx(body, numbering=_NUMBERING)) == ["一、", "就業率"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>使命</w:t></w:r></w:p>'
    assert texts(docx(body, styles=styles, numbering=_NUMBERING)) == ["一、使命"]


@pytest.mark.parametrize(
    "data",
    [
        odt(
            '<text:tracked-changes><text:changed-region><text:deletion><text:p>99</text:p></text:deletion>'
            "</text:changed-region></text:tracked-changes>"
            '<text:p>目標 <text:change-start text:change-id="b"/>95<text:change-end text:change-id="b"/>'
            '<text:change text:change-id="a"/></text:p>'
        ),
        docx(
            "<w:p><w:r><w:t>目標 </w:t></w:r><w:del><w:r><w:delText>99</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>95</w:t></w:r></w:ins></w:p>"
        ),
    ],
)  # fmt: skip
def test_deleted_text_is_no_print_and_inserted_is(data: bytes) -> None:
    source = read(data)
    assert source.text == "目標 95"
    assert source.omitted == {Noise.DELETED: 2}


@pytest.mark.parametrize(
    "data",
    [
        odt(
            '<text:p>公開<text:span text:style-name="T">祕密</text:span></text:p>',
            '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>',
        ),
        docx("<w:p><w:r><w:t>公開</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>祕密</w:t></w:r></w:p>"),
    ],
)
def test_hidden_text_is_counted_not_read(data: bytes) -> None:
    source = read(data)
    assert source.text == "公開"
    assert source.omitted == {Noise.HIDDEN: 2}


@pytest.mark.parametrize(
    "data",
    [
        odt(
            '<text:p>10<text:span text:style-name="T">6</text:span>人</text:p>',
            '<style:style style:name="T" style:family="text"><style:text-properties style:text-position="super 58%"/>'
            "</style:style>",
        ),
        docx(
            '<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
            "<w:r><w:t>人</w:t></w:r></w:p>"
        ),
    ],
)
def test_a_raised_figure_does_not_join_the_number_before_it(data: bytes) -> None:
    assert texts(data) == ["10⁶人"]


def test_notes_stand_behind_what_calls_them_and_their_mark_leaves_the_number_alone() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>含兼職</text:p></text:note-body>"
        "</text:note>"
    )
    assert texts(odt(f"<text:p>12,345{note}人</text:p><text:p>次段</text:p>")) == ["12,345人", "1 含兼職", "次段"]
    footnotes = f'<w:footnote w:id="2">{p("含兼職")}</w:footnote>'
    body = '<w:p><w:r><w:t>12,345</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("次段")
    assert texts(docx(body, footnotes=footnotes)) == ["12,345", "1 含兼職", "次段"]


def test_a_table_in_a_cell_is_print_of_the_cell() -> None:
    inner = "<table:table><table:table-row><table:table-cell><text:p>內</text:p></table:table-cell></table:table-row></table:table>"
    cells = f"<table:table-cell><text:p>外</text:p>{inner}</table:table-cell><table:table-cell><text:p>右</text:p></table:table-cell>"
    source = read(odt(f"<table:table><table:table-row>{cells}</table:table-row></table:table>"))
    assert [(line.text, line.cell) for line in source.lines] == [
        ("外", Cell(1, 0, 0)), ("內", Cell(1, 0, 0)), ("右", Cell(1, 0, 1)),
    ]  # fmt: skip


def test_a_table_that_only_frames_another_prints_nothing_itself() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    source = read(docx(f"<w:tbl><w:tr><w:tc>{p('標題')}{inner}<w:p/></w:tc></w:tr></w:tbl>"))
    assert [(line.text, line.cell) for line in source.lines] == [
        ("標題", None), ("甲", Cell(1, 0, 0)), ("乙", Cell(1, 0, 1)),
    ]  # fmt: skip


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('框內')}</w:txbxContent>"
    choice = f'<mc:AlternateContent><mc:Choice Requires="x">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    assert texts(docx(f"<w:p><w:r><w:t>框外</w:t></w:r><w:r>{choice}</w:r></w:p>")) == ["框外", "框內"]
    frame = "<draw:frame><draw:text-box><text:p>框內</text:p></draw:text-box></draw:frame>"
    assert texts(odt(f"<text:p>框外{frame}</text:p>")) == ["框外", "框內"]


def test_running_heads_are_counted_as_left_out() -> None:
    source = read(docx(p("正文"), header1=p("機密等級")))
    assert source.text == "正文"
    assert source.omitted == {Noise.RUNNING_HEAD: 4}


def test_an_equation_is_one_line_of_text() -> None:
    def m(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('c')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('6')}</m:sup></m:sSup>"
    assert texts(docx(f"<w:p><m:oMath>{fraction}{m('×')}{power}</m:oMath></w:p>")) == ["(a+b)/c×10⁶"]


def test_a_strict_document_reads_like_any_other() -> None:
    data = docx(p("正文"))
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    strict = part.replace(transitional, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(package({"word/document.xml": strict})) == ["正文"]


def test_a_list_that_the_file_does_not_define_has_no_labels() -> None:
    numbering = '<w:abstractNum><w:lvl w:ilvl="0"/></w:abstractNum>'
    body = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>願景</w:t></w:r></w:p>'
    assert texts(docx(body, numbering=numbering)) == ["願景"]
