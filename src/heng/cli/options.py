"""Options that several verbs share."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time

from heng.model.period import TAIPEI_TIME


def add_card_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which card and which moment."""
    parser.add_argument("--owner", help="key of the owner, such as taipei (default: the latest edition's)")
    parser.add_argument("--year", type=int, help="民國 year")
    parser.add_argument("--period", help="q1 … q4, year")
    parser.add_argument("--edition", help="key of an edition (default: the latest)")
    parser.add_argument("--as-of", type=day, metavar="DAY", help="as published up to that day")
    parser.add_argument("--known", type=end_of_day, metavar="DAY", help="as recorded up to that day")


def day(text: str) -> date:
    """Read an ISO day; raises ValueError otherwise."""
    return date.fromisoformat(text)


def end_of_day(text: str) -> datetime:
    """Read a moment, or a day as its last moment in Taipei; return it in UTC."""
    if "T" in text:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=TAIPEI_TIME).astimezone(UTC)
    return datetime.combine(day(text), time.max, TAIPEI_TIME).astimezone(UTC)
