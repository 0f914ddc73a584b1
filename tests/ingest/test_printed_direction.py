"""A printed direction is cited where it stands."""

from heng import resources
from heng.ingest import read_document


def test_each_printed_direction_has_its_place() -> None:
    name, data = resources.example_document()
    edition = read_document(name, data, resources.agency_register()).edition
    lines = data.decode().splitlines()
    printed = [one for one in edition.card.indicators if one.polarity is not None]

    assert printed
    for one in printed:
        assert one.polarity_source is not None
        assert any("負向" in lines[number - 1] for number in one.polarity_source.place.lines)
