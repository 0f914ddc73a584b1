"""An assessment as text for a terminal: each figure with its verdict, and totals with coverage and bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from heng.cli.language import say
from heng.evaluate import Assessment, Total
from heng.evaluate.changed import changed_readings
from heng.evaluate.grouping import by_theme
from heng.evaluate.verdict import Verdict
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
COVERAGE = Wording(zh="{name}：{known}／{items} 有數值", en="{name}: {known} of {items} have a figure")
BOUNDS = Wording(
    zh="；達標 {met}／{base}，把還不知道的都算進去在 {low}% 到 {high}% 之間",
    en="; met {met} of {base}, with all that is unknown between {low}% and {high}%",
)
CHANGED = Wording(
    zh="※{field}由人更改，文件印的是「{text}」", en="※ {field} changed by a person; the document prints “{text}”"
)
WHOLE = Wording(zh="全部", en="All")


def render(assessment: Assessment, printed: Edition, lang: str) -> str:
    """Return the head, a line for each figure, then totals by theme and for the whole card.

    Figures that people changed since the edition was published as `printed` say so.
    """
    figures = _figures(assessment, printed, lang)
    return "\n".join([_head(assessment, lang), *figures, "", *_totals(assessment, lang)])


def _head(assessment: Assessment, lang: str) -> str:
    edition, book = assessment.edition, assessment.rulebook
    period = edition.edition.period.label(lang) if edition.edition.period else str(edition.year)
    demo = say(lang, DEMO) if book.demonstration else ""
    return say(
        lang, HEAD, owner=edition.owner, period=period, rulebook=book.name, version=book.version, demo=demo
    )  # fmt: skip


def _figures(assessment: Assessment, printed: Edition, lang: str) -> Iterator[str]:
    changed = changed_readings(assessment.edition, printed)
    indicators = {indicator.ref: indicator for indicator in assessment.edition.card.indicators}
    for reading in assessment.edition.figures.readings:
        verdict = assessment.by_reading.get(reading.ref)
        if verdict is not None:
            line = _figure(indicators[reading.indicator], reading, verdict, lang)
            yield line + (_mark(changed[reading.ref], reading, lang) if reading.ref in changed else "")


def _figure(indicator: Indicator, reading: Reading, verdict: Verdict, lang: str) -> str:
    agencies = "、".join(one.agency for one in reading.agencies)
    target = reading.target.text if reading.target else ""
    actual = reading.actual.text if reading.actual else ""
    parts = [indicator.subject, indicator.name, agencies, f"{target} → {actual}", _verdict(verdict, lang)]
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


def _verdict(verdict: Verdict, lang: str) -> str:
    if verdict.status is None:
        return ""
    reason = verdict.not_scored or verdict.missing
    return verdict.status.label(lang) + (f"（{reason.label(lang)}）" if reason else "")


def _totals(assessment: Assessment, lang: str) -> Iterator[str]:
    for group in by_theme(assessment.edition):
        yield _total(f"{group.key} {group.name}".strip(), assessment.total(group.refs), lang)
    yield _total(say(lang, WHOLE), assessment.total(), lang)


def _total(name: str, total: Total, lang: str) -> str:
    line = say(lang, COVERAGE, name=name, known=total.known, items=total.items)
    if total.low is None or total.high is None:
        return line
    met = total.by_status.get(Status.MET, 0)
    low, high = _percent(total.low, ROUND_FLOOR), _percent(total.high, ROUND_CEILING)
    return line + say(lang, BOUNDS, met=met, base=total.base, low=low, high=high)


def _percent(share: Decimal, towards: str) -> str:
    """Return a share in per cent with one decimal at most, rounded outward: bounds are never shown narrower."""
    shown = (share * 100).quantize(Decimal("0.1"), towards)
    return f"{shown:.0f}" if shown == shown.to_integral_value() else f"{shown}"
