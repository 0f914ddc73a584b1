"""What is only inferred is confirmed for many indicators with one reason; each is a change of its own."""

from __future__ import annotations

import re

from tests.web.conftest import Site


def asked(html: str) -> list[str]:
    """Return the keys of the traits that are asked about."""
    return re.findall(r'name="tick" value="([^"]+)"', html)


def test_many_are_confirmed_at_once_and_each_can_be_undone_alone(site: Site) -> None:
    page = site.card + "confirm/"
    keys = asked(site.officer().get(page).content.decode())
    ticked = [key for key in keys if key.startswith("polarity:")][:2]
    done = site.officer().post(page, {"tick": ticked, "reason": "看過定義"})
    assert done.status_code == 302
    assert not set(ticked) & set(asked(site.officer().get(page).content.decode()))
    code = ticked[0].split("/")[2]
    html = site.officer().get(f"{site.card}kpi/{code}/").content.decode()
    assert "看過定義" in html
    assert "/undo/" in html


def test_nothing_is_written_without_a_reason_or_a_tick(site: Site) -> None:
    page = site.card + "confirm/"
    keys = asked(site.officer().get(page).content.decode())
    for sent in ({"tick": keys[:1]}, {"reason": "看過"}):
        refused = site.officer().post(page, sent)
        assert refused.status_code == 422
        assert "err-sum" in refused.content.decode()
    assert asked(site.officer().get(page).content.decode()) == keys


def test_a_reader_sees_the_grounds_and_no_boxes(site: Site) -> None:
    html = site.reader().get(site.card + "confirm/").content.decode()
    assert "推定" in html
    assert not asked(html)
    assert "/login/" in site.reader().post(site.card + "confirm/", {"tick": "x"}).headers["Location"]
