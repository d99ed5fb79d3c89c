import pytest

from analysis.questions.missing_headings import find_missing_headings
from tests.conftest import ibis_table


@pytest.mark.parametrize(
    ("h1", "indexable", "found"),
    [
        ([], True, ["/a"]),
        (["", " "], True, ["/a"]),
        (["", "Tents"], True, []),
        (["Tents"], True, []),
        ([], False, []),
    ],
)
def test_one_heading_with_a_word_in_it_is_enough(h1, indexable, found):
    pages = ibis_table("pages", [{"url": "/a", "h1": h1}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    assert find_missing_headings(pages, judged).url.to_pyarrow().to_pylist() == found
