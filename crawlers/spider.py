"""The Scrapy spider: takes URLs from the frontier, follows their redirects, reads the pages, hands the results back."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from analysis.progress import Progress, Report, ShouldStop
from analysis.urls import absolute, host_of, origin_of, url_key
from crawlers.credentials import NOBODY, Credentials
from crawlers.fetching import Fetcher, redirect_target
from crawlers.guard import Guard, Refused
from crawlers.robots import RobotsFile
from crawlers.scheduler import UNLINKED, Found, Frontier
from crawlers.sitemaps import MAX_BYTES, MAX_DEPTH, MAX_FILES, Sitemap, read_sitemap
from crawlers.trail import MAX_HOPS, Trail

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawlers.runner import CrawlPlan

_POLL = 0.2  # seconds between two looks at whether to stop


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
        self,
        plan: "CrawlPlan",
        frontier: Frontier,
        guard: Guard,
        report: Report,
        should_stop: ShouldStop,
        credentials: Credentials = NOBODY,
    ) -> None:
        super().__init__()
        self.plan, self.frontier, self.guard = plan, frontier, guard
        self.report, self.should_stop, self.credentials = report, should_stop, credentials
        self.fetcher: Fetcher
        self.ready = False  # whether start URLs and sitemaps are in the frontier
        self.ending: str | None = None  # stopped, paused or failed
        self._doubtful: list[Trail] = []  # failed to connect, and nobody has answered since

    @classmethod
    def from_crawler(cls, crawler: "Crawler", *args: Any, **kwargs: Any) -> "SiteSpider":
        spider = cls(*args, **kwargs)
        spider._set_crawler(crawler)
        plan = spider.plan
        spider.fetcher = Fetcher(
            crawler, spider.guard, plan.user_agent, plan.obey_robots, plan.tries, plan.pauses_s,
            on_robots=spider.keep_robots, is_ending=lambda: spider.is_ending, credentials=spider.credentials,
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
        trail = Trail(self, response.meta["found"], response.meta["started"])
        try:
            await trail.follow(response)
        except Exception as error:
            self.logger.exception("reading %s failed", trail.key)
            trail.end("error", f"unexpected:{type(error).__name__}")
        self._take(trail)

    async def failed(self, failure: Failure) -> None:
        meta = failure.request.meta  # type: ignore[attr-defined]
        trail = Trail(self, meta["found"], meta["started"])
        trail.fail(failure.value or RuntimeError("no reason"))
        if self.fetcher.knows_robots(trail.key):
            await trail.ask_robots()
        self._take(trail)

    def _take(self, trail: "Trail") -> None:
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

    def _put(self, trail: "Trail") -> None:
        for visited in trail.results():
            self.frontier.put(visited)

    def _give_back(self, trail: "Trail") -> None:
        for found in trail.claimed:
            self.frontier.release(found.url)

    async def robots_answers(self, key: str) -> tuple[bool, bool]:
        """Return whether we and whether Googlebot may fetch a URL of the site."""
        robots = await self.fetcher.robots(key)
        return robots.allows(self.fetcher.agent, key), robots.allows("Googlebot", key)
