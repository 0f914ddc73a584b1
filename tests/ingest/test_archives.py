"""ZIP archives of documents, and Heng's own output read again."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from heng import ingest
from heng.ingest import archive, errors
from heng.ingest.own import own_editions
from heng.ingest.tables.columns import COLUMNS
from heng.model.canonical import edition_to_json
from heng.resources import agency_register, example_document
from tests.ingest.office_files import odt, package

LIMIT = ingest.MAX_BYTES


def names(data: bytes) -> list[str]:
    return [name for name, _ in archive.members("a.zip", data, LIMIT)]


def test_members_are_named_by_their_way_through_folders_and_archives() -> None:
    inner = package({"乙.txt": "乙", "丙.odt": odt("<text:p>丙</text:p>")})
    data = package({"107/甲.txt": "甲", "108/內.zip": inner, "107/": ""})
    assert names(data) == ["a.zip/107/甲.txt", "a.zip/108/內.zip/丙.odt", "a.zip/108/內.zip/乙.txt"]
    assert dict(archive.members("a.zip", data, LIMIT))["a.zip/107/甲.txt"] == "甲".encode()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_documents_of_one_name_are_all_read_and_told_apart() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for path, text in (("甲.txt", "一"), ("甲 (2).txt", "二"), ("甲.txt", "三"), ("甲.txt", "四")):
            made.writestr(path, text)
    found = dict(archive.members("a.zip", buffer.getvalue(), LIMIT))
    assert {name: content.decode() for name, content in found.items()} == {
        "a.zip/甲.txt": "一",
        "a.zip/甲 (2).txt": "二",
        "a.zip/甲 (3).txt": "三",
        "a.zip/甲 (4).txt": "四",
    }


def test_a_member_without_a_name_is_a_document_too() -> None:
    named = package({"x": "甲", "乙.txt": "乙"})
    assert len(names(named.replace(b"x", b"\0"))) == 2


def test_what_programs_put_beside_documents_is_left_out() -> None:
    assert names(package({"甲.txt": "甲", "__MACOSX/._甲.txt": "x", ".DS_Store": "x"})) == ["a.zip/甲.txt"]


def test_an_office_file_is_no_archive() -> None:
    assert not archive.is_archive(odt("<text:p>丙</text:p>"))
    assert archive.is_archive(package({"甲.txt": "甲"}))


def test_names_in_the_encoding_of_an_old_windows() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("x" * 8, "甲")
    data = buffer.getvalue().replace(b"x" * 8, "年\\報".encode("cp950") + b".aa")
    assert names(data) == ["a.zip/年/報.aa"]


@pytest.mark.parametrize("name", ["../甲.txt", "107/../../甲.txt", "/etc/甲.txt", "C:\\甲.txt", "..\\甲.txt"])
def test_names_that_leave_the_archive_are_refused(name: str) -> None:
    with pytest.raises(errors.LeavingArchiveError):
        names(package({name: "甲"}))


def test_archives_in_archives_end_somewhere() -> None:
    data = package({"甲.txt": "甲"})
    for _ in range(3):
        data = package({"內.zip": data})
    with pytest.raises(errors.TooManyDocumentsError):
        names(data)


def test_too_many_documents_are_refused() -> None:
    data = package({f"{number}.txt": "" for number in range(archive.MAX_DOCUMENTS + 1)})
    with pytest.raises(errors.TooManyDocumentsError):
        names(data)


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(errors.TooLargeDocumentError):
        names(package({"甲.txt": bytes(20 * 2**20)}))


def test_a_damaged_or_encrypted_archive_is_refused() -> None:
    data = package({"甲.txt": "甲" * 1000})
    with pytest.raises(errors.DamagedDocumentError):
        names(data[:60])
    locked = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    with pytest.raises(errors.EncryptedDocumentError):
        names(bytes(locked))


def test_a_scorecard_gives_the_edition_that_was_written() -> None:
    edition = ingest.read_document(*example_document(), agency_register()).edition
    text = edition_to_json(edition)
    assert ingest.read_document("scorecard.json", text.encode(), agency_register()).edition == edition
    several = json.dumps([json.loads(text), json.loads(text)]).encode()
    assert [each.edition for each in own_editions("scorecard.json", several)] == [edition, edition]
    with pytest.raises(errors.SeveralEditionsError):
        ingest.read_document("scorecard.json", several, agency_register())


def test_the_tables_beside_a_scorecard_say_nothing_more() -> None:
    data = package({"out/scorecard.json": "{}", "out/kpis.csv": "", "out/findings.json": "[]", "kpis.csv": "甲"})
    assert names(data) == ["a.zip/kpis.csv", "a.zip/out/scorecard.json"]


@pytest.mark.parametrize("change", [{"schema": 99}, {"year": "x"}, {"card": 1}, {"unknown": 1}])
def test_a_scorecard_of_another_form_is_refused(change: dict[str, object]) -> None:
    edition = ingest.read_document(*example_document(), agency_register()).edition
    data = json.loads(edition_to_json(edition)) | change
    with pytest.raises(errors.OtherScorecardError):
        ingest.read_document("scorecard.json", json.dumps(data).encode(), agency_register())


@pytest.mark.parametrize("depth", [100, 400, 2_000])
def test_a_scorecard_nested_deeper_than_any_is_refused(depth: int) -> None:
    edition = ingest.read_document(*example_document(), agency_register()).edition
    data = json.loads(edition_to_json(edition)) | {"plan": "HERE"}
    nested = json.dumps(data).replace('"HERE"', '{"items":[' * depth + "]}" * depth)
    with pytest.raises(errors.OtherScorecardError):
        ingest.read_document("scorecard.json", nested.encode(), agency_register())


def test_other_json_is_text() -> None:
    for text in ('{"schema": 1}', "[]", "[附錄]", '{"a":' * 100_000):
        assert own_editions("a.json", text.encode()) == ()


def test_a_table_without_its_scorecard_is_read_by_itself() -> None:
    table = ",".join(COLUMNS["kpis"]) + "\r\n" + "a.txt,A,AC1,AC1.1,,AC1.1,甲,,,,件,,,,1,1,\n"
    edition = ingest.read_document("kpis.csv", table.encode(), agency_register()).edition
    assert [(each.code, each.name, each.unit) for each in edition.card.indicators] == [("AC1.1", "甲", "件")]
