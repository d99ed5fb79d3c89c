"""A crawl of a site that does what real ones do: every URL ends in a named state, once, with its chain."""

import pytest

from analysis.tables import COLUMNS
from tests.crawl_process import plan_for, run, tables
from tests.hostile_server import page, redirect, serving, zipped

_LATIN = "<title>Größe – Straße</title>".encode("cp1252")
_HEAVY = b"<title>heavy</title><p " + b"a=1 " * 40_000 + b"><a href=/reached>x</a>"
_ROBOTS = b"User-agent: *\nDisallow: /secret\nUser-agent: Googlebot\nDisallow: /hidden\nSitemap: /map.xml\n"
_MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>/orphan</loc><lastmod>2026-11-01</lastmod></url></urlset>"""
_BODY = """
<nav><a href=/x?utm_source=mail>x</a></nav><footer><a href="/y" rel="nofollow ugc">y</a></footer>
<div class=breadcrumb><a href=/>Start</a></div><a href=mailto:a@b.example>m</a><a href=#top>t</a>
<a href=/pic><img alt=Bild></a>"""
_HEAD = """<meta name=description content=" two  words "><meta name=robots content="NOINDEX, follow">
<meta name=googlebot content=nosnippet><link rel=canonical href=/canon><link rel=alternate hreflang=en href=/en>
<meta property="og:title" content="T"><script type="application/ld+json">{"@type":"Product"}</script>
<script type="application/ld+json">{broken</script>"""

ANSWERS = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, _ROBOTS),
    "/map.xml": (200, {"Content-Type": "application/xml"}, _MAP),
    "/": page("/a", "/chain1", "/self", "/pair1", "/abroad", "/secret", "/hidden", "/gone", "/latin", "/heavy", "/zip",
              "/pdf", "/hangup", "/many0", "/spelled/../spelling", "/spelling#x", "/spelling?utm_medium=x", "/rich"),
    "/a": page("/", "/b"),
    "/b": page("/a"),
    "/chain1": redirect("/chain2", 302),
    "/chain2": redirect("/end"),
    "/end": page("/a", title="end"),
    "/self": redirect("/self"),
    "/pair1": redirect("/pair2"),
    "/pair2": redirect("/pair1"),
    "/abroad": redirect("https://elsewhere.example/x"),
    "/secret": page(),
    "/hidden": page(),
    "/latin": (200, {"Content-Type": "text/html"}, _LATIN),
    "/heavy": (200, {}, _HEAVY),
    "/reached": page(),
    "/zip": zipped(page(title="zipped")),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/hangup": (0, {}, b""),
    "/spelling": page(),
    "/orphan": page(),
    "/rich": page(title="rich", head=_HEAD, body=_BODY, X_Robots_Tag="noarchive"),
    "/x": page(), "/y": page(), "/pic": page(), "/canon": page(), "/en": page(),
    **{f"/many{n}": redirect(f"/many{n + 1}") for n in range(15)},
}  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    state = tmp_path_factory.mktemp("crawl") / "crawl.sqlite"
    with serving(ANSWERS) as server:
        events, outcome = run(plan_for(server.base), state)
        found = tables(state)
        pages = {row["url"].removeprefix(server.base): row for row in found["pages"].to_pylist()}
        yield server, events, outcome, pages, found


def test_every_url_is_told_once_and_stored_once(crawled):
    server, events, outcome, pages, _ = crawled
    assert outcome["ended"] == "finished"
    assert len(events) == len({event["url"] for event in events}) == outcome["urls"] == len(pages)
    assert all(event["url"].startswith(server.base) for event in events)


@pytest.mark.parametrize(
    ("path", "first", "status", "state", "reason", "final"),
    [
        ("/a", 200, 200, "ok", "", "/a"),
        ("/gone", 404, 404, "http_error", "status_404", "/gone"),
        ("/chain1", 302, 200, "ok", "", "/end"),
        ("/chain2", 301, 200, "ok", "", "/end"),
        ("/self", 301, 301, "error", "redirect_loop", "/self"),
        ("/pair1", 301, 301, "error", "redirect_loop", "/pair1"),
        ("/pdf", 200, 200, "ok", "", "/pdf"),
        ("/secret", None, None, "blocked", "robots", "/secret"),
        ("/hangup", None, None, "error", "connection", "/hangup"),
    ],
)
def test_a_url_ends_in_the_state_of_its_last_hop(path, first, status, state, reason, final, crawled):
    server, _, _, pages, _ = crawled
    row = pages[path]
    assert (row["first_status"], row["status"], row["state"], row["reason"]) == (first, status, state, reason)
    assert row["final_url"] == server.base + final


def test_hops_are_kept_and_the_last_pages_content_is_its_own(crawled):
    server, _, _, pages, _ = crawled
    assert [hop["status"] for hop in pages["/chain1"]["chain"]] == [302, 301, 200]
    assert pages["/chain1"]["title"] is None
    assert pages["/end"]["title"] == "end"
    assert server.asked("/end") == 1


def test_a_redirect_off_the_site_is_not_followed(crawled):
    _, _, _, pages, _ = crawled
    assert (pages["/abroad"]["state"], pages["/abroad"]["reason"]) == ("blocked", "external_redirect")
    assert pages["/abroad"]["final_url"] == "https://elsewhere.example/x"


def test_an_endless_chain_ends_at_a_limit(crawled):
    assert (crawled[3]["/many0"]["state"], crawled[3]["/many0"]["reason"]) == ("limit", "too_many_redirects")


def test_robots_answers_for_us_and_for_googlebot(crawled):
    server, _, _, pages, found = crawled
    assert (pages["/secret"]["robots_allowed"], server.asked("/secret")) == (False, 0)
    assert (pages["/hidden"]["robots_allowed"], pages["/hidden"]["googlebot_allowed"]) == (True, False)
    (robots,) = found["robots_files"].to_pylist()
    assert (robots["verdict"], robots["sitemaps"]) == ("rules", [f"{server.base}/map.xml"])


def test_a_page_only_the_sitemap_knows_is_fetched_and_has_no_depth(crawled):
    _, _, _, pages, found = crawled
    assert (pages["/orphan"]["found_by"], pages["/orphan"]["depth"]) == ("sitemap", None)
    (entry,) = found["sitemap_urls"].to_pylist()
    assert (entry["relative"], entry["lastmod"]) == (True, "2026-11-01")


def test_spellings_of_one_page_are_fetched_once(crawled):
    assert crawled[0].asked("/spelling") == 1


def test_text_is_decoded_as_browsers_do(crawled):
    assert crawled[3]["/latin"]["title"] == "Größe – Straße"
    assert crawled[3]["/zip"]["title"] == "zipped"


def test_a_tag_made_to_hold_a_parser_is_cut_and_the_rest_read(crawled):
    assert crawled[3]["/heavy"]["truncated"]
    assert crawled[3]["/reached"]["state"] == "ok"


def test_the_fields_of_a_page(crawled):
    server, _, _, pages, _ = crawled
    rich = pages["/rich"]
    assert (rich["title"], rich["description"], rich["lang"]) == ("rich", "two words", "de")
    assert rich["robots_meta"] == "noindex,follow,googlebot: nosnippet"
    assert rich["robots_header"] == "noarchive"
    assert rich["canonical"] == f"{server.base}/canon"
    assert rich["hreflang"] == [{"lang": "en", "url": f"{server.base}/en"}]
    assert rich["open_graph"] == [{"property": "og:title", "content": "T"}]
    assert [bool(block["error"]) for block in rich["json_ld"]] == [False, True]
    assert rich["images"] == [{"src": "", "alt": "Bild"}]
    assert (pages["/canon"]["found_by"], pages["/en"]["found_by"]) == ("canonical", "hreflang")


def test_links_say_where_on_the_page_they_stand(crawled):
    server, _, _, _, found = crawled
    rows = [row for row in found["links"].to_pylist() if row["source"] == f"{server.base}/rich"]
    seen = [(row["target"].removeprefix(server.base), row["position"], row["anchor"], row["rel"]) for row in rows]
    assert seen == [
        ("/x", "navigation", "x", ""),
        ("/y", "footer", "y", "nofollow ugc"),
        ("/", "breadcrumb", "Start", ""),
        ("/pic", "body", "Bild", ""),
    ]


def test_bodies_are_those_of_html_pages_that_answered(crawled):
    _, _, _, pages, found = crawled
    hashes = {row["body_hash"] for row in pages.values() if row["body_hash"]}
    assert hashes == set(found["bodies"]["body_hash"].to_pylist())
    assert pages["/gone"]["body_hash"] is None
    assert pages["/pdf"]["body_hash"] is None


def test_a_second_crawl_gives_the_same_rows(crawled, tmp_path):
    server, _, _, _, found = crawled
    run(plan_for(server.base), tmp_path / "again.sqlite")
    again = tables(tmp_path / "again.sqlite")
    volatile = [column.name for column in COLUMNS["pages"] if column.volatile]
    assert again["pages"].drop_columns(volatile) == found["pages"].drop_columns(volatile)
    assert again["links"] == found["links"]


def test_a_host_is_reached_where_the_setting_says_and_stays_itself(tmp_path):
    with serving({"/": page("https://shop.example/b"), "/b": page()}) as server:
        plan = plan_for("https://shop.example", connect={"shop.example": server.base}, consent=())
        events, outcome = run(plan, tmp_path / "crawl.sqlite")
        hosts = {host for _, host, _ in server.requests}
    assert (outcome["counts"], hosts) == ({"ok": 2}, {"shop.example"})
    assert {event["url"] for event in events} == {"https://shop.example/", "https://shop.example/b"}


@pytest.mark.parametrize(("status", "fetched"), [(500, False), (429, False), (403, True), (404, True)])
def test_a_robots_txt_that_fails_means_what_rfc_9309_says(status, fetched, tmp_path):
    rules = (status, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /\n")
    with serving({"/robots.txt": rules, "/": page()}) as server:
        _, ended = run(plan_for(server.base), tmp_path / "crawl.sqlite")
        assert server.asked("/") == fetched
    assert ended.get("key") == (None if fetched else "crawl-start-robots-unavailable")


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"/": (200, {"Content-Type": "application/pdf"}, b"%PDF")}, "crawl-start-no-html"),
        ({"/": (503, {}, b"")}, "crawl-start-http-error"),
        ({"/": redirect("https://elsewhere.example/")}, "crawl-start-blocked"),
        ({"/": page(), "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /")}, "crawl-start-robots"),
        (None, "crawl-start-unreachable"),
    ],
    ids=["a PDF", "an error", "another site", "forbidden", "nobody there"],
)
def test_a_start_that_leads_nowhere_says_why(answers, key, tmp_path):
    with serving(answers or {}) as server:
        base = server.base if answers else "http://127.0.0.1:9"
        assert run(plan_for(base), tmp_path / "crawl.sqlite")[1]["key"] == key


def test_a_private_address_needs_consent_for_host_and_port(tmp_path):
    with serving({"/": page()}) as server:
        plan = plan_for(server.base, consent=("127.0.0.1:1",))
        assert run(plan, tmp_path / "crawl.sqlite")[1]["details"]["reason"] == "private_address"
        assert server.requests == []
