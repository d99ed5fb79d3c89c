import pytest

from analysis.questions.same_text_pages import find_same_text_pages
from tests.conftest import ibis_table


def same(*texts, unindexable=(), **options):
    rows = [{"url": f"/{n}", "text_hash": text, "words": words} for n, (text, words) in enumerate(texts)]
    judged = [{"url": row["url"], "indexable": row["url"] not in unindexable} for row in rows]
    found = find_same_text_pages(ibis_table("page_texts", rows), ibis_table("indexability", judged), **options)
    return [(row["url"], row["related"], row["weight"]) for row in found.to_pyarrow().to_pylist()]


def test_each_page_names_another_with_its_text():
    assert same(("t", 90), ("t", 90), ("u", 90)) == [("/0", "/1", 2), ("/1", "/0", 2)]


@pytest.mark.parametrize(("words", "found"), [(49, 0), (50, 2)])
def test_short_texts_may_be_alike(words, found):
    assert len(same(("t", words), ("t", words))) == found


def test_the_least_length_can_be_moved():
    assert len(same(("t", 5), ("t", 5), min_words=5)) == 2


def test_a_page_that_names_another_as_canonical_is_no_duplicate():
    assert same(("t", 90), ("t", 90), unindexable=("/1",)) == []
