"""The report to the council: an edition → a document, in the order and form in which Taipei prints it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heng.evaluate.telling.changed import PersonsChange
from heng.model.approval import Session
from heng.model.edition import Edition, EditionHead
from heng.publish.changes import Marks
from heng.publish.council_budget import budget_blocks
from heng.publish.council_theme import theme_blocks
from heng.publish.document import Block, Document
from heng.publish.words import Words, words


def council_report(
    edition: Edition,
    *,
    lang: str = "zh-Hant",
    changes: Sequence[PersonsChange] = (),
    day: date | None = None,
    chain: str = "",
    root: str = "",
    remark: str = "",
) -> Document:
    """Compose the report of one edition; verdicts are no part of it.

    Args:
        edition: What to print, people's changes applied.
        lang: Language of the words around the data.
        changes: Changes to targets and actuals, oldest first; what they changed is marked and explained.
        day: The day the edition is printed as of; changes that hold from a later one are not in it. None = all hold.
        chain: Digest of the record's chain, where the edition comes from the record.
        root: Digest that joins all chains of the record; who keeps this print can tell later whether it was cut.
        remark: What else a reader must know about this print; it ends the colophon.
    """
    say = words(lang)
    marks = Marks(changes, edition, say, day)
    blocks: list[Block] = []
    for theme in edition.card.themes:
        blocks += theme_blocks(edition, theme, marks, say)
    if edition.budget is not None:
        blocks += budget_blocks(edition.budget, say)
    return Document(
        title=edition.edition.title or say.title.format(owner=edition.owner, period=_subject(edition.edition, say)),
        subject=_subject(edition.edition, say),
        language=say.language,
        opening=tuple(line for line in (_presented(edition.edition.presented_to),) if line),
        blocks=tuple(blocks),
        colophon=(
            *_colophon(edition.edition, chain, root, say),
            *([say.partial.format(n=edition.edition.rows_left)] if edition.edition.rows_left else []),
            say.disclaimer_changed if marks.any else say.disclaimer,
            *marks.others(),
            *([remark] if remark else []),
        ),
    )


def _subject(head: EditionHead, say: Words) -> str:
    return head.period.label(say.language) if head.period else ""


def _presented(to: Session | None) -> str:
    return f"{to.body}{to.session}" if to else ""


def _colophon(head: EditionHead, chain: str, root: str, say: Words) -> tuple[str, ...]:
    lines = [say.made_from.format(name=head.document.name, sha256=head.document.sha256)]
    lines.append(say.edition.format(period=_subject(head, say), key=head.key))
    if chain:
        lines.append(say.chain.format(digest=chain))
    if root:
        lines.append(say.root.format(digest=root))
    return tuple(lines)
