"""Formulas of rulebooks, typeset: with `a` and `t`, and with the numbers of one figure in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from heng.evaluate.judging.verdict import Verdict
from heng.evaluate.rulebooks.branches import ACTUAL, TARGET, formula_tree
from heng.evaluate.telling.wordings import RATIO
from heng.formula import parse
from heng.formula.mathml import mathml
from heng.model.finding import Fact

_QUANTITY = re.compile(rf"\b[{ACTUAL}{TARGET}]\b")


@lru_cache(maxsize=256)
def formula(text: str) -> SafeString:
    """Return a rulebook's formula as MathML, as text where it is none."""
    tree = formula_tree(text)
    # `mathml` escapes every printed text in it.
    return SafeString(mathml(tree)) if tree else format_html("<code>{}</code>", text)


def with_numbers(verdict: Verdict | None) -> SafeString:
    """Return the formula that gave a verdict with its numbers in place, empty where no ratio was taken."""
    facts = ratio_facts(verdict)
    if facts is None:
        return SafeString("")
    numbers = {ACTUAL: str(facts["actual"]), TARGET: str(facts["target"])}
    return _filled(_QUANTITY.sub(lambda found: _bracketed(numbers[found[0]]), str(facts["formula"])))


def ratio_facts(verdict: Verdict | None) -> Mapping[str, Fact] | None:
    """Return formula, actual, target and result of the ratio that a verdict rests on, None where there is none."""
    steps = verdict.steps if verdict else ()
    return next((step.facts for step in steps if step.wording is RATIO), None)


@lru_cache(maxsize=1024)
def _filled(text: str) -> SafeString:
    tree = formula_tree(text) or parse(text).tree
    return SafeString(mathml(tree)) if tree else format_html("{}", text)


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
