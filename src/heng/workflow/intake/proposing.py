"""Remedies that a finding itself suggests, each as the cells it would correct, for a person to choose from.

What a remedy writes follows from the facts of its finding and from the edition; nothing is written unasked.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from heng.check.text import elided, fold, fold_code, is_below
from heng.model import canonical
from heng.model.card import ActionPlan, Indicator, MapCell, Objective
from heng.model.edition import Edition
from heng.model.figures import Reading
from heng.model.finding import Fact, Finding, Wording
from heng.model.notation import Parsed, parse_actual, parse_target, print_actual, print_target
from heng.model.terms import ChangeField
from heng.store import finding_data
from heng.workflow.changes import cells
from heng.workflow.changes.cells import Cell
from heng.workflow.changes.refusals import RefusedChangeError
from heng.workflow.intake.likeness import is_cut, is_sure_name
from heng.workflow.opening.printed import Printed

WRITE = Wording("{field}改成「{text}」", "{field}: write “{text}”")
WRITE_AT = Wording("「{at}」的{field}改成「{text}」", "{field} of “{at}”: write “{text}”")
READ_AS = Wording("讀作「{text}」", "read as “{text}”")
SIDES = Wording("目標讀作「{target}」、實際讀作「{actual}」", "target read as “{target}”, actual as “{actual}”")
RENAME = Wording("「{old}」改成「{new}」", "write “{new}” for “{old}”")
EVERYWHERE = Wording("{count}處的「{old}」都改成「{new}」", "write “{new}” for “{old}” in {count} places")
MOVE = Wording("移到{code}底下", "move it under {code}")
SAME_NAME = Wording("{at}也寫「{text}」", "write “{text}” in {at_en} too")
SAME_CODE = Wording("{at}上的代碼改成{text}", "write {text} as the code in {at_en}")
NUMBERED = Wording("改成{codes}", "write {codes}")
_SERIAL = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One remedy: its words, and the text it writes into each cell."""

    wording: Wording
    facts: Mapping[str, Fact] = field(compare=False)
    cells: tuple[Cell, ...] = ()

    @property
    def key(self) -> str:
        """What names it in a form: it changes with what it would write."""
        return _digest([[cell.ref, cell.field.value, cell.text] for cell in self.cells])

    def text(self, lang: str) -> str:
        """Return it in a language."""
        return self.wording.render(lang, self.facts)


def key_of(finding: Finding) -> str:
    """Return what names a finding in a form."""
    return _digest(finding_data.to_data(finding))


def proposals(edition: Edition, finding: Finding, printed: Printed | None = None) -> tuple[Proposal, ...]:
    """Return the remedies for a finding that can be written into its edition, none where a person must know better.

    `printed`: the edition's own, where remedies for many findings of it are asked for.
    """
    make = _MAKERS.get(finding.code)
    if make is None or not finding.refs:
        return ()
    case = _Case(edition, finding, printed or Printed(edition))
    found = [each for each in make(case) if each.cells and _can_stand(case, each)]
    return tuple({each.key: each for each in found}.values())


@dataclass(frozen=True)
class _Case:
    """A finding and the edition it is about."""

    edition: Edition
    finding: Finding
    printed: Printed

    def fact(self, name: str) -> str:
        return str(self.finding.facts.get(name, ""))

    @property
    def by_ref(self) -> Mapping[str, Any]:
        """Every printed object of the edition."""
        return self.printed.by_ref

    @property
    def values(self) -> list[Any]:
        """What the finding is about."""
        return self.printed.of(self.finding.refs)

    @property
    def readings(self) -> list[Reading]:
        """Figures of the rows that the finding is about, which name who answers for them too."""
        wanted = set(self.finding.refs)
        found = (one for ref in dict.fromkeys(self.finding.refs) for one in self.printed.readings.get(ref, ()))
        return self.printed.of(one.ref for one in found if one.ref not in wanted)

    def cells(self, *fields: ChangeField) -> Iterator[Cell]:
        """Yield the cells of what the finding is about."""
        for value in self.values:
            yield from (cell for cell in cells.cells_of(value) if cell.field in fields)

    def of_kind(self, kind: type) -> tuple[Any, ...]:
        return self.printed.of_kind.get(kind, ())

    @property
    def codes(self) -> frozenset[str]:
        """Every code that is printed."""
        return self.printed.codes


def _can_stand(case: _Case, proposal: Proposal) -> bool:
    """Tell whether everything a remedy writes can be read as what its cell holds."""
    try:
        for cell in proposal.cells:
            cells.read_in(case.edition, case.by_ref[cell.ref], cell.field, cell.text)
    except RefusedChangeError:
        return False
    return True


