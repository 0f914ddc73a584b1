"""Codes at the head of a heading or an action, and what follows from them where a card does not say otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from heng.model.profile import Profile

NO_CODE = "-"
"""Stands before a name without code, so that its first word is not taken for one."""

_CODE = re.compile(r"[A-Za-z]{1,4}[-.]{0,2}\d[\w.\-]*|[A-Za-z](?:-[A-Za-z\d]{1,2}){2,4}|\d{1,3}(?:[.\-]\d{1,3})+")
_LETTER = re.compile(r"[A-Za-z]{1,2}|\d{1,2}")
_HEAD = re.compile(r"(?P<token>[^\s：:]+)(?:[：:]\s*|\s+|$)(?P<rest>.*)", re.DOTALL)
_SUFFIX = re.compile(r"(.+\..+)-(\d{1,2})")


def is_code(token: str) -> bool:
    """Tell whether a word has the look of a code: `AC1.2`, `CP.3.2.1`, `C1-1`, full-width digits too."""
    return bool(_CODE.fullmatch(_ascii(token)))


def is_letter(token: str) -> bool:
    """Tell whether a word has the look of a theme's letter."""
    return bool(_LETTER.fullmatch(_ascii(token)))


def split_head(text: str, *, letter: bool = False) -> tuple[str, str]:
    """Part a heading into code and name."""
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        return "", text.strip()
    if match["token"] == NO_CODE:
        return "", match["rest"].strip()
    fits = is_letter if letter else is_code
    return (match["token"], match["rest"].strip()) if fits(match["token"]) else ("", text.strip())


def show_head(code: str, name: str, *, letter: bool = False) -> str:
    """Write code and name so that `split_head` parts them again; a code without the look of one is left out."""
    whole = f"{code} {name.strip()}".strip()
    if code and split_head(whole, letter=letter) == (code, name.strip()):
        return whole
    return name.strip() if name.strip() and split_head(name, letter=letter)[0] == "" and name[:1] != NO_CODE else (
        f"{NO_CODE} {name.strip()}".strip()
    )  # fmt: skip


def split_code(printed: str) -> tuple[str, str]:
    """Return an indicator's code in ASCII and its component suffix: `BC3.1-1` is `BC3.1` and `1`."""
    whole = _ascii(printed)
    match = _SUFFIX.fullmatch(whole)
    return (match[1], match[2]) if match else (whole, "")


def components(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return the component of each (objective, code, printed suffix) of a whole document, as `Components` numbers."""
    return Components().number(rows)


class Components:
    """Gives the rows of a document their components, so that objective, code and component name one row.

    A component is the printed suffix, or the order of printing where one objective has several rows of a code, or a
    row without code. Numbers go around the suffixes that are printed; a suffix that is printed twice is the first's.
    """

    def __init__(self) -> None:
        """Start without rows."""
        self._met: Counter[tuple[str, str]] = Counter()
        self._taken: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def number(self, rows: Sequence[tuple[str, str, str]]) -> list[str]:
        """Return the components of further rows, each given as (objective, code, printed suffix)."""
        counts = Counter((objective, code) for objective, code, _ in rows)
        own = {at for at, (objective, code, suffix) in enumerate(rows) if self._take((objective, code), suffix)}
        found = []
        for at, (objective, code, suffix) in enumerate(rows):
            self._met[objective, code] += 1
            shared = not code or counts[objective, code] > 1 or bool(suffix) or "" in self._taken[objective, code]
            found.append(suffix if at in own else self._free((objective, code), shared=shared))
        return found

    def _take(self, key: tuple[str, str], suffix: str) -> bool:
        free = bool(suffix) and suffix not in self._taken[key]
        if free:
            self._taken[key].add(suffix)
        return free

    def _free(self, key: tuple[str, str], *, shared: bool) -> str:
        order = self._met[key]
        while str(order) in self._taken[key]:
            order += 1
        component = str(order) if shared else ""
        self._taken[key].add(component)
        return component


def place_of(code: str, profile: Profile) -> tuple[str, str]:
    """Return theme and perspective (its key) that an objective's code names; empty where it names none."""
    match = profile.objective_pattern.match(code)
    if match is None:
        return "", ""
    perspective = profile.perspective(match["perspective"])
    return match["theme"], perspective.key if perspective else ""


def show_perspective(key: str, profile: Profile) -> str:
    """Write a perspective by its name; a key that the profile has not stays as it is."""
    return next((each.zh for each in profile.perspectives if each.key == key), key)


def read_perspective(text: str, profile: Profile) -> str:
    """Return the key of a perspective by its name or letter; other text stays as it is."""
    for each in profile.perspectives:
        if text in (each.zh, each.key) or text.lower() == each.en.lower():
            return each.key
    found = profile.perspective(text)
    return found.key if found else text


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("。", ".")
