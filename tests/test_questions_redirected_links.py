import pytest

from analysis.questions.redirected_links import find_redirected_links
from tests.conftest import ibis_table


def redirected(page, *ordinals, internal=True):
    links = [{"source": "/", "ordinal": ordinal, "target": "/old", "internal": internal} for ordinal in ordinals]
    page = {"url": "/old", "final_url": "/new", "state": "ok"} | page
    return find_redirected_links(ibis_table("links", links), ibis_table("pages", [page])).to_pyarrow().to_pylist()


@pytest.mark.parametrize(
    ("page", "ends"),
    [
        ({"first_status": 301}, ["/new"]),
        ({"first_status": 302}, ["/new"]),
        ({"first_status": 304}, []),
        ({"first_status": 200}, []),
        ({"first_status": None}, []),
        ({"first_status": 301, "state": "http_error"}, []),
    ],
)
def test_a_redirect_to_a_readable_page_is_found_with_its_end(page, ends):
    assert [row["value"] for row in redirected(page, 0)] == ends


def test_links_to_other_sites_are_left_out():
    assert redirected({"first_status": 301}, 0, internal=False) == []


def test_links_between_the_same_two_are_counted():
    [row] = redirected({"first_status": 308}, 5, 2, 9)
    assert (row["weight"], row["evidence_key"]) == (3, "/\t2")
