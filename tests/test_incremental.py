"""A second crawl asks only for what has changed, and its rows are those of a crawl that asks for everything."""

import hashlib
from datetime import datetime

import pytest

from app.crawl_request import CrawlRequest
from app.incremental import reader_version
from app.sites import add_site, connected
from app.work import crawl_site
from tests.hostile_server import serving

HREFLANG = '<link rel="alternate" hreflang="de" href="/lone"><link rel="canonical" href="/named">'


def html(title, *links, head=""):
    anchors = "".join(f'<p><a href="{link}">to {link}</a><img src="/i{n}.png">' for n, link in enumerate(links))
    return f"<html lang=de><title>{title}</title>{head}<body><h1>{title}</h1>{anchors}"


class Changing:
    """Pages with an ETag, with Last-Modified, with neither, with a Link header; a redirect, and a PDF."""

    def __init__(self):
        self.pages = {
            "/": html("start", "/tagged", "/dated", "/plain", "/linked", "/old", "/file.pdf", "/gone"),
            "/tagged": html("tagged", "/deep", "https://elsewhere.example/", head=HREFLANG),
            "/dated": html("dated", "/tagged"),
            "/plain": html("plain", "/", "./deep"),
            "/linked": html("linked"),
            "/deep": html("deep"),
            "/lone": html("lone"),
            "/named": html("named"),
        }
        self.link = '</linked>; rel="canonical"'
        self.sent = []

    def routes(self):
        return dict.fromkeys((*self.pages, "/old", "/file.pdf"), self.answer)

    def answer(self, handler):
        path = handler.path
        if path == "/old":
            return 301, {"Location": "/deep"}, b""
        if path == "/file.pdf":
            return self._checked(handler, b"%PDF", {"Content-Type": "application/pdf"})
        if path not in self.pages:
            return None
        headers = {"Link": self.link} if path == "/linked" else {}
        return self._checked(handler, self.pages[path].encode(), headers)

    def _checked(self, handler, body, headers):
        tag = f'"{hashlib.md5(body + self.link.encode()).hexdigest()}"'
        if handler.path == "/dated":
            headers = headers | {"Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}
            same = handler.headers.get("If-Modified-Since") == headers["Last-Modified"]
        elif handler.path in ("/plain", "/linked"):
            same = False
        else:
            headers, same = headers | {"ETag": tag}, handler.headers.get("If-None-Match") == tag
        if same:
            return 304, headers, b""
        self.sent.append(handler.path)
        return 200, headers, body


@pytest.fixture
def site():
    return Changing()


@pytest.fixture
def crawl(site, tmp_path):
    days = iter(range(1, 20))
    with serving(site.routes()) as server:
        workspace, name = add_site(tmp_path, "https://shop.example", own_site=True)
        workspace = connected(workspace, name, {"shop.example": server.base})

        def run(**request):
            site.sent.clear()
            return crawl_site(
                workspace, name, CrawlRequest(external=False, **request), at=datetime(2026, 11, next(days))
            )

        run.workspace, run.name = workspace, name
        yield run


def digests(result):
    return {name: info.digest for name, info in result.snapshot.tables.items() if name != "bodies"}


def test_a_site_that_has_not_changed_gives_the_same_rows_and_nothing_is_sent_twice(site, crawl):
    first, second = crawl(), crawl()
    assert sorted(site.sent) == ["/linked", "/plain"], "these have no validator"
    assert second.reused == {"from": first.snapshot.id, "not_modified": 7, "parse": 2}
    fresh = crawl(fresh=True)
    assert fresh.reused == {}
    assert digests(first) == digests(second) == digests(fresh)
    assert second.counts == first.counts
    assert second.snapshot.tables["bodies"].rows == 0


def test_what_changed_is_read_and_what_it_links_to_is_found_or_gone(site, crawl):
    crawl()
    site.pages["/tagged"] = html("tagged anew", "/new")
    site.pages["/new"] = html("new")
    second = crawl()
    assert second.reused["not_modified"] == 4, "two pages only the old one named"
    fresh = crawl(fresh=True)
    assert digests(second) == digests(fresh)
    assert "/tagged" in site.sent


def test_another_link_header_is_another_page_though_the_body_is_the_same(site, crawl):
    crawl()
    site.link = '</deep>; rel="canonical"'
    second, fresh = crawl(), crawl(fresh=True)
    assert second.reused["parse"] == 6, "all that came but this one"
    assert digests(second) == digests(fresh)


def test_pages_of_other_settings_or_of_another_version_are_not_taken_over(site, crawl, monkeypatch):
    crawl()
    monkeypatch.setattr("app.incremental.reader_version", lambda: "another")
    assert crawl().reused == {}
    assert crawl().reused["not_modified"] == 7
    assert reader_version() == reader_version() != ""


def test_a_purged_snapshot_and_purged_bodies_are_asked_for_again(site, crawl):
    facts = crawl.workspace.facts(crawl.name)
    first = crawl()
    facts.purge(first.snapshot, "test", ("bodies",))
    second = crawl()
    assert second.reused["not_modified"] == 1, "the PDF has no body here"
    assert second.snapshot.tables["bodies"].rows == 8
    facts.purge(facts.snapshot(second.snapshot.id), "test", ("links",))
    facts.purge(facts.snapshot(first.snapshot.id), "test", ("links",))
    assert crawl().reused == {}


def test_a_crawl_that_goes_on_after_its_earlier_one_was_purged_asks_again(site, crawl, tmp_path):
    from app.crawling import plan_of
    from app.incremental import earlier_of, read_as
    from crawlers.credentials import NOBODY
    from crawlers.scheduler import Found, Frontier, Visited

    crawl()
    plan = plan_of(crawl.workspace, crawl.name)
    earlier = earlier_of(crawl.workspace.facts(crawl.name), read_as(plan, NOBODY))
    record = {"url": "https://shop.example/", "state": "ok", "reused": "not_modified"}
    frontier = Frontier(tmp_path / "state.sqlite", "plan", lambda record: None, earlier)
    frontier.meet([Found(record["url"], "/", "start", 0)])
    frontier.put(Visited(record))
    frontier.close()
    again = Frontier(tmp_path / "state.sqlite", "plan", lambda record: None, earlier)
    assert (again.done, again.has_pending()) == (1, False)
    again.close()
    without = Frontier(tmp_path / "state.sqlite", "plan", lambda record: None, None)
    assert (without.done, without.has_pending()) == (0, True)
    without.close()
