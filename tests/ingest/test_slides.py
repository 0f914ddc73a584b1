"""ODP and PPTX: slides as pages, shapes in the order of reading, glued connectors as arrows."""

from __future__ import annotations

from heng.ingest.formats import read_source
from heng.ingest.lines import Cell
from heng.ingest.source import Source
from heng.model.terms import Noise
from tests.ingest.office_files import odp, pptx


def read(data: bytes) -> Source:
    return read_source("a", data)


def arrows(source: Source) -> list[tuple[str, str]]:
    return [(arrow.start[0].text, arrow.end[0].text) for arrow in source.arrows]


def _shape(identity: int, x: int, y: int, text: str) -> str:
    place = f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="1000" cy="1000"/></a:xfrm></p:spPr>'
    paragraphs = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in text.split("/"))
    return f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}"/></p:nvSpPr>{place}<p:txBody>{paragraphs}</p:txBody></p:sp>'


def _connector(start: int | None, end: int | None, heads: str = "") -> str:
    ends = f'<a:stCxn id="{start}" idx="0"/>' if start else ""
    ends += f'<a:endCxn id="{end}" idx="0"/>' if end else ""
    line = f"<p:spPr><a:ln>{heads}</a:ln></p:spPr>"
    return f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr id='99'/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr></p:nvCxnSpPr>{line}</p:cxnSp>"


def test_shapes_of_a_slide_stand_in_the_order_of_reading() -> None:
    slide = _shape(1, 5000, 3000, "右下") + _shape(2, 5000, 100, "右上/第二段") + _shape(3, 0, 0, "左上")
    source = read(pptx(slide, _shape(1, 0, 0, "次頁")))
    assert [(line.text, line.lead, line.feed) for line in source.lines] == [
        ("左上", False, True), ("右上", False, False), ("第二段", True, False), ("右下", False, False),
        ("次頁", False, True),
    ]  # fmt: skip
    assert [source.places[no].page for no in (1, 5)] == [1, 2]


def test_shapes_in_a_scaled_group_stand_where_they_are_drawn() -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="7"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="9000"/>'
        '<a:ext cx="2000" cy="2000"/><a:chOff x="0" y="0"/><a:chExt cx="1000" cy="1000"/></a:xfrm></p:grpSpPr>'
        f"{_shape(1, 0, 0, '群組')}</p:grpSp>"
    )
    source = read(pptx(group + _shape(2, 0, 3000, "其上")))
    assert [line.text for line in source.lines] == ["其上", "群組"]


def test_connectors_point_where_their_heads_are() -> None:
    shapes = _shape(1, 0, 0, "甲") + _shape(2, 0, 5000, "乙") + _shape(3, 0, 9000, "丙")
    assert arrows(read(pptx(shapes + _connector(2, 1, '<a:tailEnd type="triangle"/>')))) == [("乙", "甲")]
    assert arrows(read(pptx(shapes + _connector(2, 1, '<a:headEnd type="triangle"/>')))) == [("甲", "乙")]
    both = '<a:headEnd type="arrow"/><a:tailEnd type="arrow"/>'
    assert arrows(read(pptx(shapes + _connector(2, 3, both)))) == [("乙", "丙"), ("丙", "乙")]
    assert arrows(read(pptx(shapes + _connector(3, 2)))) == [("丙", "乙")]


def test_a_connector_with_a_loose_end_is_no_arrow() -> None:
    shapes = _shape(1, 0, 0, "甲") + _shape(2, 0, 5000, "乙")
    assert arrows(read(pptx(shapes + _connector(1, None) + _connector(None, 2) + _connector(1, 55)))) == []


def test_tables_and_list_numbers_of_a_slide() -> None:
    cell = "<a:tc {}><a:txBody><a:p>{}<a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>"
    auto = '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>'
    rows = cell.format('gridSpan="2"', "", "頭") + cell.format('hMerge="1"', "", "") + "</a:tr><a:tr>"
    rows += cell.format("", auto, "左") + cell.format("", "", "右")
    place = '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm>'
    source = read(pptx(f"<p:graphicFrame>{place}<a:tbl><a:tr>{rows}</a:tr></a:tbl></p:graphicFrame>"))
    assert [(line.text, line.cell) for line in source.lines] == [
        ("頭", Cell(1, 0, 0, 1, 2)), ("1. 左", Cell(1, 1, 0)), ("右", Cell(1, 1, 1)),
    ]  # fmt: skip


def test_a_hidden_slide_is_counted_not_read() -> None:
    source = read(pptx("hidden:" + _shape(1, 0, 0, "備用"), _shape(1, 0, 0, "公開")))
    assert source.text == "公開"
    assert source.omitted == {Noise.HIDDEN: 2}
    assert source.places[1].page == 2


_STYLES = """<style:style style:name="to" style:family="graphic"><style:graphic-properties draw:marker-end="Arrow"/></style:style>
<style:style style:name="from" style:family="graphic"><style:graphic-properties draw:marker-start="Arrow"/></style:style>
<style:style style:name="dp" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/>
</style:style>"""


def _drawn(identity: str, x: str, y: str, text: str) -> str:
    return (
        f'<draw:custom-shape draw:id="{identity}" svg:x="{x}" svg:y="{y}" svg:width="3cm" svg:height="1cm">'
        f"<text:p>{text}</text:p></draw:custom-shape>"
    )


def test_a_presentation_of_libreoffice() -> None:
    line = '<draw:connector draw:style-name="{}" draw:start-shape="{}" draw:end-shape="{}"/>'
    slide = (
        "<draw:page>" + _drawn("a", "10cm", "1cm", "右上") + _drawn("b", "1cm", "1.2cm", "左上")
        + f"<draw:g>{_drawn('c', '1cm', '9cm', '左下')}</draw:g>" + line.format("to", "c", "b") + line.format("from", "a", "b")
        + '<draw:connector draw:start-shape="a"/><presentation:notes><draw:frame><draw:text-box><text:p>講稿</text:p>'
        "</draw:text-box></draw:frame></presentation:notes></draw:page>"
    )  # fmt: skip
    hidden = f'<draw:page draw:style-name="dp">{_drawn("d", "1cm", "1cm", "備用")}</draw:page>'
    source = read(odp(slide + hidden, _STYLES))
    assert [line.text for line in source.lines] == ["左上", "右上", "左下"]
    assert arrows(source) == [("左下", "左上"), ("左上", "右上")]
    assert source.omitted == {Noise.HIDDEN: 2}
    box = source.places[1].box
    assert box is not None
    assert (round(box.left, 1), round(box.right - box.left, 1)) == (28.3, 85.0)


def test_slides_tell_how_far_their_reading_has_come() -> None:
    told: list[tuple[int, int]] = []
    read_source("a", pptx(_shape(1, 0, 0, "一"), _shape(1, 0, 0, "二")), lambda done, total: told.append((done, total)))
    drawn = "".join(f"<draw:page>{_drawn('a', '1cm', '1cm', text)}</draw:page>" for text in "一二三")
    read_source("a", odp(drawn), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2), (1, 3), (2, 3), (3, 3)]
