import ibis
import pytest

from analysis.link_graph import measure_links
from analysis.questions.orphan_pages import find_orphan_pages
from tests.conftest import ibis_table
from tests.questions_fixture import ORIGIN, drawn_tables


def orphans(links, *, indexable=True, found_by="sitemap", pages=()):
    start = {"url": "/", "final_url": "/", "found_by": "start"}
    page = {"url": "/a", "final_url": "/a", "found_by": found_by}
    judged = [{"url": "/", "indexable": True}, {"url": "/a", "indexable": indexable}]
    tables = ibis_table("indexability", judged), ibis_table("links", links)
    found = find_orphan_pages(*tables, ibis_table("pages", [start, page, *pages]))
    return [(row["url"], row["value"]) for row in found.to_pyarrow().to_pylist()]


def link(source, target, **columns):
    return {"source": source, "target": target, "internal": True} | columns


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ([], [("/a", "sitemap")]),
        ([link("/", "/a")], []),
        ([link("/a", "/a")], [("/a", "sitemap")]),
        ([link("/", "/a", rel="nofollow noopener")], [("/a", "sitemap")]),
        ([link("/", "/a", rel="noopener")], []),
        ([link("/", "/a", rel="nofollow"), link("/b", "/a")], []),
        ([link("/", "/a", internal=False)], [("/a", "sitemap")]),
    ],
)
def test_only_a_followed_link_from_another_page_counts(links, found):
    assert orphans(links) == found


def test_a_link_that_reaches_the_page_through_a_redirect_counts():
    moved = {"url": "/old", "final_url": "/a", "found_by": "link"}
    assert orphans([link("/", "/old")], pages=[moved]) == []
    assert orphans([link("/a", "/old")], pages=[moved]) == [("/a", "sitemap")]


def test_a_page_that_may_not_rank_and_a_start_page_are_no_orphans():
    assert orphans([], indexable=False) == []
    assert orphans([], found_by="start") == []


def test_the_link_numbers_name_the_same_orphans():
    site = drawn_tables()
    start = site["pages"]["url"][0].as_py()
    metrics = measure_links(site["pages"], site["links"], site["indexability"], start_urls=[start])
    orphans_by_numbers = metrics.filter(metrics["orphan"])["url"].to_pylist()
    tables = {name: ibis.memtable(site[name]) for name in ("indexability", "links", "pages")}
    assert find_orphan_pages(**tables).url.to_pyarrow().to_pylist() == orphans_by_numbers == [f"{ORIGIN}/lost"]
