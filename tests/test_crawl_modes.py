"""A crawl looks at what it was asked to look at: a site, a list, sitemaps, one page, what the logs know."""

from time import monotonic

import pytest

from analysis.errors import InputError
from app.crawl_request import CrawlRequest
from tests.hostile_site import HOST, ORIGIN, Crawled, page, serving

MAP = f"<urlset><url><loc>{ORIGIN}/listed</loc></url><url><loc>{ORIGIN}/only-map</loc></url></urlset>"
ROUTES = {
    "/robots.txt": {"body": "Sitemap: /map.xml"},
    "/map.xml": {"body": MAP, "content_type": "application/xml"},
    "/": page("/listed", "/blog/1", "/blog/tag/x", "/shop/1?sort=up"),
    "/listed": page("/deep"),
    "/only-map": page("/deep"),
    "/deep": page(),
    "/orphan": page("/deep"),
    "/blog/1": page("/blog/2", "/shop/2"),
    "/blog/2": page(),
    "/blog/tag/x": page(),
    "/shop/1?sort=up": page(),
    "/shop/2": page(),
    "/old": {"status": 301, "Location": "/new"},
    "/new": page("/deep"),
}


def crawled(tmp_path, **changes):
    with serving(ROUTES) as site:
        return Crawled(site.plan(**changes), tmp_path / "state.sqlite")


def found(result):
    return {path: row["found_by"] for path, row in result.pages.items()}


def test_a_list_is_fetched_and_its_redirects_followed_but_no_link_and_no_sitemap(tmp_path):
    urls = tuple(ORIGIN + path for path in ("/old", "/listed", "/gone"))
    result = crawled(tmp_path, mode="list", start_urls=urls)
    assert found(result) == {"/old": "start", "/new": "redirect", "/listed": "start", "/gone": "start"}
    assert result.states()["/gone"] == ("http_error", "status_404")
    assert {row["found_in"] for row in result.rows["pages"]} == {"list"}
    assert {row["depth"] for row in result.rows["pages"]} == {0}
    assert result.rows["sitemap_files"] == []
    assert len(result.rows["links"]) == 2


def test_a_list_names_a_host_that_is_not_the_sites_and_says_so(tmp_path):
    result = crawled(tmp_path, mode="list", start_urls=(ORIGIN + "/listed", "https://other.example/"))
    assert result.states()["https://other.example/"] == ("blocked", "foreign_host")


def test_the_sitemap_mode_fetches_what_sitemaps_list_and_nothing_else(tmp_path):
    result = crawled(tmp_path, mode="sitemap")
    assert found(result) == {"/listed": "sitemap", "/only-map": "sitemap"}
    assert {row["found_in"] for row in result.rows["pages"]} == {"sitemap"}


def test_a_typed_sitemap_takes_the_place_of_those_the_site_names(tmp_path):
    routes = ROUTES | {"/mine.txt": {"body": f"{ORIGIN}/deep\n", "content_type": "text/plain"}}
    with serving(routes) as site:
        plan = site.plan(mode="sitemap", sitemaps=(ORIGIN + "/mine.txt",))
        result = Crawled(plan, tmp_path / "state.sqlite")
    assert found(result) == {"/deep": "sitemap"}
    assert [(row["sitemap"], row["found_in"]) for row in result.rows["sitemap_files"]] == [
        (ORIGIN + "/mine.txt", "typed")
    ]


def test_sitemaps_that_list_nothing_are_said(tmp_path):
    with pytest.raises(InputError, match="crawl-sitemap-empty"):
        crawled(tmp_path, mode="sitemap", sitemaps=(ORIGIN + "/none.xml",))


def test_one_page_is_fetched_alone(tmp_path):
    result = crawled(tmp_path, mode="page", start_urls=(ORIGIN + "/blog/1",))
    assert found(result) == {"/blog/1": "start"}
    assert [row["target"] for row in result.rows["links"]] == [ORIGIN + "/blog/2", ORIGIN + "/shop/2"]


def test_what_only_logs_or_sitemaps_know_is_fetched_with_a_site(tmp_path):
    result = crawled(tmp_path, seeds=(ORIGIN + "/orphan", ORIGIN + "/listed", "https://other.example/x"))
    assert (found(result)["/orphan"], result.pages["/orphan"]["found_in"]) == ("log", "logs")
    assert (found(result)["/only-map"], found(result)["/listed"]) == ("sitemap", "link")
    assert "https://other.example/x" not in result.pages


def test_patterns_leave_out_what_they_name_and_never_the_start(tmp_path):
    result = crawled(tmp_path, include=("/blog/",), exclude=("/blog/tag/",))
    assert set(result.pages) == {"/", "/blog/1", "/blog/2"}
    assert "/map.xml" not in result.pages


@pytest.mark.parametrize("robots", ["", "Sitemap: /map.xml"], ids=["at its first page", "at its sitemaps"])
def test_a_fault_of_our_own_ends_a_crawl_and_does_not_keep_it_waiting(tmp_path, robots):
    latest = monotonic() + 20
    with (
        serving(ROUTES | {"/robots.txt": {"body": robots}}) as site,
        pytest.raises(InputError, match="pattern-unreadable"),
    ):
        Crawled(site.plan(include=("[",)), tmp_path / "state.sqlite", lambda: monotonic() > latest)


def test_a_pattern_that_cannot_be_read_is_refused_before_anything_is_fetched():
    for typed in ({"include": ("[",)}, {"exclude": ("(?=a)",)}):
        with pytest.raises(InputError, match="pattern-unreadable"):
            CrawlRequest(**typed)


