import pytest

from analysis.questions.duplicate_titles import find_duplicate_titles
from tests.conftest import ibis_table


def shared(*titles, langs=None, unindexable=()):
    langs = langs or ["en"] * len(titles)
    pages = [{"url": f"/{n}", "title": t, "lang": lang} for n, (t, lang) in enumerate(zip(titles, langs, strict=True))]
    judged = [{"url": page["url"], "indexable": page["url"] not in unindexable} for page in pages]
    found = find_duplicate_titles(ibis_table("pages", pages), ibis_table("indexability", judged))
    return [
        tuple(row[name] for name in ("url", "related", "value", "weight")) for row in found.to_pyarrow().to_pylist()
    ]


def test_each_page_names_another_with_its_title_and_how_many_have_it():
    assert shared("Tents", "tents ", "Maps", "TENTS") == [
        ("/0", "/3", "Tents", 3),
        ("/1", "/0", "tents", 3),
        ("/3", "/0", "TENTS", 3),
    ]


@pytest.mark.parametrize(
    ("langs", "found"),
    [(["de", "en"], 0), (["de", "de-at"], 2), (["de", None], 0), ([None, None], 2)],
)
def test_a_name_may_be_the_title_in_two_languages(langs, found):
    assert len(shared("Oslo", "Oslo", langs=langs)) == found


def test_pages_without_a_title_share_none():
    assert shared(None, None, "", "") == []


def test_a_page_that_may_not_rank_takes_no_title_away():
    assert shared("Tents", "Tents", unindexable=("/1",)) == []
