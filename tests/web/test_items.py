"""Data items on pages: entered once, shown beside the print, joined only by people; a carried KPI beside the city's."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest

from heng.formula.item_names import item_key
from heng.ingest import read_document
from heng.workflow.agencies import register
from heng.workflow.items.computed import card_data
from heng.workflow.loading.load import load
from heng.workflow.opening import cards
from tests.web.conftest import Site
from tests.web.test_pages import Page

RECYCLED, WASTE = "資源回收量", "垃圾產生量"
Q1 = {"period": "2018-01-01/2018-03-31"}


def enter(site: Site, item: str, text: str, **more: str):  # type: ignore[no-untyped-def]
    sent = {"do": "value", "text": text, "reason": "照月報", **Q1, **more}
    return site.officer().post(f"{site.card}items/{item}/", sent)


def html(site: Site, page: str, **query: str) -> str:
    response = site.officer().get(site.card + page, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("lang", ["zh-TW", "en"])
@pytest.mark.parametrize(
    "path", ["items/", f"items/{RECYCLED}/", "kpi/AC3.3/", "kpi/BF3.1/", "kpi/HP3.1/", "kpi/DP5.1/"]
)
def test_pages_have_labels_and_ids_of_their_own_for_readers_and_officers(site: Site, path: str, lang: str) -> None:
    for browser in (site.reader(lang), site.officer(lang=lang)):
        page = Page(browser.get(site.card + path).content.decode())
        assert page.faults == []
        assert set(page.fields) <= page.labelled
        assert len(page.ids) == len(set(page.ids))


def test_what_is_entered_once_is_computed_beside_the_print_of_each_kpi(site: Site) -> None:
    assert "還沒有填報" in html(site, "kpi/AC3.3/")
    for item, text in ((RECYCLED, "63,050 公噸"), (WASTE, "10 萬公噸")):
        done = enter(site, item, text, next=f"{site.card}kpi/AC3.3/#computed")
        assert done.status_code == 302
        assert re.search(r"\?done=\d+#computed$", done.headers["Location"])
    computed = html(site, "kpi/AC3.3/")
    assert "衡計算" in computed
    assert "63.05%" in computed
    assert "一致" in computed
    assert "63,050" in html(site, "kpi/AC3.4/")
    card = cards.open_card(cards.latest())
    assert card.edition == card.printed
    assert "照月報" in html(site, f"items/{RECYCLED}/")


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"text": "很多"}, 422), ({"reason": " "}, 422), ({"period": "x/y"}, 422), ({"first": "2018-05-01"}, 422),
     ({"do": "?"}, 422), ({"text": "9" * 501}, 422)],
)  # fmt: skip
def test_what_cannot_be_taken_is_shown_again_with_what_was_typed(site: Site, sent: dict[str, str], status: int) -> None:
    refused = enter(site, RECYCLED, **{"text": "5", **sent})
    assert refused.status_code == status
    assert "err-sum" in refused.content.decode()
    assert not card_data(cards.open_card(cards.latest())).held.values


def test_a_reader_is_asked_to_sign_in_and_an_unknown_item_is_not_there(site: Site) -> None:
    sent = {"do": "value", "text": "5", "reason": "x", **Q1}
    assert "/login/" in site.reader().post(f"{site.card}items/{RECYCLED}/", sent).headers["Location"]
    assert site.reader().get(f"{site.card}items/沒有這個/").status_code == 404


def test_a_later_writer_sees_what_another_wrote(site: Site) -> None:
    enter(site, RECYCLED, "5")
    late = enter(site, RECYCLED, "6", seen="0", of="2018-01-01/2018-03-31/")
    assert late.status_code in (409, 422)
    assert "err-sum" in late.content.decode()


def test_a_value_that_stands_for_another_span_than_the_forms_is_shown_before_it_is_replaced(site: Site) -> None:
    enter(site, RECYCLED, "100 公噸")
    asked = enter(site, RECYCLED, "999 公噸", seen="0", of="2018-04-01/2018-06-30/")
    page = asked.content.decode()
    assert asked.status_code == 409
    assert "已經有數值「100 公噸」" in page
    form = re.search(r'name="seen" value="(\d+)"><input type="hidden" name="of" value="([^"]+)"', page)
    assert form
    assert form[2] == "2018-01-01/2018-03-31/"
    assert enter(site, RECYCLED, "999 公噸", seen=form[1], of=form[2]).status_code == 302


@pytest.mark.parametrize("more", [{"source": "月報表 3"}, {"reason": "看錯表"}])
def test_the_same_number_with_another_source_or_reason_is_a_new_version(site: Site, more: dict[str, str]) -> None:
    enter(site, RECYCLED, "50", source="月報表 2")
    last = {"of": "2018-01-01/2018-03-31/", "source": "月報表 2"}
    assert enter(site, RECYCLED, "50", **last).status_code == 422
    assert enter(site, RECYCLED, "50", **{**last, **more}).status_code == 302
    assert next(iter(more.values())) in html(site, f"items/{RECYCLED}/").partition('id="values"')[2]


def test_a_suggestion_is_taken_or_rejected_and_can_be_undone(site: Site) -> None:
    asked = re.search(r'action="([^"]+)">.{0,200}name="other" value="([^"]+)"', html(site, "items/"), re.DOTALL)
    assert asked
    sent = {"do": "same", "other": asked[2], "answer": "different", "reason": "不是", "next": f"{site.card}items/"}
    done = site.officer().post(asked[1], sent)
    assert done.status_code == 302
    number = done.headers["Location"].rpartition("=")[2]
    assert f'value="{asked[2]}"' not in html(site, "items/")
    site.officer().post(f"/changes/{number}/undo/", {"reason": "再看", "next": "/"})
    assert f'value="{asked[2]}"' in html(site, "items/")


def test_the_list_is_narrowed(site: Site) -> None:
    assert WASTE in html(site, "items/", q="AC3.3")
    assert WASTE not in html(site, "items/", q="BC1.2")
    assert RECYCLED in html(site, "items/", only="shared")
    assert "2個資料項" in html(site, "items/", q="資源回收率")


@pytest.mark.whole
def test_items_values_and_figures_are_open_data(site: Site) -> None:
    for item, text in ((RECYCLED, "63,050 公噸"), (WASTE, "10 萬公噸")):
        enter(site, item, text, source="清潔隊")

    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(site.reader().get(f"{site.card}data/{name}.csv").content.decode())))

    shared = next(row for row in rows("data_items") if row["item"] == RECYCLED)
    assert shared["kpis"] == "AC3.3；AC3.4"
    assert {(row["item"], row["value"], row["unit"], row["source"]) for row in rows("data_values")} == {
        (RECYCLED, "63050", "公噸", "清潔隊"), (WASTE, "10", "萬公噸", "清潔隊"),
    }  # fmt: skip
    figures = {row["code"]: row for row in rows("computed")}
    assert (figures["AC3.3"]["computed"], figures["AC3.3"]["printed"]) == ("63.05", "63.05")
    assert (figures["HP3.1"]["printed"], figures["HP3.1"]["exact"]) == ("92.86", "")
    assert figures["AC3.4"]["computed"] == ""
    assert figures["AC3.4"]["missing"]
    assert figures["AC3.4"]["why_not"] == "missing"
    assert figures["AC3.4"]["printed"]
    long = [row for row in figures.values() if len(row["computed_full"]) > 20]
    assert long
    assert all(len(row["computed"]) < 20 and len(row["difference"]) < 20 for row in long)
    enter(site, RECYCLED, "0 公噸", of="2018-01-01/2018-03-31/")
    enter(site, WASTE, "0 公噸", of="2018-01-01/2018-03-31/")
    zero = next(row for row in rows("computed") if row["code"] == "AC3.3")
    assert (zero["computed"], zero["printed"], zero["why_not"]) == ("", "63.05", "divided_by_zero")


@pytest.mark.whole
def test_a_kpi_that_carries_the_citys_stands_beside_it_and_a_difference_asks_for_a_reason(site: Site, seed) -> None:  # type: ignore[no-untyped-def]
    path = seed("000")
    data = path.read_bytes()
    load(read_document(path.name, data, register()), data, day=date(2018, 3, 1), who="amy")
    bureau = "/taipei-labor/107/year/kpi/DP2.3/"

    def seen(page: str) -> str:
        whole: str = site.officer().get(page).content.decode()
        return whole[whole.index('id="carrying"') :]

    block = seen(bureau)
    assert "有效就業人數/新登記求職人數*100%" in block
    assert "1處還沒有說明理由" in block
    assert "CS002" in block
    same = seen("/taipei-labor/107/year/kpi/BC1.1/")
    assert "兩邊一致：名稱" in same
    assert bureau in seen(f"{site.card}kpi/EC2.2/")
    ref = re.search(r'name="ref" value="(difference/[^"]+)"', block)
    assert ref
    sent = {"field": "difference", "ref": ref[1], "reason": "本局只負責求職登記者", "until": "2099-12-31"}
    refused = site.officer().post(bureau, {**sent, "until": "很久"})
    assert refused.status_code == 422
    assert ">本局只負責求職登記者</textarea>" in refused.content.decode()
    assert [name.rpartition("-")[2] for name, _ in refused.context["page"].errors] == ["until"]
    assert site.officer().post(bureau, {**sent, "reason": ""}).status_code == 422
    assert site.officer().post(bureau, {**sent, "until": "2001-01-01"}).status_code == 422
    assert site.officer().post(bureau, {**sent, "reason": "長" * 501}).status_code == 422
    done = site.officer().post(bureau, sent)
    assert done.status_code == 302
    assert "notice--done" in site.officer().get(done.headers["Location"]).content.decode()
    assert "本局只負責求職登記者" in seen(bureau)
    assert "本局只負責求職登記者" in seen(bureau).partition('id="record"')[2]
    found = site.officer().get(bureau).content.decode().partition('id="findings"')[2].partition("</section>")[0]
    assert "CS002" in found
    assert "本局只負責求職登記者" in found
    city = seen(f"{site.card}kpi/EC2.2/")
    assert "都有理由" in city
    undo = re.search(r'action="(/changes/\d+/undo/)"', seen(bureau))
    assert undo
    site.officer().post(undo[1], {"reason": "再談", "next": bureau})
    assert "還沒有說明理由" in seen(bureau)


def test_values_that_kpis_print_differently_of_what_was_said_to_be_one_are_told(site: Site) -> None:
    name = item_key("全年累計完成透水鋪面面積")
    one, other = [item.key for item in card_data(cards.open_card(cards.latest())).items.items if name in item.key]
    sent = {"do": "same", "other": other, "answer": "same", "reason": "同一種鋪面"}
    assert site.officer().post(f"{site.card}items/{one}/", sent).status_code == 302
    page = html(site, f"items/{one}/")
    assert "各KPI印的數值不同" in page
    assert "同一期印的不同：AP5.2 11 m²" in page
    assert "不拿它計算" not in html(site, f"items/{RECYCLED}/")


@pytest.mark.whole
def test_each_formula_of_a_cell_is_told_by_its_name_and_why_it_is_not_compared(site: Site) -> None:
    assert "單位預算部分" in html(site, "kpi/AF1.1/").partition('id="computed"')[2]
    kept = card_data(cards.open_card(cards.latest())).items
    for item in ("自籌財源", "歲入"):
        assert enter(site, item, "100").status_code == 302
    code = kept.indicators[kept.by_key["自籌財源"].indicators[0]].subject
    assert "不和文件印的比較：" in html(site, f"kpi/{code}/").partition('id="computed"')[2]


def test_a_value_saved_on_a_kpis_page_is_told_there_and_can_be_undone_and_is_in_its_record(site: Site) -> None:
    done = enter(site, RECYCLED, "６２１，０００", next=f"{site.card}kpi/AC3.3/#computed").headers["Location"]
    page = site.officer().get(done).content.decode()
    number = done.partition("done=")[2].partition("#")[0]
    assert 'class="notice notice--done" role="status"' in page
    assert f'action="/changes/{number}/undo/"' in page.partition("<h1")[0]
    record = page.partition('id="record"')[2]
    assert RECYCLED in record
    assert "621,000" in record
    assert "６" not in page.partition('id="record"')[2]
    assert "621,000" in html(site, f"items/{RECYCLED}/")
    assert "６２１" not in html(site, "items/", q=RECYCLED)


def test_two_values_that_disagree_are_both_shown(site: Site) -> None:
    enter(site, RECYCLED, "621000 公噸")
    agencies = re.findall(r'<option value="([^"?]+)"', html(site, f"items/{RECYCLED}/").partition('name="agency"')[2])
    agency = next(one for one in agencies if "/" not in one)
    assert enter(site, RECYCLED, "600000 公噸", agency=agency).status_code == 302
    page = html(site, "kpi/AC3.3/").partition('id="computed"')[2]
    assert "621,000 公噸" in page
    assert f"{agency} 600,000 公噸" in page
    item = html(site, f"items/{RECYCLED}/")
    assert f"填的數值不同：共用 621,000 公噸、{agency} 600,000 公噸。" in item.partition("<section")[0]
    assert "600,000 公噸不同" in item.partition('id="values"')[2].replace(f"{agency} ", "")


def form_on(page: str, item: str) -> dict[str, str]:
    """Return the hidden fields of the form by which a KPI's page takes the value of an item."""
    form = next(one for one in page.split("<form")[1:] if f'name="key" value="{item}"' in one).partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def test_a_value_that_cannot_be_taken_on_a_kpis_page_is_asked_again_there(site: Site) -> None:
    url = f"{site.card}kpi/AC3.3/"
    sent = {**form_on(html(site, "kpi/AC3.3/"), RECYCLED), "source": "月報第3頁", "reason": "照月報"}
    refused = site.officer().post(url, {**sent, "text": "很多"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "資源回收率" in page
    assert 'value="很多"' in page
    assert 'value="月報第3頁"' in page
    (error,) = refused.context["page"].errors
    assert f'id="{error[0]}"' in page
    assert Page(page).faults == []
    enter(site, RECYCLED, "621000", reason="先到")
    late = site.officer("chen").post(url, {**sent, "text": "600000"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "資源回收率" in page
    assert 'value="600000"' in page
    assert "先" in late.context["page"].errors[0][1]
    done = site.officer("chen").post(url, {**form_on(page, RECYCLED), "text": "600000", "reason": "更正"})
    assert done.status_code == 302
    assert re.fullmatch(rf"{url}\?done=\d+#computed", done.headers["Location"])
