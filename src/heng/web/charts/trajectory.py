"""A figure over its periods: facts only. Targets as solid lines, what is still required as dots, figures as discs.

A place without a figure keeps its ring and says why. Two neighbouring figures are joined; no line leads over a gap, and
there are no trends. A phone gets a drawing of its own with the last places only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from heng.web.charts.scale import Scale, scale
from heng.web.numbers import number

CHARACTER = 7
"""Width of a digit of a label."""
ALL_LABELLED = 9
"""Places up to which each figure is labelled; of more, the first and the last of a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place on the line of time: its label, the year it stands under, and its figure or why it has none."""

    label: str
    year: str
    value: Decimal | None = None
    text: str = ""
    reason: str = ""
    now: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A target for all places of a year, or what is required of some: a value with its label and its places."""

    value: Decimal
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is drawn: places in time, targets, what is required, and whether the axis begins at zero."""

    places: tuple[Place, ...]
    targets: tuple[Level, ...] = ()
    required: tuple[Level, ...] = ()
    slope: bool = False
    zero: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet to draw on, in pixels: its size, the margins on top and right, and how many places it takes."""

    width: int
    height: int
    top: int
    right: int
    places: int


WIDE = Frame(860, 300, 28, 200, 24)
NARROW = Frame(358, 320, 52, 12, 6)
BOTTOM = 56
LINE = 15
"""Height of a line of labels."""
HIGH = Decimal("0.85")
CLOSE = Decimal("0.08")


@dataclass(frozen=True, slots=True)
class Text:
    """A label and where it stands; `anchor` as SVG names it."""

    x: str
    y: str
    text: str
    anchor: str = "middle"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as the points of a polyline."""

    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that a template draws; all lengths as text."""

    width: int
    height: int
    left: str
    right: str
    grid: tuple[Text, ...]
    axis: str
    places: tuple[Text, ...]
    years: tuple[Text, ...]
    borders: tuple[str, ...]
    targets: tuple[Stroke, ...]
    required: tuple[Stroke, ...]
    lines: tuple[Stroke, ...]
    discs: tuple[Text, ...]
    rings: tuple[Text, ...]
    notes: tuple[Text, ...]


def drawing(course: Course, frame: Frame) -> Drawing:
    """Return the drawing of a course on a sheet: of its last places, as many as the sheet takes."""
    return _Pen(_last(course, frame.places), frame).drawing()


def _last(course: Course, most: int) -> Course:
    cut = len(course.places) - most
    if cut <= 0:
        return course
    targets, required = (
        tuple(Level(one.value, one.label, max(one.first - cut, 0), one.last - cut) for one in some if one.last >= cut)
        for some in (course.targets, course.required)
    )
    return Course(places=course.places[cut:], targets=targets, required=required, slope=course.slope, zero=course.zero)


