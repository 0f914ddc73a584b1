"""Addresses of the pages. A view can be sent: period, edition and moment stand in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote, urlencode

from django.urls import reverse

from heng.model.source import Place
from heng.workflow.opening.cards import CardAddress, Moment

NOW = Moment()


@dataclass(frozen=True)
class Links:
    """Addresses of the pages of one card, all for the same edition and moment, and under the same rulebook.

    Attributes:
        rule: Name of a rulebook that is only looked at; empty = the one in force.
    """

    address: CardAddress
    moment: Moment = NOW
    rule: str = ""

    @cached_property
    def base(self) -> str:
        """The card's own address."""
        where = {"owner": self.address.owner, "year": self.address.year, "period": self.address.period}
        if self.address.edition:
            return reverse("at:overview", kwargs={**where, "edition": self.address.edition})
        return reverse("card:overview", kwargs=where)

    @cached_property
    def kept(self) -> Mapping[str, str]:
        """What every address of the card keeps in its query: as of which day, as known when, under which rulebook."""
        days = {"as_of": self.moment.as_of, "known": self.moment.known}
        when = {name: value.isoformat() for name, value in days.items() if value}
        return when | ({"rulebook": self.rule} if self.rule else {})

    def to(self, path: str, fragment: str = "", **query: str) -> str:
        """Return the address of a page of the card; empty parts of the query are left out."""
        asked = {**{name: value for name, value in query.items() if value}, **self.kept}
        mark = f"#{quote(fragment)}" if fragment else ""
        return self.base + path + (f"?{urlencode(asked)}" if asked else "") + mark

    def overview(self) -> str:
        """Return the address of the overview."""
        return self.to("")

    def now(self) -> str:
        """Return the address of the card as it is now."""
        return replace(self, moment=NOW).overview()

    def themes(self) -> str:
        """Return the address that leads to the first theme."""
        return self.to("theme/")

    def theme(self, letter: str, fragment: str = "") -> str:
        """Return the address of a theme, or of an objective's rows on it."""
        return self.to(f"theme/{quote(letter)}/", fragment)

    def objective(self, code: str) -> str:
        """Return the address of an objective."""
        return self.to(f"objective/{quote(code)}/")

    def kpi(self, code: str, objective: str = "", fragment: str = "", *, file: str = "", **query: str) -> str:
        """Return the address of an indicator, or of a file of it; with its objective where the code is not unique."""
        under = f"objective/{quote(objective)}/" if objective else ""
        return self.to(f"{under}kpi/{quote(code)}/{file}", fragment, **query)

    def kpis(self, **query: str) -> str:
        """Return the address of the list of indicators, filtered."""
        return self.to("kpi/", **query)

    def kpi_sheet(self, **query: str) -> str:
        """Return the address of the list of indicators as a sheet, filtered."""
        return self.to("kpi/list.csv", **query)

    def findings(self, **query: str) -> str:
        """Return the address of the findings, filtered."""
        return self.to("findings/", **query)

    def finding(self, key: str, **query: str) -> str:
        """Return the address of one finding, named by the beginning of its fingerprint."""
        return self.to(f"findings/{quote(key)}/", **query)

    def findings_days(self) -> str:
        """Return the address of the counts of findings by day of record."""
        return self.to("findings/days/")

    def confirm(self) -> str:
        """Return the address of the page on which many inferred traits are confirmed at once."""
        return self.to("confirm/")

    def items(self, key: str = "", fragment: str = "", **query: str) -> str:
        """Return the address of the data items, or of one of them."""
        return self.to(f"items/{quote(key, safe='')}/" if key else "items/", fragment, **query)

    def totals(self, file: str = "") -> str:
        """Return the address of the totals of each level, or of their file."""
        return self.to(f"totals/{file}")

    def weights(self, parts: str) -> str:
        """Return the address of the form that weighs some parts, by their name."""
        return self.to("totals/weights/", of=parts)

    def agency(self, name: str) -> str:
        """Return the address of an agency's page, by its name as the card prints it."""
        return self.to(f"agency/{quote(name, safe='')}/")

    def budget(self) -> str:
        """Return the address of the budget."""
        return self.to("budget/")

    def compare(self, file: str = "", fragment: str = "", *, against: str = "") -> str:
        """Return the address of what became of an edition before (`against`), of a place there, or of its file."""
        return self.to(f"compare/{file}", fragment, **{"with": against})

    def page_foot(self) -> str:
        """Return the address of the style sheet that names the card at the foot of printed pages."""
        return self.to("print.css")

    def content(self) -> str:
        """Return the address of what the document says beside its indicators."""
        return self.to("content/")

    def data(self, file: str = "", **query: str) -> str:
        """Return the address of the open data, or of one of its files, narrowed to what a list shows."""
        return self.to(f"data/{file}", **query)

    def report(self) -> str:
        """Return the address of the report as a document."""
        return self.to("report.odt")

    def scorecard(self) -> str:
        """Return the address of the scorecard as data."""
        return self.to("scorecard.json")


def document(digest: str, line: int | None = None) -> str:
    """Return the address of a document, or of the part of it around a line."""
    address = reverse("document", kwargs={"digest": digest})
    return f"{address}?line={line}#L{line}" if line else address


def strip(digest: str, place: Place) -> str:
    """Return the address of the picture of a place on a page, empty where the format has no pages to show."""
    box = place.box
    if place.page is None or box is None:
        return ""
    sides = ",".join(f"{side:.1f}" for side in (box.left, box.top, box.right, box.bottom))
    return reverse("strip", kwargs={"digest": digest, "page": place.page}) + f"?box={sides}"


def rule(code: str) -> str:
    """Return the address of a rule's page."""
    return reverse("rule", kwargs={"code": code})


def entity(identity: str) -> str:
    """Return the permanent address of a theme, objective or indicator."""
    return reverse("entity", kwargs={"entity": identity})
