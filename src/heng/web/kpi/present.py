"""The page of one indicator as one value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.telling import explain
from heng.evaluate.traits import confirmed
from heng.evaluate.traits.behaviour import BehaviourJudgement
from heng.evaluate.traits.grounds import asks_behaviour
from heng.evaluate.traits.polarity import PolarityJudgement
from heng.model.card import ActionPlan, Indicator, Objective, Theme
from heng.model.figures import Reading
from heng.model.finding import Finding
from heng.model.terms import AgencyRole, ChangeField, Ground, Topic, Word
from heng.web import links, numbers
from heng.web.compare.earlier import Earlier, earlier
from heng.web.defined import Carried, carried
from heng.web.index import CardIndex
from heng.web.items.lines import EntryForm
from heng.web.kpi.apart import whole_record
from heng.web.kpi.carrying import CarryingBlock, ReasonForm, carrying_blocks
from heng.web.kpi.computed import ComputedRow, computed_rows
from heng.web.kpi.corrected import Corrected, corrected
from heng.web.kpi.editing import Editor, reading_editors, trait_editor
from heng.web.kpi.history import Entry
from heng.web.kpi.periods import Periods, periods_of
from heng.web.kpi.settled import SettledLine, settled_lines
from heng.web.kpi.source import Excerpt, excerpt
from heng.web.kpi.typeset import Typeset, typeset
from heng.web.language import current, say
from heng.web.links import Links
from heng.web.rows import FigureRow, figure_row, is_inferred, line_of, ratio_of, source_url
from heng.web.scoring.table import RuleTable, rule_table
from heng.web.sending import Sent, error_links
from heng.web.states import State, of_verdict
from heng.web.totals.joined import JoinedPanel, joined_panel

NOT_TOLD = {Topic.DEFINITION, Topic.SOURCE}
"""Lines of a derivation that stand elsewhere on the page."""

_INFERRED = re.compile(r"^(?:，推定：|：| \(inferred\):? |: )")

DENSE = 4
"""Figures of one page beyond which each is a line instead of a block."""


@dataclass(frozen=True, slots=True)
class WhyLine:
    """One line of a derivation: what it is about, what it says, and the printed place it rests on."""

    topic: str
    text: str
    source: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One reading: its row, why it stands as it does, and the forms below it."""

    row: FigureRow
    period: str
    target_period: str
    why: tuple[WhyLine, ...]
    official: State | None
    official_ratio: str
    earlier: Earlier | None
    editors: tuple[Editor, ...]
    periods: Periods | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """What an indicator is like, with the ground it rests on and the form to confirm it.

    `asks` = a person should look at the inference; `doubt` says what else it may be.
    """

    word: str
    ground: str
    reason: str
    inferred: bool
    editor: Editor
    asks: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One row of the scorecard: an indicator or a component of it."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    polarity: Trait
    behaviour: Trait
    formula: Typeset | None
    formula_source: str
    formula_line: str
    unit_source: str
    unit_line: str
    actions: tuple[ActionPlan, ...]
    carries: tuple[Carried, ...]
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiPage:
    """Everything the page shows. `single` = one figure, in large; `dense` = many, a line each."""

    code: str
    name: str
    theme: Theme | None
    theme_url: str
    objective: Objective | None
    objective_url: str
    components: tuple[Component, ...]
    factors: tuple[str, ...]
    figures: bool
    single: bool
    dense: bool
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    settled: tuple[SettledLine, ...]
    rules: RuleTable | None
    corrected: tuple[Corrected, ...]
    history: tuple[Entry, ...]
    excerpt: Excerpt | None
    agencies: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    errors: tuple[tuple[str, str], ...]
    url: str
    judged: bool
    can_change: bool
    edition_url: str
    has_periods: bool
    periods_csv: str
    computed: tuple[ComputedRow, ...] = ()
    carrying: tuple[CarryingBlock, ...] = ()
    joined: JoinedPanel | None = None

    @property
    def has_actions(self) -> bool:
        """Tell whether the document prints an action plan."""
        return any(one.actions for one in self.components)


