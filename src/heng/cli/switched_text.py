"""Which verdicts another rulebook changes, as text for a terminal and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from heng.cli.language import say
from heng.evaluate import Assessment, Verdict
from heng.evaluate.rulebooks.switching import Switched, by_change, switched
from heng.evaluate.telling import shown
from heng.model.finding import Wording
from heng.model.quantity import plain
from heng.model.terms import Status

HEAD = Wording("與 {other} 比，{number}個數字的判定不同", "Against {other}, {number} figures have another verdict")
NO_VERDICT = Wording("有數值，不判定", "a value, no verdict")


def changes_text(before: Assessment, after: Assessment, lang: str) -> str:
    """Return how many verdicts `after` changes of `before`, by kind, and each figure."""
    found = switched(before, after)
    head = say(lang, HEAD, other=before.rulebook.name, number=len(found))
    return "\n".join([head, *_kinds(found, lang), *_figures(found, after, lang)])


def changes_data(before: Assessment, after: Assessment) -> dict[str, Any]:
    """Return the same as plain JSON data: statuses are machine words, null where a rulebook gives no verdict."""
    names = {one.ref: one for one in after.edition.card.indicators}
    return {
        "rulebook": {"name": before.rulebook.name, "version": before.rulebook.version},
        "changed": [
            {
                "reading": one.after.reading,
                "code": names[one.after.indicator].code,
                "component": names[one.after.indicator].component,
                "before": _side(one.before),
                "after": _side(one.after),
            }
            for one in switched(before, after)
        ],
    }


def _side(verdict: Verdict) -> dict[str, str | None]:
    share = verdict.achievement
    return {
        "status": verdict.status and verdict.status.value,
        "achievement": None if share is None else plain(share),
        "reason": verdict.not_scored and verdict.not_scored.value,
    }


def _kinds(found: Sequence[Switched], lang: str) -> Iterator[str]:
    for (before, after), figures in by_change(found).items():
        yield f"  {_word(before, lang)} → {_word(after, lang)}\t{len(figures)}"


def _figures(found: Sequence[Switched], after: Assessment, lang: str) -> Iterator[str]:
    names = {one.ref: one for one in after.edition.card.indicators}
    for figures in by_change(found).values():
        for one in figures:
            indicator = names[one.after.indicator]
            yield f"{indicator.subject}\t{indicator.name}\t{_told(one.before, lang)} → {_told(one.after, lang)}"


def _told(verdict: Verdict, lang: str) -> str:
    share = "" if verdict.achievement is None else f" {shown.percent(verdict.achievement)}"
    return _word(verdict.status, lang) + share


def _word(status: Status | None, lang: str) -> str:
    return status.label(lang) if status else say(lang, NO_VERDICT)
