import pytest

from analysis.indexability import judge_indexability
from analysis.questions.broken_canonicals import find_broken_canonicals
from tests.conftest import ibis_table

SOUND = {"first_status": 200, "status": 200, "state": "ok", "content_type": "text/html", "googlebot_allowed": True}


def broken(canonical, *targets, **page):
    rows = [{"url": "/a", "final_url": "/a", "canonical": canonical} | page, *targets]
    pages = ibis_table("pages", [SOUND | {"final_url": row["url"]} | row for row in rows])
    found = find_broken_canonicals(pages, judge_indexability(pages)).to_pyarrow().to_pylist()
    return [(row["url"], row["related"], row["value"]) for row in found]


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ({"first_status": 301, "final_url": "/c"}, "redirect"),
        ({"first_status": 410, "state": "http_error"}, "client_error"),
        ({"first_status": 500, "state": "http_error"}, "server_error"),
        ({"robots_meta": "noindex"}, "noindex"),
        ({"googlebot_allowed": False, "state": "blocked"}, "robots"),
        ({"canonical": "/c"}, "canonicalised"),
    ],
)
def test_a_canonical_that_may_not_rank_is_found_with_its_fault(target, fault):
    assert ("/a", "/b", fault) in broken("/b", {"url": "/b"} | target)


def test_a_canonical_that_redirects_back_should_still_name_the_page_itself():
    assert broken("/a/", {"url": "/a/", "first_status": 301, "final_url": "/a"}) == [("/a", "/a/", "redirect")]


@pytest.mark.parametrize("canonical", [None, "/a", "/b", "https://elsewhere.example/"])
def test_none_itself_one_that_may_rank_and_one_nobody_fetched_are_well(canonical):
    assert broken(canonical, {"url": "/b"}) == []


def test_a_page_with_a_flaw_that_comes_first_is_left_out():
    gone = {"url": "/b", "first_status": 404, "state": "http_error"}
    assert broken("/b", gone, robots_meta="noindex") == []
