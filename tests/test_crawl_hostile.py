"""A crawl of a site that means ill: every URL ends in a named state, nothing is fetched that must not be."""

import gzip
import threading

import pytest

from analysis.errors import InputError
from tests.hostile_site import ORIGIN, Crawled, answer, page, serving


def moved(location, status=301):
    return {"status": status, "Location": location}


def cut_off(handler):
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<title>half</title>"
    )
    handler.close_connection = True


def raw_location(handler):
    handler.wfile.write(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /gr\xf6\xdfe\r\n\r\n")


ROUTES = {
    "/robots.txt": {"body": "User-agent: Googlebot\nDisallow: /ours\n\nUser-agent: *\nDisallow: /forbidden\n"},
    "/": page(
        "/moved", "/self", "/a", "/hop1", "/away", "/inward", "/file", "/to-forbidden", "/latin", "/forbidden", "/ours",
        "/empty", "/big", "/bomb", "/half", "/western", "/attributes", "/nothing", "/a|b?x=[1]", "/picture", "/end",
        "http://10.0.0.1/private", title="Start", head='<link rel="canonical" href="/canonical">',
    ),
    "/moved": moved("/end"), "/end": page(title="End"), "/canonical": page(title="Canonical"),
    "/self": moved("/self", 302), "/a": moved("/b"), "/b": moved("/a"),
    "/hop1": moved("/hop2", 302), "/hop2": moved("/target", 307), "/target": page(title="Target"),
    "/away": moved("https://other.example/x"), "/inward": moved("http://10.0.0.1/"), "/file": moved("file:///etc/passwd"),
    "/to-forbidden": moved("/forbidden/x"), "/latin": raw_location, "/gr%F6%DFe": page(title="big"),
    "/forbidden": page(), "/ours": page(), "/empty": "",
    "/big": {"body": "<title>big</title><a href='/found-in-big'>x</a>" + ("<p>" + "word " * 500 + "</p>") * 5_000},
    "/found-in-big": page(),
    "/bomb": {"body": gzip.compress(b"0" * 50_000_000), "Content_Encoding": "gzip"},
    "/half": cut_off,
    "/western": {"body": "<title>Größe – Straße</title>".encode("cp1252"), "content_type": "text/html"},
    "/attributes": {"body": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + "><a href='/behind'>x</a>"},
    "/behind": page(), "/a|b?x=[1]": page(title="odd"), "/picture": {"content_type": "image/png", "body": b"\x89PNG"},
}  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    with serving(ROUTES) as site:
        result = Crawled(site.plan(tries=2), tmp_path_factory.mktemp("crawl") / "state.sqlite")
        result.site = site
        yield result


def test_every_url_that_was_met_has_one_row_and_one_event(crawled):
    assert crawled.outcome.ended == "finished"
    assert crawled.outcome.urls == crawled.outcome.met == len(crawled.pages) == len(crawled.events)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/end", "ok", ""),
        ("/moved", "ok", ""),
        ("/self", "error", "redirect_loop"),
        ("/a", "error", "redirect_loop"),
        ("/away", "blocked", "external_redirect"),
        ("/inward", "blocked", "external_redirect"),
        ("/file", "blocked", "scheme"),
        ("/to-forbidden", "blocked", "robots"),
        ("/forbidden", "blocked", "robots"),
        ("/forbidden/x", "blocked", "robots"),
        ("/empty", "ok", ""),
        ("/big", "ok", ""),
        ("/bomb", "limit", "unpacks_too_large"),
        ("/half", "error", "incomplete"),
        ("/nothing", "http_error", "status_404"),
        ("/picture", "ok", ""),
    ],
)
def test_a_url_ends_in_the_state_of_its_last_hop(crawled, path, state, reason):
    assert crawled.states()[path] == (state, reason)


def test_a_redirect_keeps_its_own_status_and_all_hops_and_leaves_the_content_to_its_target(crawled):
    row = crawled.pages["/hop1"]
    assert (row["first_status"], row["status"], row["final_url"]) == (302, 200, f"{ORIGIN}/target")
    assert [(hop["url"].removeprefix(ORIGIN), hop["status"]) for hop in row["chain"]] == [
        ("/hop1", 302),
        ("/hop2", 307),
        ("/target", 200),
    ]
    assert (row["title"], crawled.pages["/target"]["title"]) == (None, "Target")
    assert crawled.site.paths.count("/target") == 1, "one answer serves the redirect and its target"


def test_a_url_that_was_not_asked_for_has_no_status_and_no_hop(crawled):
    row = crawled.pages["/forbidden/x"]
    assert (row["first_status"], row["status"], row["chain"]) == (None, None, [])


def test_what_robots_or_the_guard_forbids_is_never_requested(crawled):
    assert not [path for path in crawled.site.paths if path.startswith("/forbidden")]
    assert {host for _, host, _ in crawled.site.requests} == {"shop.example"}
    assert not any("10.0.0.1" in path for path in crawled.pages)


def test_our_answer_and_googlebots_are_kept_apart(crawled):
    assert (crawled.pages["/ours"]["robots_allowed"], crawled.pages["/ours"]["googlebot_allowed"]) == (True, False)
    assert crawled.pages["/forbidden"]["robots_allowed"] is False
    assert crawled.pages["/forbidden"]["googlebot_allowed"] is True


