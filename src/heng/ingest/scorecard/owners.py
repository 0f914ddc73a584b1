"""Names of agencies in the column of those responsible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from heng.model.agency import AgencyRegister, Responsibility
from heng.model.terms import AgencyRole

_LIKELY = re.compile(
    r".{1,12}(?:局|處|會|府|館|所|署|院|部|室|中心|公司|隊|大隊|學校|大學|機關|局處|單位|公所|法人|基金會)"
)
_SEPARATORS = re.compile(r"[、，,；;/／\s]+")
_CO = re.compile(r"[(（](.+?)[)）]")
_COMPATIBLE = re.compile(r"[\uf900-\ufaff]")
_LONGEST = 16
_SHORTEST = 3


class AgencySense:
    """Tells names of agencies from other text, by the register and by how such names end."""

    def __init__(self, register: AgencyRegister, named: Iterable[str] = ()) -> None:
        """Take the register of known agencies, and names that the document itself lists as agencies."""
        self._known = register.names | frozenset(named)

    def known(self, name: str) -> bool:
        """Tell whether the register holds a name, as printed: a line that looks like one proves nothing."""
        return name in self._known

    def lists(self, text: str) -> bool:
        """Tell whether a text is nothing but names that are known, with marks between them."""
        names = [name for name in _SEPARATORS.split(text.strip("()（）")) if name]
        return bool(names) and all(map(self.known, names))

    def starts(self, text: str) -> bool:
        """Tell whether the last name of a text is the beginning of a known one, as a page break leaves it."""
        last = _SEPARATORS.split(text)[-1]
        return bool(last) and any(name.startswith(last) for name in self._known)

    def likely(self, name: str) -> bool:
        """Tell whether a text may be an agency's name: known, or ending like one."""
        return self.known(name) or (len(name) <= _LONGEST and bool(_LIKELY.fullmatch(name)))

    def begins(self, first: str, rest: str) -> bool:
        """Tell whether a character that ends a line begins the name whose rest is printed below it."""
        if self.known(first + rest) or self.known(rest):
            return self.known(first + rest)
        return len(rest) < _SHORTEST and self.likely(first + rest)

    def split(self, text: str) -> list[str]:
        """Part names that are printed without anything between them: into known ones, else where one may end."""
        if not text or _usual(text) in self._known:
            return [text] if text else []
        return self._known_parts(text) or self._likely_parts(text)

    def _known_parts(self, printed: str) -> list[str] | None:
        text = _usual(printed)
        best: list[list[str] | None] = [None] * (len(text) + 1)
        best[0] = []
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - _LONGEST), end):
                before = best[start]
                if before is None or text[start:end] not in self._known:
                    continue
                candidate = [*before, printed[start:end]]
                current = best[end]
                if current is None or len(candidate) < len(current):
                    best[end] = candidate
        return best[-1]

    def _likely_parts(self, text: str) -> list[str]:
        names, start = [], 0
        for end in range(start + 3, len(text) + 1):
            if end - start >= 3 and text[end - 1] in "局處" and self.likely(text[start:end]) and len(text) - end != 1:
                names.append(text[start:end])
                start = end
        return [*names, text[start:]] if start < len(text) else names


def _usual(text: str) -> str:
    return _COMPATIBLE.sub(lambda char: unicodedata.normalize("NFKC", char[0]), text)


def responsibilities(names: Sequence[str], sense: AgencySense) -> tuple[Responsibility, ...]:
    """Return the agencies that the paragraphs of a cell name; those in brackets are co-agencies."""
    found: list[Responsibility] = []
    # A name in a narrow cell may be printed one character below the other, or with blanks where lines ended.
    whole = ["".join(names)] if len(names) > 1 and all(len(name.strip()) == 1 for name in names) else names
    for text in map(_unspaced, whole):
        outside = _CO.sub(" ", text)
        found += [Responsibility(agency=name) for name in _parts(outside, sense)]
        for inside in _CO.findall(text):
            found += [Responsibility(agency=name, role=AgencyRole.CO) for name in _parts(inside, sense)]
    return tuple(found)


def _unspaced(text: str) -> str:
    words = text.split()
    return "".join(words) if len(words) > 1 and all(len(word) == 1 for word in words) else text


def _parts(text: str, sense: AgencySense) -> list[str]:
    return [name for word in _SEPARATORS.split(text) if word for name in sense.split(word)]
