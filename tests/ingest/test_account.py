"""What is claimed as a field stands in one: of every real document in every form, and of names that hold too much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.glued import glued
from heng.ingest.held import lost_in
from heng.ingest.lines import read_lines
from heng.model.card import Card, Objective
from heng.model.edition import DocumentRef, Edition, EditionHead
from heng.model.figures import Figures, Missing, Reading
from heng.model.profile import TAIPEI
from heng.model.source import Place, SourceRef
from heng.model.terms import DocumentKind, MissingReason
from heng.resources import agency_register
from tests.ingest.office_files import docx_of, odt_of

FORMS: dict[str, Callable[[str], bytes]] = {"txt": str.encode, "odt": odt_of, "docx": docx_of}

DOCUMENT = DocumentRef(name="a.txt", sha256="0" * 64, size=1)
HEAD_OF_EDITION = EditionHead(key="year", kind=DocumentKind.BUREAU_SCORECARD, title="", document=DOCUMENT)
NONE = SourceRef(document=DOCUMENT.sha256, place=Place())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_character_of_a_real_document_is_in_a_field_or_noise(
    number: str, form: str, seed: Callable[[str], Path]
) -> None:
    data = FORMS[form](seed(number).read_text("utf-8"))
    result = ingest.read_document(f"report.{form}", data, agency_register())
    coverage = result.coverage
    assert coverage.residue == 0
    assert coverage.fields + sum(coverage.noise.values()) == coverage.total
    assert not list(glued(result.edition, TAIPEI))


HEAD = "臺北市政府某局\n110年策略地圖及平衡計分卡\n\n"
MAP = "策略主題\t營造永續環境 A\t健全都市發展 B\n顧客 C\tAC1 提升環境品質\tBC1 實現居住正義\n"
TABLE = "構面\t策略目標\t關鍵績效指標\t行動計畫\n顧客\tAC1 提升環境品質\tAC1.1 回收率\tAC1.1.1 資源回收計畫\n"


def test_a_name_that_swallowed_another_row_is_residue_and_told() -> None:
    text = HEAD + MAP.replace("實現居住正義", "實現居住正義 分組成員 環保局(主功) 工務局、地政局") + "\n" + TABLE
    result = ingest.read_document("a.txt", text.encode(), agency_register())
    [finding] = [each for each in result.findings if each.subject == "BC1"]
    assert finding.code == "RD003"
    assert result.coverage.residue == len("分組成員環保局(主功)工務局、地政局")


def test_a_name_may_speak_of_another_code_in_brackets() -> None:
    text = HEAD + MAP + "\n" + TABLE.replace("回收率", "回收率(AC1 環境)")
    assert ingest.read_document("a.txt", text.encode(), agency_register()).coverage.residue == 0


def reading(number: int, text: str) -> Reading:
    missing = Missing(reason=MissingReason.NOT_YET, text=text)
    return Reading(
        ref=f"reading/{number}", indicator="", agencies=(), period=None, target=None, actual=missing, source=NONE
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("尚無法統計率。", ["率。"]),
        ("以下尚無法統計", ["以下"]),
        ("尚無法統計(年底統計)", []),
        ("尚未辦理", []),
    ],
)
def test_an_actual_that_holds_words_of_another_cell_is_told(text: str, told: list[str]) -> None:
    readings = tuple(reading(number, each) for number, each in enumerate(["尚無法統計"] * 3 + [text]))
    edition = Edition(owner="", year=0, edition=HEAD_OF_EDITION, figures=Figures(readings=readings))
    assert [found for _, found, _, _ in glued(edition, TAIPEI)] == told


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("AC1 提升環境品質", ""),
        ("單位：%（負向指標）", ""),
        ("提升環境品質 A", ""),
        ("提升環境品質及其他都沒有讀到的文字", "及其他都沒有讀到的文字"),
    ],
)
def test_words_that_no_field_holds_are_lost(line: str, lost: str) -> None:
    objective = Objective(ref="objective/AC1", theme="A", perspective="C", code="AC1", name="提升環境品質", source=NONE)
    edition = Edition(owner="", year=0, edition=HEAD_OF_EDITION, card=Card(objectives=(objective,)))
    assert "".join(text for _, text in lost_in(read_lines(line), edition, TAIPEI)) == lost


def test_a_plan_whose_items_stand_on_one_line_is_told() -> None:
    plan = (
        "臺北市政府某局\n102年度施政計畫\n\n業務計畫\t工作計畫\t分計畫\t計畫內容\n"
        "壹.一般行政\t一.行政管理\t<一>會計業務 <二>人事業務\t1.辦理會計業務。\n"
    )
    result = ingest.read_document("a.txt", plan.encode(), agency_register(), kind=DocumentKind.ANNUAL_PLAN)
    names = [child.name for node in result.edition.plan.nodes for work in node.children for child in work.children]
    assert names == ["會計業務", "人事業務"] or result.coverage.residue > 0
