"""Codes as documents print them: well-formed ones, and those with a stray dot or a full-width digit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heng.ingest.text import ascii_code
from heng.model.profile import ObjectiveCode, Profile

_DIGIT = "[0-9０-９]"
_DOT = "[.．]"


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code at the start of a text.

    Attributes:
        printed: As it stands.
        code: In ASCII, without component suffix.
        component: Suffix after the hyphen, else empty.
        rest: The text behind it.
        strict: It has exactly the form that the profile gives.
    """

    printed: str
    code: str
    component: str
    rest: str
    strict: bool


class CodeGrammar:
    """Recognises the codes of objectives, indicators and action plans of one city."""

    def __init__(self, profile: Profile) -> None:
        """Compile the patterns of a profile."""
        self._profile = profile
        objective = re.sub(r"\?P<\w+>", "?:", profile.objective_pattern.pattern)
        letters = objective.removesuffix(r"(?:\d{1,2})")
        self._objective = re.compile(rf"(?P<code>{objective})(?![.．0-9０-９\-])[\s：:.]*(?P<rest>.*)", re.DOTALL)
        self._indicator = re.compile(
            rf"(?P<code>{letters}{_DOT}?{_DIGIT}{{1,2}}{_DOT}{_DIGIT}{{1,2}})(?:[-－](?P<component>{_DIGIT}{{1,2}}))?"
            rf"(?!{_DOT}?{_DIGIT})[\s：:]*(?P<rest>.*)",
            re.DOTALL,
        )
        self._action = re.compile(
            rf"(?P<code>{letters}{_DOT}?{_DIGIT}{{1,2}}(?:{_DOT}{_DIGIT}{{1,2}}){{1,3}})"
            rf"(?!{_DOT}?{_DIGIT})[\s：:.．]*(?P<rest>.*)",
            re.DOTALL,
        )
        self._strict = re.compile(rf"{objective}(?:\.\d{{1,2}}){{0,2}}")

    def objective(self, text: str) -> PrintedCode | None:
        """Return the objective's code at the start of a text."""
        match = self._objective.match(text)
        return self._made(match, levels=0) if match else None

    def indicator(self, text: str) -> PrintedCode | None:
        """Return the indicator's code at the start of a text."""
        match = self._indicator.match(text)
        return self._made(match, levels=1) if match else None

    def action(self, text: str) -> PrintedCode | None:
        """Return the action plan's code at the start of a text, which may lack a level where it is misprinted."""
        match = self._action.match(text)
        return self._made(match, levels=2) if match else None

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the codes of indicators and action plans that a text names anywhere."""
        return tuple(dict.fromkeys(match[0] for match in self._strict.finditer(text) if "." in match[0]))

    def parts(self, code: str) -> ObjectiveCode:
        """Return theme and perspective (by its key) that an objective's code names."""
        match = self._profile.objective_pattern.match(code)
        assert match is not None
        perspective = self._profile.perspective(match["perspective"])
        return ObjectiveCode(
            theme=match["theme"], perspective=perspective.key if perspective else "", number=match["number"]
        )

    def is_top(self, code: str) -> bool:
        """Tell whether an objective stands above all themes."""
        parsed = self._profile.parse_objective(code)
        return parsed is not None and parsed.theme == self._profile.top

    def _made(self, match: re.Match[str], levels: int) -> PrintedCode:
        printed = match["code"]
        component = ascii_code(match.groupdict().get("component") or "")
        strict = bool(self._strict.fullmatch(printed)) and printed.count(".") == levels
        suffix = match.string[match.end("code") : match.start("rest")].strip(" ：:.．\n\t")
        return PrintedCode(printed + suffix, ascii_code(printed), component, match["rest"].strip(), strict)
