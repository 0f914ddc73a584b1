"""An assessment as text for a terminal: each figure with its verdict, and totals with coverage and bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from heng.cli.language import say
from heng.cli.roll_up_text import how_joined, joined_text, level_name
from heng.evaluate import Assessment, Total
from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.telling import shown
from heng.evaluate.telling.changed import changed_readings
from heng.evaluate.totals.roll_up import RollUp
from heng.evaluate.traits.grounds import grounds_of
from heng.model.card import Indicator
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Wording
from heng.model.terms import ChangeField, Status

HEAD = Wording(
    zh="{owner} {period}　判定規則 {rulebook} {version}{demo}",
    en="{owner} {period}   rulebook {rulebook} {version}{demo}",
)
DEMO = Wording(zh="（示範，非官方規則）", en=" (demonstration, not an official rule)")
COLUMNS = Wording(zh="代碼\t名稱\t機關\t目標 → 實際", en="Code\tName\tAgency\tTarget → Actual")
VERDICT = Wording(zh="\t判定", en="\tVerdict")
COVERAGE = Wording(zh="{name}：{items}項，有數值{known}", en="{name}: {items} figures, {known} have a value")
COUNTS = Wording(zh="；已評{judged}（{verdicts}）{others}", en="; {judged} judged ({verdicts}){others}")
BOUNDS = Wording(
    zh="；達標比率：還沒評的全部未達是{low}%，全部達標是{high}%（分母{base}）",
    en="; share met: {low}% if all that is not judged fails, {high}% if it is all met (of {base})",
)
SHARE_MET = Wording(
    zh="；達標比率{share}%（分母{base}）",
    en="; share met: {share}% (of {base})",
)
POLARITIES = Wording(
    zh="方向（計值項）：文件印出{printed}、有人確認{confirmed}、推定{inferred}（其中{weak}個只是判定規則的預設；{figures}個推定為負向或趨中，{kpis}項指標等人確認）",
    en="Directions of figures: {printed} printed, {confirmed} confirmed by people, {inferred} inferred "
    "({weak} of them by the rulebook's default alone; {figures} as lower or on target, {kpis} KPIs to be confirmed)",
)
BEHAVIOURS = Wording(
    zh="時間性質（計值項）：文件印出{printed}、有人確認{confirmed}、推定{inferred}（其中{figures}個存疑，{kpis}項指標等人確認）",
    en="Behaviours in time of figures: {printed} printed, {confirmed} confirmed by people, {inferred} inferred "
    "({figures} of them in doubt, {kpis} KPIs to be confirmed)",
)
CHANGED = Wording(
    zh="※{field}由人更改，文件印的是「{text}」", en="※ {field} changed by a person; the document prints “{text}”"
)
WHOLE = Wording(zh="全部", en="All")
SEPARATOR = Wording(zh="、", en=", ")
JUDGED = (Status.MET, Status.NEAR, Status.SHORT)


def render(assessment: Assessment, printed: Edition, lang: str) -> str:
    """Return the head, the columns' heads, a line for each figure, then totals by theme and for the whole card.

    Figures that people changed since the edition was published as `printed` say so.
    """
    figures = _figures(assessment, printed, lang)
    return "\n".join([_head(assessment, lang), _columns(assessment, lang), *figures, "", *_totals(assessment, lang)])


def _head(assessment: Assessment, lang: str) -> str:
    edition, book = assessment.edition, assessment.rulebook
    period = edition.edition.period.label(lang) if edition.edition.period else str(edition.year)
    demo = say(lang, DEMO) if book.demonstration else ""
    return say(
        lang, HEAD, owner=edition.owner, period=period, rulebook=book.name, version=book.version, demo=demo
    )  # fmt: skip


def _columns(assessment: Assessment, lang: str) -> str:
    """Return what stands in a figure's line, so that target → actual is not taken for a change."""
    return say(lang, COLUMNS) + (say(lang, VERDICT) if assessment.rulebook.judging is not None else "")


def _figures(assessment: Assessment, printed: Edition, lang: str) -> Iterator[str]:
    changed = changed_readings(assessment.edition, printed)
    judging = assessment.rulebook.judging
    limits = judging.edges if judging else ()
    indicators = {indicator.ref: indicator for indicator in assessment.edition.card.indicators}
    for reading in assessment.edition.figures.readings:
        verdict = assessment.by_reading.get(reading.ref)
        if verdict is not None:
            line = _figure(indicators[reading.indicator], reading, verdict, limits, lang)
            yield line + (_mark(changed[reading.ref], reading, lang) if reading.ref in changed else "")


