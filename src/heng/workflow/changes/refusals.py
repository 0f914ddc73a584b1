"""Changes that are refused, one class a cause."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from heng.model.finding import Wording
from heng.model.period import TAIPEI_TIME
from heng.model.terms import Word
from heng.workflow.opening.opened import Change
from heng.workflow.refusal import RefusedError


class RefusedChangeError(RefusedError):
    """A person's change cannot be written."""


class NoReasonError(RefusedChangeError):
    """A change without its reason."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__(Wording("請寫下變更的理由。", "Give the reason for the change."))


class UnknownSubjectError(RefusedChangeError):
    """The edition has no such reading, indicator or change."""

    def __init__(self, ref: str) -> None:
        """Name what was asked for."""
        super().__init__(
            Wording("這份文件沒有「{ref}」，可能已重新載入：請重新開啟頁面。",
                    "This edition has no “{ref}”; it may have been loaded anew: open the page again."),
            ref=ref,
        )  # fmt: skip


class UnreadableTextError(RefusedChangeError):
    """Text that is no target and no actual."""

    def __init__(self, text: str) -> None:
        """Quote the text."""
        super().__init__(
            Wording("「{text}」讀不出目標值或實際值：請寫成數字、數字加單位、日期，或「尚無法統計」等說明。",
                    "“{text}” cannot be read as a value: write a number, a number with its unit, a day, "
                    "or why there is none (尚無法統計)."),
            text=text,
        )  # fmt: skip


class UnreadablePlanError(RefusedChangeError):
    """Text that is no split of a year's target."""

    def __init__(self, text: str) -> None:
        """Quote the text."""
        super().__init__(
            Wording("「{text}」讀不出分期目標：請寫4個（各季）或12個（各月）數字，用空格隔開，例如 25 50 75 100。",
                    "“{text}” is no split of the year: write 4 numbers (quarters) or 12 (months), with spaces between, "
                    "such as 25 50 75 100."),
            text=text,
        )  # fmt: skip


class UnreadableWeightError(RefusedChangeError):
    """Text that is no weight."""

    def __init__(self, text: str) -> None:
        """Quote the text."""
        super().__init__(
            Wording("「{text}」不是權重：請寫0到100的數字，例如 34 或 33.3。",
                    "“{text}” is no weight: write a number from 0 to 100, such as 34 or 33.3."),
            text=text,
        )  # fmt: skip


class DayFarFromCardError(RefusedChangeError):
    """A day that no figure of a card can wait for: mostly a slip of the keyboard."""

    def __init__(self, day: date, first: date, last: date) -> None:
        """Quote the day, and between which days it may be."""
        super().__init__(
            Wording("{day}離這張計分卡太遠：請寫{first}到{last}之間的日子。",
                    "{day} is too far from this scorecard: write a day from {first} to {last}."),
            day=day.isoformat(), first=first.isoformat(), last=last.isoformat(),
        )  # fmt: skip


class WeightsDoNotSumError(RefusedChangeError):
    """Weights of the parts of a whole that add up to something else."""

    def __init__(self, total: Decimal) -> None:
        """State the sum."""
        super().__init__(
            Wording("權重合計{total}，不是100。", "The weights add up to {total}, not to 100."), total=f"{total:f}"
        )


class WeightsMissingError(RefusedChangeError):
    """Some parts of a whole have a weight, others none."""

    def __init__(self, number: int, parts: int) -> None:
        """Count those without."""
        super().__init__(
            Wording("{parts}個部分有{number}個沒有填：每一個都要有權重（可以是0），或者全部空白，不再用登錄的權重。",
                    "{number} of {parts} parts are empty: each needs a weight (which may be 0), or leave all empty to "
                    "take the recorded weights away."),
            number=number,
            parts=parts,
        )  # fmt: skip


class NotOneNumberError(RefusedChangeError):
    """Text that is not one number."""

    def __init__(self, text: str) -> None:
        """Quote the text."""
        super().__init__(
            Wording("「{text}」不是一個數字：請寫成 1234、1,234.5 或 70萬，可以帶單位。沒有數字就先不要填。",
                    "“{text}” is not one number: write 1234, 1,234.5 or 70萬, with its unit if you like. "
                    "Leave it out where there is none yet."),
            text=text,
        )  # fmt: skip


