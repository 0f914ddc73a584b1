"""The strategy map: its head, its cells, repeated copies."""

from __future__ import annotations

from heng import ingest
from heng.ingest.council import read_council_report
from heng.ingest.document import ReadResult
from heng.ingest.lines import Cell, Line
from heng.ingest.source import Source
from heng.model.agency import AgencyRegister
from heng.model.edition import DocumentRef
from heng.model.profile import TAIPEI
from heng.model.terms import Drawing

HEAD = """臺北市政府策略地圖               108.01.08 第 2020 次市政會議通過·

【使命】為市民服務 【願景】宜居海港 【核心價值】正直誠信、團隊合作·

策略主題 打造海港(J) 健全河川(K)·

策·
略·
目·
標·

顧·
客·
C·

TC1 提升滿意的住民；TC2 增加快樂的員工·
""".replace("·", " ")
CELLS = """
JC1 提升港區品質·
JC2 建構低碳海港·

KC1 推動宜居河
岸·

內·
部·
流·
程·
P·

JP1 加強稽查·

KP1 打造水岸·
JP2 錯置的目標·

學習·
成長·

T·

JL1 培育人力·

KL1 培育人力·
""".replace("·", " ")


def theme(letter: str, name: str, cells: str = CELLS) -> str:
    return f" {name}({letter}) \n\n一、責任機關 \n\n港務處主政，河川局等機關協辦。 \n\n二、108年度「{name}」策略地圖 \n\n{HEAD}{cells}"


def read(*themes: str) -> ReadResult:
    opening = "臺北市政府 108 年 1 至 6 月施政報告 \n\n"
    return ingest.read_document("report.txt", (opening + "\n".join(themes)).encode(), AgencyRegister(()))


def test_statements_and_approval_stand_in_the_head_of_the_map() -> None:
    edition = read(theme("J", "打造海港")).edition
    assert [(str(s.kind), s.code, s.text) for s in edition.card.statements] == [
        ("mission", "", "為市民服務"),
        ("vision", "", "宜居海港"),
        ("value", "", "正直誠信"),
        ("value", "", "團隊合作"),
        ("top_objective", "TC1", "提升滿意的住民"),
        ("top_objective", "TC2", "增加快樂的員工"),
    ]
    approval = edition.edition.approval
    assert approval is not None
    assert (approval.body, approval.session, str(approval.day)) == ("市政會議", "第 2020 次", "2019-01-08")


def test_an_objective_stands_in_its_column_and_in_its_row_whatever_its_code_says() -> None:
    """JP2 stands in column K; the row 學習成長 is L although T is printed there."""
    cells = read(theme("J", "打造海港")).edition.card.map
    assert [(cell.theme, cell.perspective, cell.code, cell.name) for cell in cells] == [
        ("J", "C", "JC1", "提升港區品質"),
        ("J", "C", "JC2", "建構低碳海港"),
        ("K", "C", "KC1", "推動宜居河岸"),
        ("J", "P", "JP1", "加強稽查"),
        ("K", "P", "KP1", "打造水岸"),
        ("K", "P", "JP2", "錯置的目標"),
        ("J", "L", "JL1", "培育人力"),
        ("K", "L", "KL1", "培育人力"),
    ]
    assert {cell.perspective_printed for cell in cells if cell.perspective == "L"} == {"T"}


def test_a_whole_repeated_copy_is_left_out_and_its_place_kept() -> None:
    edition = read(theme("J", "打造海港"), theme("K", "健全河川")).edition
    (drawing,) = edition.card.drawings
    assert len(drawing.copies) == 1
    assert len(edition.card.map) == 8


def test_a_copy_that_differs_is_kept_with_all_its_cells() -> None:
    result = read(theme("J", "打造海港"), theme("K", "健全河川", CELLS.replace("加強稽查", "加強巡查")))
    assert len(result.edition.card.drawings) == 2
    assert len(result.edition.card.map) == 16
    assert result.coverage.residue == 0


def test_columns_are_told_by_numbers_where_empty_lines_are_gone() -> None:
    text = "\n".join(line for line in theme("J", "打造海港").split("\n") if line.strip())
    cells = read(text.replace("JP2 錯置", "KP2 錯置")).edition.card.map
    assert [(cell.theme, cell.code) for cell in cells][:3] == [("J", "JC1"), ("J", "JC2"), ("K", "KC1")]
    assert len(cells) == 8


def test_where_cells_cannot_be_made_out_an_objective_stands_where_its_code_says() -> None:
    """A grid printed row by row, with empty cells: the second row goes on in another column."""
    rows = (
        "\n顧客 C \nJC1 提升港區品質 KC1 推動宜居河岸 \nJC2 建構低碳海港 \n"
        "內部流程 P \nJP1 加強稽查 KP1 打造水岸 \nJP2 整治支流 \n財務 F \nJF2 節流 JF1 開源 \n"
    )
    cells = read(theme("J", "打造海港", rows)).edition.card.map
    assert [cell.code for cell in cells if cell.theme != cell.code[0]] == ["JF1"]
    assert len(cells) == 8


def test_the_label_of_a_row_is_no_part_of_the_name_before_it() -> None:
    rows = "\n顧客 C\nJC1 提升港區品質\n內部流程 P\nJP1 加強稽查\n財務 F\nJF1 節流\n"
    cells = read(theme("J", "打造海港", rows)).edition.card.map
    assert [(cell.perspective, cell.name) for cell in cells] == [
        ("C", "提升港區品質"),
        ("P", "加強稽查"),
        ("F", "節流"),
    ]


def test_a_map_in_cells_that_a_page_cuts_is_a_copy_of_the_whole_one() -> None:
    """Its head stands on both pages, the row's label is cut, and a name that wraps goes on in its cell."""
    head = [("策略主題", 0), ("打造海港(J)", 1), ("健全河川(K)", 2)]
    parts: list[list[tuple[str, int, int]]] = []
    for label in ("學習成長\nL", "學習成長"):
        part = [(text, 0, column) for text, column in head]
        part += [(text, 1, 0) for text in label.split("\n")]
        parts.append([*part, ("JL1 培育港區", 1, 1), ("人力", 1, 1), ("KL1 養成教育", 1, 2)])
    below = [("財務", 2, 0), ("F", 2, 0), ("JF1 節流", 2, 1), ("KF1 開源", 2, 2)]
    pages = [[*parts[0], *below], parts[1], [*((text, 0, column) for text, column in head), ("L", 1, 0), *below]]
    made: list[Line] = []

    def put(text: str, cell: Cell | None = None) -> None:
        made.append(Line(len(made) + 1, text, cell=cell))

    put("臺北市政府 108 年 1 至 6 月施政報告")
    for name, tables in (("打造海港(J)", pages[:1]), ("健全河川(K)", pages[1:])):
        for text in (name, "一、責任機關", "港務處主政，河川局等機關協辦。", "二、108年度策略地圖"):
            put(text)
        for table in tables:
            for text, row, column in table:
                put(text, Cell(1 + pages.index(table), row, column))
        put("三、108年度策略關聯圖")
    document = DocumentRef(name="report.odt", sha256="0" * 64, size=1)
    result = read_council_report(Source(document, tuple(made), tuple(made)), AgencyRegister(()), TAIPEI)
    assert [(cell.perspective, cell.code, cell.name) for cell in result.edition.card.map] == [
        ("L", "JL1", "培育港區人力"),
        ("L", "KL1", "養成教育"),
        ("F", "JF1", "節流"),
        ("F", "KF1", "開源"),
    ]
    assert [len(each.copies) for each in result.edition.card.drawings if each.drawing is Drawing.MAP] == [1]
