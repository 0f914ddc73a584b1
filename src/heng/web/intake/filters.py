"""What the page of a read document is asked to show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from heng.model.finding import Finding
from heng.model.terms import ChangeField
from heng.web.paging import asked_start
from heng.workflow.intake.against import HeldAgainst

FIGURES = (ChangeField.TARGET, ChangeField.ACTUAL)
LATER, UNPRINTED, FIXED = "later", "unprinted", "fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Only rows with this difference, of this kind, with a finding of this rule or severity, still left out.

    `told`: only rows whose target or actual is changed, with figures of another period, with a field unprinted, or
    corrected by a person.
    """

    difference: str = ""
    kind: str = ""
    rule: str = ""
    severity: str = ""
    told: str = ""
    left: bool = False
    start: int = 0

    @classmethod
    def of(cls, query: QueryDict) -> Filters:
        """Read them from an address."""
        return cls(
            difference=query.get("difference", ""),
            kind=query.get("kind", ""),
            rule=query.get("rule", ""),
            severity=query.get("severity", ""),
            told=query.get("told", ""),
            left=query.get("left") == "1",
            start=asked_start(query),
        )

    def fits(
        self, change: HeldAgainst, findings: Sequence[Finding], left: Collection[str], fixed: Collection[str]
    ) -> bool:
        """Tell whether a row is asked for."""
        return (
            self.difference in ("", change.difference.value)
            and self.kind in ("", change.kind)
            and (not self.told or tells(change, self.told, fixed))
            and (not self.left or change.ref in left)
            and (not self.rule or any(one.code == self.rule for one in findings))
            and (not self.severity or any(one.severity.value == self.severity for one in findings))
        )

    @property
    def active(self) -> bool:
        """Tell whether anything is left out."""
        return self != replace(Filters(), start=self.start)

    def query(self, **other: object) -> str:
        """Return the query of an address that asks for the same but for some."""
        asked = {
            "difference": self.difference, "kind": self.kind, "rule": self.rule, "severity": self.severity,
            "told": self.told, "left": "1" if self.left else "", "start": self.start or "", **other,
        }  # fmt: skip
        return urlencode({name: value for name, value in asked.items() if value not in ("", None)})


def tells(change: HeldAgainst, what: str, fixed: Collection[str]) -> bool:
    """Tell whether a row has a changed target or actual, figures of another period, a field that only one prints, or
    is among the corrected ones."""
    if what == FIXED:
        return change.ref in fixed
    if what in (LATER, UNPRINTED):
        return bool(change.later if what == LATER else change.unprinted)
    return any(field.value == what and change.alters(field) for field in FIGURES)
