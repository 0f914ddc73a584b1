"""What stands around every page: whose figures, which period and edition, where to go, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.model.period import Period
from heng.model.terms import Ground
from heng.web import links, numbers
from heng.web.index import CardIndex
from heng.web.language import current, pick
from heng.web.links import Links
from heng.web.rule_switch import Rules, rules
from heng.workflow.agencies import register
from heng.workflow.example import is_example
from heng.workflow.intake import queue
from heng.workflow.opening import cards
from heng.workflow.opening.cards import CardAddress, EditionSummary

SECTIONS = {
    "overview": "overview",
    "compare": "overview",
    "totals": "overview",
    "agency": "kpi",
    "themes": "theme",
    "theme": "theme",
    "objective": "theme",
    "kpis": "kpi",
    "kpi": "kpi",
    "kpi_of_objective": "kpi",
    "findings": "findings",
    "finding": "findings",
    "findings_days": "findings",
    "my_findings": "findings",
    "rules": "findings",
    "rule": "findings",
    "budget": "budget",
    "content": "content",
    "confirm": "kpi",
    "items": "kpi",
    "item": "kpi",
    "help": "help",
    "scoring": "help",
    "rulebook": "help",
    "intakes": "docs",
    "draft": "docs",
    "decide": "docs",
}
"""The part of the main navigation that a page belongs to, by the name of its address."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A period or edition to switch to; without an address it has not been loaded."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """What a card's pages rest on: document, rulebook, edition."""

    title: str
    presented: str
    document: str
    file: str
    example: bool
    rulebook: Rulebook
    edition: str
    day: str
    day_inferred: bool
    recorded: str
    who: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page; without a record, `links` and what follows from it are empty.

    Attributes:
        only_period: The record holds no other period of the year, so there is nothing to compare with.
    """

    path: str
    section: str = ""
    owner: str = ""
    links: Links | None = None
    has_themes: bool = True
    has_kpis: bool = True
    has_budget: bool = True
    has_content: bool = False
    to_decide: int = 0
    year: str = ""
    periods: tuple[Tab, ...] = ()
    only_period: bool = False
    editions: tuple[Tab, ...] = ()
    moment: str = ""
    colophon: Colophon | None = None
    rows_left: int = 0
    rules: Rules | None = None


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template its frame: that of the opened card, else that of the latest one."""
    index: CardIndex | None = getattr(request, "heng_index", None)
    return {"frame": _of_card(request, index) if index else _of_record(request), "lang": current()}


def _of_record(request: HttpRequest) -> Frame:
    """Frame a page of no card: by the card of the document it shows, else by the latest one."""
    address: CardAddress | None = getattr(request, "heng_address", None) or cards.latest()
    bare = _bare(request)
    if address is None:
        return bare
    index = CardIndex(cards.open_card(address), Links(_latest_edition(address)))
    return _with_pages(replace(bare, owner=owner_name(address.owner), links=index.links), index)


def _with_pages(frame: Frame, index: CardIndex) -> Frame:
    """Tell which pages a card has."""
    budget = index.edition.budget
    return replace(
        frame,
        has_themes=bool(index.themes),
        has_kpis=bool(index.edition.card.indicators),
        has_budget=bool(budget and budget.lines),
        has_content=index.has_content,
    )


def _bare(request: HttpRequest) -> Frame:
    name = request.resolver_match.url_name if request.resolver_match else None
    waiting = queue.number_read() if request.user.is_authenticated else 0
    section = SECTIONS.get(name or "", "")
    return Frame(path=request.get_full_path(), section=section, to_decide=waiting)


def _of_card(request: HttpRequest, index: CardIndex) -> Frame:
    card = index.card
    whole = replace(
        _bare(request),
        owner=owner_name(card.address.owner),
        links=index.links,
        year=pick(f"{card.address.year}年", str(Period.year(card.address.year).first.year)),
        periods=_periods(card.address, card.siblings),
        only_period=len({one.address.period for one in card.siblings}) == 1,
        editions=_editions(card.address, card.siblings),
        moment=_moment(index),
        colophon=_colophon(index),
        rows_left=index.edition.edition.rows_left,
        rules=rules(request, index),
    )
    return _with_pages(whole, index)


