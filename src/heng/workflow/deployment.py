"""What is set up so that Heng cannot work or be trusted, asked before it serves."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import checks

from heng.model.finding import Wording
from heng.workflow.refusal import RefusedError


class UnsafeInstallationError(RefusedError):
    """Heng must not serve as it is set up."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """State every fault with its remedy."""
        super().__init__(
            Wording("目前的設定不能提供服務：\n{faults}", "Heng cannot serve as it is set up:\n{faults}"),
            faults="\n".join(fault.text for fault in faults),
        )
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its number, and what is wrong with the remedy, as the deployment checks word it."""

    number: str
    text: str


def inspect() -> tuple[Fault, ...]:
    """Run the deployment checks and return what to warn of; raises UnsafeInstallationError for what is worse."""
    found = [each for each in checks.run_checks(databases=["default"]) if not each.is_silenced()]
    worst = tuple(_fault(each) for each in found if each.level >= checks.ERROR)
    if worst:
        raise UnsafeInstallationError(worst)
    return tuple(_fault(each) for each in found if each.level >= checks.WARNING)


def _fault(message: checks.CheckMessage) -> Fault:
    hint = f" {message.hint}" if message.hint else ""
    return Fault(message.id or "", f"{message.id or ''} {message.msg}{hint}".strip())
