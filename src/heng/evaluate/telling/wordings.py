"""What the steps of a derivation say, in both languages."""

from __future__ import annotations

from heng.model.finding import Wording

RULEBOOK = Wording("判定規則：{title}（{name}，第{version}版）。", "Rulebook: {title} ({name}, version {version}).")
RULEBOOK_DEMO = Wording(
    "判定規則：{title}（{name}，第{version}版）。規則本身是示範，不是官方規則。",
    "Rulebook: {title} ({name}, version {version}). The rulebook itself is a demonstration, no official rule.",
)
RULEBOOK_ADOPTED = Wording(
    "判定規則：{title}（{name}，第{version}版），{body}{session}於{day}核定。",
    "Rulebook: {title} ({name}, version {version}), adopted by {body} {session} on {day}.",
)


def titled(wording: Wording, title: Wording) -> Wording:
    """Put a title that has two languages into a message, in place of `{title}`."""
    return filled(wording, "title", title)


def filled(wording: Wording, fact: str, part: Wording) -> Wording:
    """Put a part that has two languages into a message, in place of a fact."""
    pairs = ((wording.zh, part.zh), (wording.en, part.en))
    return Wording(*(text.replace(f"{{{fact}}}", words) for text, words in pairs))


STATUS = Wording("判定：{status}。", "Verdict: {status}.")
STATUS_WITH_REASON = Wording("判定：{status}，{reason}。", "Verdict: {status}: {reason}.")
STATUS_WITH_SHARE = Wording("判定：{status}，達成率{share}。", "Verdict: {status}, achievement {share}.")
STATUS_PROGRESS = Wording(
    "判定：{status}，進展到全年目標的{share}，不評。", "Verdict: {status}, at {share} of the yearly target, not judged."
)
NO_VERDICT = Wording("判定：這份規則不給判定。", "Verdict: this rulebook gives none.")
NOT_ASKED = Wording("判定：文件沒有實際值這一欄，不評。", "Verdict: none, as the document has no column of actuals.")

RATIO = Wording(
    "達成率＝{formula}，a＝{actual}，t＝{target}，得{result}，即{share}。",
    "Achievement = {formula} with a = {actual}, t = {target} gives {result}, that is {share}.",
)
INSIDE = Wording("{actual}在範圍{demand}內。", "{actual} lies inside {demand}.")
COMPARED = Wording(
    "{actual}比{demand}：{answer}。不算達成率。", "{actual} against {demand}: {answer}. There is no ratio."
)
SIGN_DECIDES = Wording(
    "目標印有符號，以是否符合決定達標：{actual}比{demand}，{answer}。",
    "The target prints a sign, which decides whether it is met: {actual} against {demand}, {answer}.",
)
THRESHOLDS = Wording("{met}以上達標，{near}以上接近，其餘未達。", "Met from {met}, near from {near}, else short.")
ONE_THRESHOLD = Wording("{met}以上達標，其餘未達。", "Met from {met}, else short.")
NO_RULE = Wording("這份規則沒有規定這種目標或數字怎麼判定。", "The rulebook says nothing of such a target or figure.")
NO_RATIO = Wording(
    "{formula}在a＝{actual}、t＝{target}時沒有值，這份規則也沒有規定怎麼判定。",
    "{formula} has no value for a = {actual}, t = {target}, and the rulebook says nothing of it.",
)
ZERO = Wording("目標是0，這份規則不算比率。", "The target is zero; the rulebook gives no ratio.")
DEADLINE = Wording(
    "期限{target}，完成日{actual}，{answer}{days}日。", "Due {target}, done {actual}: {answer} {days} days."
)
DEADLINE_DAY = Wording("期限{target}，當天完成。", "Due {target}, done on the day.")
DEADLINE_AHEAD = Wording(
    "期限{target}；印的日期{actual}在資料截止日{day}之後，是預定，還沒完成。",
    "Due {target}; the printed day {actual} lies after {day}, to which the figure goes: planned, not done yet.",
)
DEADLINE_UNCLEAR = Wording(
    "期限{target}，完成日只印到{actual}，看不出是否如期。",
    "Due {target}; the printed day of completion {actual} is not exact enough to tell.",
)
PART = Wording("分項「{label}」：目標{target}，實際{actual}。", "Part “{label}”: target {target}, actual {actual}.")
PART_COMPARED = Wording(
    "分項「{label}」：目標{target}，實際{actual}，{answer}。",
    "Part “{label}”: target {target}, actual {actual}: {answer}.",
)
BENCHMARK = Wording("基準「{name}」是{value}。", "The benchmark “{name}” is {value}.")

PACE_YEAR_OVER = Wording("資料到年底，與全年目標比。", "The figure covers the year and is held against its target.")
PACE_WHOLE = Wording("不隨時間累計，與目標比。", "It does not add up over the year and is held against the target.")
PACE_NONE = Wording("年度還沒結束，這份規則沒有訂進度。", "The year is not over and the rulebook declares no pace.")
PACE_DOUBTED = Wording(
    "看作{one}和看作{other}，判定不同；有人確認以前，年底前不評。",
    "As “{one}” and as “{other}” the verdict differs: none before the end of the year, unless a person confirms one.",
)
PACE_SECURED = Wording("已達全年目標，不會再少。", "It has reached the yearly target and cannot fall.")
PACE_PASSED = Wording("已超過全年上限，不會再少。", "It has passed the yearly ceiling and cannot fall.")
PACE_PARTIAL = Wording("數字還不完整，等資料齊了再評。", "The figure is not complete; it is judged when it is.")
PACE_PLANNED = Wording("預定{day}辦理，還沒到。", "Planned for {day}, which has not come.")

