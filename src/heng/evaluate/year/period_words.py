"""What steps about the periods of a year say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from heng.model.finding import Wording
from heng.model.terms import PeriodGap

LINEAR = Wording(
    "到{day}過了一年的{share}，應達{demand}。", "By {day}, {share} of the year is gone; expected: {demand}."
)
LAST_SAME = Wording("去年到{day}是{value}。", "Last year it was {value} by {day}.")
LAST_WHOLE = Wording("去年全年（到{day}）是{value}。", "The whole last year (to {day}) came to {value}.")
LAST_YEAR = Wording(
    "去年同期占去年全年的{share}，到{day}應達{demand}。",
    "Last year had reached {share} of its year by the same day; expected by {day}: {demand}.",
)
PLANNED = Wording(
    "文件印的分期目標：到{day}應達{demand}。", "The printed split of the target expects {demand} by {day}."
)
PLANNED_ENTERED = Wording(
    "承辦人輸入的分期目標：到{day}應達{demand}。",
    "The split of the target that a person entered expects {demand} by {day}.",
)
COURSE = Wording(
    "規則訂的順序是分期目標、去年同期、日數，這裡照「{pace}」。",
    "The rulebook takes a planned split, else last year's course, else the days gone; here: “{pace}”.",
)
NO_GROUND = Wording("規則訂「{pace}」，但{gap}：", "The rulebook declares “{pace}”, but {gap}: ")

COUNTING_FROM_NEW_YEAR = Wording("期間從年初起，就是{counting}。", "Its period begins with the year: {counting}.")
COUNTING_SPAN = Wording(
    "{counting}：數值自己寫明從{first}到{last}。", "{counting}: the figure itself says from {first} to {last}."
)
COUNTING_CELL = Wording("{counting}：數值旁印有「{word}」。", "{counting}: “{word}” stands beside the figure.")
COUNTING_WORDS = Wording("{counting}，推定：文字裡有「{word}」。", "{counting} (inferred): the words have “{word}”.")
COUNTING_FALLS = Wording(
    "{counting}，推定：{value}比同一年較早的{before}小，累計不會變小。",
    "{counting} (inferred): {value} is less than {before} earlier in the year, and what counts up never falls.",
)
COUNTING_CONFIRMED = Wording("{counting}：{who}於{when}確認。", "{counting}: confirmed by {who} on {when}.")
COUNTING_UNKNOWN = Wording(
    "看不出是本年累計還是單期值。", "Nothing tells whether it counts the year to date or its own period."
)

PART_OF = Wording("其中到{day}的一期是{value}。", "Of this, the period to {day} has {value}.")
TO_DATE = Wording(
    "本年累計到{day}是{total}，由{parts}期相加。", "The year to {day} comes to {total}, the sum of {parts} periods."
)
TO_DATE_PRINTED = Wording(
    "從年初到{day}的本年累計另外印有：{total}。", "The year to {day} is printed apart, from New Year: {total}."
)

OPEN: Mapping[PeriodGap, Wording] = {
    PeriodGap.NO_FIGURE: Wording("要有這一年的數值。", "a figure of the year is needed."),
    PeriodGap.PARTIAL: Wording("要等數字齊了。", "the complete figure is needed."),
    PeriodGap.QUESTIONED: Wording("要先查清楚待查的錯誤。", "the open error must be settled first."),
    PeriodGap.UNIT: Wording("要換算成同一個單位。", "both are needed in one unit."),
    PeriodGap.PERIOD: Wording("要知道數值涵蓋哪一段期間。", "the period that the figure covers must be known."),
    PeriodGap.DIRECTION: Wording("要有人確認哪個方向比較好。", "a person must confirm which way is better."),
    PeriodGap.BEHAVIOUR: Wording("要有人確認時間性質。", "a person must confirm how its figures behave over the year."),
    PeriodGap.DOUBTED: Wording(
        "要有人確認它會不會在年度中累積。", "a person must confirm whether it adds up over the year."
    ),
    PeriodGap.COUNTING: Wording(
        "要有人確認到{day}的數值是本年累計還是單期值。",
        "a person must confirm whether the figure to {day} counts the year to date or its own period.",
    ),
    PeriodGap.EARLIER: Wording("要有{day}以前的各期數值。", "the figures of the year before {day} are needed."),
    PeriodGap.SEVERAL_YEARS: Wording("要有其他年度的數值。", "the figures of the other years are needed."),
    PeriodGap.LAST_PERIOD: Wording("紀錄沒有去年到{day}的數值。", "the record has no figure of last year to {day}."),
    PeriodGap.LAST_YEAR: Wording(
        "紀錄沒有去年到{day}的全年數值。", "the record has no figure of the whole last year to {day}."
    ),
    PeriodGap.LAST_SHARE: Wording(
        "去年同期{then}，去年全年{total}。", "last year had {then} by the same day and {total} in all."
    ),
    PeriodGap.DEFINITION: Wording(
        "去年以後改了{field}，不能接起來比。", "its {field} changed since; the two are not one line."
    ),
    PeriodGap.NO_PLAN: Wording("文件沒有印，也沒有人輸入。", "none is printed, and nobody has entered one."),
    PeriodGap.PLAN_DAY: Wording("沒有到{day}的分期目標。", "there is no target for the part that ends on {day}."),
    PeriodGap.PLAN_FORM: Wording(
        "最後一個或總和要等於年目標。", "the last part, or all parts together, must equal the target of the year."
    ),
}
"""What would be needed, where it can come; the gaps that nothing closes are named only."""

REST_SUM = Wording(
    "到{day}已有{so_far}；要達到目標，其餘期間合計須{demand}。",
    "{so_far} by {day}; for the target the rest of the year must bring {demand} in all.",
)
REST_SUM_EACH = Wording(
    "到{day}已有{so_far}；要達到目標，其餘{periods}{length}合計須{demand}，平均每期{each}。",
    "{so_far} by {day}; for the target the other {periods} {length} must bring {demand} in all, on average {each}.",
)
REST_FLOOR = Wording(
    "目標{target}的下限已達到，只增不減；其餘期間只要不超過上限。",
    "Of the target {target} the floor is reached for good; the rest must only stay within the ceiling.",
)
REST_MEAN = Wording(
    "到{day}平均{so_far}；要達到目標，其餘{periods}{length}平均須{each}（{formula}）。",
    "The mean is {so_far} by {day}; for the target the other {periods} {length} must average {each}: {formula}.",
)
REST_EQUAL = Wording(
    "各期等重是假設：文件沒有印各期的權重。",
    "That all periods weigh equally is an assumption: the document prints no weights of periods.",
)
REST_LEVEL = Wording(
    "時點值：{end}須{demand}；{day}是{value}。", "A level: {demand} is needed on {end}; it was {value} on {day}."
)
REST_WHOLE = Wording(
    "全年的值須{demand}；到{day}是{value}。", "The year as a whole needs {demand}; by {day} it is {value}."
)
REST_DIVISOR = Wording(
    "比率由全年的分子和分母算；其餘期間要多少，還看其餘期間的分母。",
    "A ratio is made of the parts of the whole year: what the rest must reach depends on its divisor.",
)
REST_SECURED = Wording(
    "到{day}已有{so_far}，只增不減，已確定達到目標。", "{so_far} by {day} cannot fall: the target is secured."
)
REST_PASSED = Wording(
    "到{day}已有{so_far}，只增不減，照文件印的目標{demand}已無法符合；判定規則容許超過多少，以判定為準。",
    "{so_far} by {day} cannot fall: the target as printed, {demand}, is out of reach; "
    "how much beyond it is allowed is up to the rulebook.",
)
REST_BEYOND = Wording(
    "到{day}已有{so_far}，已超過目標{demand}，只增不減就回不到目標；容許差多少，由判定規則決定。",
    "{so_far} by {day} is beyond the target {demand} and cannot fall; how far off is allowed is up to the rulebook.",
)
REST_BELOW_ZERO = Wording(
    "這個量不會小於零：照目前的數值，全年已達不到目標。",
    " It cannot lie below zero: by the figures so far the target is out of reach.",
)
REST_OVER_WHOLE = Wording(
    "占比不會超過100%：照目前的數值，全年已達不到目標。",
    " A share cannot exceed 100%: by the figures so far the target is out of reach.",
)
REST_FELL = Wording(
    "到{before_day}的累計是{before}，到{day}變成{value}：從年初起的累計變小了，兩個數值要再查。",
    "The year to date was {before} by {before_day} and is {value} by {day}: a running total fell; check both.",
)
REST_INFERRED = Wording(
    "這是照推定的{what}算的，要有人確認。", "This rests on an inference ({what}), which a person should confirm."
)
REST_INFERRED_BOTH = Wording(
    "這是照推定的時間性質和方向算的，要有人確認。",
    "This rests on an inferred behaviour in time and an inferred direction, which a person should confirm.",
)
PACE_NEEDS = Wording("不知道本年累計：{gap}，", "The year to date is not known: {gap}; ")
REST_NEEDS = Wording("不推算其餘期間：{gap}，", "Nothing is said of the rest of the year: {gap}; ")
