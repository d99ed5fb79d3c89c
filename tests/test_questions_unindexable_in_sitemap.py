import pytest

from analysis.questions.unindexable_in_sitemap import find_unindexable_in_sitemap
from tests.conftest import ibis_table


def listed(reason, *entries, crawled="/a"):
    sitemap = [{"sitemap": name, "ordinal": ordinal, "url": "/a"} for name, ordinal in entries or [("/map", 0)]]
    judged = [{"url": crawled, "indexable": reason == "ok", "reason": reason}]
    found = find_unindexable_in_sitemap(ibis_table("sitemap_urls", sitemap), ibis_table("indexability", judged))
    return found.to_pyarrow().to_pylist()


@pytest.mark.parametrize("reason", ["redirect", "client_error", "server_error", "noindex", "canonicalised", "robots"])
def test_an_entry_that_may_not_rank_is_found_with_its_reason(reason):
    assert [(row["url"], row["value"]) for row in listed(reason)] == [("/a", reason)]


@pytest.mark.parametrize("reason", ["ok", "not_fetched", "not_html"])
def test_what_may_rank_and_what_nobody_knows_of_is_left_out(reason):
    assert listed(reason) == []


def test_an_entry_the_crawl_never_met_is_left_out():
    assert listed("noindex", crawled="/b") == []


def test_each_sitemap_is_named_once_with_its_first_entry():
    rows = listed("noindex", ("/map", 4), ("/map", 2), ("/other", 0))
    assert [(row["related"], row["weight"], row["evidence_key"]) for row in rows] == [
        ("/map", 2, "/map\t2"),
        ("/other", 1, "/other\t0"),
    ]
