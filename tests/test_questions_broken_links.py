import pytest

from analysis.questions.broken_links import find_broken_links
from tests.conftest import ibis_table


def broken(page, *ordinals, internal=True):
    links = [{"source": "/", "ordinal": ordinal, "target": "/x", "internal": internal} for ordinal in ordinals]
    found = find_broken_links(ibis_table("links", links), ibis_table("pages", [{"url": "/x"} | page]))
    return found.to_pyarrow().to_pylist()


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ({"state": "http_error", "status": 404}, ["404"]),
        ({"state": "http_error", "status": 503, "first_status": 301}, ["503"]),
        ({"state": "error", "reason": "timeout"}, ["timeout"]),
        ({"state": "error", "reason": "body_cut", "status": 200}, ["body_cut"]),
        ({"state": "ok", "status": 200}, []),
        ({"state": "blocked", "reason": "robots"}, []),
        ({"state": "limit", "reason": "hops"}, []),
    ],
)
def test_the_state_of_the_last_hop_decides(page, seen):
    assert [row["value"] for row in broken(page, 0)] == seen


def test_links_between_the_same_two_are_one_finding_that_points_to_the_first():
    [row] = broken({"state": "http_error", "status": 404}, 12, 3)
    assert (row["url"], row["related"], row["weight"]) == ("/", "/x", 2)
    assert (row["evidence_table"], row["evidence_key"]) == ("links", "/\t3")


def test_links_to_other_sites_are_left_out():
    assert broken({"state": "http_error", "status": 404}, 0, internal=False) == []
