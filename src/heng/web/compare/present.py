"""What became of the edition before a card in it, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from heng.check.compare import Outcome
from heng.model.terms import TargetShift, Worth
from heng.web import links, numbers
from heng.web.compare.rows import Both
from heng.web.compare.sections import Section, sections
from heng.web.index import CardIndex
from heng.web.language import current, listed, pick, say
from heng.web.links import Links
from heng.workflow.opening.comparing import Compared, compared, earlier_editions
from heng.workflow.opening.opened import CardAddress


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the line that leads to the page."""

    label: str
    number: int
    url: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Ends:
    """One of the two editions: what it covers, its document, and their addresses."""

    label: str
    url: str
    title: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Everything the page shows; without an earlier edition, nothing but that.

    `others` are the editions that it can be compared with instead.
    """

    before: Ends | None = None
    after: Ends
    same_period: bool = False
    nothing: bool = False
    judged: bool = False
    rulebook: str = ""
    counts: tuple[Count, ...] = ()
    sections: tuple[Section, ...] = ()
    parts: str = ""
    matched: int = 0
    steady: int = 0
    csv: str = ""
    others: tuple[Ends, ...] = ()


def compare_page(index: CardIndex, against: CardAddress | None = None) -> ComparePage:
    """Return what became of an edition before a card in it: of the one asked for, else of the last one."""
    found = compared(index.card, against)
    if found is None:
        return ComparePage(after=_ends(index), others=_others(index, None))
    both = both_of(index, found)
    told, chosen = found.outcome, chosen_in(against)
    return ComparePage(
        before=_ends(both.before),
        after=_ends(index),
        same_period=told.same_period,
        nothing=told.is_empty,
        judged=index.judged,
        rulebook=say(index.card.rulebook.title, {}),
        counts=counts(index, told, chosen),
        sections=tuple(one for one in sections(both, told) if one.rows),
        parts=listed([part.label(current()) for part in told.parts]),
        matched=len(told.comparison.matches),
        steady=sum(not one.is_change for one in told.figures),
        csv=index.links.compare("comparison.csv", against=chosen),
        others=_others(index, found.before.address),
    )


def chosen_in(against: CardAddress | None) -> str:
    """Return how an edition to compare with stands in an address: `106/q1`; empty for the last one."""
    if against is None:
        return ""
    return "/".join((str(against.year), against.period, *([against.edition] if against.edition else [])))


def _others(index: CardIndex, shown: CardAddress | None) -> tuple[Ends, ...]:
    """Return the other editions that the card can be compared with, the latest first."""
    there = [one for one in earlier_editions(index.card) if one.address != shown]
    return tuple(
        Ends(
            numbers.span(one.period) if one.period else one.title,
            index.links.compare(against=chosen_in(one.address)),
            one.title,
            "",
        )
        for one in there
    )


def both_of(index: CardIndex, found: Compared) -> Both:
    """Return both cards, indexed; the earlier one's pages are those of that edition."""
    before = found.before
    return Both(CardIndex(before, Links(before.address, index.links.moment)), index)


def _ends(index: CardIndex) -> Ends:
    head = index.edition.edition
    label = (
        numbers.span(head.period) if head.period else pick(f"{index.edition.year}年", str(index.edition.year + 1911))
    )
    return Ends(label, index.links.overview(), head.title, links.document(head.document.sha256))


def counts(index: CardIndex, told: Outcome, against: str = "") -> tuple[Count, ...]:
    """Return the numbers that lead to the page, the worse first; each with the place of its rows."""
    found, verdicts = told.comparison, told.verdicts
    fell = sum(one.verdict_worth is Worth.WORSE for one in verdicts)
    made = [
        ("worse", pick("變差", "worse"), len(told.of_worth(Worth.WORSE)), True),
        ("better", pick("變好", "better"), len(told.of_worth(Worth.BETTER)), False),
        ("untold", pick("變了但不能說好壞", "neither"), len(told.untold), False),
        ("fell", pick("判定退步", "lower verdict"), fell, True),
        ("targets", pick("目標變容易", "targets easier"), sum(1 for _ in found.targets(TargetShift.LOWERED)), True),
        ("kpis", pick("指標不見", "KPIs dropped"), len(found.dropped), True),
        ("kpis", pick("新指標", "new KPIs"), len(found.new), False),
    ]
    return tuple(
        Count(label, number, index.links.compare(fragment=f"c-{key}", against=against), strong and bool(number))
        for key, label, number, strong in made
        if number or key in ("worse", "better")
    )
