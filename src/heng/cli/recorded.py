"""Waivers of the record, beside those of `heng.toml`: each answers for one finding and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from heng.check.fingerprint import fingerprint
from heng.check.waivers import Sifted, Waived, Waiver

if TYPE_CHECKING:
    from heng.workflow.findings.thread import FindingEntry
    from heng.workflow.opening.opened import OpenCard


def with_recorded(sifted: Sifted, cards: Sequence[OpenCard]) -> Sifted:
    """Set aside what the record's waivers answer for; those of `heng.toml` come first, so that none seems idle."""
    answers = {id(one.finding): one.waiver for card in cards for one in card.waived}
    aside = [Waived(one, _waiver(answers[id(one)])) for one in sifted.findings if id(one) in answers]
    return replace(
        sifted,
        findings=tuple(one for one in sifted.findings if id(one) not in answers),
        waived=(*sifted.waived, *aside),
        expired=(*sifted.expired, *(_waiver(entry) for card in cards for entry in _lapsed(card))),
    )


def _lapsed(card: OpenCard) -> Iterator[FindingEntry]:
    """Yield the waivers whose last day is past and whose finding the card still has."""
    refs = dict.fromkeys(map(fingerprint, card.findings)) if card.work else {}
    for ref in refs:
        thread = card.work.get(ref)
        if thread and thread.lapsed:
            yield thread.lapsed


def _waiver(entry: FindingEntry) -> Waiver:
    assert entry.until is not None
    return Waiver(rule=entry.rule, subject=entry.subject, reason=entry.text, by=entry.who, until=entry.until)
