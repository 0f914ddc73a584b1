"""The words that a report prints around the data, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from heng.model.period import ROC_OFFSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Headings, table heads and set phrases of the council report; `{…}` is filled in."""

    language: str
    title: str
    theme_agencies: str
    lead: str
    co_agencies: str
    mention: str
    theme_map: str
    map_title: str
    approved: str
    statement: str
    themes: str
    theme_linkage: str
    no_arrows: str
    theme_scorecard: str
    theme_heading: str
    objectives: str
    by_perspective: str
    perspective: str
    indicators: str
    actions: str
    table_head: tuple[tuple[str, ...], ...]
    unit: str
    weight: str
    negative: str
    appendix: str
    span: str
    money_unit: str
    budget_head: tuple[tuple[str, ...], ...]
    notes: str
    comma: str
    stop: str
    linked: str
    change: str
    empty: str
    not_given: str
    made_from: str
    edition: str
    chain: str
    root: str
    partial: str
    disclaimer: str
    disclaimer_changed: str


CHINESE = Words(
    language="zh-TW",
    title="{owner}{period}施政報告",
    theme_heading="{name}({letter})",
    theme_agencies="一、責任機關",
    lead="{agencies}主政",
    co_agencies="，{agencies}等機關協辦",
    mention="本策略主題「{name}」由{agencies}",
    theme_map="二、{year}年度「{name}」策略地圖",
    map_title="策略地圖",
    approved="{day} {session}{body}通過",
    statement="【{kind}】{text}",
    themes="策略主題",
    theme_linkage="三、{year}年度「{name}」策略關聯圖",
    no_arrows="策略關聯圖：來源文件未載明連線，不予推定。",
    theme_scorecard="四、策略目標、關鍵績效指標、行動計畫及成果",
    objectives="策略目標：{count} 項",
    by_perspective="(包括：{counts})",
    perspective="{name}構面 {count} 項",
    indicators="關鍵績效指標(KPI)：{count} 項",
    actions="行動計畫：{count} 項",
    table_head=(
        ("關鍵績效指標",), ("行動計畫",), ("指標公式及單位",), ("主責",), ("{year} 年", "目標值"), ("本期", "實際值"),
    ),
    unit="單位：{unit}",
    weight="(權重：{weight}%)",
    negative="(負向指標)",
    appendix="附錄",
    span="中華民國 {first}起至 {last}止",
    money_unit="單位：{unit}；%",
    budget_head=(
        ("主管機關名稱",), ("全年度預算數", "A"), ("累計分配數", "B"), ("累計執行數",),
        ("金額 C",), ("占預算% C/A",), ("占分配% C/B",),
    ),
    notes="註：",
    comma="、",
    stop="。",
    linked="；",
    change="※ {subject} {field}：{day} {who}將「{before}」改為「{after}」。理由：{reason}",
    empty="空白",
    not_given="未填",
    made_from="來源文件：{name}（SHA-256 {sha256}）",
    edition="版次：{period}（{key}）",
    chain="紀錄鏈摘要：{digest}",
    root="紀錄總根：{digest}",
    partial="本版次只採用來源文件的一部分：另有 {n} 列未採用，項數與合計不代表整份文件。",
    disclaimer="本文件由 Heng（衡）依來源文件之資料排印，不是機關發布的原件；所印數字照來源文件，有無錯誤均未更動。",
    disclaimer_changed="本文件由 Heng（衡）依來源文件之資料排印，不是機關發布的原件；部分數字或文字經人修改，"
    "與來源文件不同，修改前後、何人、何日及理由見 ※ 各註，其餘照來源文件。",
)  # fmt: skip

ENGLISH = Words(
    language="en",
    title="{owner}: report {period}",
    theme_heading="{name} ({letter})",
    theme_agencies="1. Responsible agencies",
    lead="Lead: {agencies}",
    co_agencies="; with {agencies}",
    mention="{name}: {agencies}",
    theme_map="2. Strategy map {year}: {name}",
    map_title="Strategy map",
    approved="Approved {day} {body} {session}",
    statement="{kind}: {text}.",
    themes="Themes",
    theme_linkage="3. Linkage diagram {year}: {name}",
    no_arrows="Linkage diagram: the source document carries no arrows, and none is assumed.",
    theme_scorecard="4. Objectives, KPIs, action plans and results",
    objectives="Objectives: {count}",
    by_perspective=" ({counts})",
    perspective="{name} {count}",
    indicators="KPIs: {count}",
    actions="Action plans: {count}",
    table_head=(
        ("KPI",), ("Action plans",), ("Formula and unit",), ("Lead",), ("Target", "{year}"), ("Actual", "this period"),
    ),
    unit="Unit: {unit}",
    weight="(weight: {weight}%)",
    negative="(lower is better)",
    appendix="Appendix",
    span="{first} to {last}",
    money_unit="Unit: {unit}; %",
    budget_head=(
        ("Agency",), ("Annual budget", "A"), ("Allotted to date", "B"), ("Executed to date",),
        ("Amount C",), ("% of budget C/A",), ("% of allotment C/B",),
    ),
    notes="Notes:",
    comma=", ",
    stop=".",
    linked="; ",
    change="※ {subject} {field}: on {day} {who} changed “{before}” to “{after}”. Reason: {reason}",
    empty="empty",
    not_given="(empty)",
    made_from="Source document: {name} (SHA-256 {sha256})",
    edition="Edition: {period} ({key})",
    chain="Head of the record's chain: {digest}",
    root="Root of the record: {digest}",
    partial="Only a part of the source document was accepted: {n} rows are left out, so counts and sums do not stand"
    " for the whole document.",
    disclaimer="Set by Heng from the data of the source document; not the original published by the agency. Figures are"
    " printed as in the source document, right or wrong.",
    disclaimer_changed="Set by Heng from the data of the source document; not the original published by the agency."
    " Some figures or texts were changed by people and differ from the source document: the notes marked ※ say from"
    " what, by whom, when and why. All others are printed as in the source document.",
)  # fmt: skip


def year(roc_year: int, say: Words) -> int:
    """Return a 民國 year as the language counts it."""
    return roc_year + ROC_OFFSET if say.language == "en" else roc_year


def words(lang: str) -> Words:
    """Return the words for a language: English for `en…`, else 中文."""
    return ENGLISH if lang.startswith("en") else CHINESE
