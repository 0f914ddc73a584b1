"""Adds a rule to the text of the table of all rules."""

from __future__ import annotations

import ast

_WIDTH = 120


def registered(text: str, code: str, family: str, module: str) -> str:
    """Return the table's source with a rule's import, and its entry behind all others."""
    lines = text.split("\n")
    end = _end_of_rules(text)
    lines.insert(end - 1, f'    "{code}": {module}.check,')
    first, last, names = _import_of(text, family)
    lines[first:last] = _import(family, sorted({*names, module}))
    return "\n".join(lines)


def _end_of_rules(text: str) -> int:
    """Return the number of the line that closes the table."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "RULES":
            assert node.end_lineno is not None
            return node.end_lineno
    raise NoTableError


def _import_of(text: str, family: str) -> tuple[int, int, list[str]]:
    """Return the lines (from 0, the end excluded) and names of a family's import; an empty place for a new one."""
    wanted = f"heng.check.rules.{family}"
    place = 0
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.end_lineno is not None
            if node.module == wanted:
                return node.lineno - 1, node.end_lineno, [alias.name for alias in node.names]
            if node.module < wanted:
                place = node.end_lineno
    return place, place, []


def _import(family: str, names: list[str]) -> list[str]:
    line = f"from heng.check.rules.{family} import {', '.join(names)}"
    if len(line) <= _WIDTH:
        return [line]
    return [f"from heng.check.rules.{family} import (", *(f"    {name}," for name in names), ")"]


class NoTableError(ValueError):
    """The source holds no table of rules."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("the table RULES is not in registry.py")
