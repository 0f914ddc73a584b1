"""An edition in pieces is the whole edition, and the digests cover the same bytes everywhere."""

import hashlib
from dataclasses import fields, replace

from heng.model.card import Card
from heng.model.listings import aggregates, listings
from heng.model.report import Report, Section
from heng.model.source import Place, SourceRef
from heng.model.terms import Ground, SectionKind
from heng.store import chain, pieces
from tests import factories


def apart(edition):
    return list(pieces.take_apart(edition, Ground.INFERRED))


def together(taken):
    return pieces.put_together({(piece.kind, piece.ref): piece.data for piece in taken})


def test_what_is_taken_apart_goes_together_again():
    whole = factories.big(b"x")
    source = SourceRef(document="0" * 64, place=Place(lines=(1, 2)), text="前言")
    section = Section(ref="section/1", kind=SectionKind.PREFACE, no="壹", text="前言", source=source)
    for edition in (whole, replace(whole, budget=None, report=Report(sections=(section,)))):
        assert together(apart(edition)) == edition


def test_each_printed_object_is_a_piece_of_its_own():
    taken = apart(factories.edition(b"x"))
    by_kind = {kind: [p.ref for p in taken if p.kind == kind] for kind in {p.kind for p in taken}}
    assert by_kind["indicator"] == ["indicator/AC1/AC1.1/", "indicator/AC1/AC1.2/"]
    assert by_kind["target"] == by_kind["actual"] == by_kind["reading"]
    assert by_kind["budget_line"] == ["budget/1", "budget/2"]
    assert {"theme", "objective", "map_cell", "action_plan", "statement"} <= set(by_kind)
    assert len({(p.kind, p.ref) for p in taken}) == len(taken)


def test_every_list_of_the_model_with_places_is_kept_in_pieces():
    kept = {listing.field for listing in listings() if listing.aggregate == "card"}
    assert (
        {"themes", "map", "objectives", "indicators", "actions", "identities"} <= kept <= {f.name for f in fields(Card)}
    )
    kinds = [listing.kind for listing in listings()]
    assert len(kinds) == len(set(kinds))
    assert not set(kinds) & {*aggregates(), pieces.HEAD, pieces.ORDER, "target", "actual", "finding"}


def test_a_digest_is_the_sha256_of_canonical_json():
    link = chain.EntryLink(
        schema=1, owner="taipei", year=107, sequence=1, position=0, edition="q1", kind="actual", ref="reading/AC1",
        voice="document", entity="", body='{"text":"51.5 萬"}', valid_from="2018-04-01", source="",
    )  # fmt: skip
    canonical = (
        r'{"body":"{\"text\":\"51.5 萬\"}","edition":"q1","entity":"","kind":"actual","owner":"taipei","position":0,'
        r'"ref":"reading/AC1","schema":1,"sequence":1,"source":"","valid_from":"2018-04-01","voice":"document","year":107}'
    )
    assert link.digest() == hashlib.sha256(canonical.encode()).hexdigest()
