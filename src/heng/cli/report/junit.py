"""Findings as JUnit XML, which build servers show: a suite for each document, a case for each rule.

A case fails where its rule has open findings at or above the limit; lesser ones stand in its output. What is waived
is a case of its own that was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from heng.check.registry import RULES
from heng.check.rule import Rule
from heng.check.waivers import Waived
from heng.cli.report.checked import Checked
from heng.cli.report.place import place_told
from heng.model.finding import SEVERITY_ORDER, Finding
from heng.model.source import Place
from heng.model.terms import Severity


def render(checked: Checked, lang: str, limit: Severity) -> str:
    """Return the suites of all documents; what has no document has a suite of its own."""
    root = ET.Element("testsuites", name="heng check")
    names = dict.fromkeys((*checked.names.values(), *map(checked.name, checked.findings)))
    for name in names:
        about = [finding for finding in checked.findings if checked.name(finding) == name]
        waived = [each for each in checked.sifted.waived if checked.name(each.finding) == name]
        root.append(_suite(name or "heng", about, waived, lang, limit))
    for count in ("tests", "failures", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(name: str, findings: Sequence[Finding], waived: Sequence[Waived], lang: str, limit: Severity) -> ET.Element:
    suite = ET.Element("testsuite", name=_xml(name), errors="0")
    for rule in RULES.values():
        suite.append(_case(rule, name, [finding for finding in findings if finding.code == rule.code], lang, limit))
    for each in waived:
        suite.append(_waived(each, name, lang))
    suite.set("tests", str(len(suite)))
    suite.set("skipped", str(len(waived)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    return suite


def _case(rule: Rule, name: str, findings: Iterable[Finding], lang: str, limit: Severity) -> ET.Element:
    case = ET.Element("testcase", classname=_xml(name), name=f"{rule.code} {rule.name}")
    failing: list[Finding] = []
    lesser: list[Finding] = []
    for finding in findings:
        (failing if SEVERITY_ORDER[finding.severity] <= SEVERITY_ORDER[limit] else lesser).append(finding)
    if failing:
        failure = ET.SubElement(case, "failure", message=_xml(failing[0].text(lang)), type=rule.name)
        failure.text = _listed(failing, lang)
    if lesser:
        ET.SubElement(case, "system-out").text = _listed(lesser, lang)
    return case


def _waived(each: Waived, name: str, lang: str) -> ET.Element:
    """Return a case that was left out, with who answers for it, until when and why."""
    finding, waiver = each.finding, each.waiver
    case = ET.Element("testcase", classname=_xml(name), name=f"{finding.code} {finding.name} {_xml(finding.subject)}")
    said = f"{waiver.by}, {waiver.until.isoformat()}: {waiver.reason}"
    ET.SubElement(case, "skipped", message=_xml(said)).text = _listed([finding], lang)
    return case


def _listed(findings: Sequence[Finding], lang: str) -> str:
    return "\n".join(
        _xml(f"{_place(finding, lang)}{finding.text(lang)} → {finding.advice(lang)}") for finding in findings
    )


def _place(finding: Finding, lang: str) -> str:
    place = finding.source.place if finding.source else Place()
    told = place_told(place, lang) or (f"L{place.line}" if place.line else "")
    return f"{finding.severity} {' '.join(filter(None, (finding.subject, told)))}: "


def _xml(text: str) -> str:
    """Leave out what no XML file may hold: a document may print any character."""
    return "".join(each if each >= " " or each in "\t\n" else "\ufffd" for each in text if each not in "\ufffe\uffff")
