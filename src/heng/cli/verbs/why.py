"""`heng why`: the whole derivation of one figure."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from heng.cli.language import Tell
from heng.cli.options import add_card_options
from heng.cli.record import computing_of, open_asked
from heng.cli.session import CannotRunError, Session
from heng.evaluate.inputs.computed_steps import computed_steps
from heng.evaluate.telling import explain
from heng.model.card import Indicator
from heng.model.finding import Wording

if TYPE_CHECKING:
    from heng.workflow.opening.cards import OpenCard


BAD_ADDRESS = Wording(
    zh="看不懂 {text}。寫成 期別/代碼，例如 107/q1/AC1.2；代碼不只一處時寫 107/q1/FL1/FL3.1。",
    en="{text} is no address. Write PERIOD/CODE, such as 107/q1/AC1.2, or 107/q1/FL1/FL3.1 where a code is not unique.",
)
NO_FIGURE = Wording(zh="{period} 沒有指標 {code}。", en="{period} has no indicator {code}.")
NEAR = Wording(
    zh="{period} 沒有指標 {code}。相近的代碼：{near}",
    en="{period} has no indicator {code}. Near codes: {near}",
)
SEVERAL = Wording(
    zh="{code} 不只一處。請寫明目標：{choices}",
    en="{code} stands in several places. Name the objective: {choices}",
)
ADDRESS = re.compile(
    r"(?:(?P<year>\d{2,3})/?)?(?P<period>[a-z][a-z0-9-]*|\d{4}-\d{4}(?:\d{4})?)/(?:(?P<objective>[^/]+)/)?(?P<code>[^/]+)"
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("figure", metavar="PERIOD/CODE", help=tell("例如 107/q1/AC1.2", "such as 107/q1/AC1.2"))
    add_card_options(parser, tell)


def run(options: argparse.Namespace, session: Session) -> int:
    """Write the derivation of each reading of the indicator."""
    match = ADDRESS.fullmatch(options.figure)
    if match is None:
        raise CannotRunError(BAD_ADDRESS, text=options.figure)
    options.period = match["period"]
    options.year = int(match["year"]) if match["year"] else options.year
    card = open_asked(options)
    chosen = _choose(card.edition.card.indicators, match["objective"], match["code"], match["period"])
    session.print("\n".join(_derivations(card, chosen, session.lang)))
    return 0


def _choose(
    indicators: Sequence[Indicator], objective: str | None, code: str, period: str
) -> list[Indicator]:  # fmt: skip
    """Return the rows of one indicator: a component by its own code, all components by the indicator's."""
    named = [one for one in indicators if code in (one.code, one.subject) and objective in (None, one.objective)]
    if not named:
        near = [one.subject for one in indicators if one.code.split(".")[0] == code.split(".", maxsplit=1)[0]][:6]
        raise CannotRunError(NEAR if near else NO_FIGURE, period=period, code=code, near=" ".join(near))
    places = {one.objective for one in named}
    if len(places) > 1:
        choices = " ".join(f"{period}/{place}/{code}" for place in sorted(places))
        raise CannotRunError(SEVERAL, code=code, choices=choices)
    return named


def _derivations(card: OpenCard, indicators: Sequence[Indicator], lang: str) -> list[str]:
    readings = {one.ref: one for one in card.edition.figures.readings}
    computing, document = computing_of(card), card.edition.edition.document.sha256
    found = []
    for verdict in (each for one in indicators for each in card.assessment.by_indicator.get(one.ref, ())):
        steps = computed_steps(computing.of_reading(readings[verdict.reading]), document)
        lines = explain.why(
            card.edition, verdict, printed=card.printed, changes=card.changes, later=card.later, computed=steps
        )  # fmt: skip
        found.append(explain.render(lines, lang))
    return found