def kpi_page(
    index: CardIndex, indicators: Sequence[Indicator], *, can_change: bool = False, sent: Sent | None = None
) -> KpiPage:
    """Return the page of an indicator with all its components."""
    first = indicators[0]
    objective = next((one for one in index.edition.card.objectives if one.ref == first.objective_ref), None)
    components = tuple(_component(index, one, number, sent) for number, one in enumerate(indicators, 1))
    figures = sum(len(one.figures) for one in components)
    refs = [one.ref for one in indicators] + [one.ref for one in index.readings_of(indicators)]
    may_change = can_change and not (index.card.moment.as_of or index.card.moment.known)
    computed = computed_rows(index, indicators, can_change=may_change, sent=sent)
    carrying = carrying_blocks(index, indicators, sent)
    return KpiPage(
        code=first.code,
        name=numbers.text(first.name),
        theme=next((one for one in index.themes if one.letter == first.theme), None),
        theme_url=index.links.theme(first.theme, first.objective),
        objective=objective,
        objective_url=index.objective_url(objective) if objective else "",
        components=components,
        factors=tuple(numbers.text(one.text) for one in index.factors.get(first.objective, ())),
        figures=bool(figures),
        single=figures == 1,
        dense=figures > DENSE,
        findings=tuple(index.findings_on(*refs)),
        waived=tuple(one.finding for one in index.card.waived if not set(refs).isdisjoint(one.finding.refs)),
        settled=settled_lines(index, refs),
        rules=rule_table(index, indicators),
        joined=joined_panel(index, indicators),
        corrected=tuple(corrected(index, indicators)),
        history=whole_record(index, indicators),
        excerpt=excerpt(index, indicators),
        agencies=_agencies(index, indicators),
        errors=error_links([*(each for one in components for each in _editors(one)), *_apart(computed, carrying)]),
        url=index.kpi_url(first),
        has_periods=any(figure.periods for one in components for figure in one.figures),
        periods_csv=index.kpi_url(first, file="periods.csv"),
        judged=index.judged,
        can_change=may_change,
        computed=computed,
        carrying=carrying,
        edition_url=CardIndex(index.card, Links(index.card.address)).kpi_url(first),
    )


def _editors(component: Component) -> list[Editor]:
    traits = [component.polarity.editor, component.behaviour.editor]
    figures = [
        editor
        for figure in component.figures
        for editor in (*figure.editors, *(figure.periods.editors if figure.periods else ()))
    ]
    return figures + traits


def _apart(computed: Sequence[ComputedRow], carrying: Sequence[CarryingBlock]) -> Iterator[EntryForm | ReasonForm]:
    """Yield the forms for what stands apart from the print."""
    lines = (line for row in computed for line in row.lines)
    yield from (one.form for line in lines for one in line.inputs if one.form)
    yield from (field.form for block in carrying for field in block.fields if field.form)


def _component(index: CardIndex, indicator: Indicator, number: int, sent: Sent | None) -> Component:
    readings = index.readings.get(indicator.ref, ())
    verdict = next((one for reading in readings if (one := index.verdict(reading))), None)

    def edit(which: ChangeField, now: confirmed.Trait | None) -> Editor:
        return trait_editor(index, indicator.ref, which, number, sent, now=now)

    return Component(
        indicator=indicator,
        figures=tuple(
            _figure(index, indicator, reading, number * 100 + position, sent)
            for position, reading in enumerate(readings, 1)
        ),
        polarity=_polarity(verdict, edit(ChangeField.POLARITY, verdict.polarity.polarity if verdict else None)),
        behaviour=_behaviour(verdict, edit(ChangeField.BEHAVIOUR, verdict.behaviour.behaviour if verdict else None)),
        formula=typeset(indicator),
        formula_source=source_url(indicator.formula_source),
        formula_line=line_of(indicator.formula_source),
        unit_source=source_url(indicator.unit_source),
        unit_line=line_of(indicator.unit_source),
        actions=tuple(index.actions.get(indicator.ref, ())),
        carries=carried(index, indicator.ref),
        entity=links.entity(index.entities[indicator.ref]) if indicator.ref in index.entities else "",
    )