UNIT_OTHER = Wording(
    "目標的單位是「{target}」，實際的單位是「{actual}」，不能直接比。",
    "The target is in “{target}” and the actual in “{actual}”; they cannot be compared.",
)
UNIT_CONVERTED = Wording("實際{actual}換算為{converted}。", "The actual {actual} is {converted}.")

QUESTIONED = Wording(
    "這個數字有待查的錯誤，查清楚以前不評。", "An error stands open on this figure; it is not judged until settled."
)

TARGET = Wording("目標：讀作{demand}，原文「{text}」。", "Target: read as {demand}, printed “{text}”.")
TARGET_TEXT = Wording("目標（{operator}）：原文「{text}」。", "Target ({operator}): printed “{text}”.")
TARGET_EMPTY = Wording("目標：沒有（{reason}）。", "Target: none ({reason}).")
TARGET_ABSENT = Wording("目標：文件沒有這一欄。", "Target: the document has no such column.")
ACTUAL = Wording("實際：{value}，原文「{text}」。", "Actual: {value}, printed “{text}”.")
ACTUAL_PARTS = Wording("實際：分項列出，原文「{text}」。", "Actual: in parts, printed “{text}”.")
ACTUAL_AS_OF = Wording("實際：{value}，原文「{text}」，到{day}。", "Actual: {value}, printed “{text}”, to {day}.")
MISSING = Wording("實際：沒有數值（{reason}），原文「{text}」。", "Actual: no figure ({reason}), printed “{text}”.")
MISSING_EMPTY = Wording("實際：沒有數值（{reason}），空格。", "Actual: no figure ({reason}), an empty cell.")
ACTUAL_ABSENT = Wording("實際：文件沒有這一欄。", "Actual: the document has no such column.")

COMPUTED = Wording(
    "衡計算：{value}，{compared}；依公式 {formula}。",
    "Computed by Heng: {value}, {compared}; by the formula {formula}.",
)
COMPUTED_AGREES = Wording("和實際值{printed}一致", "which agrees with the actual {printed}")
COMPUTED_DIFFERS = Wording(
    "和實際值{printed}相差{difference}", "which differs from the actual {printed} by {difference}"
)
COMPUTED_ALONE = Wording("不和實際值比較（{reason}）", "not compared with the actual ({reason})")
COMPUTED_MISSING = Wording(
    "衡計算：還缺{missing}，沒有數值；依公式 {formula}。",
    "Computed by Heng: none, as {missing} is missing; by the formula {formula}.",
)
COMPUTED_FAULT = Wording(
    "衡計算：算不出來（{fault}）；依公式 {formula}。", "Computed by Heng: none ({fault}); by the formula {formula}."
)
COMPUTED_INPUT = Wording("衡計算：{name} {value}（{source}）。", "Computed by Heng: {name} {value} ({source}).")
COMPUTED_INPUT_QUESTIONED = Wording(
    "衡計算：{name} {value}（{source}；{doubt}，算出來的也是）。",
    "Computed by Heng: {name} {value} ({source}; {doubt}, and so is what is computed from it).",
)

TARGET_CHANGED = Wording(
    "目標：{now}，由人更改，不是文件印的。", "Target: {now}, changed by a person, not what the document prints."
)
ACTUAL_CHANGED = Wording(
    "實際：{now}，由人更改，不是文件印的。", "Actual: {now}, changed by a person, not what the document prints."
)
TARGET_LATER = Wording(
    "自{day}起的目標是「{after}」，晚於這一期，不用來判定這一期。",
    "From {day} the target is “{after}”: later than this period, and not what it is judged against.",
)
CHANGE = Wording(
    "{who}於{when}由「{before}」改為「{after}」，理由：{reason}。",
    "{who} changed “{before}” to “{after}” on {when}. Reason: {reason}.",
)
CONFIRMATION = Wording(
    "{who}於{when}確認為「{after}」（之前是推定），理由：{reason}。",
    "{who} confirmed “{after}” on {when} (inferred before). Reason: {reason}.",
)
PRINTS = Wording("文件印的是「{text}」。", "The document prints “{text}”.")
PRINTS_NOTHING = Wording("文件這一格是空的。", "The document leaves the cell empty.")

DEFINITION = Wording("指標：{code} {name}。", "Indicator: {code} {name}.")
FORMULA = Wording("公式：{formula}。", "Formula: {formula}.")
FORMULA_EMPTY = Wording("公式：空格。", "Formula: an empty cell.")
UNIT = Wording("單位：{unit}。", "Unit: {unit}.")
AGENCIES = Wording("權責機關：{agencies}。", "Responsible: {agencies}.")
DOCUMENT = Wording("文件：{name}（SHA-256 {digest}）。", "Document: {name} (SHA-256 {digest}).")
