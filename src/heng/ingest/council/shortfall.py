"""What was not read although the document has it: themes without tables, counts that are far off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from heng.check.rules.reading import rd003_row_unplaced
from heng.ingest.council.heads.table import head_length
from heng.ingest.council.outline import Outline, ThemePart
from heng.ingest.grid import blocks
from heng.ingest.lines import Line
from heng.ingest.scorecard.codes import CodeGrammar
from heng.ingest.source import Citation
from heng.model.card import ActionPlan, Indicator, Objective, Theme
from heng.model.finding import Finding
from heng.model.terms import Column

_MANY_CODES = 3
_LEAST_GAP, _SHARE = 5, 10


def told(lines: Sequence[Line], grammar: CodeGrammar) -> int:
    """Return how many lines stand before the first print of a table: a head, or rows of codes."""
    texts = [line.text for line in lines]
    head = next((index for index in range(len(texts)) if head_length(texts, index)), len(lines))
    codes = [index for index, text in enumerate(texts) if (code := grammar.indicator(text)) and code.strict]
    return min(head, codes[0]) if len(codes) >= _MANY_CODES else head


def prose(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are no part of a table: only one of a single column may hold running text."""
    found: list[Line] = []
    for block in blocks(lines):
        if isinstance(block, Line):
            found.append(block)
        elif block.width == 1:
            found += [line for row in block.rows for line in row.all_lines()]
    return found


def no_theme(outline: Outline, grammar: CodeGrammar, cite: Citation) -> Iterator[Finding]:
    """Yield the finding that a report has no theme, with the first text that was given up.

    An appendix that stands alone is a document of its own.
    """
    lines = outline.preface
    first = told(lines, grammar)
    if outline.themes or not lines or (outline.appendix.lines and first == len(lines)):
        return
    start = lines[min(first, len(lines) - 1)]
    yield rd003_row_unplaced.no_theme(cite.print([start]), start.text)


def no_tables(
    parts: Sequence[ThemePart], themes: Sequence[Theme], objectives: Iterable[Objective], cite: Citation
) -> Iterator[Finding]:
    """Yield a finding for each theme without a table."""
    read = {objective.theme for objective in objectives}
    for part, theme in zip(parts, themes, strict=True):
        if theme.letter in read:
            continue
        last = _last_known(part)
        if last is not None:
            refs = (theme.ref,)
            yield rd003_row_unplaced.no_table(cite.print([last]), last.text, subject=theme.letter, refs=refs)


def no_indicators(parts: Sequence[ThemePart], indicators: Sequence[Indicator], cite: Citation) -> Iterator[Finding]:
    """Yield the finding that a report with themes has no indicator at all."""
    last = next((line for part in reversed(parts) if (line := _last_known(part))), None)
    if last is not None and not indicators:
        yield rd003_row_unplaced.no_indicator(cite.print([last]), last.text)


def counts_far_off(
    themes: Sequence[Theme],
    objectives: Sequence[Objective],
    indicators: Sequence[Indicator],
    actions: Sequence[ActionPlan],
) -> Iterator[Finding]:
    """Yield a finding for each count that a theme declares and that is far from what was read.

    A count that is off by little is for the rules on structure to report.
    """
    for theme in themes:
        if theme.declared is None:
            continue
        rows = [row for row in indicators if row.theme == theme.letter]
        mine = {row.objective for row in rows}
        plans = {(plan.code, plan.text) for plan in actions if plan.objective in mine}
        counts = (
            (Column.OBJECTIVE, theme.declared.objectives, sum(one.theme == theme.letter for one in objectives)),
            (Column.INDICATOR, theme.declared.indicators, len({(row.objective, row.code) for row in rows})),
            (Column.ACTION, theme.declared.actions, len(plans)),
        )
        sure = _last_sure(rows) or theme
        for what, declared, found in counts:
            if declared and (not found or abs(declared - found) > max(_LEAST_GAP, declared // _SHARE)):
                yield rd003_row_unplaced.count_far_off(
                    sure.source, sure.source.text, subject=theme.letter, what=what, declared=declared, found=found
                )


def _last_known(part: ThemePart) -> Line | None:
    headings = [line for section in part.sections.values() for line in section.heading]
    return max([*headings, *part.title], key=lambda line: line.no, default=None)


def _last_sure(rows: Sequence[Indicator]) -> Indicator | None:
    """Return the last row before the numbers of the codes first skip; the last row where they do not."""
    for row, after in pairwise(rows):
        same = after.objective == row.objective
        number, following = _number(row.code), _number(after.code)
        if following > (number + 1 if same else 1):
            return row
    return rows[-1] if rows else None


def _number(code: str) -> int:
    last = code.rpartition(".")[2]
    return int(last) if last.isdecimal() else 0
