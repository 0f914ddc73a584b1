"""The tables: columns of the contract, how cells are written, all or nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from heng import ingest
from heng.ingest.tables.columns import COLUMNS
from heng.model.agency import Agency, AgencyRegister
from heng.model.canonical import edition_from_data
from tests.ingest.test_council_report import ROW, read, vertical

REGISTER = AgencyRegister((Agency(key="x-river", name="河川局"),))
ONE = ROW + vertical("河川局") + "70 萬 92 萬 \n"


def table(name: str, body: str = ONE) -> list[dict[str, str]]:
    text = ingest.tables.tables([read(body).edition], REGISTER)[name]
    return list(csv.DictReader(io.StringIO(text)))


def test_every_table_has_the_columns_of_the_contract() -> None:
    written = ingest.tables.tables([read(ONE).edition], REGISTER)
    assert {name: tuple(text.split("\n")[0].split(",")) for name, text in written.items()} == dict(COLUMNS)


def test_numbers_are_plain_and_scale_words_applied() -> None:
    (row,) = table("values")
    assert (row["target"], row["target_op"], row["target_value"]) == ("70 萬", "=", "700000")
    assert (row["actual_state"], row["actual_value"]) == ("reported", "920000")
    assert (row["period_from"], row["period_to"]) == ("2019-01-01", "2019-06-30")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "≥80% 尚無法統計 \n",
            {"target_op": ">=", "target_value": "80", "actual_state": "not_yet", "actual_value": ""},
        ),
        ("10 以下 12 \n", {"target_op": "<=", "target_value": "10", "actual_value": "12"}),
        ("無 無 \n", {"target_op": "none", "actual_state": "not_applicable"}),
        ("50 41 \n (至 5/31) \n", {"actual_value": "41", "as_of_from": "", "as_of_to": "2019-05-31"}),
        ("10 \n 12 \n11 \n", {"target_op": "parts", "target_value": "", "actual_value": "11"}),
        ("", {"target": "", "target_op": "none", "actual": "", "actual_state": "not_given"}),
    ],
)
def test_targets_and_actuals_are_written_as_they_were_read(printed: str, expected: dict[str, str]) -> None:
    (row,) = table("values", ROW + vertical("河川局") + printed)
    assert {column: row[column] for column in expected} == expected


def test_labelled_parts_are_json() -> None:
    (row,) = table("values", ROW + vertical("河川局") + "單位預算 \n 10 \n 基金 \n 12 \n尚無法統計 \n")
    assert [(part["label"], part["value"]) for part in json.loads(row["target_parts"])] == [
        ("單位預算", "10"),
        ("基金", "12"),
    ]


def test_agencies_say_whether_the_register_knows_them() -> None:
    rows = {row["name_printed"]: (row["agency"], row["known"]) for row in table("agencies")}
    assert rows["河川局"] == ("x-river", "yes")
    assert rows["港務處"] == ("", "no")


def test_written_files_are_complete_and_read_back(tmp_path: Path) -> None:
    result = read(ONE)
    ingest.tables.write([result], tmp_path / "a" / "out", register=REGISTER)
    assert {path.name for path in (tmp_path / "a" / "out").iterdir()} == {
        *(f"{name}.csv" for name in COLUMNS),
        "scorecard.json",
        "findings.json",
    }
    data = (tmp_path / "a" / "out" / "kpis.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert (
        edition_from_data(json.loads((tmp_path / "a" / "out" / "scorecard.json").read_text("utf-8"))) == result.edition
    )
    assert json.loads((tmp_path / "a" / "out" / "findings.json").read_text("utf-8")) == []


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(OSError):  # noqa: PT011
        ingest.tables.write([read(ONE)], tmp_path / "taken" / "out", register=REGISTER)
    with pytest.raises(OSError):  # noqa: PT011
        ingest.tables.write([read(ONE)], tmp_path / "taken", register=REGISTER)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