def _figure(indicator: Indicator, reading: Reading, verdict: Verdict, limits: tuple[Decimal, ...], lang: str) -> str:
    agencies = "、".join(one.agency for one in reading.agencies)
    target = reading.target.text if reading.target else ""
    actual = reading.actual.text if reading.actual else ""
    parts = [indicator.subject, indicator.name, agencies, f"{target} → {actual}", _verdict(verdict, limits, lang)]
    return "\t".join(part for part in parts if part)


def _mark(printed: Reading, now: Reading, lang: str) -> str:
    """Return what the document prints where a person changed it."""
    pairs = ((ChangeField.TARGET, printed.target, now.target), (ChangeField.ACTUAL, printed.actual, now.actual))
    told = (
        say(lang, CHANGED, field=field.label(lang), text=(cell.text if cell else "") or "—")
        for field, cell, other in pairs
        if cell != other
    )
    return "".join(f"\t{one}" for one in told)


def _verdict(verdict: Verdict, limits: tuple[Decimal, ...], lang: str) -> str:
    if verdict.status is None:
        return ""
    reason = verdict.not_scored or verdict.missing
    share = f" {shown.percent(verdict.achievement, limits)}" if verdict.judged and verdict.achievement else ""
    return verdict.status.label(lang) + share + (f"（{reason.label(lang)}）" if reason else "")


def _totals(assessment: Assessment, lang: str) -> Iterator[str]:
    rolled = RollUp(assessment)
    for one in (*rolled.themes, *rolled.perspectives, *rolled.agencies):
        yield _total(level_name(one, lang), one.total, lang) + joined_text(one.joined, lang)
    yield _total(say(lang, WHOLE), assessment.total(), lang) + joined_text(rolled.card.joined, lang)
    if assessment.rulebook.judging is not None:
        yield from how_joined(rolled, assessment.rulebook.judging, lang)
        yield from _grounds(assessment, lang)


def _grounds(assessment: Assessment, lang: str) -> Iterator[str]:
    found = grounds_of(assessment.verdicts)
    for wording, by_ground, asked in (
        (POLARITIES, found.polarity, found.directions),
        (BEHAVIOURS, found.behaviour, found.doubted),
    ):
        counts = {ground.value: number for ground, number in by_ground.items()}
        weak = found.defaulted
        yield say(lang, wording, weak=weak, figures=asked.figures, kpis=asked.indicators, **counts)


def _total(name: str, total: Total, lang: str) -> str:
    """Return what is judged, what is not and why, then the bounds: met of few judged ones is no share of them all."""
    line = say(lang, COVERAGE, name=name, known=total.known, items=total.items)
    if total.low is None or total.high is None:
        return line
    judged = _counts(total, [status for status in JUDGED if total.by_status.get(status)], lang)
    others = _counts(total, [status for status in total.by_status if status not in JUDGED], lang)
    separator = say(lang, SEPARATOR)
    counts = say(
        lang, COUNTS, judged=total.judged, verdicts=judged or "—", others=f"{separator}{others}" if others else ""
    )
    if total.low == total.high:
        return line + counts + say(lang, SHARE_MET, base=total.base, share=_percent(total.low, _nearest(total.low)))
    low, high = _percent(total.low, ROUND_FLOOR), _percent(total.high, ROUND_CEILING)
    return line + counts + say(lang, BOUNDS, base=total.base, low=low, high=high)


def _counts(total: Total, statuses: Sequence[Status], lang: str) -> str:
    words = {status: total.by_status[status] for status in statuses}
    return say(lang, SEPARATOR).join(f"{status.label(lang)} {number}" for status, number in words.items())


def _nearest(share: Decimal) -> str:
    """Return how to round a share that is known: never to none or all of it unless it is."""
    if share * 1000 < 1:
        return ROUND_CEILING
    return ROUND_FLOOR if share * 1000 > 999 else ROUND_HALF_UP


def _percent(share: Decimal, towards: str) -> str:
    """Return a share in per cent with one decimal at most. Bounds round outward: they are never shown narrower."""
    shown = (share * 100).quantize(Decimal("0.1"), towards)
    return f"{shown:.0f}" if shown == shown.to_integral_value() else f"{shown}"
