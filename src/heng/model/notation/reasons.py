"""Why there is no figure, from the words that stand in its place."""

from __future__ import annotations

import re

from heng.model.notation.cell import DATE
from heng.model.terms import MissingReason

_PLAN = "預定|預計|預訂|排定|訂於|定於|將於|擬於|規劃於|展延至|延至|延期至|延後至|展期至|改期至|改於"
_WORK = (
    "製作|籌備|籌辦|籌設|辦理|進行|規劃|審核|審查|修繕|整修|維修|施工|興建|建置|招標|採購|調查|申請|設計|測試|開發|徵選|"
    "評選|洽談|研議|研擬|準備|作業|執行|推動|推廣|收件|報名|備標|驗收|裝修|撰擬|擬訂|協調|媒合|訓練|宣導|改善|更新"
)
_COUNTING = "統計|彙整|計算|彙計|結算|清查|填報"
_NEAR = r"[^,。;]"
_WHOLE = re.compile(r"(?:無|免填|免列|略|本[年季期]無|[nN]\.?/?[aA]\.?|[-/.*●…]+)[。.]?")
_EMPTY = re.compile(r"無(?:各?季)?(?:統計)?(?:資料|數據|數值)|未填[報列寫]?|缺漏|空白|從缺|未提供|不詳|未說明")

PLANNED = re.compile(_PLAN)


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


# In this order: the first rule that fits gives the reason.
_RULES: tuple[tuple[MissingReason, re.Pattern[str]], ...] = (
    (MissingReason.LATE, _any("逾期", "遲報", "未如期(?:填|提|陳)報", "未依限")),
    (
        MissingReason.AWAITING_SOURCE,
        _any(
            rf"(?:尚?未|尚?待|俟|等待){_NEAR}{{0,16}}(?:公布|公告|發布|發佈|公佈|函復|回復|提供|核定數)",
            "外部資料",
            "資料(?:尚未|未)取得",
        ),
    ),
    (
        MissingReason.SCHEDULED,
        _any(
            rf"(?:{_PLAN}).{{0,20}}?{DATE}",
            rf"(?:俟|待) ?{DATE}",
            rf"{DATE}[^{DATE}]{{0,12}}(?:才|始|方)",
            rf"{DATE} ?[後前起]?[將始方才]?[辦開舉]",
            "已排定",
        ),
    ),
    (
        MissingReason.ANNUAL_ONLY,
        _any(
            "(?<!半)年度?統計",
            "無(?:各|單)?季",
            "年度?終了",
            "年[終報]",
            "按年",
            rf"[每逐]一?年度?[底末終]?{_NEAR}{{0,8}}(?:統計|計算|調查|結算|公布|一次)",
            "年度(?:結束|結算|決算|指標|性)",
            rf"年底{_NEAR}{{0,6}}(?:統計|計算|結算|統一)",
            "[次隔翌]年",
            "學年度?(?:結束|終了)",
            rf"(?<!半)一年{_NEAR}{{0,6}}一次",
        ),
    ),
    (
        MissingReason.NOT_APPLICABLE,
        _any("不適用", "不[列納]入", "(?<!暫)(?:[免停]辦|停止)", "無[須需]", "不予統計", "取消", "解除列管"),
    ),
    (MissingReason.NOT_YET, _any(rf"(?:{_COUNTING})(?:作業)?中")),
    (
        MissingReason.IN_PROGRESS,
        _any(rf"(?:{_WORK})(?:作業|程序|階段|期間|工程|事宜)?中(?![心央])", "刻正", "正在", "[尚仍]在"),
    ),
    (
        MissingReason.NOT_YET,
        _any(
            "尚[無未待不]",
            "暫[無不未停緩]",
            "[未仍還]未",
            "未[屆到]",
            "未達統計",
            "統計時點",
            "無法(?:統計|計算|提供|估算|取得)",
            "待辦",
            "半年",
            "待(?:統計|彙整|調查|確認|結算)",
            "未(?:辦理|開始|啟動|開館|開辦|執行|施作|完成)",
        ),
    ),
    (MissingReason.IN_PROGRESS, _any("籌備", rf"(?:{_WORK}).{{0,12}}(?:程序|階段)", "陸續", "前置作業")),
    (MissingReason.NOT_YET, PLANNED),
)
_LABELS = {reason.zh: reason for reason in MissingReason}
_PHRASE_END = re.compile(rf"(?:{_WORK})(?:作業)?中|尚未[^ ,;。0-9{DATE}]{{1,4}}|尚無法統計|暫無數據|無")
_PHRASE_EDGE = re.compile(r"[ ;。]")


def missing_reason(text: str) -> MissingReason | None:
    """Return the reason that words give for a missing figure, None where they give none.

    Args:
        text: Folded words with their dates blotted out (see `heng.model.notation.cell`).
    """
    words = text.strip(" 。.;,")
    if words in _LABELS:
        return _LABELS[words]
    if _WHOLE.fullmatch(words):
        return MissingReason.NOT_APPLICABLE
    for reason, pattern in _RULES:
        if pattern.search(words):
            return reason
    return MissingReason.NOT_GIVEN if _EMPTY.search(words) else None


def missing_phrase(text: str, pos: int, end: int) -> int:
    """Return the offset behind the words for a missing figure that begin at `pos`; `pos` where there are none."""
    edge = _PHRASE_EDGE.search(text, pos, end)
    stop = edge.start() if edge and edge.start() > pos else end
    match = _PHRASE_END.search(text, pos, stop)
    if match is not None and stop == end:
        stop = match.end()
    return stop if missing_reason(text[pos:stop]) is not None else pos
