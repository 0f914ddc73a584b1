"""A figure that a person changed says so, and what the document prints is told beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from heng.evaluate import assess, assessment_to_data
from heng.evaluate.telling import explain
from heng.model.edition import Edition
from heng.model.figures import Missing
from heng.model.notation import parse_actual, parse_target
from heng.model.terms import ChangeField, MissingReason
from tests.evaluate.factory import DEMO, Row, at, edition_of

ROW = Row(
    code="AC1.2",
    unit="µg/m³",
    behaviour=None,
    target="≤17",
    actual=replace(parse_actual("19.2", period=None).value, source=at(12)),
)
PRINTED = edition_of(ROW)
READING = PRINTED.figures.readings[0]


@dataclass(frozen=True)
class Made:
    field: ChangeField
    before: str
    after: str
    ref: str = READING.ref
    who: str = "chen"
    recorded: datetime = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
    reason: str = "原始資料更正"
    valid: date = date(2018, 4, 1)


def changed(**cells: object) -> Edition:
    readings = (replace(READING, **cells),)  # type: ignore[arg-type]
    return replace(PRINTED, figures=replace(PRINTED.figures, readings=readings))


def told(edition: Edition, *changes: Made, lang: str = "en", printed: Edition = PRINTED) -> str:
    verdict = assess(edition, DEMO).verdicts[0]
    return explain.render(explain.why(edition, verdict, printed=printed, changes=changes), lang)


CORRECTED = changed(actual=replace(parse_actual("16.8", unit="µg/m³", period=None).value, source=at(12)))
CORRECTION = Made(ChangeField.ACTUAL, "19.2", "16.8")


def test_what_a_person_wrote_is_never_quoted_as_print() -> None:
    text = told(CORRECTED, CORRECTION)

    assert "Actual: 16.8, changed by a person, not what the document prints.\n" in text
    assert "chen changed “19.2” to “16.8” on 2026-05-05 04:30. Reason: 原始資料更正.\n" in text
    assert "The document prints “19.2”. [line 12]\n" in text
    assert "printed “16.8”" not in text


def test_the_same_in_chinese() -> None:
    text = told(CORRECTED, CORRECTION, lang="zh-Hant")

    assert "實際：16.8，由人更改，不是文件印的。\n" in text
    assert "chen於115/05/05 04:30由「19.2」改為「16.8」，理由：原始資料更正。\n" in text
    assert "文件印的是「19.2」。〔第12行〕\n" in text


def test_a_target_that_was_changed() -> None:
    edition = changed(target=parse_target("≤20", unit="µg/m³", period=None).value)
    text = told(edition, Made(ChangeField.TARGET, "≤17", "≤20"))

    assert "Target: ≤ 20, changed by a person" in text
    assert "The document prints “≤17”. [line 12]\n" in text
    assert "Actual: 19.2, printed “19.2”. [line 12]\n" in text


def test_a_cell_that_was_empty() -> None:
    empty = edition_of(replace(ROW, actual=Missing(reason=MissingReason.NOT_GIVEN, source=at(12))))
    text = told(CORRECTED, Made(ChangeField.ACTUAL, "", "16.8"), printed=empty)

    assert "The document leaves the cell empty. [line 12]\n" in text


def test_a_change_that_was_taken_back_leaves_the_print_and_its_history() -> None:
    text = told(PRINTED, CORRECTION, Made(ChangeField.ACTUAL, "16.8", "19.2"))

    assert "Actual: 19.2, printed “19.2”. [line 12]\n" in text
    assert text.count("chen changed") == 2


def test_a_direction_that_a_person_confirmed_names_that_person() -> None:
    made = Made(ChangeField.POLARITY, "", "lower", ref=READING.indicator)

    assert "chen confirmed “Lower is better” on" in told(PRINTED, made)


def test_a_target_from_a_later_day_is_told_and_judges_nothing() -> None:
    later = Made(ChangeField.TARGET, "≤17", "≤20", valid=date(2018, 7, 1))
    verdict = assess(PRINTED, DEMO).verdicts[0]
    text = explain.render(explain.why(PRINTED, verdict, printed=PRINTED, changes=[later], later=[later]), "en")

    assert "From 2018-07-01 the target is “≤20”: later than this period, and not what it is judged against.\n" in text
    assert "Target: read as ≤ 17, printed “≤17”. [line 12]\n" in text


def test_changes_of_other_figures_are_not_told() -> None:
    assert "chen" not in told(PRINTED, Made(ChangeField.ACTUAL, "1", "2", ref="reading/other"))


def test_data_say_what_was_changed_and_what_is_printed() -> None:
    (verdict,) = assessment_to_data(assess(CORRECTED, DEMO), printed=PRINTED)["verdicts"]
    assert (verdict["changed"], verdict["actual"]["text"]) == (True, "16.8")
    assert verdict["printed"]["actual"] == {"text": "19.2", "value": "19.2", "unit": ""}

    (verdict,) = assessment_to_data(assess(PRINTED, DEMO), printed=PRINTED)["verdicts"]
    assert (verdict["changed"], verdict["printed"]) == (False, None)