def test_a_redirect_to_what_is_left_out_is_a_named_state(tmp_path):
    with serving(ROUTES | {"/": page("/old")}) as site:
        result = Crawled(site.plan(exclude=("/new",)), tmp_path / "state.sqlite")
    assert result.states()["/old"] == ("blocked", "excluded")
    assert "/new" not in result.pages


def test_a_start_that_redirects_is_followed_whatever_the_patterns_say(tmp_path):
    with serving(ROUTES | {"/": {"status": 301, "Location": "/new"}}) as site:
        result = Crawled(site.plan(include=("/deep",)), tmp_path / "state.sqlite")
    assert result.states()["/"] == ("ok", "")


def test_hosts_below_a_wildcard_belong_to_the_site(tmp_path):
    shop = "blog.shop.example"
    routes = {"/": page(f"https://{shop}/post", "https://evilshop.example/"), "/post": page()}
    with serving(routes) as site:
        plan = site.plan(own_hosts=(HOST, f"*.{HOST}"), connect={HOST: site.url, shop: site.url})
        result = Crawled(plan, tmp_path / "state.sqlite")
        hosts = {host for _, host, _ in site.requests}
    assert hosts == {HOST, shop}
    assert [row["internal"] for row in result.rows["links"]] == [True, False]
    assert result.pages[f"https://{shop}/post"]["state"] == "ok"


@pytest.mark.parametrize("mode", ["list", "sitemap"])
def test_every_mode_goes_on_after_it_was_stopped(mode, tmp_path):
    paths = [f"/p{number}" for number in range(30)]
    listing = "".join(f"{ORIGIN}{path}\n" for path in paths)
    routes = dict.fromkeys(paths, page()) | {"/map.txt": {"body": listing, "content_type": "text/plain"}}
    urls = tuple(ORIGIN + path for path in paths)
    changes = {"list": {"start_urls": urls}, "sitemap": {"sitemaps": (ORIGIN + "/map.txt",)}}[mode]
    with serving(routes) as site:
        plan, state = site.plan(mode=mode, **changes, delay_s=0.05), tmp_path / "state.sqlite"
        first = Crawled(plan, state, lambda: len([path for path in site.paths if path in paths]) > 8)
        second = Crawled(plan, state)
    assert (first.outcome.ended, second.outcome.ended, second.outcome.resumed) == ("stopped", "finished", True)
    assert (second.outcome.urls, len(second.pages)) == (30, 30)


def test_a_crawl_with_other_patterns_or_of_another_list_is_another_crawl():
    with serving({}) as site:
        plans = [
            site.plan(),
            site.plan(exclude=("/a",)),
            site.plan(mode="list", start_urls=(ORIGIN + "/a",)),
            site.plan(mode="list", start_urls=(ORIGIN + "/b",)),
            site.plan(mode="sitemap"),
        ]
    assert len({plan.identity for plan in plans}) == 5
    assert len({plan.part for plan in plans}) == 4
    assert plans[0].part == ""


def test_a_sitemap_tells_how_it_was_found_and_why_it_could_not_be_read(tmp_path):
    index = "<sitemapindex>" + "".join(
        f"<sitemap><loc>{ORIGIN}/{name}</loc></sitemap>" for name in ("broken.xml", "gone.xml", "no.html", "cut.xml.gz")
    )
    routes = ROUTES | {
        "/map.xml": {"body": index + "</sitemapindex>", "content_type": "application/xml"},
        "/broken.xml": {
            "body": f"<urlset><url><loc>{ORIGIN}/deep</loc></url><url><loc>/x<",
            "content_type": "text/xml",
        },
        "/no.html": page(),
        "/cut.xml.gz": {"body": b"\x1f\x8b\x08\x00junk", "content_type": "application/gzip"},
        "/sitemap.xml": {"body": "<urlset><url><loc>https://other.example/</loc></url></urlset>"},
    }
    with serving(routes) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite")
    rows = {row["sitemap"].removeprefix(ORIGIN): row for row in result.rows["sitemap_files"]}
    told = {name: (row["found_in"], row["status"], row["reason"], row["urls"]) for name, row in rows.items()}
    assert told == {
        "/map.xml": ("robots", 200, "", 0),
        "/sitemap.xml": ("usual", 200, "", 1),
        "/broken.xml": ("index", 200, "xml", 2),
        "/gone.xml": ("index", 404, "status_404", 0),
        "/no.html": ("index", 200, "no_sitemap", 0),
        "/cut.xml.gz": ("index", 200, "truncated", 0),
    }
    assert (rows["/map.xml"]["children"], rows["/sitemap.xml"]["foreign"]) == (4, 1)


def test_a_sitemap_with_too_many_entries_is_cut_and_says_so(tmp_path):
    many = "".join(f"/p{number}\n" for number in range(50_001))
    with serving({"/": page(), "/sitemap.xml": {"body": many}}) as site:
        result = Crawled(site.plan(max_urls=1), tmp_path / "state.sqlite")
    [row] = result.rows["sitemap_files"]
    assert (row["urls"], row["reason"]) == (50_000, "too_many")


def test_alternates_of_a_sitemap_are_kept(tmp_path):
    entry = f"""<urlset xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc>{ORIGIN}/listed</loc>
    <xhtml:link rel="alternate" hreflang="en-GB" href="/en"/>
    <xhtml:link rel="alternate" hreflang="de" href="{ORIGIN}/listed"/>
    <xhtml:link rel="stylesheet" href="/style"/></url><url><loc>{ORIGIN}/deep</loc></url></urlset>"""
    with serving(ROUTES | {"/map.xml": {"body": entry, "content_type": "text/xml"}}) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite")
    alternates = [row["hreflang"] for row in result.rows["sitemap_urls"]]
    assert alternates == [[{"lang": "en-GB", "url": ORIGIN + "/en"}, {"lang": "de", "url": ORIGIN + "/listed"}], []]
