"""Missions, visions, values, priorities and top objectives of a card."""

from __future__ import annotations

from collections.abc import Iterable

from heng.model.card import Statement
from heng.model.form.codec import short
from heng.model.form.words import STATEMENTS
from heng.model.terms import Scope, StatementKind
from heng.publish.card.page import Page

_ORDER = list(StatementKind)


def write_statements(statements: Iterable[Statement], scope: Scope, page: Page) -> None:
    """Write statements by kind and position. `scope`: the usual one of where they stand."""

    def place(each: Statement) -> tuple[bool, str, int, int]:
        return each.scope is not scope, each.scope, _ORDER.index(each.kind), each.position

    for each in sorted(statements, key=place):
        whose = f"（{short(each.scope)}）" if each.scope is not scope else ""
        number = each.code or each.no
        page.field(STATEMENTS[each.kind].zh + whose + (f" {number}" if number else ""), each.text)
