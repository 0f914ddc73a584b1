"""The weights of themes, perspectives, objectives and agencies: those recorded, where they come from, and the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from heng.evaluate.rulebooks.rulebook import Rulebook
from heng.evaluate.totals.roll_up import Rolled
from heng.model.profile import TAIPEI
from heng.model.terms import ChangeField, RollLevel, Unweighted
from heng.web import numbers
from heng.web.index import CardIndex
from heng.web.kpi.forms import WeightForm
from heng.web.language import current, pick
from heng.web.sending import Sent, status_of
from heng.workflow.changes.refusals import NoReasonError, RefusedChangeError, UnknownSubjectError
from heng.workflow.changes.weights import level_refs, set_level_weight
from heng.workflow.opening.opened import Change

FIELD = "level_weight"
ID = "level-weight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A recorded weight: of what, by whom, from which day, why; `holds`: it weighs the period of this card."""

    level: str
    name: str
    weight: str
    valid: str
    who: str
    when: str
    reason: str
    number: int
    holds: bool
    can_undo: bool

    @property
    def undo(self) -> str:
        """The `id` of the form that takes it back."""
        return f"undo-{self.number}"


@dataclass(frozen=True, slots=True)
class Level:
    """A level whose groups can be given a weight: its name, and each group with the value of its choice."""

    label: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsPanel:
    """What the page shows of recorded weights.

    Attributes:
        without: What becomes of a level without recorded weights.
        levels: What can be chosen in the form; none for readers.
        seen: Number of the last weight that was recorded.
        values, errors: Of a form that was sent and refused, by name of field.
    """

    recorded: tuple[Recorded, ...]
    without: str
    levels: tuple[Level, ...]
    seen: str
    values: dict[str, str]
    errors: dict[str, str]
    id: str = ID


def weights_panel(index: CardIndex, *, can_change: bool, sent: Sent | None = None) -> WeightsPanel:
    """Return the recorded weights of a card's levels, with the form to record another for those who may."""
    changes = _changes(index)
    return WeightsPanel(
        recorded=tuple(_recorded(index, changes)),
        without=_without(index.card.rulebook),
        levels=tuple(_levels(index, sent)) if can_change else (),
        seen=str(max((one.number for one in changes.values()), default=0)),
        values=dict(sent.values) if sent else {},
        errors=dict(sent.errors) if sent else {},
    )


def taken(index: CardIndex, sent: QueryDict, who: str) -> Change | Sent:
    """Record a weight that a form asks for; return the form with what is wrong where it cannot be taken."""
    form = WeightForm(sent)
    if not form.is_valid():
        return Sent.of(FIELD, form)
    data, kept = form.cleaned_data, Sent.of(FIELD, form).values
    level, _, key = data["ref"].partition("/")
    try:
        if level not in {one.value for one, _ in _groups(index)}:
            raise UnknownSubjectError(data["ref"])
        return set_level_weight(
            index.card.address, RollLevel.of(level), key, data["text"], who=who, reason=data["reason"],
            valid=data["valid"], seen=_seen(index, RollLevel.of(level), key, data["seen"]),
        )  # fmt: skip
    except RefusedChangeError as refusal:
        field = "reason" if isinstance(refusal, NoReasonError) else "text"
        return Sent(FIELD, kept, {field: refusal.text(current())}, status_of(refusal))


def _seen(index: CardIndex, level: RollLevel, key: str, seen: int) -> int:
    """Return the last weight of a group that the person had before them: the form shows those of all groups at once."""
    ref = level_refs(index.card.printed).get((level, key), "")
    return max((one.number for one in index.card.changes if one.ref == ref and one.number <= seen), default=0)


def _changes(index: CardIndex) -> dict[tuple[RollLevel, str], Change]:
    """Return the last change of each group's weight; one that was taken back is none."""
    refs = {ref: key for key, ref in level_refs(index.card.printed).items()}
    weights = (one for one in index.card.changes if one.field is ChangeField.WEIGHT and one.ref in refs)
    return {refs[one.ref]: one for one in weights}


def _recorded(index: CardIndex, changes: dict[tuple[RollLevel, str], Change]) -> Iterator[Recorded]:
    for level, group in _groups(index):
        change = changes.get((level, group.group.key))
        if change is None or not change.after:
            continue
        held = index.card.assessment.weights.get((level, group.group.key))
        yield Recorded(
            level=level.label(current()),
            name=_name(level, group),
            weight=change.after,
            valid=numbers.day(change.valid),
            who=change.who,
            when=numbers.moment(change.recorded),
            reason=change.reason,
            number=change.number,
            holds=held is not None and held.text == change.after,
            can_undo=change.undoes is None,
        )


def _levels(index: CardIndex, sent: Sent | None) -> Iterator[Level]:
    chosen = sent.values.get("ref", "") if sent else ""
    found: dict[RollLevel, list[tuple[str, str, bool]]] = {}
    for level, group in _groups(index):
        value = f"{level.value}/{group.group.key}"
        found.setdefault(level, []).append((value, _name(level, group), value == chosen))
    for level, choices in found.items():
        yield Level(level.label(current()), tuple(choices))


def _groups(index: CardIndex) -> Iterator[tuple[RollLevel, Rolled]]:
    rolled = index.rolled
    for level, groups in (
        (RollLevel.THEME, rolled.themes),
        (RollLevel.PERSPECTIVE, rolled.perspectives),
        (RollLevel.OBJECTIVE, rolled.objectives),
        (RollLevel.AGENCY, rolled.agencies),
    ):
        yield from ((level, one) for one in groups)


def _name(level: RollLevel, one: Rolled) -> str:
    key, name = one.group.key, numbers.text(one.group.name)
    if level is RollLevel.PERSPECTIVE:
        known = TAIPEI.perspective(key)
        name = pick(known.zh, known.en) if known else ""
    return f"{key} {name}".strip() if level in {RollLevel.THEME, RollLevel.PERSPECTIVE} else name or key


def _without(book: Rulebook) -> str:
    """Say what becomes of a level for which nobody recorded a weight."""
    if book.judging is None:
        return pick(
            "現在的規則不給判定，權重要到有判定時才用。", "The rulebook gives no verdicts; weights wait for one."
        )
    if book.judging.roll_up.unweighted is Unweighted.EQUAL:
        return pick(
            "沒有印也沒有登錄權重的層級，照這份規則每一部分權重相同。",
            "Where no weights are printed or recorded, all parts of a level weigh the same by this rulebook.",
        )
    return pick(
        "沒有印也沒有登錄權重的層級，照這份規則不合併分數；不替機關訂權重。",
        "Where no weights are printed or recorded, this rulebook joins nothing; no weights are invented.",
    )