def _figure(index: CardIndex, indicator: Indicator, reading: Reading, number: int, sent: Sent | None) -> Figure:
    verdict, row = index.verdict(reading), figure_row(index, indicator, reading)
    official = index.official.assessment.by_reading.get(reading.ref)
    return Figure(
        row=row,
        period=numbers.span(reading.period) if reading.period else "",
        target_period=numbers.span(reading.target_period) if reading.target_period else "",
        why=_why(index, verdict) if verdict else (),
        official=of_verdict(official, reading.actual) if index.trial else None,
        official_ratio=ratio_of(official),
        earlier=earlier(index, reading),
        editors=reading_editors(index, reading, number, sent),
        periods=periods_of(index, reading, number, sent),
    )


def _why(index: CardIndex, verdict: Verdict) -> tuple[WhyLine, ...]:
    lang = current()
    return tuple(
        WhyLine(
            line.topic.label(lang),
            _untitled(line.text(lang), line.topic.label(lang)),
            source_url(line.source),
            line_of(line.source),
        )
        for line in explain.why(
            index.edition,
            verdict,
            printed=index.card.printed,
            changes=index.card.changes,
            later=index.card.later,
        )
        if line.topic not in NOT_TOLD
    )


def _untitled(text: str, topic: str) -> str:
    """Drop the topic with which a line begins: it stands beside the line already."""
    for mark in ("：", ": "):
        if text.startswith(topic + mark):
            return text.removeprefix(topic + mark)
    return text


def _trait(judged: PolarityJudgement | BehaviourJudgement | None, word: Word | None, editor: Editor) -> Trait:
    if judged is None:
        return Trait(word="—", ground="", reason="", inferred=False, editor=editor)
    return Trait(
        word=word.label(current()) if word else "—",
        ground=judged.ground.label(current()),
        reason=_grounds_only(say(judged.reason, judged.facts), word),
        inferred=judged.ground is Ground.INFERRED,
        editor=editor,
    )


def _polarity(verdict: Verdict | None, editor: Editor) -> Trait:
    judged = verdict.polarity if verdict else None
    return replace(_trait(judged, judged.polarity if judged else None, editor), asks=is_inferred(verdict))


def _behaviour(verdict: Verdict | None, editor: Editor) -> Trait:
    judged = verdict.behaviour if verdict else None
    doubt = say(judged.doubt, judged.facts) if judged and judged.doubt else ""
    asks = verdict is not None and asks_behaviour(verdict)
    return replace(_trait(judged, judged.behaviour if judged else None, editor), asks=asks, doubt=doubt)


def _grounds_only(reason: str, word: Word | None) -> str:
    """Drop the word and the ground with which a reason begins: both stand before it already."""
    rest = reason.removeprefix(word.label(current())) if word else reason
    rest = _INFERRED.sub("", rest)
    return rest[:1].upper() + rest[1:] if current() == "en" else rest


def _agencies(index: CardIndex, indicators: Sequence[Indicator]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the agencies by role: names as printed, with their pages."""
    roles: dict[AgencyRole, list[str]] = {}
    readings = index.readings_of(indicators)
    for one in (*(each for reading in readings for each in reading.agencies),
                *(each for indicator in indicators for each in indicator.agencies)):  # fmt: skip
        names = roles.setdefault(one.role, [])
        if one.agency not in names:
            names.append(one.agency)
    return tuple(
        (role.label(current()), tuple((name, index.links.agency(name)) for name in names))
        for role, names in roles.items()
    )
