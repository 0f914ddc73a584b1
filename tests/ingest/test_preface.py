"""The salutation: whose report, which period, which session."""

from __future__ import annotations

import pytest

from heng.ingest.council.preface import read_preface


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("向各位提出臺北市政府107年 1 至 3 月施政報告", "2018-01-01", "2018-03-31"),
        ("臺北市政府 108 年 7 月至 12 月施政報告", "2019-07-01", "2019-12-31"),
        ("臺北市政府 109 年第 2 季施政報告", "2020-04-01", "2020-06-30"),
        ("臺北市政府 109 年上半年施政報告", "2020-01-01", "2020-06-30"),
        ("臺北市政府 110 年度施政報告", "2021-01-01", "2021-12-31"),
        ("臺北市政府 107 年 1~2 月施政報告", "2018-01-01", "2018-02-28"),
        ("臺北市政府 107 年 1 月 1 日至 3 月 31 日施政報告", "2018-01-01", "2018-03-31"),
        ("臺北市政府 107 年 1 月 1 日起至 107 年 4 月 30 日止施政報告", "2018-01-01", "2018-04-30"),
        ("臺北市政府截至 108 年 6 月底施政報告", "2019-01-01", "2019-06-30"),
        ("臺北市政府 108 年截至 6 月底施政報告", "2019-01-01", "2019-06-30"),
        ("臺北市政府 109 年度下半年度施政報告", "2020-07-01", "2020-12-31"),
        ("臺北市政府 109 年第一季施政報告", "2020-01-01", "2020-03-31"),
        ("臺北市政府 109 年第 1 季至第 3 季施政報告", "2020-01-01", "2020-09-30"),
        ("臺北市政府 109 年全年施政報告", "2020-01-01", "2020-12-31"),
        ("臺北市政府 109 年 7 月至 110 年 6 月施政報告", "2020-07-01", "2021-06-30"),
        ("臺北市政府 2019 年 1 月至 6 月施政報告", "2019-01-01", "2019-06-30"),
        ("臺北市政府中華民國１０８年１至６月施政總報告", "2019-01-01", "2019-06-30"),
        ("臺北市政府施政報告（108 年 1 月至 6 月）", "2019-01-01", "2019-06-30"),
    ],
)
def test_the_period_in_every_usual_form(text: str, first: str, last: str) -> None:
    preface = read_preface(text)
    assert preface.owner == "臺北市政府"
    assert preface.period is not None
    assert (preface.period.first.isoformat(), preface.period.last.isoformat()) == (first, last)


def test_the_session_names_the_edition() -> None:
    preface = read_preface(
        "欣逢本市市議會第 12 屆第 8 次定期大會開議，率本府團隊向各位提出臺北市政府 107 年 1 至 3 月施政報告，"
    )
    assert (preface.body, preface.session, preface.key) == ("市議會", "第 12 屆第 8 次定期大會", "council-12-8")
    assert preface.title == "臺北市政府 107 年 1 至 3 月施政報告"


def test_an_impossible_month_is_no_period() -> None:
    assert read_preface("臺北市政府 107 年 1 至 30 月施政報告").period is None


def test_a_session_in_chinese_numerals() -> None:
    preface = read_preface("欣逢貴會第十三屆第二次定期大會開議，謹提出臺北市政府 108 年 1 至 6 月施政報告。")
    assert (preface.session, preface.key) == ("第十三屆第二次定期大會", "council-13-2")


def test_ideographs_that_only_look_alike_do_not_hide_the_period() -> None:
    preface = read_preface("臺北市政府 108 \uf98e 1 至 6 月施政報告")
    assert preface.title == "臺北市政府 108 \uf98e 1 至 6 月施政報告"
    assert preface.period is not None