def _write(cell: Cell, text: str, wording: Wording = WRITE, **facts: Fact) -> Proposal:
    return Proposal(wording, {"field": cell.field, "text": text, **facts}, (replace(cell, text=text),))


def _day_of_serial(case: _Case) -> Iterator[Proposal]:
    """The day that a spreadsheet's serial number stands for."""
    for cell in case.cells(*cells.FIGURES):
        if cell.text == case.fact("text"):
            yield _write(cell, case.fact("day"))


def _parted_from_code(case: _Case) -> Iterator[Proposal]:
    """A figure that a code runs into: it begins after the code, or at the last point."""
    glued = case.fact("text")
    for cell in case.cells(*cells.FIGURES):
        if glued in cell.text:
            for number in dict.fromkeys((case.fact("number"), glued.rpartition(".")[2])):
                yield _write(cell, cell.text.replace(glued, number, 1), READ_AS)


def _known_name(case: _Case) -> Iterator[Proposal]:
    """The nearest name of the register, in every place at once, where it can be no other."""
    old, new = case.fact("agency"), case.fact("nearest")
    if not new or not is_sure_name(old, new):
        return
    changed = [
        replace(cell, text=text)
        for value in (*case.values, *case.readings)
        for cell in cells.cells_of(value)
        if cell.field in (ChangeField.AGENCIES, ChangeField.NAME)
        if (text := "、".join(_renamed(cell.text.split("、"), old, new))) != cell.text
    ]
    yield Proposal(
        EVERYWHERE if len(changed) > 1 else RENAME, {"count": len(changed), "old": old, "new": new}, tuple(changed)
    )


def _renamed(names: Iterable[str], old: str, new: str) -> Iterator[str]:
    for name in names:
        yield {old: new, f"({old})": f"({new})"}.get(name, name)


def _free_code(case: _Case) -> Iterator[Proposal]:
    """For what a code is doubled on: the next code that is free below what each stands under."""
    doubled = [value for value in case.values if getattr(value, "code", "")]
    if any(is_cut(_title(one), _title(other)) for one, other in itertools.combinations(doubled, 2)):
        return
    odd = [value for value in doubled if not _fits(case.edition, value)] or doubled[-1:]
    for value in odd:
        if _coded_elsewhere(case, value):
            continue
        code = _next_free(case, value)
        cell = next(cell for cell in cells.cells_of(value) if cell.field is ChangeField.CODE)
        yield _write(cell, code, WRITE_AT, at=elided(_title(value), 24) or cell.text)


def _title(value: Any) -> str:
    return getattr(value, "name", "") or getattr(value, "text", "")


def _coded_elsewhere(case: _Case, value: Any) -> bool:
    """Tell whether map or table print the same objective with another code: that is the one to take (SC005)."""
    if not isinstance(value, MapCell | Objective):
        return False
    others = case.of_kind(Objective if isinstance(value, MapCell) else MapCell)
    return any(fold(one.name) == fold(value.name) and one.code != value.code for one in others)


def _in_its_place(case: _Case) -> Iterator[Proposal]:
    """For a code that names another place than its row stands in: a code of this place, or a move to the other."""
    for value in case.values:
        yield from _free_code(replace(case, finding=replace(case.finding, refs=(value.ref,))))
        places = case.printed.places
        above = fold_code(value.code).rpartition(".")[0]
        ref = next((ref for ref, code in places.items() if fold_code(code) == above), "")
        if ref and ref != cells.above(value):
            cell = Cell(value.ref, ChangeField.PLACE, places[ref])
            yield Proposal(MOVE, {"code": places[ref]}, (cell,))


def _well_formed(case: _Case) -> Iterator[Proposal]:
    """The usual form of a malformed code, unless something else has it."""
    wrong = [cell for cell in case.cells(ChangeField.CODE) if cell.text == case.fact("printed")]
    if wrong and case.fact("code") and case.fact("code") not in case.codes:
        whole = tuple(replace(cell, text=case.fact("code")) for cell in wrong)
        yield Proposal(WRITE, {"field": ChangeField.CODE, "text": case.fact("code")}, whole)


def _with_suffixes(case: _Case) -> Iterator[Proposal]:
    """Rows that share a code get suffixes in the order of printing, unless one of them is taken."""
    rows = list(case.cells(ChangeField.CODE))
    numbered = tuple(replace(cell, text=f"{case.fact('code')}-{number}") for number, cell in enumerate(rows, start=1))
    if case.codes.isdisjoint(cell.text for cell in numbered):
        yield Proposal(NUMBERED, {"codes": "、".join(cell.text for cell in numbered)}, numbered)


