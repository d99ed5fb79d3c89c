import pytest

from analysis.questions.missing_titles import find_missing_titles
from tests.conftest import ibis_table


@pytest.mark.parametrize(
    ("title", "indexable", "found"),
    [(None, True, ["/a"]), ("", True, ["/a"]), (" \n", True, ["/a"]), ("0", True, []), (None, False, [])],
)
def test_nothing_and_white_space_are_no_title(title, indexable, found):
    pages = ibis_table("pages", [{"url": "/a", "title": title}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    assert find_missing_titles(pages, judged).url.to_pyarrow().to_pylist() == found
