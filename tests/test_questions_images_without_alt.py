import pytest

from analysis.questions.images_without_alt import find_images_without_alt
from tests.conftest import ibis_table


def silent(*alts, indexable=True):
    images = [{"src": f"/{place}.png", "alt": alt} for place, alt in enumerate(alts)]
    pages = ibis_table("pages", [{"url": "/a", "images": images}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    return [(row["value"], row["weight"]) for row in find_images_without_alt(pages, judged).to_pyarrow().to_pylist()]


@pytest.mark.parametrize(
    ("alts", "found"),
    [
        ((), []),
        (("A tent",), []),
        (("",), []),
        ((None,), [("/0.png", 1)]),
        (("", None, "A tent", None), [("/1.png", 2)]),
    ],
)
def test_only_a_missing_attribute_counts(alts, found):
    assert silent(*alts) == found


def test_a_page_that_may_not_rank_is_left_out():
    assert silent(None, indexable=False) == []
