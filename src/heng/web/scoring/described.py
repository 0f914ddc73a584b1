"""A rulebook in words and typeset formulas: how it judges, its limits, and its worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from heng.evaluate.rulebooks.branches import ActualCase, Branch, PolarityRule, Thresholds, formula_tree
from heng.evaluate.rulebooks.rulebook import Example, Judging, Rulebook
from heng.evaluate.telling.shown import percent, threshold
from heng.formula import evaluate, parse
from heng.model.quantity import plain
from heng.model.terms import Polarity, Status, TargetOperator, Treatment
from heng.web.language import current, pick
from heng.web.numbers import MINUS
from heng.web.scoring import typeset
from heng.web.states import State

_SHOWN_SIGN = {TargetOperator.AT_MOST: "≤", TargetOperator.AT_LEAST: "≥", TargetOperator.EQUAL: "="}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One branch: for which targets and actuals, and what is done."""

    target: str
    actual: str
    formula: SafeString
    treatment: str
    text: str


@dataclass(frozen=True, slots=True)
class Direction:
    """How figures of one polarity are judged."""

    name: str
    limits: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExample:
    """A worked example."""

    polarity: str
    target: str
    actual: str
    ratio: str
    state: State
    text: str
    flaw: str


def directions(judging: Judging) -> tuple[Direction, ...]:
    """Return how a rulebook judges each polarity."""
    return tuple(
        Direction(polarity.label(current()), limits_of(judging.thresholds_of(polarity)), tuple(_ways(rule)))
        for polarity, rule in ((polarity, judging.achievement[polarity]) for polarity in Polarity)
    )


def limits_of(limits: Thresholds) -> str:
    """Return thresholds in words."""
    met = threshold(limits.met)
    if limits.near is None:
        return pick(f"{met}以上達標，其餘未達", f"met from {met}, else short")
    near = threshold(limits.near)
    return pick(f"{met}以上達標，{near}以上接近，其餘未達", f"met from {met}, near from {near}, else short")


def limits_of_all(judging: Judging) -> tuple[tuple[str, str], ...]:
    """Return what a rulebook declares beside its formulas, each with its name."""
    floor, cap = threshold(judging.scoring.floor), threshold(judging.scoring.cap)
    default, roll = judging.default_polarity, judging.roll_up
    decided = (
        pick("符合印出的符號或範圍就是達標", "holding the printed sign or range is met")
        if judging.sign_decides
        else pick("一律看門檻", "the thresholds decide")
    )
    return (
        (pick("門檻", "Thresholds"), limits_of(judging.thresholds)),
        (pick("印有≤、≥時", "Where ≤ or ≥ is printed"), decided),
        (pick("年度中的進度", "Pace over the year"), _pace(judging)),
        (pick("方向不明時", "Where no direction is known"),
         default.label(current()) if default else pick("不評", "not scored")),
        (pick("合併時的上下限", "Bounds when joined"), pick(f"{floor}到{cap}", f"{floor} to {cap}")),
        (pick("不評的項目", "Items not scored"), roll.unscored.label(current())),
        (pick("權重", "Weights"), roll.weights.label(current())),
    )  # fmt: skip


def _pace(judging: Judging) -> str:
    lang = current()
    parts = [f"{one.label(lang)}{pick('：', ': ')}{pace.label(lang)}" for one, pace in judging.pace.items()]
    unknown = pick("不知道的：", "unknown: ") + judging.pace_unknown.label(lang)
    return pick("；", "; ").join([*parts, unknown])


def _ways(rule: PolarityRule) -> Iterator[Way]:
    names = (
        pick("大於0", "above 0"),
        pick("等於0", "zero"),
        pick("小於0", "below 0"),
    )
    for name, sign in zip(names, rule.signs(), strict=True):
        yield from (_way(name, branch, has_cases=bool(sign.cases)) for branch in sign.branches())


def _way(target: str, branch: Branch, *, has_cases: bool) -> Way:
    is_ratio = branch.treatment is Treatment.RATIO
    return Way(
        target=target,
        actual=_when(branch, has_cases=has_cases),
        formula=typeset.formula(branch.formula) if is_ratio else SafeString(""),
        treatment="" if is_ratio else branch.treatment.label(current()),
        text=branch.text.render(current(), {}),
    )


def _when(branch: Branch, *, has_cases: bool) -> str:
    if isinstance(branch, ActualCase):
        return f"a {_SHOWN_SIGN.get(branch.sign, branch.sign.value)} {branch.bound.replace('*', '×')}"
    return pick("其他", "else") if has_cases else pick("任何", "any")


def examples(book: Rulebook) -> tuple[ShownExample, ...]:
    """Return the worked examples of a rulebook."""
    return tuple(_example(book, one) for one in book.examples)


def _example(book: Rulebook, one: Example) -> ShownExample:
    lang = current()
    sign = "" if one.operator is TargetOperator.EQUAL else _SHOWN_SIGN.get(one.operator, one.operator.value)
    edges = book.judging.edges if book.judging else ()
    ratio = achievement_of(one)
    return ShownExample(
        polarity=one.polarity.label(lang),
        target=f"{sign}{plain(one.target)}".replace("-", MINUS),
        actual=plain(one.actual).replace("-", MINUS),
        ratio=percent(ratio, edges).replace("-", MINUS) if ratio is not None else "—",
        state=State(one.status.value, Status.of(one.status.value).label(lang)),
        text=one.text.render(lang, {}),
        flaw=one.flaw.render(lang, {}) if one.flaw else "",
    )


def achievement_of(one: Example) -> Decimal | None:
    """Return the achievement that an example states (1 = 100 %), None where it states none."""
    if one.achievement is None:
        return None
    tree = formula_tree(one.achievement) or parse(one.achievement).tree
    return evaluate(tree, {}).value if tree else Decimal(one.achievement)
