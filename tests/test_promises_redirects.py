"""Redirects and spellings: every hop is stored, every chain ends in a named state, one page is one node."""

import time

import pytest

from analysis.indexability import judge_indexability
from analysis.questions.broken_canonicals import find_broken_canonicals
from tests.conftest import ibis_table
from tests.hostile_server import raw, redirect
from tests.hostile_site import ORIGIN, Crawled, page, serving

CHAIN = {f"/hop/{n}": redirect(f"/hop/{n + 1}") for n in range(26)}
TEN = {f"/ten/{n}": redirect(f"/ten/{n + 1}") for n in range(10)} | {"/ten/10": page(title="tenth")}


def endless(path):
    return redirect(f"/endless/{int(path.rpartition('/')[2]) + 1}")


def cookie_wall(handler):
    """Redirect to itself until a cookie comes back, which it never does."""
    return 302, {"Location": "/wall", "Set-Cookie": "seen=1"}, b""


def refresh(target):
    return page(title="refresh", head=f'<meta http-equiv=refresh content="0; url={target}">')


ROUTES = {
    "/self": redirect("/self"), "/pair1": redirect("/pair2"), "/pair2": redirect("/pair1"),
    "/triple1": redirect("/triple2"), "/triple2": redirect("/triple3"), "/triple3": redirect("/triple1"),
    **CHAIN, **TEN, "/wall": cookie_wall,
    "/empty": redirect(""), "/blank": redirect("  "), "/none": (302, {}, b"moved"), "/fragment": redirect("#top"),
    "/bad": redirect("http://[broken"), "/other-scheme": redirect("ftp://x.example/"), "/303": redirect("/end", 303),
    "/307": redirect("/end", 307), "/308": redirect("/end", 308), "/300": (300, {}, b"choose"),
    "/two": raw(b"HTTP/1.1 301 Moved\r\nLocation: /end\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"),
    "/to-gone": redirect("/gone"), "/to-away": redirect("https://other.example/"), "/end": page(title="End"),
    "/other": page(), "/refresh-self": refresh("/refresh-self"), "/refresh1": refresh("/refresh2"),
    "/refresh2": refresh("/refresh1"),
    "/circle1": page(head='<link rel=canonical href="/circle2">'),
    "/circle2": page(head='<link rel=canonical href="/circle3">'),
    "/circle3": page(head='<link rel=canonical href="/circle1">'),
    "/spelled/page": page(title="one"),
}  # fmt: skip

STATES = {
    "/self": ("error", "redirect_loop"), "/pair1": ("error", "redirect_loop"), "/pair2": ("error", "redirect_loop"),
    "/triple1": ("error", "redirect_loop"), "/wall": ("error", "redirect_loop"),
    "/hop/0": ("limit", "too_many_redirects"), "/endless/0": ("limit", "too_many_redirects"), "/ten/0": ("ok", ""),
    "/fragment": ("error", "redirect_loop"), "/none": ("error", "redirect_without_target"),
    "/bad": ("error", "redirect_without_target"), "/300": ("error", "redirect_without_target"),
    "/other-scheme": ("blocked", "scheme"), "/303": ("ok", ""), "/307": ("ok", ""), "/308": ("ok", ""),
    "/two": ("ok", ""), "/to-gone": ("http_error", "status_404"), "/to-away": ("blocked", "external_redirect"),
    "/refresh-self": ("ok", ""), "/refresh1": ("ok", ""), "/circle1": ("ok", ""),
}  # fmt: skip

SPELLINGS = [
    "/spelled/page", "/spelled/./page", "/spelled/x/../page", "/spelled/page#part", "/spelled/p%61ge", "/spelled/page?",
    "/spelled/page?utm_source=mail", "https://SHOP.example/spelled/page", "https://shop.example:443/spelled/page",
    "//shop.example/spelled/page", "\\spelled\\page", " /spelled/page\t", "/spelled/page?gclid=1#x",
]  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    starts = page(*STATES, "/empty", "/blank", *SPELLINGS)
    routes = ROUTES | {"/": starts}
    with serving(lambda path: endless(path) if path.startswith("/endless/") else routes.get(path)) as site:
        began = time.monotonic()
        result = Crawled(site.plan(tries=1), tmp_path_factory.mktemp("redirects") / "state.sqlite")
        result.seconds = time.monotonic() - began
        yield result, site


@pytest.mark.parametrize("path", STATES)
def test_a_redirect_ends_in_the_state_of_its_last_hop(crawled, path):
    assert crawled[0].states()[path] == STATES[path]


@pytest.mark.parametrize("path", ["/empty", "/blank"])
def test_a_redirect_to_nothing_is_a_finding(crawled, path):
    assert crawled[0].states()[path][0] == "error"
    assert crawled[0].states()[path][1] in ("redirect_loop", "redirect_without_target")


def test_hops_are_stored_one_by_one_up_to_ten(crawled):
    chain = crawled[0].pages["/ten/0"]["chain"]
    assert [hop["url"] for hop in chain] == [f"{ORIGIN}/ten/{n}" for n in range(11)]
    assert [hop["location"] for hop in chain] == [f"{ORIGIN}/ten/{n}" for n in range(1, 11)] + [""]
    longest = crawled[0].pages["/hop/0"]
    assert [hop["status"] for hop in longest["chain"]] == [301] * 11
    assert longest["final_url"] == f"{ORIGIN}/hop/11"


def test_the_loop_is_in_the_chain(crawled):
    chain = crawled[0].pages["/triple1"]["chain"]
    assert {hop["url"].removeprefix(ORIGIN) for hop in chain} == {"/triple1", "/triple2", "/triple3"}


def test_a_refresh_is_a_field_and_leads_nowhere_by_itself(crawled):
    result, site = crawled
    assert "refresh-self" in result.pages["/refresh-self"]["meta_refresh"]
    assert site.asked("/refresh-self") == 1


def test_one_page_under_many_spellings_is_one_node(crawled):
    result, site = crawled
    assert [path for path in result.pages if path.startswith("/spelled")] == ["/spelled/page"]
    assert sum("spelled" in path for path in site.paths) == 1
    assert len([link for link in result.rows["links"] if link["target"] == f"{ORIGIN}/spelled/page"]) == len(SPELLINGS)


def test_every_url_has_a_state_and_few_are_asked_for_twice(crawled):
    """Where two redirects lead to one page at the same moment, both fetch it."""
    result, site = crawled
    assert result.outcome.urls == result.outcome.met == len(result.pages)
    assert len(site.paths) <= 1.2 * len(set(site.paths))


def test_a_circle_of_canonicals_is_reported(crawled):
    pages = ibis_table("pages", crawled[0].rows["pages"])
    found = find_broken_canonicals(pages, judge_indexability(pages)).to_pyarrow().to_pylist()
    circle = {row["url"].removeprefix(ORIGIN): row["value"] for row in found}
    assert circle == dict.fromkeys(("/circle1", "/circle2", "/circle3"), "canonicalised")
