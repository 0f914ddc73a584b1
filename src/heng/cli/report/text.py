"""Findings as text for a terminal: by rule, worst first, each with the printed line and a mark below it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from heng.check.fault_line import fault_line
from heng.check.waivers import Sifted, Waived, Waiver
from heng.cli.language import say
from heng.cli.report.checked import Checked
from heng.cli.report.place import place_told
from heng.model.finding import Finding, Wording
from heng.model.terms import Severity

SUMMARY = Wording(
    zh="錯誤 {errors}，請確認 {warnings}，提示 {infos}",
    en="Errors: {errors}, warnings: {warnings}, notes: {infos}",
)
WITH_WAIVED = Wording(zh="{summary}；另有豁免 {waived}", en="{summary}; waived: {waived}")
NOTHING = Wording(zh="沒有檢核結果。", en="No findings.")
TIMES = Wording(zh="（{n} 處）", en=" ({n})")
WAIVED = Wording(zh="豁免", en="Waived")
WAIVED_ONE = Wording(
    zh="{by}，到 {until} 為止：{reason}",
    en="by {by} until {until}: {reason}",
)
EXPIRED = Wording(
    zh="豁免已過期，不再有效：{what}（{by}，到 {until}）",
    en="The waiver has expired and sets nothing aside: {what} (by {by}, until {until})",
)
IDLE = Wording(
    zh="豁免沒有遇到檢核結果，可以拿掉：{what}（{by}，到 {until}）",
    en="The waiver met no finding and can go: {what} (by {by}, until {until})",
)
WIDTH = 100


def render(checked: Checked, lang: str, _limit: Severity) -> str:
    """Return all open findings, what is waived, and a line that counts them."""
    sifted = checked.sifted
    blocks = [*_groups(checked, lang), *_set_aside(checked, lang)]
    blocks += [_doubtful(EXPIRED, waiver, lang) for waiver in sifted.expired]
    blocks += [_doubtful(IDLE, waiver, lang) for waiver in sifted.idle]
    return "\n\n".join([*blocks, _summary(sifted, lang)])


def _summary(sifted: Sifted, lang: str) -> str:
    met = Counter(finding.severity for finding in sifted.findings)
    counts = say(lang, SUMMARY, errors=met[Severity.ERROR], warnings=met[Severity.WARNING], infos=met[Severity.INFO])
    told = counts if sifted.findings else say(lang, NOTHING)
    return say(lang, WITH_WAIVED, summary=told, waived=len(sifted.waived)) if sifted.waived else told


def _groups(checked: Checked, lang: str) -> Iterator[str]:
    """Yield a block for each rule; what to do is said once where it is the same for all."""
    for (code, severity), group in groupby(checked.findings, lambda each: (each.code, each.severity)):
        findings = list(group)
        head = f"{severity.label(lang)} {code} {findings[0].name}"
        head += say(lang, TIMES, n=len(findings)) if len(findings) > 1 else ""
        advice = {finding.advice(lang) for finding in findings}
        lines = [head]
        for finding in findings:
            lines += _one(finding, checked, lang)
            if len(advice) > 1:
                lines.append(f"    → {finding.advice(lang)}")
        if len(advice) == 1:
            lines.append(f"  → {advice.pop()}")
        yield "\n".join(lines)


def _one(finding: Finding, checked: Checked, lang: str) -> list[str]:
    place = " ".join(filter(None, [finding.subject, _place(finding, checked, lang)]))
    return [f"  {place}".rstrip(), f"    {finding.text(lang)}", *_printed(finding, checked)]


def _set_aside(checked: Checked, lang: str) -> Iterator[str]:
    if checked.sifted.waived:
        yield "\n".join([say(lang, WAIVED), *(_waived(each, checked, lang) for each in checked.sifted.waived)])


def _waived(each: Waived, checked: Checked, lang: str) -> str:
    finding, waiver = each.finding, each.waiver
    head = " ".join(filter(None, [finding.code, finding.name, finding.subject, _place(finding, checked, lang)]))
    said = say(lang, WAIVED_ONE, by=waiver.by, until=waiver.until, reason=waiver.reason)
    return f"  {head}\n    {finding.text(lang)}\n    {said}"


def _doubtful(wording: Wording, waiver: Waiver, lang: str) -> str:
    what = " ".join(filter(None, [waiver.rule, waiver.subject, waiver.document]))
    return say(lang, wording, what=what, by=waiver.by, until=waiver.until)


def _place(finding: Finding, checked: Checked, lang: str) -> str:
    """Return where a finding shows: page, sheet and cell where the document has them, else its line."""
    if finding.source is None:
        return ""
    name, place = checked.name(finding) or finding.source.document[:12], finding.source.place
    if told := place_told(place, lang):
        return f"{name} {told}"
    return f"{name}:{place.line}" if place.line else name


def _printed(finding: Finding, checked: Checked) -> list[str]:
    """Return the printed line that shows the fault best, with a mark under what the finding is about."""
    if finding.source is None:
        return []
    text: Sequence[str] = [line.strip() for line in checked.lines(finding.source.document)]
    spot = fault_line(finding, text)
    if spot is None or spot.number > len(text):
        return []
    printed = text[spot.number - 1]
    words = spot.words or printed
    number = "" if place_told(finding.source.place, "en") else spot.number
    gutter = f"  {number:>6} │ "
    shown, start = printed[:WIDTH], printed.index(words)
    indent = _columns(gutter) + _columns(shown[:start])
    return [gutter + shown, " " * indent + "^" * max(_columns(shown[start : start + len(words)]), 1)]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
