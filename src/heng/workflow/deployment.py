"""What is set up so that Heng cannot work or be trusted, asked before it serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.core import checks

from heng.model.finding import Fact, Wording
from heng.workflow.refusal import RefusedError


class UnsafeInstallationError(RefusedError):
    """Heng must not serve as it is set up."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """State every fault with its remedy."""
        self.faults = faults
        super().__init__(
            Wording("目前的設定不能提供服務：\n{faults}", "Heng cannot serve as it is set up:\n{faults}"),
            faults="\n".join(fault.text("en") for fault in faults),
        )

    def text(self, lang: str) -> str:
        """Return the message with every fault in a language."""
        return self.wording.render(lang, {"faults": "\n".join(fault.text(lang) for fault in self.faults)})


class Told(str):
    """A text of a deployment check in both languages; as text it is English, which Django's own output is in."""

    wording: Wording
    facts: Mapping[str, Fact]

    def __new__(cls, zh: str, en: str, **facts: Fact) -> Self:
        """Make it of its wordings and the facts that they name."""
        told = super().__new__(cls, Wording(zh, en).render("en", facts))
        told.wording, told.facts = Wording(zh, en), facts
        return told


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its number, what is wrong, and the remedy; Django's own checks speak English only."""

    number: str
    what: str
    remedy: str = ""

    def text(self, lang: str) -> str:
        """Return the fault in a language."""
        return " ".join(part for part in (self.number, _in(self.what, lang), _in(self.remedy, lang)) if part)


def _in(text: str, lang: str) -> str:
    return text.wording.render(lang, text.facts) if isinstance(text, Told) else text


def inspect() -> tuple[Fault, ...]:
    """Run the deployment checks and return what to warn of; raises UnsafeInstallationError for what is worse."""
    found = [each for each in checks.run_checks(databases=["default"]) if not each.is_silenced()]
    worst = tuple(_fault(each) for each in found if each.level >= checks.ERROR)
    if worst:
        raise UnsafeInstallationError(worst)
    return tuple(_fault(each) for each in found if each.level >= checks.WARNING)


def _fault(message: checks.CheckMessage) -> Fault:
    return Fault(message.id or "", message.msg, message.hint or "")