class UnitDiffersError(RefusedChangeError):
    """A value in a unit that is not the data item's."""

    def __init__(self, text: str, unit: str) -> None:
        """Name both."""
        super().__init__(
            Wording("「{text}」的單位不是{unit}：請換算成{unit}再填，或先改資料項的單位。",
                    "“{text}” is not in {unit}: convert it, or change the unit of the data item first."),
            text=text,
            unit=unit,
        )  # fmt: skip


class SpanOutOfOrderError(RefusedChangeError):
    """A span of time that ends before it begins, or has not ended."""

    def __init__(self, first: str, last: str) -> None:
        """Name both days."""
        super().__init__(
            Wording("期間「{first}至{last}」不對：起日不能晚於迄日，迄日不能在今天之後。",
                    "The span {first} to {last} cannot be: it must not end before it begins, nor after today."),
            first=first,
            last=last,
        )  # fmt: skip


class UnreadableCellError(RefusedChangeError):
    """Text that cannot stand in a cell."""

    def __init__(self, field: Word, text: str) -> None:
        """Name the cell and quote the text."""
        super().__init__(
            Wording(
                "「{text}」不能當作{field}：這一格不能空白。", "“{text}” cannot be the {field}: it must not be empty."
            ),
            field=field,
            text=text,
        )


class UnknownPlaceError(RefusedChangeError):
    """The document has nothing of this code that a row could stand under."""

    def __init__(self, text: str) -> None:
        """Quote the code."""
        super().__init__(
            Wording("這份文件沒有代碼是「{text}」的上層項目：請寫它印出的代碼。",
                    "The document has nothing with the code “{text}” to stand under: write the code as printed."),
            text=text,
        )  # fmt: skip


class AmbiguousTextError(RefusedChangeError):
    """Text that can be read in more than one way."""

    def __init__(self, text: str, readings: tuple[str, ...]) -> None:
        """Quote the text and every reading."""
        super().__init__(
            Wording("「{text}」可以讀成：{readings}。請改寫成其中一種。",
                    "“{text}” can be read as: {readings}. Write it as one of these."),
            text=text,
            readings="；".join(readings),
        )  # fmt: skip
        self.readings = readings


class StaleChangeError(RefusedChangeError):
    """Someone else has changed it since the page was opened."""

    def __init__(self, latest: Change, mine: str) -> None:
        """Show both versions."""
        super().__init__(
            Wording("{who} 已在 {when} 改為「{after}」（理由：{reason}）；您要寫的是「{mine}」。請看過後再決定。",
                    "{who} changed this to “{after}” at {when} (reason: {reason}); yours is “{mine}”. "
                    "Look at both, then decide."),
            who=latest.who,
            when=f"{latest.recorded.astimezone(TAIPEI_TIME):%Y-%m-%d %H:%M}",
            after=latest.after,
            reason=latest.reason,
            mine=mine,
        )  # fmt: skip
        self.latest = latest
        self.mine = mine


class NothingChangesError(RefusedChangeError):
    """What is asked for stands there already."""

    def __init__(self, text: str) -> None:
        """Quote what stands there."""
        super().__init__(
            Wording("現在就是「{text}」，沒有改變。", "It is “{text}” already; nothing was changed."),
            text=text,
        )


class BoundChangeError(RefusedChangeError):
    """The change stands with the acceptance of its document, and goes with it."""

    def __init__(self) -> None:
        """Say how it is taken back."""
        super().__init__(
            Wording("文件的期間和它的匯入是一體的：要改，請在匯入頁撤回接受，再更正期間。",
                    "The time of a document stands with its import: to change it, take the acceptance back on the "
                    "import page and correct the time there."),
        )  # fmt: skip


class UnknownRulebookError(RefusedChangeError):
    """No rulebook has this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Name it, and those there are."""
        super().__init__(
            Wording("沒有名為「{name}」的判定規則；有的是：{known}。",
                    "There is no rulebook “{name}”; there are: {known}."),
            name=name,
            known="、".join(known),
        )  # fmt: skip