def test_of_a_long_body_the_beginning_is_kept_and_its_links_followed(crawled):
    assert (crawled.pages["/big"]["truncated"], crawled.pages["/big"]["bytes"]) == (True, 10 * 2**20)
    assert crawled.pages["/found-in-big"]["state"] == "ok"


def test_a_tag_of_very_many_attributes_hides_nothing_behind_it(crawled):
    assert crawled.pages["/attributes"]["truncated"]
    assert crawled.pages["/behind"]["state"] == "ok"


def test_the_address_sent_is_the_key_byte_for_byte(crawled):
    assert "/a|b?x=[1]" in crawled.site.paths
    assert crawled.pages["/latin"]["final_url"] == f"{ORIGIN}/gr%F6%DFe"


def test_an_undeclared_western_page_is_read_as_browsers_do(crawled):
    assert crawled.pages["/western"]["title"] == "Größe – Straße"


def test_a_canonical_of_the_site_is_fetched_but_is_no_link(crawled):
    assert crawled.pages["/canonical"]["found_by"] == "canonical"
    assert crawled.pages["/canonical"]["depth"] is None
    assert crawled.pages["/end"]["depth"] == 1


def test_the_body_of_anything_but_html_is_not_stored(crawled):
    assert crawled.pages["/picture"]["body_hash"] is None
    stored = {row["body_hash"] for row in crawled.rows["bodies"]}
    assert {row["body_hash"] for row in crawled.pages.values()} - {None} == stored


def test_sitemap_addresses_are_fetched_too_and_relative_ones_flagged(tmp_path):
    sitemap = "<urlset><url><loc>/orphan</loc></url><url><loc>https://other.example/</loc></url></urlset>"
    routes = {
        "/": page(), "/orphan": page(), "/robots.txt": {"body": "Sitemap: /map.xml"},
        "/map.xml": {"body": sitemap, "content_type": "application/xml"},
    }  # fmt: skip
    with serving(routes) as site:
        result = Crawled(site.plan(), tmp_path / "state.sqlite")
    assert [(row["loc"], row["relative"]) for row in result.rows["sitemap_urls"]] == [
        ("/orphan", True),
        ("https://other.example/", False),
    ]
    assert set(result.pages) == {"/", "/orphan"}
    assert result.pages["/orphan"]["found_by"] == "sitemap"


def test_a_retry_after_holds_back_the_whole_origin(tmp_path):
    busy = threading.Event()

    def first_is_busy(handler):
        if not busy.is_set():
            busy.set()
            return answer(handler, 503, "busy", Retry_After="2")
        return answer(handler, body=page())

    links = [f"/{n}" for n in range(8)]
    with serving({"/": page(*links)} | dict.fromkeys(links, first_is_busy)) as site:
        result = Crawled(site.plan(per_host=1), tmp_path / "state.sqlite")
    times = [at for at, _, path in site.requests if path in links]
    assert times[1] - times[0] >= 1.9
    assert result.outcome.counts == {"ok": 9}


@pytest.mark.parametrize(
    ("routes", "key"),
    [
        ({"/robots.txt": {"body": "User-agent: *\nDisallow: /"}, "/": page()}, "crawl-start-robots"),
        ({"/robots.txt": {"status": 404, "body": "User-agent: *\nDisallow: /"}, "/": {"content_type": "application/pdf",
          "body": b"%PDF-1.7"}}, "crawl-start-no-html"),
        ({}, "crawl-start-http-error"),
        ({"/": moved("https://other.example/")}, "crawl-start-blocked"),
    ],
)  # fmt: skip
def test_a_start_that_leads_nowhere_is_said(tmp_path, routes, key):
    with serving(routes) as site, pytest.raises(InputError) as error:
        Crawled(site.plan(), tmp_path / "state.sqlite")
    assert error.value.key == key


def test_a_server_that_is_not_there_is_unreachable_and_not_forbidden(tmp_path):
    with serving({}) as site:
        plan = site.plan(tries=1)
    with pytest.raises(InputError) as error:
        Crawled(plan, tmp_path / "state.sqlite")
    assert (error.value.key, error.value.details["reason"]) == ("crawl-start-unreachable", "connection_refused")


def test_an_address_at_a_private_network_wants_consent(tmp_path):
    with serving({"/": page()}) as site:
        start = site.url + "/"
        host = start.split("/")[2]
        plan = site.plan(start_urls=(start,), own_hosts=(host,), connect={})
        with pytest.raises(InputError) as error:
            Crawled(plan, tmp_path / "refused.sqlite")
        assert error.value.details["reason"] == "private_address"
        assert site.requests == []
        consented = site.plan(start_urls=(start,), own_hosts=(host,), connect={}, consent=(host,))
        assert Crawled(consented, tmp_path / "state.sqlite").outcome.counts == {"ok": 1}


def test_a_disk_that_is_full_stops_the_crawl_with_a_word(tmp_path, monkeypatch):
    from crawlers.runner import _said
    from crawlers.spider import DiskFull

    assert _said(DiskFull(), tmp_path / "state.sqlite").key == "disk-full"


def test_a_page_without_end_is_given_up_in_a_process_of_its_own():
    from crawlers.apart import ParseFailed, end_all, run_apart
    from crawlers.parse import parse_page

    endless, is_own = "<h1><div>" * 3_000 + "word " * 1_000_000, frozenset(["shop.example"]).__contains__
    try:
        with pytest.raises(ParseFailed, match="parse_timeout"):
            run_apart(parse_page, endless, ORIGIN + "/", is_own=is_own, seconds=1.0)
    finally:
        end_all()
