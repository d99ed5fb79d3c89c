import pytest

from analysis.questions.broken_json_ld import find_broken_json_ld
from tests.conftest import ibis_table


def broken(*errors, indexable=True):
    blocks = [{"text": "{", "error": error} for error in errors]
    pages = ibis_table("pages", [{"url": "/a", "json_ld": blocks}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    return [(row["value"], row["weight"]) for row in find_broken_json_ld(pages, judged).to_pyarrow().to_pylist()]


@pytest.mark.parametrize(
    ("errors", "found"),
    [
        ((), []),
        (("",), []),
        ((None,), []),
        (("", "no value in line 3", ""), [("no value in line 3", 1)]),
        (("b", "a"), [("a", 2)]),
    ],
)
def test_a_readable_block_hides_no_broken_one(errors, found):
    assert broken(*errors) == found


def test_a_page_that_may_not_rank_is_left_out():
    assert broken("no value", indexable=False) == []
