"""Two generations of a site, crawled and compared for real: every planted change is reported, and nothing else."""

import pytest

from app.comparison import compare, find_comparison, open_changes, two_crawls
from app.sites import add_site
from app.work import crawl_site
from tests.changing_site import EXPECTED, serve_generations
from tests.conftest import rows_of


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    with serve_generations() as server:
        workspace, site = add_site(tmp_path_factory.mktemp("generations"), server.origin + "/", own_site=True)
        for generation in (1, 2):
            server.handler.generation = generation
            assert crawl_site(workspace, site).snapshot
        yield workspace, site, server.origin


@pytest.fixture(scope="module")
def compared(crawled):
    workspace, site, _ = crawled
    return compare(workspace, site, *two_crawls(workspace, site, "previous", "newest"))


@pytest.fixture(scope="module")
def changes(crawled, compared):
    workspace, site, origin = crawled
    rows = open_changes(workspace, site, compared).to_pyarrow().to_pylist()
    return {(row["url"].removeprefix(origin), row["aspect"]): row for row in rows}


def test_every_planted_change_is_reported_with_its_direction_and_severity_and_nothing_else(changes):
    assert {key: (row["change"], row["severity"]) for key, row in changes.items()} == EXPECTED


def test_a_moved_page_says_where_to_and_how_that_is_known(changes, crawled):
    moves = {path: (row["after"].removeprefix(crawled[2]), row["note"])
             for (path, aspect), row in changes.items() if row["change"] == "moved"}  # fmt: skip
    assert moves == {
        "/left": ("/arrived", "redirect"), "/body-old": ("/body-new", "body"), "/text-old": ("/text-new", "text"),
        "/named?id=1": ("/named?sid=2", "canonical"),
    }  # fmt: skip


def test_a_changed_list_or_text_shows_what_came_and_what_went(changes, crawled):
    def of(path, aspect):
        return changes[path, aspect]["removed"], changes[path, aspect]["added"]

    origin = crawled[2]
    assert of("/edited", "text") == (
        ["Good shoes are enough, and poles help on the way down."],
        ["Tickets for the museum are sold at the gate and on the internet."],
    )
    assert of("/subheaded", "headings") == (["h2 Rest"], ["h2 Inn"])
    assert of("/spoken", "hreflang") == ([f"fr {origin}/parle"], [])
    assert of("/priced", "structured_data") == (["offers.price: 89.00"], ["offers.price: 79.00"])
    assert of("/typed", "structured_data") == (["FAQPage"], [])
    assert of("/linking", "links") == ([f"{origin}/parle"], [f"{origin}/edited"])
    assert of("/wording", "anchors") == ([f"{origin}/gesprochen: this"], [f"{origin}/gesprochen: the way"])
    assert of("/robots.txt", "robots_file")[1] == ["User-agent: Googlebot", "Disallow: /closed"]
    assert changes["/hidden", "indexable"]["note"] == "noindex"


def test_the_share_of_a_text_that_differs_counts_words(changes):
    assert 0 < changes["/edited", "text"]["share"] < 0.2
    assert changes["/rewritten", "text"]["share"] > 0.9


def test_a_comparison_is_kept_and_the_other_direction_is_another(crawled, compared):
    workspace, site, origin = crawled
    assert find_comparison(workspace, site, compared.old, compared.new) == compared
    assert find_comparison(workspace, site, compared.new, compared.old) is None
    back = compare(workspace, site, compared.new, compared.old)
    rows = {(r["url"].removeprefix(origin), r["aspect"]): r
            for r in open_changes(workspace, site, back).to_pyarrow().to_pylist()}  # fmt: skip
    assert rows["/hidden", "indexable"]["severity"] == "medium"
    assert rows["/shown", "indexable"]["severity"] == "critical"
    assert rows["/gone", "url"]["change"] == "new"


def test_what_one_crawl_does_not_know_is_named_and_not_reported(compared):
    assert compared.not_measured == {"template": "page_templates"}


def test_what_the_source_of_an_import_does_not_know_is_not_compared(tmp_path):
    workspace, name = add_site(tmp_path, "https://shop.example/")
    page = {"url": "https://shop.example/", "final_url": "https://shop.example/", "state": "ok", "first_status": 200,
            "status": 200, "content_type": "text/html", "googlebot_allowed": True, "title": "Shop"}  # fmt: skip
    rows = [page, page | {"robots_meta": "noindex", "googlebot_allowed": False, "title": "Laden"}]
    abouts = [{"source": "other", "unmeasured": ["pages.googlebot_allowed", "pages.robots_meta"]}, {"crawl": "c"}]
    old, new = (
        workspace.facts(name).write(
            "crawl", [("pages", batch) for batch in rows_of("pages", [row]).to_batches()], about
        )
        for row, about in zip(rows, abouts, strict=True)
    )
    comparison = compare(workspace, name, old, new)
    aspects = set(open_changes(workspace, name, comparison).to_pyarrow()["aspect"].to_pylist())
    assert "title" in aspects
    assert not aspects & {"robots_txt", "robots"}
    assert comparison.not_measured["robots_txt"] == "pages.googlebot_allowed"
