"""The Scrapy spider: takes URLs from the frontier, follows their redirects, reads the pages, hands the results back."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from analysis.progress import Progress, Report, ShouldStop
from analysis.urls import absolute, host_of, origin_of, url_key
from crawlers.decoding import decode_html
from crawlers.download import BOMB, TRUNCATED
from crawlers.fetching import Abandoned, Fetcher, reason_of, redirect_target, text_of_location
from crawlers.guard import Guard, Refused
from crawlers.parse import ParsedPage, body_hash, has_heavy_tag, is_suspicious, parse_page, without_heavy_tags
from crawlers.parse_apart import ParseFailed, parse_apart
from crawlers.robots import RobotsFile
from crawlers.scheduler import UNLINKED, Found, Frontier, Visited
from crawlers.sitemaps import MAX_BYTES, MAX_DEPTH, MAX_FILES, Sitemap, read_sitemap

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawlers.runner import CrawlPlan

MAX_HOPS = 10
_OTHER_SCHEME = re.compile(rb"\s*(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_POLL = 0.2  # seconds between two looks at whether to stop
Hop = dict[str, Any]


class FrontierScheduler:
    """What Scrapy asks for the next request: the frontier decides, retries go first."""

    def __init__(self, spider: "SiteSpider") -> None:
        self.spider = spider
        self._again: list[Request] = []

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "FrontierScheduler":
        return cls(crawler.spider)  # type: ignore[arg-type]

    def open(self, spider: Spider) -> None:
        """Scrapy calls this; the frontier is open already."""

    def close(self, reason: str) -> None:
        """Scrapy calls this; the runner closes the frontier, after the last answer came."""

    def has_pending_requests(self) -> bool:
        return not self.spider.is_ending and (bool(self._again) or not self.spider.ready or self.spider.has_more())

    def enqueue_request(self, request: Request) -> bool:
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        if self.spider.is_ending:
            return None
        return self._again.pop(0) if self._again else self.spider.next_visit()


LEAST_FREE = 200 * 2**20  # bytes on the disk; below, the crawl ends while it still can


class DiskFull(Exception):
    """Less is free than what closing the crawl may take."""


class SiteSpider(Spider):
    name = "sitelore"

    def __init__(
        self, plan: "CrawlPlan", frontier: Frontier, guard: Guard, report: Report, should_stop: ShouldStop
    ) -> None:
        super().__init__()
        self.plan, self.frontier, self.guard = plan, frontier, guard
        self.report, self.should_stop = report, should_stop
        self.fetcher: Fetcher
        self.ready = False  # whether start URLs and sitemaps are in the frontier
        self.ending: str | None = None  # stopped, paused or failed
        self._doubtful: list[_Trail] = []  # failed to connect, and nobody has answered since

    @classmethod
    def from_crawler(cls, crawler: "Crawler", *args: Any, **kwargs: Any) -> "SiteSpider":
        spider = cls(*args, **kwargs)
        spider._set_crawler(crawler)
        plan = spider.plan
        spider.fetcher = Fetcher(
            crawler, spider.guard, plan.user_agent, plan.obey_robots, plan.tries, plan.pauses_s,
            on_robots=spider.keep_robots, is_ending=lambda: spider.is_ending,
        )  # fmt: skip
        return spider

    @property
    def is_ending(self) -> bool:
        return self.ending is not None

    def keep_robots(self, robots: RobotsFile) -> None:
        self.frontier.keep("robots_files", robots.origin, [robots.row()])

    def has_more(self) -> bool:
        return self.frontier.has_pending() and not self._is_full()

    def _is_full(self) -> bool:
        return self.plan.max_urls is not None and self.frontier.done + self.frontier.in_flight >= self.plan.max_urls

    # Start: robots.txt and sitemaps, once a crawl

    async def start(self) -> AsyncIterator[Request]:
        watching = asyncio.ensure_future(self._watch())
        watching.add_done_callback(lambda task: None if task.cancelled() else task.exception())
        starts = [(key, url) for url in self.plan.start_urls if (key := url_key(url))]
        self.frontier.meet(Found(key, url, "start", 0) for key, url in starts)
        if not self.frontier.fact("sitemaps_read"):
            await self._read_sitemaps(sorted({origin_of(key) for key, _ in starts}))
        self.ready = True
        nothing: tuple[Request, ...] = ()  # what is fetched comes from the frontier; Scrapy wants a generator
        for request in nothing:
            yield request

    async def _read_sitemaps(self, origins: Iterable[str]) -> None:
        names: list[str] = []
        for origin in origins:
            try:
                await self.guard.admit(origin + "/")
            except Refused:
                continue
            robots = await self.fetcher.robots(origin + "/")
            names += [*robots.sitemaps, f"{origin}/sitemap.xml"]
        read: dict[str, Sitemap] = {}
        for depth in range(MAX_DEPTH + 1):
            fresh = [name for name in dict.fromkeys(names) if name not in read][: MAX_FILES - len(read)]
            for name in fresh:
                read[name] = await self._sitemap(name)
            names = [child for name in fresh for child in read[name].children] if depth < MAX_DEPTH else []
        self.frontier.commit()
        if not self.is_ending:
            self.frontier.remember("sitemaps_read", "yes")

    async def _sitemap(self, key: str) -> Sitemap:
        for _ in range(MAX_HOPS):
            try:
                response = await self.fetcher.fetch(key, max_bytes=MAX_BYTES)
            except Exception:  # noqa: BLE001 - a sitemap that cannot be read lists nothing; its rows are missing
                return Sitemap((), ())
            target = redirect_target(response, key)
            if target is None:
                break
            key = target
        if response.status != 200:
            return Sitemap((), ())
        sitemap = await asyncio.to_thread(read_sitemap, key, response.body)
        self.frontier.keep("sitemap_urls", key, list(sitemap.urls))
        own = [row for row in sitemap.urls if self.guard.is_own(host_of(row["url"]))]
        self.frontier.meet(
            Found(row["url"], absolute(row["loc"], key) or row["url"], "sitemap", UNLINKED) for row in own
        )
        return sitemap

    async def _watch(self) -> None:
        """Commit what waits, report, and end the crawl where that was asked for, or server or disk are gone."""
        while not self.is_ending:
            await asyncio.sleep(_POLL)
            self.frontier.commit()
            self.ending = self._reason_to_end()
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            await engine.close_spider_async(reason=self.ending or "finished")

    def _reason_to_end(self) -> str | None:
        try:
            self.report(Progress("crawl", self.frontier.done, self.frontier.met))
            stop = self.should_stop()
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.frontier.failure = error
        if self.frontier.failure is None and shutil.disk_usage(self.frontier.folder).free < LEAST_FREE:
            self.frontier.failure = DiskFull()
        if self.frontier.failure is not None:
            return "failed"
        if stop:
            return "stopped"
        return "paused" if self.fetcher.is_gone else None

    # One URL

    def next_visit(self) -> Request | None:
        """Return the request for the next URL of the frontier."""
        found = None if self._is_full() else self.frontier.claim()
        if found is None:
            return None
        meta = {"found": found, "started": monotonic()}
        return self.fetcher.request(found.url, meta=meta, callback=self.visit, errback=self.failed)

    async def visit(self, response: Response) -> None:
        """Follow the answer to its end and put the URL, and those its redirects led to, into the frontier."""
        trail = _Trail(self, response.meta["found"], response.meta["started"])
        try:
            await trail.follow(response)
        except Exception as error:
            self.logger.exception("reading %s failed", trail.key)
            trail.end("error", f"unexpected:{type(error).__name__}")
        self._take(trail)

    async def failed(self, failure: Failure) -> None:
        meta = failure.request.meta  # type: ignore[attr-defined]
        trail = _Trail(self, meta["found"], meta["started"])
        trail.fail(failure.value or RuntimeError("no reason"))
        if self.fetcher.knows_robots(trail.key):
            await trail.ask_robots()
        self._take(trail)

    def _take(self, trail: "_Trail") -> None:
        """Put what became of a URL, unless the crawl's end or a server that is gone decided it."""
        if trail.abandoned or (self.is_ending and trail.state == "error"):
            self._give_back(trail)
        elif trail.state == "error" and self.fetcher.failures_in_a_row:
            self._doubtful.append(trail)
        else:
            self._put(trail)
        if not self.fetcher.failures_in_a_row:
            self.settle_doubtful()
        elif self.fetcher.pauses:
            self.settle_doubtful(again=True)

    def settle_doubtful(self, *, again: bool = False) -> None:
        """Believe the failures that were waiting for an answer from somebody, or give their URLs back."""
        doubtful, self._doubtful = self._doubtful, []
        for trail in doubtful:
            (self._give_back if again else self._put)(trail)

    def _put(self, trail: "_Trail") -> None:
        for visited in trail.results():
            self.frontier.put(visited)

    def _give_back(self, trail: "_Trail") -> None:
        for found in trail.claimed:
            self.frontier.release(found.url)

    async def robots_answers(self, key: str) -> tuple[bool, bool]:
        """Return whether we and whether Googlebot may fetch a URL of the site."""
        robots = await self.fetcher.robots(key)
        return robots.allows(self.fetcher.agent, key), robots.allows("Googlebot", key)


