"""Words, marks and figures in templates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from heng.check.registry import RULES
from heng.model.finding import Finding, Wording
from heng.model.terms import Word
from heng.web import faults, links, numbers
from heng.web.faults import Spot
from heng.web.findings.rules import title
from heng.web.language import CHINESE, ENGLISH, count_en, current, pick, plural, say
from heng.web.links import Links
from heng.web.states import State

register = template.Library()


@register.simple_tag
def t(zh: str, en: str, **facts: object) -> str:
    """Return a text in the language of the page, with its `{facts}` filled in."""
    chosen = pick(zh, en)
    return chosen.format(**facts) if facts else chosen


class LanguageNode(template.Node):
    """A block in two languages, of which one is rendered."""

    def __init__(self, zh: NodeList, en: NodeList) -> None:
        """Keep both."""
        self.zh = zh
        self.en = en

    def render(self, context: Context) -> SafeString:
        """Render the one in the language of the page."""
        return (self.en if current() == ENGLISH else self.zh).render(context)


@register.tag
def zh(parser: Parser, token: Token) -> LanguageNode:  # noqa: ARG001 (the signature of a tag)
    """`{% zh %}中文{% en %}English{% endzh %}`: a block in both languages, with markup."""
    chinese = parser.parse(("en",))
    parser.delete_first_token()
    english = parser.parse(("endzh",))
    parser.delete_first_token()
    return LanguageNode(chinese, english)


@register.simple_tag
def mark(state: State | str, *, title: bool = False) -> SafeString:
    """Return the mark of a state; with `title` its word shows on hovering."""
    key = state if isinstance(state, str) else state.key
    hover = format_html("<title>{}</title>", state.words) if title and isinstance(state, State) else ""
    return format_html('<svg class="mk st-{}" aria-hidden="true">{}<use href="#m-{}"/></svg>', key, hover, key)


@register.simple_tag
def status(state: State) -> SafeString:
    """Return mark and word of a state."""
    return format_html('<span class="st st-{}">{}{}</span>', state.key, mark(state), state.label)


@register.filter
def slug(ref: str) -> str:
    """Return a `ref` as an `id` of the page."""
    return re.sub(r"[^\w.-]+", "-", ref)


@register.filter
def words(text: str) -> list[str]:
    """Split a list of words."""
    return text.split()


@register.filter
def key(word: Word) -> str:
    """Return the machine word, which names the mark too."""
    return word.value


@register.filter
def label(word: Word) -> str:
    """Return a word of the vocabulary in the language of the page."""
    return word.label(current())


@register.filter
def wording(value: Wording) -> str:
    """Return a text without facts in the language of the page."""
    return say(value, {})


@register.filter
def message(finding: Finding) -> str:
    """Return what a finding says."""
    return finding.text(current())


@register.filter
def advice(finding: Finding) -> str:
    """Return what a finding suggests."""
    return finding.advice(current())


@register.filter
def rule_title(finding: Finding) -> str:
    """Return the short name of a finding's rule, its code where there is no such rule any more."""
    return title(RULES[finding.code]) if finding.code in RULES else finding.code


@register.filter
def spot(finding: Finding) -> Spot | None:
    """Return the line of the document where a finding shows, None where it has none."""
    return faults.spot(finding)


@register.filter
def thousands(value: int | Decimal) -> str:
    """Return a number with grouped thousands."""
    return numbers.number(Decimal(value))


@register.filter
def shown(text: str) -> str:
    """Return printed text for showing: without the spaces between Chinese and Latin characters."""
    return numbers.text(text)


@register.filter
def day(value: Any) -> str:
    """Return a day."""
    return numbers.day(value)


@register.filter
def moment(value: Any) -> str:
    """Return a moment in the time of Taipei."""
    return numbers.moment(value)


@register.simple_tag
def rule_url(code: str) -> str:
    """Return the address of a rule's page."""
    return links.rule(code)


@register.simple_tag
def counted(number: int, zh: str, one: str, many: str = "") -> str:
    """Return a count with its noun: `行動計畫3項`, `3 action plans`."""
    return pick(zh.format(n=f"{number:,}"), count_en(number, one, many))


@register.simple_tag
def counted_word(word: Word, number: int) -> str:
    """Return the word that names a count beside it, in English in the plural: `Errors` 24."""
    return plural(word, number)


@register.simple_tag
def address(links: Links, page: str, *parts: str, **query: str) -> str:
    """Return the address of a page of the card (`kpis`, `findings` …), with what its addresses keep in their query."""
    found: str = getattr(links, page)(*parts, **query)
    return found


@register.simple_tag
def printed() -> SafeString:
    """Return the `lang` attribute for text that a document prints, where the page is in another language."""
    return SafeString("") if current() == CHINESE else SafeString(' lang="zh-Hant"')
