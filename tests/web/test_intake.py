"""Handing a document in: what was read stands beside the original before anything is accepted."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heng.resources import example_document
from heng.workflow.intake import queue
from heng.workflow.intake.worker import read_waiting
from tests.ingest.office_files import ods_of
from tests.ingest.own_tables.sets import DOCUMENTS, KPIS, VALUES
from tests.web.conftest import Site, short_example

LATER = "later.txt"


@pytest.fixture(autouse=True)
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in this process as soon as they are handed in."""
    monkeypatch.setattr(queue, "keep_going", read_waiting)


def hand_in(site: Site, data: bytes, name: str = LATER) -> str:
    """Hand a document in and return the address of its page."""
    response = site.officer().post("/docs/new", {"files": SimpleUploadedFile(name, data)})
    assert response.status_code == 302
    return str(response.headers["Location"])


def changed(data: bytes | None = None) -> bytes:
    """Return the example with one figure changed, as another document."""
    return (data or short_example()).decode().replace("19.2", "18.1", 1).encode()


def text(html: str) -> str:
    """Return the words of a page."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def test_only_those_signed_in_may_hand_documents_in(site: Site) -> None:
    for address in ("/docs/", "/docs/import/1/"):
        assert "/login/" in site.reader().get(address).headers["Location"]
    assert "/login/" in site.reader().post("/docs/new").headers["Location"]


def test_the_original_of_a_row_of_a_sheet_is_the_whole_row(site: Site) -> None:
    """Also cells that no place is kept of, and those that have no field, which are said to be unread."""
    heads = ("指標代碼", "指標名稱", "單位", "評估怪欄", "目標值", "實際值")
    rows = ("108年度勞動局關鍵績效指標",), heads, ("AC1.1", "就業率", "%", "甲乙丙", "95", "92.86")
    html = site.officer().get(hand_in(site, ods_of(*rows), "k.ods")).content.decode()
    (original,) = re.findall(r'<div class="in-lines".*?</ol>', html, re.DOTALL)
    assert [re.search(r"<span>(?:<mark[^>]*>)?([^<]*)", line)[1] for line in original.split("<li ")[1:]] == list(
        rows[2]
    )  # type: ignore[index]
    assert re.search(r"甲乙丙</span><span class=\"cellname\">\s*沒有讀入", original)


@pytest.mark.whole
def test_a_read_document_is_shown_with_its_differences_and_accepted_whole(site: Site) -> None:
    page = hand_in(site, changed(example_document()[1]))
    html = site.officer().get(page, {"difference": "changed"}).content.decode()
    assert "原文一字不漏" in html
    assert re.search(r"<del>19\.2</del></td><td[^>]*>18\.1", html)
    assert "18.1" not in site.reader().get(site.card + "kpi/AC1.2/").content.decode()
    done = site.officer().post(page + "do?difference=changed", {"act": "accept", "all": "1"})
    assert done.headers["Location"] == f"{page}?done=accepted"  # nothing differs now: the filter would leave no row
    assert "已入庫" in site.officer().get(page).content.decode()
    assert "18.1" in site.reader().get(site.card + "kpi/AC1.2/").content.decode()


def test_a_row_is_corrected_with_a_reason_after_its_effect_was_seen(site: Site) -> None:
    page = hand_in(site, changed())
    html = site.officer().get(page, {"difference": "changed"}).content.decode()
    ref = re.search(r'name="ref" value="([^"]+)"><input type="hidden" name="field" value="actual"', html)
    assert ref is not None
    form = {"ref": ref[1], "field": "actual", "text": "17", "reason": "電話確認"}
    assert "還沒有儲存" in site.officer().post(page + "do", {**form, "act": "try"}).content.decode()
    assert "電話確認" not in text(site.officer().get(page, {"difference": "changed"}).content.decode())
    site.officer().post(page + "do", {**form, "act": "fix"})
    assert "電話確認" in text(site.officer().get(page, {"difference": "changed"}).content.decode())
    assert "電話確認" in text(site.officer().get(page, {"told": "fixed"}).content.decode())
    late = site.officer().post(page + "do", {**form, "text": "18", "reason": "另一通電話", "act": "fix"})
    assert (late.status_code, "更正為「17」（理由：電話確認）" in late.content.decode()) == (409, True)
    shown = re.search(r'name="shown" value="([^"]+)"', late.content.decode())
    assert shown is not None
    refused = site.officer().post(page + "do", {**form, "shown": shown[1], "text": "x..", "act": "fix"})
    assert refused.status_code == 422
    site.officer().post(page + "do", {"ref": ref[1], "field": "actual", "act": "unfix"})
    assert "電話確認" not in text(site.officer().get(page).content.decode())


def test_ticked_rows_alone_are_accepted_and_taken_back(site: Site) -> None:
    page = hand_in(site, changed())
    html = site.officer().get(page, {"difference": "changed", "kind": "indicator"}).content.decode()
    (row,) = re.findall(r'name="row" value="([^"]+)"', html)
    site.officer().post(page + "do", {"act": "accept", "row": row})
    assert "部分入庫" in site.officer().get(page).content.decode()
    taken = site.officer().post(page + "do", {"act": "take_back", "reason": "版本不對"})
    assert taken.status_code == 302
    assert "已撤回" in site.officer().get(page).content.decode()
    assert "18.1" not in site.reader().get(site.card + "kpi/AC1.2/").content.decode()


def test_the_address_of_an_edition_that_was_taken_back_says_so(site: Site) -> None:
    later = changed().replace("107年1至3月".encode(), "107年4至6月".encode())
    page = hand_in(site, later.decode().replace("107 年 1 至 3 月", "107 年 4 至 6 月").encode())
    html = site.officer().get(page).content.decode()
    assert "紀錄裡還沒有這一期（107年第2季）" in html
    assert re.search(r"另一期的數值</span><b>\d", html)
    site.officer().post(page + "do", {"act": "accept", "all": "1"})
    assert site.reader().get("/taipei/107/q2/").status_code == 200
    site.officer().post(page + "do", {"act": "take_back", "reason": "版本不對"})
    gone = site.reader().get("/taipei/107/q2/")
    assert gone.status_code == 410
    assert "由 wang 撤回，理由：版本不對" in text(gone.content.decode())
    assert site.reader().get("/taipei/107/q3/").status_code == 404


def test_what_cannot_be_read_says_why_and_what_to_do(site: Site) -> None:
    page = hand_in(site, b"\x00\x01\x02", "scan.pdf")
    html = site.officer().get(page).content.decode()
    assert "讀不出來" in html
    assert "scan.pdf" in html
    site.officer().post(page + "do", {"act": "drop"})
    assert "不採用" in site.officer().get("/docs/").content.decode()


@pytest.mark.whole
def test_each_remedy_shows_its_effect_before_it_is_chosen_and_is_undone_by_none(site: Site) -> None:
    page = hand_in(site, changed(example_document()[1]))
    html = site.officer().get(page, {"rule": "AC001"}).content.decode()
    key = re.search(r"effects\?finding=(\w+)", html)
    assert key is not None
    choices = site.officer().get(page + "effects", {"finding": key[1]}).content.decode()
    assert "107/04/30" in choices
    assert "不再有：AC001" in text(choices).replace("不再有： ", "不再有：")
    choice = re.search(r'name="choice" value="(\w+)"', choices)
    assert choice is not None
    form = {"act": "adopt", "finding": key[1], "choice": choice[1], "reason": "對照原始資料"}
    assert site.officer().post(page + "do", {**form, "choice": ""}).status_code == 422
    assert site.officer().post(page + "do", form).status_code == 302
    after = site.officer().get(page).content.decode()
    assert "effects?finding=" + key[1] not in after
    assert site.officer().get(page + "effects", {"finding": key[1]}).status_code == 404


def test_a_name_is_corrected_as_a_figure_is_and_what_is_not_on_the_line_is_said(site: Site) -> None:
    page = hand_in(site, changed())
    html = site.officer().get(page, {"difference": "changed", "kind": "indicator"}).content.decode()
    ref = re.search(r'name="ref" value="(indicator[^"]+)"><input type="hidden" name="field" value="name"', html)
    assert ref is not None
    form = {"ref": ref[1], "field": "name", "text": "沒有印的名稱", "reason": "看錯"}
    tried = site.officer().post(page + "do", {**form, "act": "try"}).content.decode()
    assert "原文那幾行沒有「沒有印的名稱」" in tried
    site.officer().post(page + "do", {**form, "act": "fix"})
    site.officer().post(page + "do", {"act": "accept", "all": "1"})
    card = site.reader().get(site.card + "kpi/AC1.2/").content.decode()
    assert "沒有印的名稱" in card


def test_tables_handed_in_together_are_one_document_and_accepted(site: Site) -> None:
    given = {"documents": DOCUMENTS, "kpis": KPIS, "values": VALUES}
    files = [SimpleUploadedFile(f"{name}.csv", table.encode("utf-8-sig")) for name, table in given.items()]
    page = site.officer().post("/docs/new", {"files": files}).headers["Location"]
    html = text(site.officer().get(page).content.decode())
    assert "水質合格率" in html
    assert "92.5%" in html
    assert site.officer().post(page + "do", {"act": "accept", "all": "1"}).status_code == 302
    assert "已入庫" in site.officer().get(page).content.decode()


def test_tables_of_two_documents_are_two_to_accept(site: Site) -> None:
    documents = DOCUMENTS + "第2季,kpi_sheet,臺北市政府環境保護局,107,第2季指標,2018-04-01,2018-06-30\n"
    rows = "".join(f"{which},{row}\n" for which in ("第1季", "第2季") for row in KPIS.splitlines()[1:])
    kpis = f"document,{KPIS.splitlines()[0]}\n{rows}"
    files = [SimpleUploadedFile("documents.csv", documents.encode()), SimpleUploadedFile("kpis.csv", kpis.encode())]
    site.officer().post("/docs/new", {"files": files})
    listed = text(site.officer().get("/docs/").content.decode())
    assert "tables.csv/第1季" in listed
    assert "tables.csv/第2季" in listed


TIME = {"year": "108", "span": "4-6", "first": "1", "last": "12", "reason": "封面如此"}


def test_the_time_of_a_document_is_corrected_and_dropped_without_a_script(site: Site) -> None:
    page = hand_in(site, changed())
    officer = site.officer()
    seen = officer.post(page + "do", {"act": "try_time", **TIME})
    assert "taipei/108/q2" in text(seen.content.decode())
    assert "108年第2季" not in text(officer.get(page).content.decode())
    assert officer.post(page + "do", {"act": "time", **TIME}).status_code == 302
    html = text(officer.get(page).content.decode())
    assert re.search(r"107年第1季\s+108年第2季\s+wang\s*：\s*封面如此", html)
    officer.post(page + "do", {"act": "unfix", "ref": "edition", "field": "period"})
    assert "108年第2季" not in text(officer.get(page).content.decode())


@pytest.mark.parametrize(
    "sent", [{"year": ""}, {"year": "0"}, {"reason": ""}, {"span": "x"}, {"span": "months", "first": "9", "last": "2"}]
)
def test_a_time_that_cannot_be_is_refused_beside_its_form(site: Site, sent: dict[str, str]) -> None:
    page = hand_in(site, changed())
    refused = site.officer().post(page + "do", {"act": "time", **TIME, **sent})
    assert refused.status_code == 422
    assert '<p class="err">' in refused.content.decode()


@pytest.mark.parametrize(
    ("data", "fitting", "strange"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(64), "文字辨識", "密碼"), (b"PK\x03\x04" + bytes(64), "重新下載", "文字辨識")],
)
def test_advice_about_a_refused_document_fits_what_was_handed_in(
    site: Site, data: bytes, fitting: str, strange: str
) -> None:
    html = text(site.officer().get(hand_in(site, data, "one.bin")).content.decode())
    told = html.partition("可以怎麼做")[2]
    assert fitting in told
    assert strange not in told
