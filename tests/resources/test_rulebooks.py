"""The packaged rulebooks."""

import pytest

from heng.evaluate.rulebooks.rulebook import AS_PRINTED, rulebook_from_data, rulebook_to_data
from heng.resources import MissingResourceError, rulebook, rulebooks


def test_as_printed_and_the_demonstration_are_packaged() -> None:
    assert set(rulebooks()) >= {"as-printed", "demo-linear-1"}
    assert rulebook("as-printed") == AS_PRINTED


@pytest.mark.parametrize("name", rulebooks())
def test_each_bears_its_file_name_reads_back_equal_and_is_documented(name: str) -> None:
    book = rulebook(name)

    assert book.name == name
    assert rulebook_from_data(rulebook_to_data(book)) == book  # type: ignore[arg-type]
    assert book.summary.zh
    assert book.summary.en
    if book.judging:
        assert book.clauses
        assert book.examples


def test_none_claims_to_be_adopted() -> None:
    for name in rulebooks():
        book = rulebook(name)
        assert book.adoption is None
        assert book.demonstration == (book.judging is not None)
        if book.demonstration:
            assert "示範" in book.title.zh


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(MissingResourceError, match="demo-linear-1"):
        rulebook("../rulebooks/demo-linear-1")
