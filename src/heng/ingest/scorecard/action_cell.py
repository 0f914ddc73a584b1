"""The cell of action plans: one plan a code, each with its name, weight and steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from heng.ingest.scorecard.codes import CodeGrammar, PrintedCode
from heng.ingest.scorecard.owners import AgencySense, responsibilities
from heng.ingest.scorecard.paragraphs import Paragraph, line_numbers, paragraphs
from heng.ingest.scorecard.pieces import parted_at_codes
from heng.ingest.text import join_lines
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, ActionStep, Indicator
from heng.model.identity import RefMaker
from heng.model.period import Period
from heng.model.source import SourceRef
from heng.model.weights import Weight

_WEIGHT = re.compile(r"\s*[(（]\s*(?:權重\s*[：:]?\s*)?(?P<number>\d+(?:\.\d+)?)\s*[%％]\s*[)）]\s*$")
_NUMBER = re.compile(r"(?P<number>[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、．]|\.(?!\d)))\s*")
_YEAR = re.compile(r"(?P<year>\d{2,3})\s*年\s*[：:]")
_NOTE = re.compile(r"[※*＊]?(?:備註|附註|註)\s*\d*\s*[：:]|[※*＊(（]")
_NOTE_BEHIND = re.compile(r"(?<=。)\s*(?=[(（][^()（）]*[)）]。?$|[※*＊])")
_FIRST = re.compile(
    r"(?P<open>[(（]?)(?<![\d一二三四五六七八九十.])(?P<one>[1一])(?P<close>[)）、．.])(?![\d一二三四五六七八九十])"
)
_NUMERALS = {"1": [str(number) for number in range(1, 31)], "一": [*"一二三四五六七八九十"]}
_JOINS = ("及", "與", "和", "或", "至", "、")
_LEAST_STEPS = 2
_LEAST_SAID = 2
_NAMED = re.compile(r"[(（](?P<names>[^()（）]+)[)）]$")


Source = Callable[[tuple[int, ...], str], SourceRef]
"""Cites lines with the text read from them."""


@dataclass(frozen=True, slots=True)
class PlanText:
    """One action plan as printed; `code` is empty where the cell begins without one."""

    code: str
    text: str
    weight: str
    steps: tuple[ActionStep, ...]
    note: str
    agencies: tuple[Responsibility, ...]
    lines: tuple[int, ...]

    def under(self, indicator: Indicator, refs: RefMaker, source: Source) -> ActionPlan:
        """Return it as the action plan of the indicator in whose row it stands."""
        return ActionPlan(
            ref=refs.make("action", indicator.objective, indicator.code, self.code),
            objective=indicator.objective,
            indicator=indicator.code,
            component=indicator.component,
            indicator_ref=indicator.ref,
            code=self.code,
            text=self.text,
            steps=self.steps,
            weight=Weight.read(self.weight),
            agencies=self.agencies,
            note=self.note,
            source=source(self.lines, f"{self.code} {self.text}".strip()),
        )


class ActionCells:
    """Takes cells of action plans apart."""

    def __init__(self, grammar: CodeGrammar, sense: AgencySense, source: Source) -> None:
        """Take what the document's codes and agencies look like, and how to cite a place in it."""
        self._grammar = grammar
        self._sense = sense
        self._source = source

    def read(self, parts: Sequence[Paragraph]) -> list[PlanText]:
        """Return the plans of a cell. Behind the name, numbered and dated paragraphs are steps, others the note."""
        groups: list[list[Paragraph]] = []
        for part in (each for whole in parts for each in self._parted(whole)):
            if self._grammar.action(part.text) is not None or not groups:
                groups.append([])
            groups[-1].append(part)
        return [self._plan(group) for group in groups]

    def _parted(self, part: Paragraph) -> list[Paragraph]:
        """Part a paragraph where the next plan stands on the line of the one before it."""
        texts: list[list[str]] = []
        last: PrintedCode | None = None
        for piece in part.pieces:
            texts.append(parted_at_codes(piece.text, self._grammar, last))
            last = self._grammar.action(texts[-1][-1]) or last
        if all(len(each) == 1 for each in texts):
            return [part]
        return paragraphs(
            [
                replace(piece, text=text, opens=piece.opens or index > 0)
                for piece, each in zip(part.pieces, texts, strict=True)
                for index, text in enumerate(each)
            ]
        )

    def _plan(self, parts: Sequence[Paragraph]) -> PlanText:
        code = self._grammar.action(parts[0].text)
        name, *inside = _with_steps(code.rest if code else parts[0].text)
        rest = [*(parts[0].part(step) for step in inside), *parts[1:]]
        if not name and rest and not (_is_step(rest[0].text) or _NOTE.match(rest[0].text)):
            name = rest.pop(0).text
        name, weight = _weighed(name)
        name, *behind = _NOTE_BEHIND.split(name, maxsplit=1)
        if not weight:
            name, weight = _weighed(name)
        steps, remarks = _steps_and_remarks(rest)
        notes = behind + [part.text for part in remarks]
        return PlanText(
            code=code.printed.rstrip("：:.．") if code else "",
            text=name,
            weight=weight,
            steps=tuple(self._step(number, part) for number, part in steps),
            note=join_lines((note, True) for note in notes),
            agencies=self._named(name),
            lines=line_numbers(list(parts)),
        )

    def _step(self, number: str, part: Paragraph) -> ActionStep:
        text, weight = _weighed(part.text[len(number) :].strip())
        year = _YEAR.match(text)
        return ActionStep(
            number=number,
            text=text,
            weight=Weight.read(weight),
            period=Period.year(int(year["year"])) if year else None,
            agencies=self._named(text),
            source=self._source(part.lines, part.text),
        )

    def _named(self, text: str) -> tuple[Responsibility, ...]:
        """Return the agencies that a bracket at the end names; none where it holds anything else."""
        match = _NAMED.search(text)
        found = responsibilities([match["names"]], self._sense) if match else ()
        return found if all(self._sense.known(item.agency) for item in found) else ()


