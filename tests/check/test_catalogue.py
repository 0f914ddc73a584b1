"""Rules, files and pages agree with each other and with the published catalogue (`catalogue.csv`)."""

from __future__ import annotations

import csv
import importlib
import pkgutil
import re
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

from heng.check import rules
from heng.check.page import SECTIONS, page_text, sections
from heng.check.registry import RULES
from heng.check.rule import Rule
from heng.model.finding import Wording

CJK = re.compile(r"[一-鿿]")


def catalogue() -> dict[str, dict[str, str]]:
    """Return the catalogue by code."""
    with (Path(__file__).parent / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def modules() -> dict[str, ModuleType]:
    """Return the modules of rules by their file name."""
    found = pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
    return {each.name.rpartition(".")[2]: importlib.import_module(each.name) for each in found if not each.ispkg}


def rule_of(module: ModuleType) -> Rule:
    """Return the one rule that a module makes."""
    (rule,) = {value for value in vars(module).values() if isinstance(value, Rule)}
    return rule


def test_every_file_is_in_the_table_and_named_for_its_rule() -> None:
    """`rd003_row_unplaced.py` holds RD003 row-unplaced, and nothing is left out of the table."""
    expected = {f"{code.lower()}_{rule.name.replace('-', '_')}": rule for code, rule in RULES.items()}
    assert {name: rule_of(module) for name, module in modules().items()} == expected


@pytest.mark.parametrize("code", sorted(RULES))
def test_rules_are_those_of_the_catalogue(code: str) -> None:
    """Codes, names and severities are a public contract."""
    rule, published = RULES[code], catalogue()[code]
    assert (rule.code, rule.name, rule.severity) == (code, published["name"], published["severity"])


@pytest.mark.parametrize("code", sorted(RULES))
def test_pages_have_every_section_in_both_languages(code: str) -> None:
    """`heng rule CODE` answers the same questions for each rule."""
    found = sections(RULES[code].page)
    assert [section.heading for section in found] == list(SECTIONS)
    for section in found:
        assert section.zh
        assert section.en
        if section.heading != "Example":
            assert CJK.search(section.zh), section
            assert not CJK.search(section.zh) or not CJK.match(section.en), section


@pytest.mark.parametrize("code", sorted(RULES))
def test_nothing_waits_to_be_written(code: str) -> None:
    """What `heng new-rule` leaves open is filled in before a rule is published."""
    rule = RULES[code]
    wordings = [text for each in (rule.message, rule.suggestion) for text in (each.zh, each.en)]
    case = (Path(__file__).parent / "cases" / f"{code}.md").read_text(encoding="utf-8")
    for text in (rule.page, *wordings, case):
        assert "待寫" not in text
        assert "To be written" not in text


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_page_is_shown_in_one_language(code: str) -> None:
    """Headings and title follow the language."""
    page = RULES[code].page
    assert "做什麼" in page_text(page, "zh-Hant")
    assert "What it does" not in page_text(page, "zh-Hant")
    assert "What it does" in page_text(page, "en")
    assert not CJK.match(page_text(page, "en"))


@pytest.mark.parametrize("name", sorted(modules()))
def test_wordings_name_the_same_facts_in_both_languages(name: str) -> None:
    """What one language says the other does not leave out; a fact in English form is named `…_en`."""
    module = modules()[name]
    rule = rule_of(module)
    wordings = [value for value in vars(module).values() if isinstance(value, Wording)]
    for wording in [*wordings, rule.message, rule.suggestion]:
        assert facts(wording.zh) == facts(wording.en), wording


def facts(template: str) -> set[str]:
    """Return the facts of a template."""
    names = {field for _, field, _, _ in Formatter().parse(template) if field}
    return {name.removesuffix("_en") for name in names}


@pytest.mark.parametrize("code", sorted(RULES))
def test_messages_blame_nobody(code: str) -> None:
    """No exclamation mark, no 請您, no code of an error."""
    rule = RULES[code]
    for text in (rule.message.zh, rule.message.en, rule.suggestion.zh, rule.suggestion.en):
        assert not re.search(r"[!！]|請您|錯誤代碼", text)