class _Pen:
    """Puts a course on a sheet."""

    def __init__(self, course: Course, frame: Frame) -> None:
        """Find the axis and the margins."""
        self.course, self.frame = course, frame
        self.scale = _scale(course)
        labels = [number(one.normalize()) for one in self.scale.ticks]
        self.left = CHARACTER * max(map(len, labels)) + 14
        self.right = frame.width - frame.right
        self.wide = frame.right > BOTTOM
        self.labels = labels

    def drawing(self) -> Drawing:
        """Return all strokes and texts."""
        frame, floor = self.frame, self.frame.height - BOTTOM
        ticks = zip(self.scale.ticks, self.labels, strict=True)
        return Drawing(
            width=frame.width,
            height=frame.height,
            left=str(self.left),
            right=str(self.right),
            axis=str(floor),
            grid=tuple(Text(str(self.left - 8), self.y(value), label, "end") for value, label in ticks),
            places=tuple(
                Text(self.x(at), str(floor + 20), one.label, strong=one.now)
                for at, one in enumerate(self.course.places)
                if self._is_labelled(at)
            ),
            years=self._years(floor + 42),
            borders=self._borders(),
            targets=tuple(self._level(one) for one in self.course.targets),
            required=tuple(self._required()),
            lines=tuple(self._lines()),
            discs=tuple(self._discs()),
            rings=tuple(self._rings()),
            notes=(*self._reasons(), *self._named()),
        )

    def x(self, at: int, side: Decimal = Decimal(0)) -> str:
        """Return where a place stands; `side` −0.5 and 0.5 are its borders."""
        room = Decimal(self.right - self.left) / len(self.course.places)
        return f"{self.left + room * (at + Decimal('0.5') + side):.1f}"

    def y(self, value: Decimal) -> str:
        """Return the height of a value."""
        floor = self.frame.height - BOTTOM
        return f"{floor - self.scale.share(value) * (floor - self.frame.top):.1f}"

    def _is_labelled(self, at: int) -> bool:
        every = 1 if len(self.course.places) <= ALL_LABELLED else 3
        return (len(self.course.places) - 1 - at) % every == 0 or self.course.places[at].now

    def _years(self, y: int) -> tuple[Text, ...]:
        return tuple(
            Text(f"{(Decimal(self.x(first)) + Decimal(self.x(last))) / 2:.1f}", str(y), year)
            for year, first, last in _runs([one.year for one in self.course.places])
            if year
        )

    def _borders(self) -> tuple[str, ...]:
        runs = _runs([one.year for one in self.course.places])
        return tuple(self.x(first, Decimal("-0.5")) for _, first, _ in runs[1:])

    def _level(self, one: Level) -> Stroke:
        first, last = self.x(one.first, Decimal("-0.5")), self.x(one.last, Decimal("0.5"))
        return Stroke(f"{first},{self.y(one.value)} {last},{self.y(one.value)}")

    def _required(self) -> list[Stroke]:
        if not self.course.slope:
            return [self._level(one) for one in self.course.required]
        found = []
        for one in self.course.required:
            start = self.course.places[one.first].value
            if start is not None:
                found.append(Stroke(f"{self.x(one.first)},{self.y(start)} {self.x(one.last)},{self.y(one.value)}"))
        return found

    def _lines(self) -> list[Stroke]:
        pairs = zip(enumerate(self.course.places), self.course.places[1:], strict=False)
        return [
            Stroke(f"{self.x(at)},{self.y(one.value)} {self.x(at + 1)},{self.y(other.value)}")
            for (at, one), other in pairs
            if one.value is not None and other.value is not None and other.joined
        ]

    def _discs(self) -> list[Text]:
        known = [at for at, one in enumerate(self.course.places) if one.value is not None]
        few = len(known) <= ALL_LABELLED
        return [
            Text(self.x(at), self.y(one.value), one.text if few or at in {known[0], known[-1]} else "", strong=one.now)
            for at in known
            if (one := self.course.places[at]).value is not None
        ]

    def _height(self, at: int) -> str:
        """Return how high the ring of a place stands: at what is required by it, else at its target, else low."""
        for one in self.course.required:
            if one.first <= at <= one.last:
                return self.y(self._required_by(one, at))
        for one in self.course.targets:
            if one.first <= at <= one.last:
                return self.y(one.value)
        return str(self.frame.height - BOTTOM - 12)

    def _required_by(self, one: Level, at: int) -> Decimal:
        start = self.course.places[one.first].value
        if not self.course.slope or start is None:
            return one.value
        return start + (one.value - start) * (at - one.first) / max(one.last - one.first, 1)

    def _rings(self) -> list[Text]:
        return [
            Text(self.x(at), self._height(at), one.reason)
            for at, one in enumerate(self.course.places)
            if one.value is None
        ]

    def _reasons(self) -> list[Text]:
        """Return each reason once for neighbours that share it, above the middle of them."""
        keys = ["" if one.value is not None else f"{one.year}|{one.reason}" for one in self.course.places]
        runs = [(first, last) for key, first, last in _runs(keys) if key]
        return [
            Text(
                f"{(Decimal(self.x(first)) + Decimal(self.x(last))) / 2:.1f}",
                self._above(first, last, number),
                self.course.places[first].reason,
            )
            for number, (first, last) in enumerate(runs)
        ]

    def _above(self, first: int, last: int, number: int) -> str:
        """Return the height of a reason: over its rings; on a phone on top, in two rows by turns, where room is."""
        if not self.wide:
            return str(15 + LINE * (number % 2))
        return f"{min(Decimal(self._height(at)) for at in range(first, last + 1)) - 14:.1f}"

    def _named(self) -> list[Text]:
        """Return the labels of targets and requirements: at their ends; on a phone over or under their lines."""
        texts, taken = [], list[Decimal]()
        ends = [one for one in self.course.targets if one.last == len(self.course.places) - 1]
        for one in (*ends, *self.course.required):
            height = Decimal(self.y(one.value)) + self._shift(one)
            while any(abs(height - other) < LINE for other in taken):
                height += LINE
            taken.append(height)
            x = self.right + 8 if self.wide else self.right
            texts.append(Text(str(x), f"{height:.1f}", one.label, "start" if self.wide else "end", strong=True))
        return texts

    def _shift(self, one: Level) -> int:
        if self.wide:
            return 4
        is_high = self.scale.share(one.value) > HIGH
        return 18 if is_high or one in self.course.required else -6


def _scale(course: Course) -> Scale:
    values = [one.value for one in course.places if one.value is not None]
    levels = [one.value for one in (*course.targets, *course.required)]
    found = scale([*values, *levels], zero=course.zero)
    lowest = min([*values, *levels], default=found.low)
    # What lies on the axis has no room for its label.
    close = found.low != 0 and found.share(lowest) < CLOSE
    return scale([*values, *levels, found.low - found.step / 2], zero=course.zero) if close else found


def _runs(keys: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return runs of equal neighbours with their first and last place."""
    runs: list[tuple[str, int, int]] = []
    for at, key in enumerate(keys):
        if runs and runs[-1][0] == key:
            runs[-1] = (key, runs[-1][1], at)
        else:
            runs.append((key, at, at))
    return runs
