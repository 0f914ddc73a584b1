"""The derivation of one figure, from rulebook to printed cell."""

from dataclasses import replace
from decimal import Decimal

from heng.evaluate import assess
from heng.evaluate.telling import explain
from heng.evaluate.telling.shown import percent
from heng.model.source import Place, SourceRef
from heng.model.terms import Polarity, Topic
from tests.evaluate.factory import DEMO, Row, at, edition_of, missing

FINE_DUST = Row(
    code="AC1.2",
    name="微粒年平均濃度",
    formula="年平均監測值",
    unit="µg/m³",
    behaviour=None,
    target="17",
    actual="19.2",
)


def told(row: Row, lang: str) -> str:
    edition = edition_of(row)
    verdict = assess(edition, DEMO).verdicts[0]
    return explain.render(explain.why(edition, verdict), lang)


def test_the_whole_derivation_in_chinese() -> None:
    assert told(FINE_DUST, "zh-Hant") == (
        "1. 判定規則：示範：線性一（demo-linear-1，第1版）。規則本身是示範，不是官方規則。\n"
        "2. 判定：接近，達成率87.1%。\n"
        "3. 達成率＝2 - a / t，a＝19.2，t＝17，得0.870588，即87.1%。\n"
        "4. 100%以上達標，80%以上接近，其餘未達。\n"
        "5. 不隨時間累計，與目標比。\n"
        "6. 到107/03/31平均19.2 µg/m³；要達到目標，其餘3季平均須≤ 16.26 µg/m³（(17 × 4 − 19.2) ÷ 3）。〔第12行〕\n"
        "7. 各期等重是假設：文件沒有印各期的權重。\n"
        "8. 這是照推定的時間性質和方向算的，要有人確認。\n"
        "9. 期間比率，推定：文字裡有「濃度」。\n"
        "10. 負向（越低越好），推定：名稱有「濃度」，文件沒有印出方向。\n"
        "11. 目標：讀作≤ 17，原文「17」。〔第12行〕\n"
        "12. 實際：19.2，原文「19.2」。\n"
        "13. 指標：AC1.2 微粒年平均濃度。〔第10行〕\n"
        "14. 公式：年平均監測值。\n"
        "15. 單位：µg/m³。\n"
        "16. 權責機關：環保局。\n"
        f"17. 文件：report.txt（SHA-256 {'d' * 64}）。〔第12行〕\n"
    )


def test_the_whole_derivation_in_english() -> None:
    text = told(FINE_DUST, "en")

    assert "2. Verdict: Near, achievement 87.1%.\n" in text
    assert "11. Target: read as ≤ 17, printed “17”. [line 12]\n" in text
    assert "{" not in text


def test_a_gap_is_derived_too() -> None:
    text = told(Row(actual=missing()), "zh-Hant")

    assert "判定：無數值，尚未到統計時點。" in text
    assert "實際：沒有數值（尚未到統計時點），原文「尚無法統計」。" in text


def test_lines_come_in_the_order_of_their_topics() -> None:
    edition = edition_of(FINE_DUST)
    topics = [line.topic for line in explain.why(edition, assess(edition, DEMO).verdicts[0])]

    assert topics == sorted(topics, key=list(Topic).index)


def test_places_are_told_as_the_document_has_them() -> None:
    paged = SourceRef(document="", place=Place(page=3, lines=(12, 13, 17)))
    sheet = SourceRef(document="", place=Place(sheet="A", cell="C7"))

    assert explain.place_text(paged, "zh-Hant") == "第3頁，第12至17行"
    assert explain.place_text(paged, "en") == "page 3, lines 12 to 17"
    assert explain.place_text(sheet, "en") == "sheet A, C7"


def test_a_percentage_is_never_rounded_over_a_threshold_it_misses() -> None:
    limits = (Decimal("0.8"), Decimal(1))

    assert percent(Decimal("0.9996"), limits) == "99.96%"
    assert percent(Decimal("0.9994"), limits) == "99.9%"
    assert percent(Decimal("0.79999"), limits) == "79.999%"
    assert percent(Decimal("0.9999999999"), limits) == "99.999999%"
    assert percent(Decimal("1.0004"), limits) == "100.0%"


def test_a_month_is_told_as_a_month_and_a_printed_direction_with_its_place() -> None:
    row = Row(target="50", actual="40 (至 5 月)", polarity=Polarity.LOWER)
    edition = edition_of(row)
    indicator = replace(edition.card.indicators[0], polarity_source=at(14, "負向指標"))
    edition = replace(edition, card=replace(edition.card, indicators=(indicator,)))
    text = explain.render(explain.why(edition, assess(edition, DEMO).verdicts[0]), "zh")

    assert "到107年5月。" in text
    assert "負向（越低越好）：文件印出。〔第14行〕" in text
