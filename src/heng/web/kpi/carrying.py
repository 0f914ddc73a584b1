"""A bureau's KPI and the city's that it carries, side by side: one thing seen from two cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heng.model.card import Indicator
from heng.model.finding import Finding
from heng.model.terms import ChangeField, ComparedField, Ground, Untold, Word
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.language import count_en, current, listed, pick
from heng.web.links import Links
from heng.web.predicates import actual_text, target_text
from heng.web.sending import Sent
from heng.workflow.agencies import register
from heng.workflow.carrying import Carrying, Side, carryings

SHOWN: tuple[Word, ...] = (
    ComparedField.NAME, ComparedField.FORMULA, ComparedField.UNIT, ComparedField.TARGET, ChangeField.ACTUAL,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """One of the two: whose card, its code, and the page of the KPI there; no address on its own page."""

    owner: str
    code: str
    url: str


@dataclass(frozen=True, slots=True)
class ReasonForm:
    """The form by which the reason for a difference is given: what was typed, and what is wrong in it by field."""

    id: str
    values: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field on both sides; empty = not printed there.

    Attributes:
        state: `same` (compared, and equal), `differs`, `one` (only one side prints it) or `untold` (not compared).
        why_not: Why it was not compared.
        ref, seen: For a difference, its name in the record and its last change.
        form: The form to give a reason, for a difference.
        reason, who, until, number: The reason that holds for a difference, and its change; empty where there is none.
    """

    label: str
    city: str
    bureau: str
    state: str
    ref: str = ""
    seen: int = 0
    reason: str = ""
    who: str = ""
    until: str = ""
    number: int = 0
    why_not: str = ""
    form: ReasonForm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryingBlock:
    """A city's KPI and a bureau's that carries it."""

    city: SideLine
    bureau: SideLine
    inferred: bool
    fields: tuple[FieldLine, ...]
    findings: tuple[Finding, ...]
    differences: int
    unexplained: int

    @property
    def summary(self) -> str:
        """Return the finding of a block in a sentence."""
        places = count_en(self.differences, "place")
        if self.unexplained:
            return pick(
                f"有{self.differences}處不同，{self.unexplained}處還沒有說明理由。",
                f"They differ in {places}; {self.unexplained} without a reason.",
            )
        if self.differences:
            return pick(f"有{self.differences}處不同，都有理由。", f"They differ in {places}, with reasons.")
        compared = [field.label for field in self.fields if field.state == "same"]
        if compared:
            return pick(f"兩邊一致：{listed(compared)}。", f"Both agree: {listed(compared)}.") + self._untold
        return self._untold or pick("兩邊沒有都印出的欄位可以比。", "There is nothing that both print.")

    @property
    def _untold(self) -> str:
        fields = [f"{one.label}（{one.why_not}）" for one in self.fields if one.state == "untold"]
        return pick(f"沒有比：{listed(fields)}。", f" Not compared: {listed(fields)}.") if fields else ""


def carrying_blocks(
    index: CardIndex, indicators: Sequence[Indicator], sent: Sent | None = None
) -> tuple[CarryingBlock, ...]:
    """Return what a KPI carries of the city's card, or which bureaus carry it; with the form that was refused."""
    return tuple(_block(index, one, sent) for one in carryings(index.card, indicators))


def _block(index: CardIndex, one: Carrying, sent: Sent | None) -> CarryingBlock:
    fields = tuple(_fields(one, sent))
    differing = [field for field in fields if field.state == "differs"]
    return CarryingBlock(
        city=_side(index, one.city),
        bureau=_side(index, one.bureau),
        inferred=one.ground is Ground.INFERRED,
        fields=fields,
        findings=one.findings,
        differences=len(differing),
        unexplained=sum(not field.reason for field in differing),
    )


def _side(index: CardIndex, side: Side) -> SideLine:
    address = side.card.address
    is_here = side.card.address == index.card.address
    other = CardIndex(side.card, Links(address, index.card.moment))
    name = next((one.name for one in register().agencies if one.key == address.owner), address.owner)
    url = "" if is_here else other.kpi_url(side.rows[0], "carrying")
    return SideLine(owner=name, code=side.rows[0].code, url=url)


def _fields(one: Carrying, sent: Sent | None) -> Iterator[FieldLine]:
    found = {each.field: (each, one.explained[place], one.seen[place]) for place, each in enumerate(one.differences)}
    others = [field for field in found if field not in SHOWN]
    for field in (*SHOWN, *others):
        difference, explained, seen = found.get(field, (None, None, 0))
        city, bureau = (
            (difference.city, difference.bureau) if difference else (_text(one.city, field), _text(one.bureau, field))
        )
        if not city and not bureau:
            continue
        yield FieldLine(
            label=field.label(current()),
            city=numbers.text(city),
            bureau=numbers.text(bureau),
            state="differs" if difference else _state(one.untold.get(field), city, bureau),
            why_not=untold.label(current()) if (untold := one.untold.get(field)) else "",
            ref=difference.ref if difference else "",
            seen=seen,
            reason=explained.change.reason if explained else "",
            who=explained.change.who if explained else "",
            until=numbers.day(explained.until) if explained else "",
            number=explained.change.number if explained else 0,
            form=_form(difference.ref, sent) if difference else None,
        )


def _form(ref: str, sent: Sent | None) -> ReasonForm:
    mine = sent if sent and sent.values.get("ref") == ref else None
    name = "dif-" + "".join(char if char.isalnum() else "-" for char in ref)
    return ReasonForm(name, mine.values if mine else {}, mine.errors if mine else {})


def _state(untold: Untold | None, city: str, bureau: str) -> str:
    if not city or not bureau:
        return "one"
    is_told = untold is None or (untold is Untold.NO_MATCH and city == bureau)
    return "same" if is_told else "untold"


def _text(side: Side, field: Word) -> str:
    """Return what a side prints in a field, each component's or agency's once."""
    of_rows = {
        ComparedField.NAME: [row.name for row in side.rows],
        ComparedField.FORMULA: [row.formula or "" for row in side.rows],
        ComparedField.UNIT: [row.unit or "" for row in side.rows],
        ComparedField.TARGET: [str(target_text(one.target)) for one in side.readings if one.target],
        ChangeField.ACTUAL: [
            actual_text(one.actual).value or actual_text(one.actual).why_not for one in side.readings if one.actual
        ],
    }
    return pick("；", "; ").join(dict.fromkeys(text for text in of_rows.get(field, []) if text))
