"""Small valid documents of every format, from which the cases are made."""

from __future__ import annotations

from collections.abc import Mapping

from heng import ingest
from heng.ingest import own_tables
from heng.model.canonical import edition_to_json
from heng.model.edition import Edition
from heng.publish.card import card_text
from heng.resources import agency_register, example_document
from tests.ingest.office_files import docx, odp, ods, odt, package, pptx, xlsx
from tests.ingest.pdf_pages import Sheet, pdf

_HEAD = ("指標代碼", "指標名稱", "計算公式", "單位", "目標值", "實際值", "主責機關")
_ROW = ("AC1.1", "就業率", "就業人數/勞動力*100%", "%", "95", "92.86", "勞動局")
_TITLE = "勞動局108年度關鍵績效指標"
_OUTLINE = (
    "一、使命",
    "保障權益",
    "二、願景",
    "AC1 保障權益",
    "AC1.1 就業率",
    "AC1.1.1 輔導就業",
    "環保局",
    "95 92.86",
)


def samples() -> Mapping[str, bytes]:
    """Return a sample of each format by its ending; the texts are cut from Heng's own example."""
    csv = "\n".join([_TITLE + ",,", ",".join(_HEAD), ",".join(_ROW)]).encode()
    edition = ingest.read_document("a.csv", csv, agency_register()).edition
    made = {
        "txt": example_document()[1].decode()[:8_000].encode(),
        "big5.txt": "\n".join(_OUTLINE).encode("cp950"),
        "csv": csv,
        "tables.csv": _tables(edition),
        "json": edition_to_json(edition).encode(),
        "md": card_text(edition).encode(),
        "odt": _odt(),
        "docx": _docx(),
        "ods": _ods(),
        "xlsx": _xlsx(),
        "odp": _odp(),
        "pptx": _pptx(),
        "pdf": _pdf(),
    }
    return {**made, "zip": package({f"107/{ending}/a.{ending}": data for ending, data in made.items()})}


def _tables(edition: Edition) -> bytes:
    written = ingest.tables.tables([edition], agency_register())
    return own_tables.joined((f"{name}.csv", text.encode()) for name, text in written.items())


def _odt() -> bytes:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="壹" '
        'style:num-suffix="、"/></text:list-style><style:style style:name="T" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    )
    items = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in _OUTLINE[:4])
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in _HEAD)
    row = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in _ROW)
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>註</text:p></text:note-body></text:note>"
    return odt(
        f'<text:h text:outline-level="1">{_TITLE}{note}</text:h><text:list text:style-name="L">{items}</text:list>'
        f"<table:table><table:table-row>{cells}</table:table-row><table:table-row>{row}</table:table-row></table:table>"
        '<text:p>10<text:span text:style-name="T">6</text:span><text:s text:c="3"/><text:tab/>人</text:p>',
        styles,
    )


def _docx() -> bytes:
    def p(text: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    def cell(text: str) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr>{p(text)}</w:tc>'

    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in (_HEAD, _ROW))
    items = "".join(p(text, numbered) for text in _OUTLINE)
    return docx(p(_TITLE) + items + f"<w:tbl>{rows}</w:tbl>", numbering=numbering)


def _ods() -> bytes:
    def row(texts: tuple[str, ...]) -> str:
        return f"<table:table-row>{''.join(map(_ods_cell, texts))}</table:table-row>"

    body = row((_TITLE,)) + row(_HEAD) + row(_ROW)
    return ods(
        f'<table:table table:name="表"><table:table-column table:number-columns-repeated="7"/>{body}</table:table>'
    )


def _ods_cell(text: str) -> str:
    if text.replace(".", "").isdecimal():
        return f'<table:table-cell office:value-type="float" office:value="{text}"><text:p>{text}</text:p></table:table-cell>'
    return f'<table:table-cell table:number-columns-repeated="1"><text:p>{text}</text:p></table:table-cell>'


def _xlsx() -> bytes:
    def row(number: int, texts: tuple[str, ...]) -> str:
        cells = "".join(
            f'<c r="{chr(65 + at)}{number}" s="1"><v>{text}</v></c>'
            if text.replace(".", "").isdecimal()
            else f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(texts)
        )
        return f'<row r="{number}">{cells}</row>'

    body = row(1, (_TITLE,)) + row(2, _HEAD) + row(3, _ROW)
    return xlsx(
        f'<sheetData>{body}</sheetData><mergeCells><mergeCell ref="A1:G1"/></mergeCells>',
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>43190</v></c></row></sheetData>',
        shared=("<t>註</t>",),
        formats=("#,##0.00", "[$-404]e/m/d"),
    )


def _odp() -> bytes:
    shapes = "".join(
        f'<draw:custom-shape draw:id="i{at}" svg:x="{at}cm" svg:y="{at % 3}cm" svg:width="3cm" svg:height="1cm">'
        f"<text:p>{text}</text:p></draw:custom-shape>"
        for at, text in enumerate(_OUTLINE)
    )
    return odp(
        f'<draw:page draw:name="1">{shapes}<draw:connector draw:start-shape="i3" draw:end-shape="i4"/></draw:page>'
    )


def _pptx() -> bytes:
    shapes = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{at}"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{at}00" y="0"/><a:ext cx="9" cy="9"/>'
        f"</a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        for at, text in enumerate(_OUTLINE, start=1)
    )
    line = (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvCxnSpPr><a:stCxn id="4"/><a:endCxn id="5"/></p:cNvCxnSpPr></p:nvCxnSpPr></p:cxnSp>'
    )
    return pptx(shapes + line)


def _pdf() -> bytes:
    page = Sheet().text(72, 700, "AC1.1").text(172, 700, "95").grid((60, 160, 260), (690, 710, 730))
    return pdf(page, Sheet().text(72, 700, "AC1.2"))
