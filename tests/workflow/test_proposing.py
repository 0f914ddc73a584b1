"""What a finding suggests is written into the very cells it is about, and its finding is gone then."""

from dataclasses import replace

import pytest

from heng.check.run import check
from heng.model.agency import Responsibility
from heng.model.card import ActionPlan, Indicator, MapCell, Objective
from heng.model.notation import parse_actual, parse_target
from heng.model.rows import members
from heng.model.source import Place, SourceRef
from heng.model.terms import AgencyRole, ChangeField, Drawing, Scope
from heng.workflow.agencies import register
from heng.workflow.changes import cells
from heng.workflow.changes.refusals import UnknownPlaceError, UnknownSubjectError, UnreadableCellError
from heng.workflow.intake.fixing import Fix, apply, effect
from heng.workflow.intake.proposing import proposals
from tests import factories

pytestmark = pytest.mark.usefixtures("record")

AIR, WASTE = "indicator/AC1/AC1.1/", "indicator/AC1/AC1.2/"


def edition(*kpis):
    return factories.edition(b"x", **({"kpis": kpis} if kpis else {}))


def printing(target, actual, unit="%", objective="AC1"):
    """Return an edition of one indicator whose cells print these texts."""
    made = edition(("某一項", "1", "1"))
    (reading,) = made.figures.readings
    cited = {"source": reading.source}
    wanted = replace(parse_target(target, unit=unit, period=reading.period).value, **cited)
    met = replace(parse_actual(actual, unit=unit, period=reading.period).value, **cited)
    made = replace(made, figures=replace(made.figures, readings=(replace(reading, target=wanted, actual=met),)))
    rows = tuple(replace(one, unit=unit, objective=objective) for one in made.card.indicators)
    return with_card(made, indicators=rows)


def source():
    return SourceRef(document="0" * 64, place=Place(lines=(1,)))


def with_card(made, **parts):
    return replace(made, card=replace(made.card, **parts))


def found(made, code):
    """Return the findings of a rule, each with its remedies."""
    return [(each, proposals(made, each)) for each in check([made], register()) if each.code == code]


def fixes(proposal):
    return [Fix(ref=c.ref, field=c.field, text=c.text, who="amy", reason="查過") for c in proposal.cells]


def texts(remedies):
    return [cell.text for each in remedies for cell in each.cells]


def test_a_serial_number_becomes_the_day_it_stands_for():
    made = printing("107/04/30", "-654759", "日期")
    ((_, remedies),) = found(made, "AC001")
    assert texts(remedies) == ["107/04/30"]
    seen = effect(made, (), fixes(remedies[0]))
    assert "AC001" in {one.code for one in seen.ended}
    assert not seen.brought


def test_a_code_glued_to_a_number_offers_both_readings():
    made = printing("CP4.3.154", "51", objective="CP4")
    ((_, remedies),) = found(made, "TG005")
    assert texts(remedies) == ["54", "154"]
    assert all("TG005" in {one.code for one in effect(made, (), fixes(each)).ended} for each in remedies)


def test_an_unknown_agency_is_replaced_by_the_nearest_name_in_every_place():
    made = edition()
    named = (Responsibility(agency="環境保護居", role=AgencyRole.CO),)
    readings = tuple(replace(one, agencies=named) for one in made.figures.readings)
    made = replace(made, figures=replace(made.figures, readings=readings))
    ((finding, remedies),) = found(made, "AG003")
    (remedy,) = remedies
    nearest = finding.facts["nearest"]
    assert texts(remedies) == [f"({nearest})"] * len(readings)
    after = apply(made, fixes(remedy))
    assert {one for each in after.figures.readings for one in each.agencies} == {
        Responsibility(agency=nearest, role=AgencyRole.CO)
    }


@pytest.mark.parametrize("name", ["交運局", "經管局", "海防局"])
def test_no_name_is_offered_where_it_may_be_another_office(name):
    made = edition()
    readings = tuple(replace(one, agencies=(Responsibility(agency=name),)) for one in made.figures.readings)
    made = replace(made, figures=replace(made.figures, readings=readings))
    assert all(not remedies for _, remedies in found(made, "AG003"))


def action(code, text, under):
    return ActionPlan(
        ref=f"action/{code}/{text}", objective=under.objective, indicator=under.code, indicator_ref=under.ref,
        code=code, text=text, source=source(),
    )  # fmt: skip


