"""The cell of formula and unit: text, unit, weight, polarity and note, each out of the markers that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heng.ingest.scorecard.paragraphs import Paragraph, line_numbers
from heng.ingest.text import is_ideograph, join_lines

NEGATIVE = re.compile(r"[、，,；;\s]*(?:[(（]\s*負向(?:指標)?\s*[)）]|負向指標)")
WEIGHT = re.compile(r"[、，,；;\s]*[(（]?\s*權重\s*[：:]?\s*(?P<number>\d+(?:\.\d+)?)\s*[%％]?\s*[)）]?")
_UNIT = re.compile(r"[(（]?單位\s*[：:]\s*")
_NOTE = re.compile(r"(?:^|(?<=[\s。；]))[※*＊]?(?:備註|附註|註)\s*\d*\s*[：:]")
_ARITHMETIC = re.compile(r"[*＊/／+＋=＝÷×%％－]|(?<!\d)-|-(?!\d)")
_LAST_BRACKET = re.compile(
    r"(?P<before>.*[^\s(（*＊/／+＋=＝÷×－-])\s*(?P<bracket>[(（](?P<inside>[^()（）]*)[)）][。.]?)"
)
_WHOLE_BRACKET = re.compile(r"[(（](?P<inside>.*)[)）][。.]?")
_LEAST_REMARK = 6
_LONGEST_FORMULA = 2000


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """What the cell says, and the lines on which each part stands."""

    text: str = ""
    note: str = ""
    unit: str = ""
    weight: str = ""
    negative: bool = False
    negative_lines: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    unit_lines: tuple[int, ...] = ()
    note_lines: tuple[int, ...] = ()


def read_formula(parts: Sequence[Paragraph]) -> FormulaCell:
    """Take a formula cell apart."""
    taken = _Taken()
    for part in parts:
        taken.take(part)
    taken.set_apart_remark()
    return FormulaCell(
        text=_text(taken.formula),
        note=_text(taken.notes),
        unit=taken.unit,
        weight=taken.weight,
        negative=taken.negative,
        negative_lines=taken.negative_lines,
        lines=_lines(taken.formula),
        unit_lines=taken.unit_lines,
        note_lines=_lines(taken.notes),
    )


def is_remark(inside: str) -> bool:
    """Tell whether the words in a bracket remark on a formula: several words and no arithmetic."""
    return sum(map(is_ideograph, inside)) >= _LEAST_REMARK and not _ARITHMETIC.search(inside)


class _Taken:
    """Collects the parts of a formula cell, paragraph by paragraph."""

    def __init__(self) -> None:
        self.formula: list[tuple[str, Paragraph]] = []
        self.notes: list[tuple[str, Paragraph]] = []
        self.unit = self.weight = ""
        self.unit_lines: tuple[int, ...] = ()
        self.negative_lines: tuple[int, ...] = ()
        self.negative = self.noting = False

    def take(self, part: Paragraph) -> None:
        text, note = _parted(_NOTE, part.text)
        text = self._without_markers(text, part)
        before, unit = _parted(_UNIT, text)
        if unit is not None:
            self._take_unit(unit, part)
        if before:
            (self.notes if self._is_note(before) else self.formula).append((before, part))
        if note is not None:
            self.noting = True
            self.notes.append((note, part))

    def _is_note(self, text: str) -> bool:
        """A note goes on to the end of the cell; behind the unit a remark in brackets is one too."""
        whole = _WHOLE_BRACKET.fullmatch(text)
        return self.noting or (bool(self.unit_lines) and whole is not None and is_remark(whole["inside"]))

    def _without_markers(self, text: str, part: Paragraph) -> str:
        weight = WEIGHT.search(text)
        if weight:
            self.weight = weight["number"]
            text = text[: weight.start()] + text[weight.end() :]
        negative = NEGATIVE.search(text)
        if negative:
            self.negative, self.negative_lines = True, part.lines
            text = text[: negative.start()] + text[negative.end() :]
        return text.strip()

    def _take_unit(self, printed: str, part: Paragraph) -> None:
        unit = _UNIT.sub("", printed, count=1).strip(" 。、，；")
        if not self.unit:
            self.unit, self.unit_lines = unit, part.lines
        elif unit != self.unit:
            self.unit = f"{self.unit}；{unit}"
            self.unit_lines = (*self.unit_lines, *part.lines)

    def set_apart_remark(self) -> None:
        """Move a remark in brackets that ends the formula to the notes."""
        if not self.formula or self.notes:
            return
        text, part = self.formula[-1]
        if len(text) > _LONGEST_FORMULA:
            return
        last, whole = _LAST_BRACKET.fullmatch(text), _WHOLE_BRACKET.fullmatch(text)
        if len(self.formula) > 1 and whole and is_remark(whole["inside"]):
            self.notes.append(self.formula.pop())
        elif last and is_remark(last["inside"]):
            self.formula[-1] = (last["before"], part)
            self.notes.append((last["bracket"], part))


def _parted(marker: re.Pattern[str], text: str) -> tuple[str, str | None]:
    """Return what stands before a marker, and what begins with it, None where it does not occur."""
    match = marker.search(text)
    return (text, None) if match is None else (text[: match.start()].strip(), text[match.start() :].strip())


def _text(parts: Sequence[tuple[str, Paragraph]]) -> str:
    return join_lines((text, True) for text, _ in parts)


def _lines(parts: Sequence[tuple[str, Paragraph]]) -> tuple[int, ...]:
    return line_numbers([part for _, part in parts])
