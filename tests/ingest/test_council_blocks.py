"""Council reports as text of a program that prints each cell as a block of its own, not always in order."""

from __future__ import annotations

from heng import ingest
from heng.ingest.result import ReadResult
from heng.resources import agency_register

FRONT = """臺北市政府 108 年 1 至 6 月施政報告
欣逢貴會第 13 屆第 2 次定期大會開議，謹提出臺北市政府 108 年 1 至 6 月
施政報告，敬請指教。

打造海港(K)
一、責任機關
環保局主政，水利局、主計處等機關協辦。

四、策略目標執行情形
本主題計有策略目標 2 項、關鍵績效指標(KPI)4 項，各項執行情形如下：

"""
HEAD = """關鍵績效指標

指標公式及單位

行動計畫

主責機
關

108 年目標
值

本期實際值

"""


def read(text: str) -> ReadResult:
    return ingest.read_document("report.txt", (FRONT + text).encode(), agency_register())


def rows(result: ReadResult) -> list[tuple[str, ...]]:
    found = []
    of = {one.ref: one for one in result.edition.card.indicators}
    for reading in result.edition.figures.readings:
        one = of[reading.indicator]
        figures = [value.text if value else "?" for value in (reading.target, reading.actual)]
        agencies = "、".join(each.agency for each in reading.agencies)
        found.append((one.objective, one.code, one.name, one.formula or "", one.unit or "", agencies, *figures))
    return found


def test_cells_of_one_row_in_one_block_and_rows_out_of_order() -> None:
    text = (
        "KC1 改善河川\n" + HEAD + "KC1.1.1 清淤計畫\nKC1.1.2 截流計畫\n\n環保局\n\n51\n\n40.7(至 5 月)\n\n"
        "KC1.2 累計新增用戶 當年度累計新增用戶接管戶 KC1.2.1 污水下水道第四期\n接管數\n數\n計畫\n單位：戶\n\n"
        "水利局\n\n3 萬 2,000\n\n1 萬 4,875\n\n" + HEAD + "主計處\n\n85\n\n38.46\n\n"
        "KC1.1 河川水質 達標站數/總站數×100%\n單位：%\n(負向指標)\n\n"
        "KF1 撙節經費\n\nKF1.1 預算達成率 實支數/可支用預算數×100% KF1.1.1 按月檢討\n單位：%\n"
    )
    result = read(text)
    assert rows(result) == [
        ("KC1", "KC1.1", "河川水質", "達標站數/總站數×100%", "%", "環保局", "51", "40.7(至 5 月)"),
        (
            "KC1",
            "KC1.2",
            "累計新增用戶接管數",
            "當年度累計新增用戶接管戶數",
            "戶",
            "水利局",
            "3 萬 2,000",
            "1 萬 4,875",
        ),
        ("KF1", "KF1.1", "預算達成率", "實支數/可支用預算數×100%", "%", "主計處", "85", "38.46"),
    ]
    plans = [(one.code, one.text) for one in result.edition.card.actions]
    assert plans == [
        ("KC1.1.1", "清淤計畫"),
        ("KC1.1.2", "截流計畫"),
        ("KC1.2.1", "污水下水道第四期計畫"),
        ("KF1.1.1", "按月檢討"),
    ]
    doubted = {finding.subject for finding in result.findings if finding.code == "RD002"}
    assert doubted == {"KC1.2", "KF1.1"}, "cells told apart by their order alone, figures that were left over"
    assert result.coverage.residue == 0


def test_figures_that_may_be_of_two_rows_are_read_for_neither() -> None:
    text = (
        "KC1 改善河川\n"
        + HEAD
        + "KC1.1 河川水質\n\n達標站數/總站數×100%\n單位：%\n\nKC1.1.1 清淤計畫\n\n環保局\n\n51\n\n40.7\n\n"
        "水利局\n\n80\n\n尚未辦理\n\n主計處\n\n85\n\n38.46\n\nKC1.2 用戶數\n\n當年度新增\n單位：戶\n\nKC1.2.1 接管計畫\n\n"
        "KC1.3 綠地\n\n面積\n單位：公頃\n\nKC1.3.1 植樹\n\n環保局\n\n5\n\n"
    )
    result = read(text)
    assert [row[1:3] + row[5:] for row in rows(result)] == [
        ("KC1.1", "河川水質", "", "?", "?"),
        ("KC1.2", "用戶數", "", "?", "?"),
        ("KC1.3", "綠地", "", "?", "?"),
    ]
    reported = {finding.subject for finding in result.findings if finding.code == "RD003"}
    assert {"KC1.1", "KC1.2", "KC1.3"} <= reported
    assert result.coverage.residue == len("環保局5140.7水利局80尚未辦理主計處8538.46環保局5")


def test_rows_that_share_a_run_of_figures_have_one_each() -> None:
    text = (
        "KC1 改善河川\n"
        + HEAD
        + "KC1.1 河川水質\n\n達標站數/總站數×100%\n單位：%\n\nKC1.1.1 清淤計畫\n\n環保局\n\n51\n\n40.7\n\n"
        "環保局\n\n80\n\n尚未辦理\n\nKC1.2 用戶數\n\n當年度新增\n單位：戶\n\nKC1.2.1 接管計畫\n\n"
    )
    result = read(text)
    assert [row[1:2] + row[5:] for row in rows(result)] == [
        ("KC1.1", "環保局", "51", "40.7"),
        ("KC1.2", "環保局", "80", "尚未辦理"),
    ]
    assert {finding.subject for finding in result.findings if finding.code == "RD002"} == {"KC1.1", "KC1.2"}
