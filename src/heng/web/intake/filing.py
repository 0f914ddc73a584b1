"""Under which year and time a document is filed: what it prints, what a person says, and what that would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from heng.model.terms import ChangeField, Difference, IntakeState
from heng.web import numbers
from heng.web.language import current, pick
from heng.workflow.intake.draft import Draft
from heng.workflow.intake.filing import Filed
from heng.workflow.intake.fixing import Fix
from heng.workflow.intake.refiling import Outlook

MONTHS = range(1, 13)
BY_MONTH, NO_TIME = "months", "none"
_NAMED = (
    ("1-12", "全年", "Whole year"), ("1-6", "上半年（1至6月）", "First half (January to June)"),
    ("7-12", "下半年（7至12月）", "Second half (July to December)"), ("1-3", "第1季", "Quarter 1"),
    ("4-6", "第2季", "Quarter 2"), ("7-9", "第3季", "Quarter 3"), ("10-12", "第4季", "Quarter 4"),
    (BY_MONTH, "另選起訖月份", "From month to month"), (NO_TIME, "只有年，沒有期間", "The year only"),
)  # fmt: skip


class FilingForm(forms.Form):
    """A year and a span of its months, with the reason."""

    year = forms.IntegerField(min_value=1, max_value=999)
    span = forms.ChoiceField(choices=[(value, value) for value, _, _ in _NAMED])
    first = forms.IntegerField(min_value=1, max_value=12, required=False)
    last = forms.IntegerField(min_value=1, max_value=12, required=False)
    reason = forms.CharField(max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse months that end before they begin."""
        data = super().clean() or {}
        if data.get("span") == BY_MONTH and (data.get("first") or 1) > (data.get("last") or 12):
            self.add_error("last", pick("迄月不能早於起月。", "The last month cannot come before the first."))
        return data

    @property
    def text(self) -> str:
        """What is said, as it is kept."""
        data = self.cleaned_data
        spans = {BY_MONTH: f"{data['first'] or 1}-{data['last'] or 12}", NO_TIME: ""}
        return f"{data['year']}/{spans.get(data['span'], data['span'])}"

    @property
    def trouble(self) -> str:
        """What is wrong with it, for people."""
        if "year" in self.errors:
            return pick("請寫民國年，1到999。", "Write the 民國 year, 1 to 999.")
        return " ".join(str(one) for errors in self.errors.values() for one in errors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One span to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingView:
    """Under which time a document is filed, and the form to say another.

    Attributes:
        printed, filed: What it prints and where it is filed, in words; empty where it prints none.
        fix: What a person said; None where the print stands.
        open: Nothing of it is in the record, so it can be filed elsewhere.
        lacking: It prints no time at all, and nobody has said one.
    """

    printed: str
    filed: str
    fix: Fix | None
    open: bool
    lacking: bool
    year: str
    spans: tuple[Option, ...]
    firsts: tuple[Option, ...]
    lasts: tuple[Option, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView:
    """What a time would do, with its name and the differences in words."""

    outlook: Outlook
    name: str
    differences: tuple[tuple[str, int], ...]


def filing_view(draft: Draft, sent: Mapping[str, str]) -> FilingView:
    """Return it; `sent` is what was asked for in this request."""
    fix = next((one for one in draft.fixes if one.field is ChangeField.PERIOD), None)
    filed = Filed.of(draft.printed)
    mine = sent if "span" in sent else {}
    first, last = _months(filed)
    span = mine.get("span") or _span(filed)
    return FilingView(
        printed=_name(draft.prints),
        filed=_name(filed),
        fix=fix,
        open=draft.handed.state in (IntakeState.READ, IntakeState.UNDONE),
        lacking=fix is None and filed.period is None,
        year=mine.get("year") or (str(filed.year) if filed.year > 0 else ""),
        spans=tuple(Option(value=value, label=pick(zh, en), chosen=value == span) for value, zh, en in _NAMED),
        firsts=tuple(_month_options(mine.get("first") or str(first))),
        lasts=tuple(_month_options(mine.get("last") or str(last))),
        reason=mine.get("reason") or (fix.reason if fix else ""),
    )


def outlook_view(outlook: Outlook) -> OutlookView:
    """Return it."""
    told = tuple((one.label(current()), number) for one in Difference if (number := outlook.differences.get(one, 0)))
    return OutlookView(outlook=outlook, name=_name(outlook.filed), differences=told)


def _name(filed: Filed) -> str:
    if filed.period is not None:
        return numbers.span(filed.period)
    return pick(f"{filed.year}年", f"year {filed.year}") if filed.year > 0 else ""


def _months(filed: Filed) -> tuple[int, int]:
    return (filed.period.first.month, filed.period.last.month) if filed.period else (1, 12)


def _span(filed: Filed) -> str:
    first, last = _months(filed)
    if filed.period is None:
        return "1-12"
    return f"{first}-{last}" if f"{first}-{last}" in {value for value, _, _ in _NAMED} else BY_MONTH


def _month_options(chosen: str) -> Iterator[Option]:
    for one in MONTHS:
        yield Option(value=str(one), label=str(one), chosen=str(one) == chosen)
