import pytest

from analysis.questions.deep_pages import find_deep_pages
from tests.conftest import ibis_table


def deep(click_depth, *, indexable=True, **options):
    metrics = ibis_table("link_metrics", [{"url": "/a", "click_depth": click_depth}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    return [row["value"] for row in find_deep_pages(metrics, judged, **options).to_pyarrow().to_pylist()]


@pytest.mark.parametrize(("click_depth", "found"), [(3, []), (4, ["4"]), (None, [])])
def test_three_clicks_are_not_deep_and_no_way_at_all_is_another_flaw(click_depth, found):
    assert deep(click_depth) == found


def test_the_limit_can_be_moved():
    assert deep(4, max_depth=4) == []


def test_a_page_that_may_not_rank_may_lie_deep():
    assert deep(9, indexable=False) == []
