"""The literate cases of the rules: `cases/CODE.md`, each with cards that pass and cards that fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from heng.check.registry import RULES
from heng.check.rules.reading import rd001_document_truncated, rd004_kind_unknown
from heng.check.run import check
from heng.ingest import ReadResult, RefusedDocumentError, read_documents
from heng.model.finding import Finding
from heng.model.source import Place, SourceRef
from heng.resources import agency_register

FOLDER = Path(__file__).parent / "cases"
_SECTION = re.compile(r"^## (pass|fail): *(.*)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,})(\S*) *(.*)\n((?:.*\n)*?)\1 *$", re.MULTILINE)
_EXPECT = re.compile(
    r"expect: *(?P<subject>\S+)(?: +(?P<severity>error|warning|info))?(?: +line (?P<line>\d+)(?: of (?P<card>\d+))?)?(?: *「(?P<says>.*)」)?"
)


@dataclass(frozen=True)
class Expected:
    """One finding that a case must give. What is not written is not asked."""

    subject: str
    severity: str
    line: int | None
    card: int
    says: str


@dataclass(frozen=True)
class Case:
    """One section of a file. `cut`: numbers of the cards that stop in the middle."""

    code: str
    passes: bool
    title: str
    cards: tuple[str, ...]
    cut: frozenset[int]
    expected: tuple[Expected, ...]


def cases(code: str) -> Iterator[Case]:
    """Yield the cases of a rule."""
    path = FOLDER / f"{code}.md"
    pieces = _SECTION.split(path.read_text(encoding="utf-8")) if path.exists() else [""]
    for kind, title, body in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        fences = list(_FENCE.finditer(body))
        cut = frozenset(number for number, fence in enumerate(fences, start=1) if fence[3].strip() == "cut")
        rest = _FENCE.sub("", body)
        lines = [line.strip() for line in rest.splitlines() if line.strip().startswith("expect:")]
        yield Case(
            code, kind == "pass", title, tuple(fence[4] for fence in fences), cut, tuple(map(expectation, lines))
        )


def expectation(line: str) -> Expected:
    """Read a line that says what must be found."""
    match = _EXPECT.fullmatch(line)
    assert match, f"not understood: {line}"
    number = int(match["line"]) if match["line"] else None
    return Expected(
        match["subject"].removeprefix("-"),
        match["severity"] or "",
        number,
        int(match["card"] or 1),
        match["says"] or "",
    )


ALL = [case for code in sorted(path.stem for path in FOLDER.glob("[A-Z]*[0-9].md")) for case in cases(code)]


@pytest.mark.parametrize(
    "case", ALL, ids=[f"{each.code} {'pass' if each.passes else 'fail'}: {each.title}" for each in ALL]
)
def test_a_case(case: Case) -> None:
    """The rule finds what the case says, at its line, and nothing else."""
    assert case.cards, "no card"
    assert case.passes == (not case.expected), "a case that fails expects a finding, one that passes expects none"
    read, reading = documents(case)
    if not case.code.startswith("RD"):
        assert [each.source.text for each in reading if each.code == "RD003" and each.source] == []
    found = check([each.edition for each in read], agency_register(), reading=reading, select=[case.code])
    order = {name(number): number for number in range(1, len(case.cards) + 1)}
    digests = {each.edition.edition.document.sha256: order[each.edition.edition.document.name] for each in read}
    assert_expected(case, list(found), digests)


def name(number: int) -> str:
    """Return the file name of a card."""
    return f"card-{number}.md"


def documents(case: Case) -> tuple[list[ReadResult], list[Finding]]:
    """Read the cards of a case; what cannot be read is a finding."""
    read: list[ReadResult] = []
    reading: list[Finding] = []
    for number, text in enumerate(case.cards, start=1):
        try:
            results = read_documents(name(number), text.encode(), agency_register())
        except RefusedDocumentError as error:
            reading.append(rd004_kind_unknown.unreadable(name(number), error.wording, {"name": error.name}))
            continue
        read += results
        for result in results:
            reading += result.findings
            if number in case.cut:
                place = SourceRef(document=result.edition.edition.document.sha256, place=Place())
                reading.append(rd001_document_truncated.finding(place, ""))
    return read, reading


def assert_expected(case: Case, found: list[Finding], digests: dict[str, int]) -> None:
    """Match each expectation with one finding."""
    left = list(found)
    for each in case.expected:
        match = next((finding for finding in left if fits(each, finding, digests)), None)
        assert match, f"{each} not among:\n" + "\n".join(told(finding, digests) for finding in found)
        left.remove(match)
    assert not left, "found as well:\n" + "\n".join(told(finding, digests) for finding in left)


def fits(expected: Expected, finding: Finding, digests: dict[str, int]) -> bool:
    """Tell whether a finding is the expected one."""
    if finding.subject != expected.subject or expected.severity not in ("", finding.severity.value):
        return False
    if expected.says and not any(expected.says in finding.text(lang) for lang in ("zh-Hant", "en")):
        return False
    if expected.line is None:
        return True
    source = finding.source
    return source is not None and (source.place.line, digests.get(source.document)) == (expected.line, expected.card)


def told(finding: Finding, digests: dict[str, int]) -> str:
    """Return a finding as an `expect:` line, with its text."""
    source = finding.source
    where = f" line {source.place.line} of {digests.get(source.document)}" if source else ""
    return f"expect: {finding.subject or '-'} {finding.severity.value}{where} 「{finding.text('zh-Hant')}」"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_case_that_passes_and_one_that_fails(code: str) -> None:
    """What a rule means is shown, not only told."""
    assert {case.passes for case in cases(code)} == {True, False}, f"tests/check/cases/{code}.md"
