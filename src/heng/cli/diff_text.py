"""What two editions print differently, for a terminal: a summary in words, then a table of each kind of difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from heng.check.compare import Change, Comparison, Kpi, Match, Named, Outcome
from heng.check.rules.targets.tg003_target_lowered import is_larger
from heng.cli import diff_figures
from heng.cli.diff_corrected import AS_PRINTED, MARK, Both, is_shown, marks
from heng.cli.language import say
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import ComparedField, Polarity, Relation, TargetShift

HEAD = Wording(zh="前：{before}\n後：{after}", en="before: {before}\nafter:  {after}")
KPIS = Wording(
    zh="KPI：兩份都有 {both}，改代碼或名稱 {renamed}，不見 {dropped}，新增 {new}，未印 {unprinted}",
    en="KPIs: in both {both}, renamed {renamed}, dropped {dropped}, new {new}, not printed {unprinted}",
)
OBJECTIVES = Wording(
    zh="策略目標：改代碼或名稱 {renamed}，不見 {dropped}，新增 {new}，未印 {unprinted}",
    en="Objectives: renamed {renamed}, dropped {dropped}, new {new}, not printed {unprinted}",
)
TARGETS = Wording(
    zh="目標值：較難 {raised}，較易 {lowered}，改變 {changed}，新訂 {added}，取消 {removed}",
    en="Targets: harder {raised}, easier {lowered}, changed {changed}, set {added}, removed {removed}",
)
CORRECTED = Wording(
    zh=f"{MARK} 是紀錄裡更正過的，文件照印的不是這樣。",
    en=f"{MARK} was corrected in the record; the document prints something else.",
)
RELATIONS = {
    Relation.CITY_AND_BUREAU: Wording(
        zh="{before}和{after}是市府和機關：只比有一方寫出對方代碼的KPI，和兩份都印的市府策略目標。",
        en="{before} and {after} are a city and a bureau: only those KPIs are compared of which one names the other's"
        " code, and the city's objectives that both print.",
    ),
    Relation.TWO_BUREAUS: Wording(
        zh="{before}和{after}是兩個機關，各有自己的KPI，代碼相同也不是同一件事：只比兩份都印的市府策略目標。",
        en="{before} and {after} are two bureaus with KPIs of their own, which are not the same for having one code:"
        " only the city's objectives that both print are compared.",
    ),
}
LARGER = Wording(zh="提高", en="raised")
SMALLER = Wording(zh="降低", en="lowered")
SAME = Wording(zh="兩份沒有不同。", en="The two do not differ.")
SAME_LISTED = Wording(
    zh="KPI、目標值、實際值、行動計畫和策略目標沒有不同。",
    en="KPIs, targets, actuals, action plans and objectives do not differ.",
)
NOTHING = Wording(zh="（未印）", en="(none)")

DROPPED = Wording(zh="不見的KPI（只有前一份有）", en="KPIs dropped (in the first only)")
NEW = Wording(zh="新增的KPI（只有後一份有）", en="New KPIs (in the second only)")
UNPRINTED_AFTER = Wording(zh="後一份未印的KPI（不能說不見）", en="KPIs that the second does not print (not dropped)")
UNPRINTED_BEFORE = Wording(zh="前一份未印的KPI（不能說新增）", en="KPIs that the first does not print (not new)")
RENAMED = Wording(zh="改了代碼或名稱的KPI", en="KPIs with a new code or name")
CHANGED = Wording(zh="{field}不同", en="Another {field}")
OBJECTIVES_RENAMED = Wording(zh="改了代碼或名稱的策略目標", en="Objectives with a new code or name")
OBJECTIVES_DROPPED = Wording(zh="不見的策略目標", en="Objectives dropped")
OBJECTIVES_NEW = Wording(zh="新增的策略目標", en="New objectives")
OBJECTIVES_AFTER = Wording(
    zh="後一份未印的策略目標（不能說不見）", en="Objectives not printed in the second (not dropped)"
)
OBJECTIVES_BEFORE = Wording(zh="前一份未印的策略目標（不能說新增）", en="Objectives not printed in the first (not new)")
FIELDS = tuple(field for field in ComparedField if field not in (ComparedField.CODE, ComparedField.NAME))
_WIDEST = 44
Row = tuple[str, ...]


def render(outcome: Outcome, lang: str, both: Both = AS_PRINTED) -> str:
    """Return what became of one edition in another as text. `both`: what of each people corrected."""
    found = outcome.comparison
    head = say(lang, HEAD, before=_title(found.before), after=_title(found.after))
    notes = [*_of_two_bodies(found, lang), *([say(lang, CORRECTED)] if is_shown(outcome, both) else [])]
    summary = "\n".join([*notes, *_summary(found, lang), *diff_figures.summary(outcome, lang)])
    figures = (_table(title, rows, lang) for title, rows in diff_figures.tables(outcome, lang, both))
    tables = [table for table in (*figures, *_tables(found, lang, both)) if table]
    same = SAME if outcome.is_empty else SAME_LISTED
    others = diff_figures.parts(outcome, lang)
    return "\n\n".join([head, summary, *(tables or [say(lang, same)]), *([others] if others else [])])


def _title(edition: Edition) -> str:
    """Return what to call an edition: its file and title; owner and year where the title does not name them."""
    head = edition.edition
    around = [text for text in (edition.owner, str(edition.year)) if text not in head.title]
    return " ".join(filter(None, [head.document.name, *around, head.title]))


def _summary(found: Comparison, lang: str) -> Iterator[str]:
    yield say(
        lang,
        KPIS,
        both=len(found.matches),
        renamed=len(found.renamed),
        dropped=len(found.dropped),
        new=len(found.new),
        unprinted=len(found.unprinted_after) + len(found.unprinted_before),
    )
    yield say(
        lang,
        OBJECTIVES,
        renamed=len(found.renamed_objectives),
        dropped=len(found.dropped_objectives),
        new=len(found.new_objectives),
        unprinted=len(found.unprinted_objectives_after) + len(found.unprinted_objectives_before),
    )
    counts = {str(shift): sum(1 for _ in found.targets(shift)) for shift in TargetShift}
    if any(counts.values()):
        yield say(lang, TARGETS, **counts)


def _of_two_bodies(found: Comparison, lang: str) -> Iterator[str]:
    """Say what of the documents of two bodies is compared, and why no more."""
    if found.relation is not Relation.ONE_OWNER:
        yield say(lang, RELATIONS[found.relation], before=found.before.owner, after=found.after.owner)


def _tables(found: Comparison, lang: str, both: Both) -> Iterator[str]:
    yield _table(DROPPED, map(_kpi, found.dropped), lang)
    yield _table(NEW, map(_kpi, found.new), lang)
    yield _table(RENAMED, (_rename(match, lang) for match in found.renamed), lang)
    for field in FIELDS:
        rows = [_change(match, change, lang, both) for match, change in found.changes(field)]
        yield _table(Wording(*(CHANGED.render(each, {"field": field}) for each in ("zh-Hant", "en"))), rows, lang)
    # Of two bodies nearly all KPIs are of one only: the summary counts them.
    if found.before.owner == found.after.owner:
        yield _table(UNPRINTED_AFTER, map(_kpi, found.unprinted_after), lang)
        yield _table(UNPRINTED_BEFORE, map(_kpi, found.unprinted_before), lang)
    renamed = ((*_objective(one.before), "→", *_objective(one.after)) for one in found.renamed_objectives)
    yield _table(OBJECTIVES_RENAMED, renamed, lang)
    for title, objectives in (
        (OBJECTIVES_DROPPED, found.dropped_objectives),
        (OBJECTIVES_NEW, found.new_objectives),
        (OBJECTIVES_AFTER, found.unprinted_objectives_after),
        (OBJECTIVES_BEFORE, found.unprinted_objectives_before),
    ):
        yield _table(title, map(_objective, objectives), lang)


def _kpi(kpi: Kpi) -> Row:
    return kpi.code, kpi.name


def _objective(one: Named) -> Row:
    return one.code, one.name


def _rename(match: Match, lang: str) -> Row:
    sure = f"{match.confidence}%"
    basis = "、".join(word.zh for word in match.basis)
    if lang.startswith("en"):
        basis = ", ".join(word.en for word in match.basis)
    return match.before.code, match.before.name, "→", match.after.code, match.after.name, sure, basis


def _change(match: Match, change: Change, lang: str, both: Both) -> Row:
    code = f"{match.after.code}-{change.component}" if change.component else match.after.code
    texts = zip((change.before, change.after), marks(change, both), strict=True)
    told = [_told(change, text, lang) + mark for text, mark in texts]
    return code, change.agencies or match.name_for(change), told[0], "→", told[1], *_became(match, change, lang)


def _became(match: Match, change: Change, lang: str) -> tuple[str, str]:
    """Return which way a target's number went, and whether it is harder to reach."""
    if change.shift is None:
        return "", ""
    larger = is_larger(match, change)
    if larger is None:
        return "", change.shift.label(lang)
    return say(lang, LARGER if larger else SMALLER), (
        "" if change.shift is TargetShift.CHANGED else change.shift.label(lang)
    )


def _told(change: Change, text: str, lang: str) -> str:
    if not text:
        return say(lang, NOTHING)
    return Polarity.of(text).label(lang) if change.field is ComparedField.POLARITY else text


def _table(title: Wording, rows: Iterable[Row], lang: str) -> str:
    """Return a table with its title and how many rows it has; empty where it has none."""
    known = [tuple(_cut(cell) for cell in row) for row in rows]
    if not known:
        return ""
    widths = [max(map(_columns, column)) for column in zip(*known, strict=True)]
    lines = ["  " + "  ".join(map(_padded, row, widths)).rstrip() for row in known]
    return "\n".join([f"{say(lang, title)} {len(known)}", *lines])


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _columns(cell))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    if _columns(plain) <= _WIDEST:
        return plain
    kept = plain[:_WIDEST]
    while _columns(kept) > _WIDEST - 2:
        kept = kept[:-1]
    return f"{kept}…"


def _columns(text: str | Sequence[str]) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
