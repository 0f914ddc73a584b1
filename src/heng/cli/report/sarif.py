"""Findings as SARIF 2.1.0 (OASIS), which code review tools show beside the line.

Lines are given for texts alone: in a PDF or a sheet a line number of ours leads nowhere, so that page, sheet and cell
are named as properties. What is waived stands among the results with its suppression, as the standard has it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from heng import __version__
from heng.check.fault_line import fault_line
from heng.check.fingerprint import fingerprint
from heng.check.page import page_text
from heng.check.registry import RULES
from heng.check.rule import Rule
from heng.check.waivers import Waiver
from heng.cli.report.checked import Checked
from heng.model.finding import Finding
from heng.model.source import Place
from heng.model.terms import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LOCALES: Mapping[str, str] = {"zh-Hant": "zh-TW", "en": "en"}
"""The standard knows a language with a country, no script."""
_POSITIONS = {code: position for position, code in enumerate(RULES)}


def render(checked: Checked, lang: str, _limit: Severity) -> str:
    """Return the log of one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(checked, lang).data]}
    return json.dumps(log, ensure_ascii=False, indent=1)


@dataclass
class _Run:
    checked: Checked
    lang: str

    @property
    def data(self) -> dict[str, Any]:
        results = [self._result(finding) for finding in self.checked.findings]
        results += [self._result(each.finding, each.waiver) for each in self.checked.sifted.waived]
        driver = {"name": "heng", "version": __version__, "language": LOCALES[self.lang]}
        return {
            "tool": {"driver": {**driver, "rules": [_rule(rule, self.lang) for rule in RULES.values()]}},
            "columnKind": "unicodeCodePoints",
            "artifacts": list(self._artifacts.values()),
            "results": results,
        }

    @cached_property
    def _artifacts(self) -> dict[str, dict[str, Any]]:
        """Every document, in the order of `index`; one that could not be read has no digest."""
        return {
            key: {"location": {"uri": _uri(name)}, **({} if key == name else {"hashes": {"sha-256": key}})}
            for key, name in self.checked.names.items()
        }

    def _result(self, finding: Finding, waiver: Waiver | None = None) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": _POSITIONS[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": f"{finding.text(self.lang)} {finding.advice(self.lang)}"},
            "locations": [self._location(finding)],
            "partialFingerprints": {"hengFinding/v1": fingerprint(finding)},
        }
        if waiver:
            result["suppressions"] = [_suppression(waiver)]
        return result

    def _location(self, finding: Finding) -> dict[str, Any]:
        location: dict[str, Any] = {}
        if finding.source and finding.source.document in self._artifacts:
            location["physicalLocation"] = self._physical(finding, finding.source.document, finding.source.place)
        if finding.subject:
            location["logicalLocations"] = [{"name": finding.subject, "kind": "element"}]
        return location

    def _physical(self, finding: Finding, document: str, place: Place) -> dict[str, Any]:
        index = list(self._artifacts).index(document)
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(self.checked.names[document]), "index": index}}
        named = {"page": place.page, "sheet": place.sheet, "cell": place.cell}
        if any(named.values()):
            physical["properties"] = {key: value for key, value in named.items() if value}
        elif region := self._region(finding, document):
            physical["region"] = region
        return physical

    def _region(self, finding: Finding, document: str) -> dict[str, Any]:
        text = self.checked.lines(document)
        spot = fault_line(finding, text)
        if spot is None:
            return {}
        region: dict[str, Any] = {"startLine": spot.number}
        if spot.number <= len(text):
            printed = text[spot.number - 1]
            region["snippet"] = {"text": printed.strip()}
            if spot.words:
                start = printed.index(spot.words) + 1
                region |= {"startColumn": start, "endColumn": start + len(spot.words)}
        return region


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    page = page_text(rule.page, lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.partition("\n")[0]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _suppression(waiver: Waiver) -> dict[str, Any]:
    answers = {"by": waiver.by, "until": waiver.until.isoformat()}
    return {"kind": "external", "status": "accepted", "justification": waiver.reason, "properties": answers}


def _uri(name: str) -> str:
    return quote(PurePath(name).as_posix())
