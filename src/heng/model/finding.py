"""What a stage or a rule found in people's data: a value, never an exception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter

from heng.model.period import PartialDate, day_label
from heng.model.source import SourceRef
from heng.model.terms import Severity, Word

Fact = str | int | Word | date | PartialDate
"""What a message names. A word and a day appear in the language asked for: `107/04/30`, `2018-04-30` in English."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A message in both languages, with `{facts}` in braces. The faces choose the language."""

    zh: str
    en: str

    def render(self, lang: str, facts: Mapping[str, Fact]) -> str:
        """Fill in the facts; words of the vocabulary and days appear in the language asked for."""
        template = self.en if lang.startswith("en") else self.zh
        return Formatter().vformat(template, (), {key: _shown(value, lang) for key, value in facts.items()})


def _shown(fact: Fact, lang: str) -> str | int:
    if isinstance(fact, date):
        return day_label(fact, lang)
    return fact.label(lang) if isinstance(fact, Word | PartialDate) else fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault or remark, with its place.

    Attributes:
        code: Stable code of the rule (`WT001`).
        name: Stable name of the rule, named for the fault (`weights-do-not-sum`).
        severity: `error` = wrong beyond doubt, `warning` = a person must look, `info` = worth knowing.
        subject: Code of what it is about: an indicator, objective, action, theme letter or agency; a component as
            `BP5.2-1`. Empty where it is about the whole document.
        message: What was expected, what was met, and why it matters.
        suggestion: What to do next.
        facts: What the wordings name in braces; figures as printed.
        source: Where it stands; None where it has no single place.
        refs: `ref`s of the occurrences it is about (see `heng.model.card`), for showing it beside them.
    """

    code: str
    name: str
    severity: Severity
    subject: str
    message: Wording
    suggestion: Wording
    facts: Mapping[str, Fact] = field(default_factory=dict)
    source: SourceRef | None = None
    refs: tuple[str, ...] = ()

    def text(self, lang: str) -> str:
        """Return the message in a language."""
        return self.message.render(lang, self.facts)

    def advice(self, lang: str) -> str:
        """Return the suggestion in a language."""
        return self.suggestion.render(lang, self.facts)


SEVERITY_ORDER: Mapping[Severity, int] = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
