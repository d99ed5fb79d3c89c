import pytest

from analysis.questions.missing_descriptions import find_missing_descriptions
from tests.conftest import ibis_table


@pytest.mark.parametrize(
    ("description", "indexable", "found"),
    [(None, True, ["/a"]), ("  ", True, ["/a"]), ("What it is about", True, []), (None, False, [])],
)
def test_nothing_and_white_space_are_no_description(description, indexable, found):
    pages = ibis_table("pages", [{"url": "/a", "description": description}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    assert find_missing_descriptions(pages, judged).url.to_pyarrow().to_pylist() == found
