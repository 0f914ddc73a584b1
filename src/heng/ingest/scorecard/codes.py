"""Codes as documents print them: well-formed, with a stray dot or a full-width digit, or in a way of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heng.ingest.scorecard.own_codes import OwnCodes
from heng.ingest.text import ascii_code
from heng.model.profile import ObjectiveCode, Profile

_DIGIT = "[0-9０-９]"
_DOT = "[.．]"
_LETTERS = 2
_MOST_DIGITS = 2
_GAP = re.compile(r"\s{2,}|\t")
_BREAKS = ("", " ", "\u3000", "\t", "\n", "：", ":")
_PLAIN = re.compile(r"[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})+(?![\d.])")
_WIDE_START = "\uff00"
_WIDE = {0xFF21 + index: chr(0x41 + index) for index in range(26)} | {0xFF41 + i: chr(0x61 + i) for i in range(26)}


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
        self._touched = re.compile(
            rf"(?P<base>{letters}\d{{1,2}}(?:\.\d{{1,2}})*\.)(?P<digits>\d{{2,}})(?!{_DOT}?{_DIGIT})"
        )
        self._cut: dict[str, str] = {}
        self._top = profile.top
        self._strict = re.compile(rf"{objective}(?:\.\d{{1,2}}){{0,2}}")
        self._own = OwnCodes()
        self._met: dict[tuple[int, str], PrintedCode | None] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Take the codes that a document writes in a way of its own, where it prints none of the usual form.

        Objectives above all themes have no indicators: where such are printed, their letter is that of a theme.

        `texts`: the beginnings of its lines or cells.
        """
        lines = list(texts)
        self._cut = dict(self._parted([piece for text in lines for piece in _GAP.split(text)]))
        self._met.clear()
        strict = {code.code for text in lines if (code := self.indicator(text)) is not None and code.strict}
        self._top = "" if sum(code.startswith(self._profile.top) for code in strict) > 1 else self._profile.top
        if not strict:
            self._own = OwnCodes.of(lines)
            self._met.clear()

    def _parted(self, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the beginnings whose last number runs into a name that begins with digits, and the code alone.

        A number of two digits or more is one only where the one before it is printed too; else, where the code with
        its first digit alone begins or goes on a count and stands nowhere else, the name begins behind that digit.
        """
        met = [match for text in texts if (match := self._touched.match(text))]
        known = {match[0] for text in texts if met and (match := _PLAIN.match(text))}
        for match in met:
            base, digits = match["base"], match["digits"]
            whole = digits[:_MOST_DIGITS]
            counted = f"{base}{int(whole) - 1}" in known
            if digits == whole and (counted or match.string[match.end() :][:1] in _BREAKS):
                continue
            code = base + (whole if counted else digits[0])
            follows = digits[0] == "1" or f"{base}{int(digits[0]) - 1}" in known
            if code not in known and (counted or follows):
                yield match[0], code

    def objective(self, text: str) -> PrintedCode | None:
        """Return the objective's code at the start of a text."""
        return self._read(self._objective, text, levels=0)

    def indicator(self, text: str) -> PrintedCode | None:
        """Return the indicator's code at the start of a text."""
        return self._read(self._indicator, text, levels=1)

    def action(self, text: str) -> PrintedCode | None:
        """Return the action plan's code at the start of a text, which may lack a level where it is misprinted."""
        return self._read(self._action, text, levels=2)

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Return the codes of indicators and action plans that a text names anywhere."""
        return tuple(dict.fromkeys(match[0] for match in self._strict.finditer(text) if "." in match[0]))

    def parts(self, code: str) -> ObjectiveCode | None:
        """Return theme and perspective (by its key) that an objective's code names; None where it names none."""
        match = self._profile.objective_pattern.match(code.replace("-", "").upper())
        perspective = self._profile.perspective(match["perspective"] if match else code[:1])
        if match is None and perspective is None:
            return None
        return ObjectiveCode(
            theme=match["theme"] if match else "",
            perspective=perspective.key if perspective else "",
            number=match["number"] if match else code[1:],
        )

    def is_top(self, code: str) -> bool:
        """Tell whether an objective stands above all themes."""
        match = self._profile.objective_pattern.fullmatch(code)
        return match is not None and match["theme"] == self._top

    @staticmethod
    def may_begin(text: str) -> bool:
        """Tell whether a text may begin with a code: a quick look. None begins with an ideograph."""
        return not "\u2e80" <= text[:1] < _WIDE_START

    def _read(self, pattern: re.Pattern[str], text: str, levels: int) -> PrintedCode | None:
        """Read a text, once: every line is asked about several times."""
        if not self.may_begin(text):
            return None
        key = (levels, text)
        if key not in self._met:
            self._met[key] = self._matched(pattern, text, levels)
        return self._met[key]

    def _matched(self, pattern: re.Pattern[str], text: str, levels: int) -> PrintedCode | None:
        if self._cut and (touched := self._touched.match(text)) and (code := self._cut.get(touched[0])):
            text = f"{code} {text[len(code) :]}"
        match = pattern.match(text)
        if match is None and (folded := _folded(text)) is not text:
            match = pattern.match(folded)
        if match is not None:
            return self._made(match, text, levels)
        own = self._own.at(text, levels) if self._own else None
        return PrintedCode(*own, strict=True) if own is not None else None

    def _made(self, match: re.Match[str], text: str, levels: int) -> PrintedCode:
        printed, begin, end = match["code"], match.end("code"), match.start("rest")
        component = ascii_code(match.groupdict().get("component") or "")
        # Where letters are full width the rest is so too, which is no misprint.
        form = printed if text.startswith(printed[:_LETTERS]) else ascii_code(printed)
        strict = bool(self._strict.fullmatch(form)) and form.count(".") == levels
        suffix = text[begin:end].strip(" ：:.．\n\t")
        return PrintedCode(text[:begin] + suffix, ascii_code(printed), component, match["rest"].strip(), strict)


def _folded(text: str) -> str:
    """Return a text with its first two letters as codes have them: small and full-width ones, where both are."""
    head = text[:_LETTERS]
    if head.isascii():
        return head.upper() + text[_LETTERS:] if head.isalpha() and head.islower() else text
    wide = head.translate(_WIDE)
    alike = wide.isascii() and wide.isalpha() and not any(char.isascii() for char in head)
    return wide.upper() + text[_LETTERS:] if alike else text