def _one_name(case: _Case) -> Iterator[Proposal]:
    """Map and table name an objective differently: either name in both."""
    code, on_map, in_table = (case.fact(name) for name in ("code", "on_map", "in_table"))
    for kind, name, old in ((Objective, on_map, in_table), (MapCell, in_table, on_map)):
        # A code may be printed at something else too, which keeps its name.
        there = [value for value in case.of_kind(kind) if value.code == code and value.name == old]
        written = tuple(Cell(value.ref, ChangeField.NAME, name) for value in there)
        yield Proposal(SAME_NAME, {**_where(kind), "text": name}, written)


def _one_code(case: _Case) -> Iterator[Proposal]:
    """Map and table give an objective different codes: either code in both."""
    for value in case.values:
        cell = next(cell for cell in cells.cells_of(value) if cell.field is ChangeField.CODE)
        code = case.fact("in_table" if isinstance(value, MapCell) else "on_map")
        yield Proposal(SAME_CODE, {**_where(type(value)), "text": code}, (replace(cell, text=code),))


def _where(kind: type) -> dict[str, Fact]:
    """Return where objectives are printed, as facts."""
    at, at_en = ("地圖", "the map") if kind is MapCell else ("表", "the table")
    return {"at": at, "at_en": at_en}


def _readings(case: _Case) -> Iterator[Proposal]:
    """Each way in which a cell can be read, or in which target and actual can be parted."""
    for value in case.values:
        if not isinstance(value, Reading):
            continue
        yield from _sides(case, value)
        for cell in cells.cells_of(value):
            if cell.field in cells.FIGURES and elided(cell.text) == case.fact("text"):
                yield from (_write(cell, text, READ_AS) for text in _ways(case.edition, value, cell))


def _sides(case: _Case, reading: Reading) -> Iterator[Proposal]:
    for name in ("taken", "other"):
        target, parted, actual = case.fact(name).partition("｜")
        if not parted or "…" in target + actual:
            continue
        sides = ((ChangeField.TARGET, target.strip()), (ChangeField.ACTUAL, actual.strip()))
        now = {cell.field: cell.text for cell in cells.cells_of(reading)}
        written = tuple(Cell(reading.ref, one, text) for one, text in sides if text and text != now.get(one))
        yield Proposal(SIDES, {"target": target.strip() or "—", "actual": actual.strip() or "—"}, written)


def _ways(edition: Edition, reading: Reading, cell: Cell) -> list[str]:
    """Return the ways to read a cell, the one that was taken first, as texts that can be read in one way only."""
    row = next((one for one in edition.card.indicators if one.ref == reading.indicator), None)
    unit, code = (row.unit or "", row.code) if row else ("", "")
    if cell.field is ChangeField.TARGET:
        target = parse_target(cell.text, unit=unit, period=reading.period, code=code)
        return [print_target(value) for value in _each(target)]
    actual = parse_actual(cell.text, unit=unit, period=reading.period, target=reading.target)
    return [print_actual(value) for value in _each(actual)]


def _each(parsed: Parsed[Any]) -> tuple[Any, ...]:
    return (parsed.value, *parsed.alternatives)


def _fits(edition: Edition, value: Any) -> bool:
    """Tell whether the code of an object begins with that of what it stands under."""
    if isinstance(value, MapCell | Objective):
        return bool(value.code.startswith(value.theme))
    above = cells.places_of(edition).get(cells.above(value) or "", "")
    return is_below(value.code, above) if above else True


def _next_free(case: _Case, value: Any) -> str:
    """Return the code after the highest one below what an object stands under."""
    if isinstance(value, Indicator | ActionPlan):
        above = case.printed.places.get(cells.above(value) or "", "")
        start = f"{fold_code(above)}."
    else:
        start = _SERIAL.sub("", value.code)
    # Maps and tables share their codes, so one that either uses is not free.
    kinds = (MapCell, Objective) if isinstance(value, MapCell | Objective) else (type(value),)
    taken = [fold_code(one.code) for kind in kinds for one in case.of_kind(kind)]
    numbers = [int(rest) for code in taken if code.startswith(start) and (rest := code[len(start) :]).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1}"


def _digest(data: Any) -> str:
    return hashlib.blake2s(canonical.dump(data).encode(), digest_size=6).hexdigest()


_MAKERS: Mapping[str, Callable[[_Case], Iterable[Proposal]]] = {
    "AC001": _day_of_serial, "TG005": _parted_from_code, "AG003": _known_name, "SC008": _free_code,
    "RD002": _readings, "ID001": _in_its_place, "ID002": _in_its_place, "ID003": _well_formed,
    "ID004": _with_suffixes, "SC004": _one_name, "SC005": _one_code,
}  # fmt: skip