def owner_name(key: str) -> str:
    """Return the name of an agency by its key in the register, else the key."""
    return next((agency.name for agency in register().agencies if agency.key == key), key)


def _latest_edition(address: CardAddress) -> CardAddress:
    """Return the address that always leads to the latest edition of a period."""
    return CardAddress(address.owner, address.year, address.period)


def _periods(address: CardAddress, siblings: tuple[EditionSummary, ...]) -> tuple[Tab, ...]:
    """Return the periods of the year in the order in which they end: the usual ones, and others that are loaded."""
    loaded = {one.address.period: one for one in reversed(siblings)}
    year = Period.year(address.year)
    usual = [Period.months(address.year, month, month + 2) for month in (1, 4, 7, 10)]
    spans = {one.slug: one for one in ([*usual, year] if any(slug != year.slug for slug in loaded) else [year])}
    spans |= {slug: one.period or year for slug, one in loaded.items() if slug not in spans}
    return tuple(
        Tab(
            _short(slug, span, address.year),
            Links(_latest_edition(loaded[slug].address)).overview() if slug in loaded else "",
            slug == address.period,
        )
        for slug, span in sorted(spans.items(), key=lambda pair: (pair[1].last, -pair[1].first.toordinal()))
    )


def _short(slug: str, span: Period, year: int) -> str:
    """Return the name of a period beside the name of its year."""
    if span == Period.year(year):
        return pick("全年", "Year") if slug == span.slug else pick("沒有印期間", "Undated")
    return numbers.span(span).removeprefix(pick(f"{year}年", f"{Period.year(year).first.year} "))


def _editions(address: CardAddress, siblings: tuple[EditionSummary, ...]) -> tuple[Tab, ...]:
    """Return the editions of the same period where there is more than one, the latest first."""
    same = [one for one in siblings if one.address.period == address.period]
    if len(same) < 2:
        return ()
    kinds = {one.kind for one in same}
    return tuple(
        Tab(
            one.kind.label(current()) if len(kinds) == len(same) else _edition_label(one, same),
            Links(one.address).overview(),
            one.address == address,
        )
        for one in same
    )


def _edition_label(one: EditionSummary, same: list[EditionSummary]) -> str:
    """Name an edition by its period and publication, and by its key and loading where that tells no two apart."""
    label = _published(one)
    if [_published(other) for other in same].count(label) == 1:
        return label
    when = numbers.moment(one.recorded)
    key = one.address.edition
    return pick(f"{label}（{key}，{when}載入）", f"{label} ({key}, loaded {when})")


def _published(one: EditionSummary) -> str:
    covered = numbers.span(one.period) if one.period else one.title
    when = numbers.day(one.day)
    if one.day_ground is Ground.PRINTED:
        return pick(f"{covered}，{when}公布", f"{covered}, published {when}")
    return pick(f"{covered}，{when}起", f"{covered}, from {when}")


def _moment(index: CardIndex) -> str:
    moment = index.card.moment
    parts = []
    if moment.as_of:
        parts.append(pick(f"{numbers.day(moment.as_of)}當天有效的內容", f"as of {numbers.day(moment.as_of)}"))
    if moment.known:
        parts.append(pick(f"{numbers.moment(moment.known)}時已知的紀錄", f"as known at {numbers.moment(moment.known)}"))
    return pick("、", ", ").join(parts)


def _colophon(index: CardIndex) -> Colophon:
    card, head = index.card, index.edition.edition
    presented = head.presented_to
    return Colophon(
        title=head.title,
        presented=f"{presented.body}{presented.session}" if presented else "",
        document=links.document(head.document.sha256),
        file=head.document.name,
        example=is_example(head.document.sha256),
        rulebook=card.rulebook,
        edition=head.key,
        day=numbers.day(card.loaded.day),
        day_inferred=card.loaded.day_inferred,
        recorded=numbers.moment(card.loaded.recorded),
        who=card.loaded.who,
        digest=card.digest,
    )
