"""How a figure stands: the mark, its word and its reason."""

from __future__ import annotations

from dataclasses import dataclass

from heng.evaluate.judging.verdict import Verdict
from heng.model.figures import Actual, Missing
from heng.model.terms import MissingReason, Status
from heng.web.language import current, pick

HAS = "has"
"""Mark of a figure that has a value and, under a rulebook without verdicts, nothing else to say of it."""


@dataclass(frozen=True, slots=True)
class State:
    """A mark: `key` is its symbol and class (`met` … `ns`, `has`), `label` its word, `reason` why there is none."""

    key: str
    label: str
    reason: str = ""

    @property
    def words(self) -> str:
        """Return the word with its reason, for titles and readers of screens."""
        return self.label + (pick(f"：{self.reason}", f": {self.reason}") if self.reason else "")


def of_verdict(verdict: Verdict | None, actual: Actual | Missing | None) -> State:
    """Return how a figure stands; without a verdict, whether it has a value."""
    lang = current()
    if verdict is None or verdict.status is None:
        return known() if isinstance(actual, Actual) else missing(_reason(actual))
    if verdict.status is Status.NO_DATA:
        return missing(verdict.missing or _reason(actual))
    return State(
        verdict.status.value, verdict.status.label(lang), verdict.not_scored.label(lang) if verdict.not_scored else ""
    )


def known() -> State:
    """Return the state of a figure with a value and no verdict."""
    return State(HAS, pick("有數值", "Has a value"))


def missing(reason: MissingReason | None) -> State:
    """Return the state of a figure that is not there."""
    lang = current()
    return State(Status.NO_DATA.value, Status.NO_DATA.label(lang), reason.label(lang) if reason else "")


def _reason(actual: Actual | Missing | None) -> MissingReason | None:
    return actual.reason if isinstance(actual, Missing) else None
