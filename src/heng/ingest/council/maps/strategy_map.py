"""The strategy map: statements and themes in its head, objectives in its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from heng.ingest.lines import Cell, Habits, Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.text import glue, squeeze
from heng.model.profile import Profile

_STATEMENT = re.compile(r"【\s*(?P<kind>[^【】]{1,12}?)\s*】\s*(?P<text>[^【]*)")
_THEME = re.compile(r"([^\s()（）；;、]{1,30}?)\s*[(（]([A-Z])[)）]")
_APPROVAL = re.compile(
    r"(?P<day>\d{2,3}[.．/年]\s*\d{1,2}[.．/月]\s*\d{1,2}日?)\s*(?P<session>第\s*\d+\s*次)\s*(?P<body>\S{0,20}?會議)(?:審議)?(?:通過|核定)"
)
_LONGEST_LINE = 500
_ENDS = "；;、，, "
_STARTS = _ENDS + "●•"


@dataclass(frozen=True, slots=True)
class Entry:
    """One objective in one cell: the theme (column) and perspective (row) it stands in."""

    theme: str
    perspective: str
    perspective_printed: str
    code: str
    name: str
    city_marked: bool
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """A decision as printed: day, session and body."""

    day: str
    session: str
    body: str


@dataclass(slots=True)
class StrategyMap:
    """A drawing of the map. `left`: lines that fit nowhere."""

    statements: list[tuple[str, str]] = field(default_factory=list)
    themes: list[tuple[str, str]] = field(default_factory=list)
    approval: Approval | None = None
    head: list[Line] = field(default_factory=list)
    top: list[Entry] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)

    def signature(self) -> object:
        """What makes two copies of the drawing equal."""
        cells = [(entry.theme, entry.perspective, entry.code, entry.name) for entry in (*self.top, *self.entries)]
        return (tuple(self.statements), tuple(cells))


@dataclass(slots=True)
class _Found:
    """An objective met on the way through the cells."""

    code: str
    name: str
    lines: list[int]
    group: int
    open: bool


def head_length(lines: Sequence[Line], grammar: CodeGrammar) -> int:
    """Return how many lines of a map stand before its first row."""
    for index, line in enumerate(lines):
        if grammar.objective(line.text) is not None:
            return _back_over_labels(lines, index)
    return len(lines)


def _back_over_labels(lines: Sequence[Line], index: int) -> int:
    while index > 0 and len(squeeze(lines[index - 1].text)) <= 4:
        index -= 1
    return index


def read_map(lines: Sequence[Line], head: int, grammar: CodeGrammar, profile: Profile, habits: Habits) -> StrategyMap:
    """Read one drawing; `head` lines of it stand before the first row."""
    drawing = StrategyMap(head=list(lines[:head]))
    _read_head(drawing)
    letters = [letter for letter, _ in drawing.themes]
    rows = _Rows(grammar, profile, habits)
    for line in lines[head:]:
        rows.take(line)
    rows.finish()
    drawing.left = rows.left
    for label, found in rows.rows:
        perspective, printed = _perspective(label, profile)
        columns = _columns(found, letters, grammar)
        for objective, column in zip(found, columns, strict=True):
            name, marked = re.subn(r"\s*[(（]府[)）]", "", objective.name)
            entry = Entry(
                column, perspective, printed, objective.code, name.strip(_ENDS), bool(marked), tuple(objective.lines)
            )
            (drawing.top if grammar.is_top(objective.code) else drawing.entries).append(entry)
    return drawing


def _read_head(drawing: StrategyMap) -> None:
    text = ""
    for line in drawing.head:
        text += (" " if text.endswith((")", "）", "過")) else glue(text, line.text, paragraph=False)) + line.text
    approval = _APPROVAL.search(text)
    if approval:
        drawing.approval = Approval(approval["day"], approval["session"], approval["body"])
    before, _, after = text.partition("策略主題")
    drawing.statements = [(match["kind"], match["text"].strip()) for match in _STATEMENT.finditer(before)]
    drawing.themes = [(letter, name) for name, letter in _THEME.findall(after)]


class _Rows:
    """Collects the rows of a map: a label without a code, then objectives."""

    def __init__(self, grammar: CodeGrammar, profile: Profile, habits: Habits) -> None:
        self._grammar, self._profile, self._habits = grammar, profile, habits
        self._waiting: list[Line] = []
        self._group = 0
        self._cell: Cell | None = None
        self._labels: int | None = None
        self.rows: list[tuple[str, list[_Found]]] = []
        self.left: list[Line] = []

    def take(self, line: Line) -> None:
        parts = _objectives(line.text, self._grammar)
        last = self._last()
        if parts:
            self._settle()
            self._group += line.blanks > 0
            is_open = self._habits.trails and not line.trail
            if not self.rows:
                self.rows.append(("", []))
            self.rows[-1][1].extend(_Found(code, name, [line.no], self._group, is_open) for code, name in parts)
            self._cell = line.cell
        elif last is not None and line.cell is not None and line.cell == self._cell:
            _continue(last, line)
        elif self._goes_on(line):
            label, found = self.rows[-1]
            self.rows[-1] = (label + squeeze(line.text), found)
        elif last is not None and last.open and not self._waiting and not self._is_label(line):
            _continue(last, line)
        else:
            self._waiting.append(line)

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is the rest of a label in cells, which a page break has cut."""
        in_column = line.cell is not None and line.cell.column == self._labels
        return in_column and not self._waiting and not _holds_label(line.text, self._profile)

    def _is_label(self, line: Line) -> bool:
        """Tell whether a line is the label of a row, whole: no name goes on with it."""
        return is_label(line.text, self._profile)

    def finish(self) -> None:
        self.left += self._waiting
        self._waiting = []

    def _last(self) -> _Found | None:
        return self.rows[-1][1][-1] if self.rows and self.rows[-1][1] else None

    def _settle(self) -> None:
        """Read what stands without a code before the next objective: a row's label, or the rest of a name."""
        if not self._waiting:
            return
        text = "".join(squeeze(line.text) for line in self._waiting)
        start = _label_start(text, self._profile)
        last = self._last()
        rest = text[:start]
        if start is not None:
            self.rows.append((text[start:], []))
            cells = (line.cell for line in self._waiting if _holds_label(line.text, self._profile))
            self._labels = next((cell.column for cell in cells if cell), self._labels)
        if rest and (last is None or self._habits.trails):
            self.left += self._waiting
        elif rest and last is not None:
            last.name += rest
            last.lines += [line.no for line in self._waiting]
        self._waiting = []


