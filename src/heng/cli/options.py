"""Options that several verbs share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeVar

from heng.cli.language import Tell
from heng.cli.session import CannotRunError
from heng.model.finding import Wording
from heng.model.period import TAIPEI_TIME
from heng.model.terms import Word

NO_NUMBER = Wording(zh="「{text}」不是數字。", en="“{text}” is no number.")
NO_DAY = Wording(
    zh="「{text}」不是日期。請寫成西元年-月-日，例如 2018-04-30。",
    en="“{text}” is no day. Write year-month-day, such as 2018-04-30.",
)
NO_WORD = Wording(
    zh="「{text}」不在可用的值之中：{words}",
    en="“{text}” is none of these: {words}",
)
W = TypeVar("W", bound=Word)


def add_card_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the options that say which card and which moment."""
    parser.add_argument(
        "--owner",
        help=tell(
            "機關代號，例如 taipei（預設為最近的版次）",
            "key of the owner, such as taipei (default: the latest edition's)",
        ),
    )
    parser.add_argument("--year", type=number, help=tell("民國年", "民國 year"))
    parser.add_argument("--period", help=tell("q1 … q4、year", "q1 … q4, year"))
    parser.add_argument("--edition", help=tell("版次代號（預設為最近的）", "key of an edition (default: the latest)"))
    parser.add_argument(
        "--as-of", type=day, metavar="DAY", help=tell("到這一天為止公布的", "as published up to that day")
    )
    parser.add_argument(
        "--known", type=end_of_day, metavar="DAY", help=tell("到這一天為止記錄的", "as recorded up to that day")
    )


def number(text: str) -> int:
    """Read a whole number; raises CannotRunError."""
    if not text.isascii() or not text.isdigit():
        raise CannotRunError(NO_NUMBER, text=text)
    return int(text)


def day(text: str) -> date:
    """Read an ISO day; raises CannotRunError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CannotRunError(NO_DAY, text=text) from error


def end_of_day(text: str) -> datetime:
    """Read a moment, or a day as its last moment in Taipei; return it in UTC; raises CannotRunError."""
    try:
        if "T" not in text:
            return datetime.combine(day(text), time.max, TAIPEI_TIME).astimezone(UTC)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=TAIPEI_TIME)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CannotRunError(NO_DAY, text=text) from error


def one_of(words: type[W]) -> Callable[[str], W]:
    """Return a reader for one of the words of a vocabulary, which raises CannotRunError for any other text."""

    def read(text: str) -> W:
        try:
            return words.of(text)
        except ValueError as error:
            raise CannotRunError(NO_WORD, text=text, words=", ".join(each.value for each in words)) from error

    return read
