"""Whether the words of a name say that it is a quantity: by how it ends, and by how a clause or a wish begins."""

from __future__ import annotations

from heng.formula.item_names import unit_in
from heng.formula.names import is_share, without_value
from heng.formula.vocabulary import ABSTRACT, ASIDE, CLAUSE, COUNT_END, EXACT_END, SYMBOL, THING_END

_HEAD = 2
"""Characters of the word at the end of a name."""


def is_quantity(name: str) -> bool:
    """Tell whether the end of a name says what is counted or measured; a thing's end does not where a clause begins."""
    plain = bare(name)
    is_thing = (COUNT_END.search(plain) or THING_END.search(plain)) and not CLAUSE.search(plain)
    return is_exact(name) or bool(is_thing) or unit_in(name) not in {"", "%"}


def is_exact(name: str) -> bool:
    """Tell whether a name ends with a word of counting (`…人數`, `…率`), or is a letter that stands for a quantity."""
    plain = bare(name)
    if ABSTRACT.search(plain):
        return False
    return bool(EXACT_END.search(plain) or SYMBOL.fullmatch(plain)) or is_share(plain)


def is_clause(name: str) -> bool:
    """Tell whether a name begins as a clause or a wish (`提升…`, `為…而…`) and ends as no count."""
    return CLAUSE.search(name) is not None and not is_exact(name)


def are_of_one_thing(one: str, other: str) -> bool:
    """Tell whether two names end with the same word and say different things of it: `合格校車`, `受檢校車`."""
    first, second = bare(one), bare(other)
    same = first[-_HEAD:] == second[-_HEAD:] and first[-_HEAD:].isalpha()
    return (
        same and not first.endswith(second) and not second.endswith(first) and not (is_clause(one) or is_clause(other))
    )


def bare(name: str) -> str:
    """Return a name without asides and a printed value; of a sum that leaves parts out, its last part."""
    return ASIDE.sub("", without_value(name)).replace("＋", "+").rpartition("+")[2].strip()
