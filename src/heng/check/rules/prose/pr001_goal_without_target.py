"""年度目標沒有可以檢驗的內容 / An annual goal states nothing that could be missed.

## What it does
回報年度目標裡沒有數字、期限，也沒有做到或沒做到看得出來的成果。

Reports an annual goal without a number, a deadline or a result of which one can tell whether it is there.

## Why it matters
怎麼做都算達成的目標，看不出做得好不好。

A goal that nothing can miss does not tell how well the work went.

## Example
「提升市民健康」 / “Improve health”

## What to do
寫出要做到多少、到什麼時候；策略裡已有數字的，寫進目標。

Say how much by when; a number that stands in the strategy belongs in the goal.

## When it is wrong
目標是一件做了就算達成的工作，文字看得出是哪一件，但這條規則認不出來。

The goal is one piece of work that is done or not, in words that this rule does not know.

## References
第幾屆、完成、啟用、訂定等一次性的工作視為可以檢驗；描述對象的數字（65歲以上、僱用100人以上）不是目標。

One-off work (第四屆, 完成, 啟用, 訂定) can be tested; numbers that only say whom it is for (65歲以上) are no target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heng.check.context import Context
from heng.check.prose.figures import sentences
from heng.check.rule import Hit, rule
from heng.check.text import shortened
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity

_BODIES = "事業|企業|機構|機關|工廠|廠商|公司|單位|學校"
DESCRIBES = re.compile(
    r"[0-9]+ ?歲(?:以[上下]|至[0-9]+歲)?|24 ?小時|[0-9]+ ?專線|「[^」]*」|[0-9]+(?:G|\.0)"
    r"|[0-9]+ ?年(?:期|中程)?(?:計畫|方案)"
    rf"|[0-9,]+ ?人以[上下](?=之?[^，。；]{{0,6}}(?:{_BODIES}))"
    r"|第 ?[0-9]+ ?[條項款期屆次季類級]|[0-9]{2,3} ?學?年度?"
)
"""Numbers that say whom or what a goal is for, not how much is to be reached."""
_MEASURES = "場|件|人|家|處|班|校|項|倍|名|座|棟|公里"
_BAD_ENDS = "死亡|事故|職災|災害|違規|失誤|缺失|申訴|延誤"
_SPELLED = re.compile(
    rf"百分之|[一二兩三四五六七八九十百千]+(?:{_MEASURES})|[一二兩三四五六七八九]成(?![果長立為效就功熟])"
    rf"|零[^，。；]{{0,4}}(?:{_BAD_ENDS})|全數|全部完成|前[一二三四五十]+名"
)
_DEADLINE = re.compile(
    r"(?:[0-9]+ ?[月日]|[月年]底|[上下]半年|季)(?:底)?(?:(?:以)?前|起)|如期|按期|期限內|[上下]半年(?:起|開始|內)"
    r"|[0-9]+ ?[天日月年週]以?[內下]"
    r"|(?:縮短|減少?|降低?|延長|提升|提高|增加?|維持|控制)[^，。；0-9]{0,6}[為至到在][^，。；0-9]{0,3}[0-9]"
)
_DONE = re.compile(
    r"第[一二三四五六七八九十0-9 ]+(?:屆|次|階段)|完成|竣工|完工|落成|啟用|通車|開幕|開館|揭牌|掛牌|上線|開辦|設立"
    r"|成立|訂定|制[定訂]|修[正訂]|取得|通過|發布|公告實施"
    r"|(?:建置|興建|新建|改建)[^，。；、]{2,}(?:系統|平[臺台]|中心|大樓|館|站|園區|廠|橋|場)"
)
"""Work that is done or not."""


@rule(
    code="PR001",
    name="goal-without-target",
    severity=Severity.WARNING,
    message=Wording(
        "年度目標「{goal}」沒有數字、期限，也沒有看得出做到與否的成果。",
        "The annual goal “{goal}” has no number, no deadline and no result of which one can tell whether it is there.",
    ),
    suggestion=Wording("寫出要做到多少、到什麼時候。", "Say how much is to be reached by when."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Yield a hit for each goal that nothing could miss."""
    for row in edition.report.results if edition.report else ():
        text = row.goal.text
        if text.strip() and not is_testable(text):
            goal = shortened("".join(text.split()))
            yield Hit(facts={"goal": goal}, source=row.goal.source, refs=(row.ref,))


def is_testable(text: str) -> bool:
    """Tell whether a text states a number, a deadline or a result that can be missed."""
    plain = DESCRIBES.sub("", text)
    if _SPELLED.search(plain) or _DEADLINE.search(plain) or _DONE.search(text):
        return True
    return any(one.unit or one.bound or one.step < 1 for sentence in sentences(plain) for one in sentence.figures)
