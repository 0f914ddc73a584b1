"""Small office files, written by hand: a test shows the XML that it is about."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

ODF_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "presentation": "presentation",
    }.items()
)
_SCHEMAS = "http://schemas.openxmlformats.org/"
_RELATIONS = f"{_SCHEMAS}officeDocument/2006/relationships"
W_SPACES = (
    f'xmlns:w="{_SCHEMAS}wordprocessingml/2006/main" xmlns:m="{_SCHEMAS}officeDocument/2006/math"'
    f' xmlns:mc="{_SCHEMAS}markup-compatibility/2006"'
)
P_SPACES = (
    f'xmlns:p="{_SCHEMAS}presentationml/2006/main" xmlns:a="{_SCHEMAS}drawingml/2006/main" xmlns:r="{_RELATIONS}"'
)
S_SPACES = f'xmlns="{_SCHEMAS}spreadsheetml/2006/main" xmlns:r="{_RELATIONS}"'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _odf(kind: str, element: str, body: str, styles: str, **parts: str) -> bytes:
    content = (
        f"<office:document-content {ODF_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{element}>{body}</office:{element}></office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return package({"mimetype": mimetype, "content.xml": content, **{k.replace("_", "."): v for k, v in parts.items()}})


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    """Return a text document; `parts` are further parts by name (`styles_xml`)."""
    return _odf("text", "text", body, styles, **parts)


def ods(body: str, styles: str = "") -> bytes:
    """Return a spreadsheet."""
    return _odf("spreadsheet", "spreadsheet", body, styles)


def ods_of(*rows: tuple[str, ...]) -> bytes:
    """Return a spreadsheet whose sheet `s` has these rows."""
    cells = ["".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return ods(f'<table:table table:name="s">{body}</table:table>')


def odp(body: str, styles: str = "") -> bytes:
    """Return a presentation."""
    return _odf("presentation", "presentation", body, styles)


def docx(body: str, **parts: str) -> bytes:
    """Return a word-processing document; `parts` are the insides of further parts (`styles`, `numbering`)."""
    made = {"word/document.xml": f"<w:document {W_SPACES}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = {"header1": "hdr"}.get(name, name)
        made[f"word/{name}.xml"] = f"<w:{root} {W_SPACES}>{content}</w:{root}>"
    return package(made)


def _rels(targets: Mapping[str, str]) -> str:
    items = "".join(f'<Relationship Id="{identity}" Target="{target}"/>' for identity, target in targets.items())
    return f'<Relationships xmlns="{_SCHEMAS}package/2006/relationships">{items}</Relationships>'


def pptx(*slides: str) -> bytes:
    """Return a presentation; each slide is the inside of its shape tree, or a whole `p:sld`."""
    ids = "".join(f'<p:sldId r:id="r{at}"/>' for at in range(len(slides)))
    parts = {
        "ppt/presentation.xml": f"<p:presentation {P_SPACES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _rels({f"r{at}": f"slides/s{at}.xml" for at in range(len(slides))}),
    }
    for at, slide in enumerate(slides):
        tree = f"<p:cSld><p:spTree>{slide.removeprefix('hidden:')}</p:spTree></p:cSld>"
        show = ' show="0"' if slide.startswith("hidden:") else ""
        parts[f"ppt/slides/s{at}.xml"] = f"<p:sld {P_SPACES}{show}>{tree}</p:sld>"
    return package(parts)


def xlsx(
    *sheets: str,
    shared: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    hidden: tuple[int, ...] = (),
    since_1904: bool = False,
) -> bytes:
    """Return a workbook. A sheet is the inside of `worksheet`; `formats` are those of cell styles 1, 2, …"""
    state = [' state="hidden"' if at in hidden else "" for at in range(len(sheets))]
    entries = "".join(f'<sheet name="表{at + 1}" r:id="r{at}"{state[at]}/>' for at in range(len(sheets)))
    count = f'<workbookPr date1904="{int(since_1904)}"/>'
    codes = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    parts = {
        "xl/workbook.xml": f"<workbook {S_SPACES}>{count}<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _rels({f"r{at}": f"worksheets/s{at}.xml" for at in range(len(sheets))}),
        "xl/sharedStrings.xml": f"<sst {S_SPACES}>{''.join(f'<si>{each}</si>' for each in shared)}</sst>",
        "xl/styles.xml": f'<styleSheet {S_SPACES}><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}'
        "</cellXfs></styleSheet>",
    }
    parts |= {f"xl/worksheets/s{at}.xml": f"<worksheet {S_SPACES}>{each}</worksheet>" for at, each in enumerate(sheets)}
    return package(parts)


def _odf_spaces(run: re.Match[str]) -> str:
    return f'<text:s text:c="{len(run[0])}"/>'


def _odf_line(line: str) -> str:
    text = re.sub(" {2,}|^ | $", _odf_spaces, escape(line))
    return f"<text:p>{text.replace(chr(9), '<text:tab/>')}</text:p>"


def odt_of(text: str) -> bytes:
    """Return a text as word processors keep one as ODT: a paragraph a line, its tabs and spaces as elements."""
    return odt("".join(map(_odf_line, text.split("\n"))))


def docx_of(text: str) -> bytes:
    """Return a text as word processors keep one as DOCX: a paragraph a line, its tabs as elements of the run."""
    runs = (
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    return docx("".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs))