def test_a_doubled_code_gets_the_next_free_one_where_it_does_not_fit():
    made = edition()
    air, waste = made.card.indicators[:2]
    plans = (action("AC1.1.1", "巡查", air), action("AC1.2.1", "掃街", waste), action("AC1.1.1", "稽查", waste))
    made = with_card(made, actions=plans)
    ((_, remedies),) = found(made, "SC008")
    (cell,) = remedies[0].cells
    assert (cell.ref, cell.text) == (plans[2].ref, "AC1.2.2")
    codes = {one.code for one in effect(made, (), fixes(remedies[0])).ended}
    assert {"SC008", "ID002"} <= codes


def test_no_code_is_offered_for_a_name_that_was_only_cut():
    made = edition()
    first, second = made.card.indicators[:2]
    rows = (
        replace(first, name="培育優秀人力"),
        replace(second, name="培育優", code=first.code, printed_code=first.code),
    )
    assert all(not remedies for _, remedies in found(with_card(made, indicators=rows), "SC008"))


def test_map_and_table_take_either_name_and_another_thing_of_the_code_keeps_its_own():
    made = edition()
    table = made.card.objectives[0]
    kept = {"scope": Scope.CITY, "drawing": Drawing.MAP, "theme": "A", "perspective": "C", "source": source()}
    drawn = MapCell(ref="map/1", code=table.code, name="提升空氣", **kept)
    made = with_card(made, map=(drawn,), objectives=(replace(table, name="改善空氣"),))
    ((_, remedies),) = found(made, "SC004")
    assert texts(remedies) == ["提升空氣", "改善空氣"]
    assert {type(member_of(made, cell.ref)) for each in remedies for cell in each.cells} == {Objective, MapCell}


def member_of(made, ref):
    return next(one.value for one in members(made) if one.ref == ref)


@pytest.mark.parametrize(
    ("field", "text", "attribute", "stands"),
    [
        (ChangeField.NAME, "空氣好", "name", "空氣好"),
        (ChangeField.UNIT, "微克", "unit", "微克"),
        (ChangeField.FORMULA, "甲÷乙", "formula", "甲÷乙"),
        (ChangeField.CODE, "AC1.9-2", "code", "AC1.9"),
        (ChangeField.UNIT, "", "unit", ""),
    ],
)
def test_every_cell_of_a_row_can_be_corrected(field, text, attribute, stands):
    made = edition()
    made = with_card(made, indicators=tuple(replace(one, unit="%", formula="甲") for one in made.card.indicators))
    after = apply(made, [Fix(ref=AIR, field=field, text=text, who="amy", reason="看錯")])
    assert getattr(member_of(after, AIR), attribute) == stands


def test_what_stands_below_follows_a_corrected_code_and_a_row_that_is_moved():
    made = edition()
    air, waste = made.card.indicators[:2]
    made = with_card(made, actions=(action("AC1.1.1", "巡查", air),))
    fix = Fix(ref=air.ref, field=ChangeField.CODE, text="AC1.7-3", who="amy", reason="看錯")
    plan = apply(made, [fix]).card.actions[0]
    assert (plan.indicator, plan.component) == ("AC1.7", "3")
    moved = Fix(ref=plan.ref, field=ChangeField.PLACE, text=waste.printed_code, who="amy", reason="看錯")
    assert apply(made, [moved]).card.actions[0].indicator_ref == waste.ref
    objective = made.card.objectives[0]
    renamed = Fix(ref=objective.ref, field=ChangeField.CODE, text="AC8", who="amy", reason="看錯")
    rows = [one for one in apply(made, [renamed]).card.indicators if one.objective_ref == objective.ref]
    assert rows
    assert {one.objective for one in rows} == {"AC8"}


def test_what_cannot_stand_in_a_cell_is_refused():
    made = edition()
    with pytest.raises(UnreadableCellError):
        cells.read(made, AIR, ChangeField.NAME, " ")
    with pytest.raises(UnknownPlaceError):
        cells.read(made, AIR, ChangeField.PLACE, "ZZ9")
    with pytest.raises(UnknownSubjectError):
        cells.read(made, "indicator/none", ChangeField.NAME, "甲")
    with pytest.raises(UnknownSubjectError):
        cells.read(made, made.card.objectives[0].ref, ChangeField.UNIT, "%")


def test_every_cell_is_named_with_what_stands_in_it():
    made = edition()
    stands = {(one.ref, one.field): one.text for each in members(made) for one in cells.cells_of(each.value)}
    row = next(one for one in made.card.indicators if isinstance(one, Indicator))
    assert stands[row.ref, ChangeField.NAME] == row.name
    assert stands[row.ref, ChangeField.CODE] == row.printed_code
    assert cells.text_of(made, row.ref, ChangeField.PLACE) == row.objective
