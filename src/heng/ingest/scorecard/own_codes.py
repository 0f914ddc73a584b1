"""Codes that a document writes in a way of its own (`C1-1`, `A-C-1-1`), known by levels that build on one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from heng.ingest.text import ascii_code

_LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
_SIGN = "[-－.．]"
_NUMBER = "[0-9０-９]{1,2}"
_CODE = re.compile(
    rf"(?P<code>{_LETTER}{{1,3}}(?:{_SIGN}{_LETTER})?{_SIGN}?{_NUMBER}(?:{_SIGN}{_NUMBER}){{0,2}})"
    rf"(?!{_SIGN}?[0-9A-Za-z０-９])[\s：:、.．]*(?P<rest>.*)",
    re.DOTALL,
)
_NUMBERS = re.compile(r"\d+")
_LEAST = 2

Code = tuple[str, str, str, str]
"""The code as printed and in ASCII, no component, and the text behind it."""


@dataclass(frozen=True, slots=True)
class OwnCodes:
    """The forms of a document's own codes, each by its level: 0 objective, 1 indicator, 2 action plan."""

    forms: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.forms)

    @classmethod
    def of(cls, texts: Iterable[str]) -> OwnCodes:
        """Return the forms that several codes of a document share, and that stand on more than one level.

        `PM2.5` and `A1` begin names as well; but no code of an indicator stands above them, and none of a plan below.
        """
        codes = {ascii_code(match["code"]) for text in texts if (match := _CODE.match(text))}
        by_form = {form: set(group) for form, group in groupby(sorted(codes, key=_form), key=_form)}
        known = set()
        for form, group in by_form.items():
            above = {_above(code) for code in group} & codes
            if len(above) * _LEAST >= len({_above(code) for code in group}) and above:
                known |= {form, *map(_form, above)}
        several = sum(len(by_form[form]) for form in known) > _LEAST
        return cls(frozenset(known) if several and any(_level(form) == 1 for form in known) else frozenset())

    def at(self, text: str, level: int) -> Code | None:
        """Return the code of a level at the start of a text."""
        match = _CODE.match(text)
        if match is None:
            return None
        code = ascii_code(match["code"])
        form = _form(code)
        if form not in self.forms or _level(form) != level:
            return None
        return match["code"], code, "", match["rest"].strip()


def _form(code: str) -> str:
    """Return a code without its numbers and with any letters: codes of one form differ in these alone."""
    return re.sub("[a-z]", "a", re.sub("[A-Z]", "A", _NUMBERS.sub("0", code)))


def _above(code: str) -> str:
    """Return the code of the level above."""
    return re.sub(r"[-.]?\d+$", "", code)


def _level(form: str) -> int:
    return form.count("0") - 1