class _Trail:
    """One claimed URL on its way through redirects to its last hop."""

    def __init__(self, spider: SiteSpider, found: Found, started: float) -> None:
        self.spider, self.started = spider, started
        self.claimed = [found]  # URLs of this trail that get their row from it
        self.hops: list[Hop] = []
        self.key = found.url
        self.state, self.reason = "error", "unfinished"
        self.status: int | None = None
        self.final = found.url
        self.content_type: str | None = None
        self.bytes: int | None = None
        self.robots_header: str | None = None
        self.page: ParsedPage | None = None
        self.html: str | None = None
        self.truncated = False
        self.abandoned = False  # the crawl ended before this URL did
        self.robots: dict[str, tuple[bool, bool]] = {}

    async def follow(self, response: Response) -> None:
        await self.ask_robots()
        while True:
            target = redirect_target(response, self.key)
            location = response.headers.get("Location") if 300 <= response.status < 400 else None
            self._hop(response.status, target or _shown(location))
            if target is None:
                return await self._arrive(response)
            refusal = self._refusal(target)
            if refusal:
                return self.end(*refusal, final=target)
            done = self.spider.frontier.outcome(target)
            if done is not None:
                return self._join(done)
            found = Found(target, target, "redirect", self.claimed[0].depth)
            if self.spider.frontier.claim_this(found):
                self.claimed.append(found)
            self.key = self.final = target
            await self.ask_robots()
            try:
                response = await self.spider.fetcher.fetch(target)
            except Exception as error:  # noqa: BLE001 - whatever the hop raised is the URL's reason
                return self.fail(error)

    async def ask_robots(self) -> None:
        self.robots[self.key] = await self.spider.robots_answers(self.key)

    def _hop(self, status: int, location: str) -> None:
        self.hops.append({"url": self.key, "status": status, "location": location})
        self.status = status

    def _refusal(self, target: str) -> tuple[str, str] | None:
        if any(hop["url"] == target for hop in self.hops):
            return "error", "redirect_loop"
        if len(self.hops) > MAX_HOPS:
            return "limit", "too_many_redirects"
        if not self.spider.guard.is_own(host_of(target)):
            return "blocked", "external_redirect"
        return None

    def _join(self, done: dict[str, Any]) -> None:
        """Take the outcome of a URL the crawl knows already."""
        if any(hop["url"] == mine["url"] for hop in done["chain"] for mine in self.hops):
            return self.end("error", "redirect_loop", final=done["url"])
        self.hops += done["chain"]
        self.status = done["status"]
        self.content_type, self.bytes = done["content_type"], done["bytes"]
        self.end(done["state"], done["reason"], final=done["final_url"])

    def fail(self, error: BaseException) -> None:
        self.abandoned = isinstance(error, Abandoned)
        state, reason = reason_of(error)
        if state != "blocked":
            self.hops.append({"url": self.key, "status": None, "location": ""})
        self.status = None
        self.end(state, reason)

    def end(self, state: str, reason: str, *, final: str | None = None) -> None:
        self.state, self.reason, self.final = state, reason, final or self.key

    async def _arrive(self, response: Response) -> None:
        header = (response.headers.get("Content-Type") or b"").decode("latin-1")
        self.content_type = header.partition(";")[0].strip().lower() or None
        self.bytes = len(response.body)
        self.truncated = TRUNCATED in response.flags
        self.robots_header = _joined(response, "X-Robots-Tag").lower() or None
        if BOMB in response.flags:
            return self.end("limit", "unpacks_too_large")
        if response.status >= 400:
            self.end("http_error", f"status_{response.status}")
        elif 300 <= response.status < 400 and response.status != 304:
            to_another_scheme = _OTHER_SCHEME.match(response.headers.get("Location") or b"")
            self.end(*(("blocked", "scheme") if to_another_scheme else ("error", "redirect_without_target")))
        else:
            self.end("ok", "")
        if self._is_html(response):
            await self._read(response, header)

    def _is_html(self, response: Response) -> bool:
        if self.content_type is None:
            return response.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        return self.content_type in _HTML

    async def _read(self, response: Response, content_type: str) -> None:
        body = response.body
        if has_heavy_tag(body):
            body, self.truncated = without_heavy_tags(body), True
        html = decode_html(body, content_type)
        link_header = ",".join(value.decode("latin-1") for value in response.headers.getlist("Link"))
        try:
            self.page = await self._parsed(html, link_header, apart=is_suspicious(body))
        except ParseFailed as error:
            return self.end("error", error.reason)
        self.html = html if response.status < 400 else None

    async def _parsed(self, html: str, link_header: str, *, apart: bool) -> ParsedPage:
        guard = self.spider.guard
        if not apart:
            return parse_page(html, self.key, is_own=guard.is_own, link_header=link_header)
        return await asyncio.to_thread(parse_apart, html, self.key, own_hosts=guard.own_hosts, link_header=link_header)

    def results(self) -> list[Visited]:
        """Return a row for every URL this trail claimed; the content belongs to the last hop alone."""
        return [self._visited(found) for found in self.claimed]

    def _visited(self, found: Found) -> Visited:
        place = next((n for n, hop in enumerate(self.hops) if hop["url"] == found.url), len(self.hops))
        chain = self.hops[place:]
        is_last = found.url == self.final and self.page is not None
        record = self._record(found, chain) | (self._content() if is_last else {})
        if not is_last or self.page is None:
            return Visited(record)
        depth = found.depth + 1
        met = tuple(
            Found(key, shown, by, depth if by == "link" else UNLINKED) for key, shown, by in self.page.discovered
        )
        return Visited(record, self.page.links, self.html, met if self.state == "ok" else ())

    def _record(self, found: Found, chain: list[Hop]) -> dict[str, Any]:
        ours, googles = self.robots.get(found.url, (True, True))  # none where robots.txt was never asked for
        return _EMPTY | {
            "url": found.url,
            "url_found": found.url_found,
            "final_url": self.final,
            "first_status": chain[0]["status"] if chain else None,
            "status": self.status,
            "state": self.state,
            "reason": self.reason,
            "chain": chain,
            "content_type": self.content_type,
            "fetched_at": datetime.now(UTC).replace(tzinfo=None).isoformat(),
            "elapsed_ms": round((monotonic() - self.started) * 1000),
            "bytes": self.bytes,
            "truncated": self.truncated,
            "robots_allowed": ours,
            "googlebot_allowed": googles,
        }

    def _content(self) -> dict[str, Any]:
        assert self.page is not None
        truncated = self.page.fields["truncated"] or self.truncated
        content = {
            "robots_header": self.robots_header,
            "body_hash": body_hash(self.html) if self.html is not None else None,
        }
        return self.page.fields | content | {"truncated": truncated}


_EMPTY: dict[str, Any] = {
    "truncated": False, "body_hash": None, "title": None, "description": None, "h1": [], "headings": [],
    "canonical": None, "robots_meta": None, "robots_header": None, "hreflang": [], "lang": None, "json_ld": [],
    "open_graph": [], "images": [], "words_in_body": None, "links_total": 0,
}  # fmt: skip


def _joined(response: Response, header: str) -> str:
    return ",".join(value.decode("latin-1").strip() for value in response.headers.getlist(header))


def _shown(location: bytes | None) -> str:
    return text_of_location(location)[:4096] if location else ""