def _with_steps(text: str) -> list[str]:
    """Part a name from the steps on its line, if they are several, numbered alike from 1; else return it alone."""
    for first in _FIRST.finditer(text):
        numerals = _NUMERALS[first["one"]]
        of_one, starts = "".join({*"".join(numerals)}), [first.start()]
        for number in numerals[1:]:
            mark = re.escape(f"{first['open']}{number}{first['close']}")
            found = re.compile(rf"(?<![{of_one}(（.]){mark}(?:(?![{of_one}])|(?=\d{{2,3}}\s?年))")
            match = found.search(text, starts[-1] + 1)
            if match is None:
                break
            starts.append(match.start())
        name, *steps = (text[start:end] for start, end in pairwise([0, *starts, len(text)]))
        if len(steps) >= _LEAST_STEPS and _are_steps(name, steps, len(first[0])):
            return [part.strip() for part in (name, *steps)]
    return [text]


def _are_steps(name: str, steps: Sequence[str], mark: int) -> bool:
    """Tell whether numbered parts are no part of a name: nothing encloses or joins them, each says something."""
    before = [name, *steps[:-1]]
    apart = all(part[-1:].isspace() for part in before)
    least = 1 if apart else _LEAST_SAID
    whole = name.strip() != "" and len(re.findall(r"[(（]", name)) == len(re.findall(r"[)）]", name))
    said = all(len(step[mark:].strip()) >= least for step in steps)
    return whole and said and not any(part.rstrip().endswith(_JOINS) for part in before)


def _is_step(text: str) -> bool:
    return bool(_NUMBER.match(text) or _YEAR.match(text))


def _steps_and_remarks(parts: Sequence[Paragraph]) -> tuple[list[tuple[str, Paragraph]], list[Paragraph]]:
    """Return the steps with their printed numbers, and the other paragraphs."""
    steps: list[tuple[str, Paragraph]] = []
    remarks: list[Paragraph] = []
    for part in parts:
        number, following = _NUMBER.match(part.text), f"{len(steps) + 1}."
        if number is not None:
            steps.append((number["number"], part))
        elif steps and part.text.startswith(following):
            # `3.107 年…` behind a second step is the third, not a decimal.
            steps.append((following, part))
        elif _YEAR.match(part.text):
            steps.append(("", part))
        else:
            remarks.append(part)
    return steps, remarks


def _weighed(text: str) -> tuple[str, str]:
    match = _WEIGHT.search(text)
    return (text, "") if match is None else (text[: match.start()].strip(), match["number"])
