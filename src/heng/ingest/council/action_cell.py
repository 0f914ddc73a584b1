"""The cell of action plans: one plan a code, each with its name, weight and steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.council.cells import Paragraph, line_numbers
from heng.ingest.council.codes import CodeGrammar
from heng.model.card import ActionStep
from heng.model.period import ROC_OFFSET, PartialDate

_WEIGHT = re.compile(r"\s*[(（]\s*(?:權重\s*[：:]?\s*)?(?P<number>\d+(?:\.\d+)?)\s*[%％]\s*[)）]\s*$")
_NUMBER = re.compile(r"(?P<number>[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、．]|\.(?!\d)))\s*")
_YEAR = re.compile(r"(?P<year>\d{2,3})\s*年\s*[：:]")
_REMARK = re.compile(r"[※*＊]?(?:備註|附註|註)\s*\d*\s*[：:]|[(（]")


@dataclass(frozen=True, slots=True)
class PlanText:
    """One action plan as printed; `code` is empty where the cell begins without one."""

    code: str
    text: str
    weight: str
    steps: tuple[ActionStep, ...]
    lines: tuple[int, ...]


def read_actions(parts: Sequence[Paragraph], grammar: CodeGrammar) -> list[PlanText]:
    """Take a cell of action plans apart. Paragraphs behind a plan's name are its steps, remarks included."""
    groups: list[list[Paragraph]] = []
    for part in parts:
        if grammar.action(part.text) is not None or not groups:
            groups.append([])
        groups[-1].append(part)
    return [_plan(group, grammar) for group in groups]


def _plan(parts: Sequence[Paragraph], grammar: CodeGrammar) -> PlanText:
    code = grammar.action(parts[0].text)
    name = code.rest if code else parts[0].text
    rest = list(parts[1:])
    if not name and rest and not _is_step(rest[0].text):
        name = rest.pop(0).text
    name, weight = _weighed(name)
    printed = code.printed.rstrip("：:.．") if code else ""
    return PlanText(printed, name, weight, tuple(_step(part.text) for part in rest), line_numbers(list(parts)))


def _is_step(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_NUMBER, _YEAR, _REMARK))


def _step(text: str) -> ActionStep:
    number = _NUMBER.match(text)
    body, weight = _weighed(text[number.end() :] if number else text)
    year = _YEAR.match(body)
    due = PartialDate(int(year["year"]) + ROC_OFFSET) if year else None
    return ActionStep(number=number["number"] if number else "", text=body, weight=weight, due=due)


def _weighed(text: str) -> tuple[str, str]:
    match = _WEIGHT.search(text)
    return (text, "") if match is None else (text[: match.start()].strip(), match["number"])
