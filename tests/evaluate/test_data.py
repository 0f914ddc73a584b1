"""Grouping, and an assessment as plain data."""

import json

from heng.evaluate import assessment_to_data
from heng.evaluate.totals.grouping import by_objective, by_perspective, by_theme
from heng.model.terms import Polarity
from tests.evaluate.factory import Row, assessed, edition_of, missing

ROWS = (
    Row(code="AC1.1", agencies=("環保局", "教育局")),
    Row(code="AC1.2", agencies=("環保局",), actual=missing()),
    Row(code="BP2.1", agencies=("工務局",), actual="50"),
)


def test_readings_are_grouped_as_the_document_places_them() -> None:
    edition = edition_of(*ROWS)
    one, two, three = (reading.ref for reading in edition.figures.readings)

    assert [(group.key, group.refs) for group in by_theme(edition)] == [("A", (one, two)), ("B", (three,))]
    assert [(group.name, group.refs) for group in by_objective(edition)] == [
        ("AC1 目標", (one, two)),
        ("BP2 目標", (three,)),
    ]
    assert [(group.key, group.refs) for group in by_perspective(edition)] == [("C", (one, two)), ("P", (three,))]


def test_data_are_plain_json_with_machine_words() -> None:
    data = json.loads(json.dumps(assessment_to_data(assessed(ROWS))))

    assert data["rulebook"] == {"name": "demo-linear-1", "version": "1", "demonstration": True, "adopted": False}
    assert data["total"]["by_status"] == {"met": 1, "near": 1, "none": 1}
    assert [theme["key"] for theme in data["themes"]] == ["A", "B"]
    first, second, _ = data["verdicts"]
    assert (first["code"], first["objective"], first["agencies"]) == ("AC1.1", "AC1", ["環保局", "教育局"])
    assert (first["target"], first["actual"]["value"]) == ({"text": "50", "operator": "="}, "40")
    assert (first["status"], first["achievement"], first["reason"], first["line"]) == ("near", "0.8", None, 12)
    assert (first["polarity"], first["polarity_ground"], first["behaviour"]) == ("higher", "inferred", "ratio")
    assert (second["status"], second["reason"]) == ("none", "not_yet")


def test_data_count_on_what_verdicts_rest() -> None:
    rows = (
        Row(code="AC1.1", polarity=Polarity.LOWER),
        Row(code="AC1.2", name="完訓率", formula="完訓人數/編制人數", behaviour=None),
        Row(code="AC1.3", name="健全制度", formula=None, unit=None, behaviour=None),
    )
    data = assessment_to_data(assessed(rows))

    polarity, behaviour = data["grounds"]["polarity"], data["grounds"]["behaviour"]
    assert polarity == {"printed": 1, "inferred": 2, "confirmed": 0, "default": 2, "to_confirm": 0}
    assert behaviour == {"printed": 1, "inferred": 2, "confirmed": 0, "doubted": 1, "to_confirm": 1}
    assert [verdict["behaviour_may_be"] for verdict in data["verdicts"]] == [None, "flow", None]


def test_data_name_every_level_and_say_what_the_record_decided() -> None:
    assessment = assessed(ROWS)
    data = assessment_to_data(assessment, decided=True)

    assert data["rulebook"]["adopted"] is True
    assert [(one["key"], one["name"]) for one in data["perspectives"]] == [("C", "顧客"), ("P", "內部流程")]
    assert all(one["name"] == one["key"] for one in data["agencies"])