def _holds_label(text: str, profile: Profile) -> bool:
    return any(perspective.zh[:2] in text for perspective in profile.perspectives)


def _continue(objective: _Found, line: Line) -> None:
    objective.name += glue(objective.name, line.text, paragraph=False) + line.text
    objective.lines.append(line.no)
    objective.open = not line.trail


def _objectives(text: str, grammar: CodeGrammar) -> list[tuple[str, str]]:
    if len(text) > _LONGEST_LINE:
        return []
    starts = [
        index
        for index in range(len(text))
        if (index == 0 or text[index - 1] in _STARTS) and grammar.objective(text[index:]) is not None
    ]
    if not starts or starts[0] > 1:
        return []
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    codes = [grammar.objective(piece) for piece in pieces]
    return [(code.code, code.rest.strip(_ENDS)) for code in codes if code is not None]


def is_label(text: str, profile: Profile) -> bool:
    """Tell whether a text is nothing but the label of a row: the name of a perspective."""
    return _label_start(squeeze(text), profile) == 0


def _label_start(text: str, profile: Profile) -> int | None:
    """Return where a row's label begins in the text that no code heads; None where it holds none."""
    for perspective in profile.perspectives:
        match = re.search(rf"(?:策略目標|策略主題)?{perspective.zh}(?:構面)?(?:[(（]?[A-Z][)）]?)?$", text)
        if match:
            return match.start()
    return None


def _perspective(label: str, profile: Profile) -> tuple[str, str]:
    """Return the key of the row's perspective, and the letter printed there where it is another one."""
    for perspective in profile.perspectives:
        match = re.search(rf"{perspective.zh}(?:構面)?[(（]?([A-Z])?[)）]?$", label)
        if match:
            letter = match[1] or perspective.key
            return perspective.key, "" if letter == perspective.key else letter
    return "", ""


def _columns(found: Sequence[_Found], letters: Sequence[str], grammar: CodeGrammar) -> list[str]:
    """Return the theme in whose column each objective stands."""
    ordinary = [objective for objective in found if not grammar.is_top(objective.code)]
    by_line = _by_line(ordinary, letters)
    if by_line is not None:
        named = iter(by_line)
        return [objective.code[0] if grammar.is_top(objective.code) else next(named) for objective in found]
    for groups in (_by_blank(ordinary), _by_restart(ordinary)):
        if letters and len(set(groups)) == len(letters):
            ranks = {group: rank for rank, group in enumerate(dict.fromkeys(groups))}
            named = iter([letters[ranks[group]] for group in groups])
            break
    else:
        named = iter(_by_majority(ordinary, _by_restart(ordinary)))
    return [objective.code[0] if grammar.is_top(objective.code) else next(named) for objective in found]


def _by_line(found: Sequence[_Found], letters: Sequence[str]) -> list[str] | None:
    """A grid printed row by row: several cells stand in one line. None where each cell has lines of its own.

    A line with as many cells as there are themes tells their columns; where cells are empty only the codes do.
    """
    lines: dict[int, list[_Found]] = {}
    for objective in found:
        lines.setdefault(objective.lines[0], []).append(objective)
    groups = [_cells(of_line) for of_line in lines.values()]
    if all(len(set(of_line)) < 2 for of_line in groups):
        return None
    columns: list[str] = []
    for of_line, cells in zip(lines.values(), groups, strict=True):
        is_full = len(set(cells)) == len(letters)
        columns += [letters[cell] if is_full else one.code[0] for one, cell in zip(of_line, cells, strict=True)]
    return columns


def _cells(of_line: Sequence[_Found]) -> list[int]:
    """Number the cells of one line: a new one begins with another letter, or where the numbers do not go on."""
    cells, cell = [], 0
    for before, one in zip([None, *of_line], of_line, strict=False):
        if before is not None:
            cell += one.code[0] != before.code[0] or _number(one) <= _number(before)
        cells.append(cell)
    return cells


def _number(one: _Found) -> int:
    return int(re.sub(r"\D", "", one.code))


def _by_blank(found: Sequence[_Found]) -> list[int]:
    return [objective.group for objective in found]


def _by_restart(found: Sequence[_Found]) -> list[int]:
    """A new cell begins where the numbers of the codes do not go on."""
    groups, group, before = [], 0, 0
    for objective in found:
        number = _number(objective)
        group += number <= before
        before = number
        groups.append(group)
    return groups


def _by_majority(found: Sequence[_Found], groups: Sequence[int]) -> list[str]:
    letters: dict[int, Counter[str]] = {}
    for objective, group in zip(found, groups, strict=True):
        letters.setdefault(group, Counter())[objective.code[0]] += 1
    return [_majority(letters[group], objective.code[0]) for objective, group in zip(found, groups, strict=True)]


def _majority(letters: Counter[str], own: str) -> str:
    """Return the letter of more than half of a cell; its own where no cell can be made out."""
    letter, count = letters.most_common(1)[0]
    return letter if 2 * count > letters.total() else own
