"""The Scrapy spider: takes URLs from the frontier, follows their redirects, reads the pages, hands the results back."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from analysis.progress import Progress, Report, ShouldStop
from analysis.urls import host_of, origin_of, url_key
from crawlers.credentials import NOBODY, Credentials
from crawlers.fetching import Abandoned, Fetcher
from crawlers.guard import Guard
from crawlers.outside import DONE as EXTERNAL_DONE
from crawlers.outside import OutsideCheck, outside_guard
from crawlers.robots import RobotsFile
from crawlers.scheduler import UNLINKED, Found, Frontier
from crawlers.scope import UrlFilter
from crawlers.sitemap_reading import SitemapReading
from crawlers.trail import Trail
from crawlers.trap_watch import TrapWatch

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawlers.runner import CrawlPlan

_POLL = 0.2  # seconds between two looks at whether to stop
_LONG_REST = 2  # seconds from which a pause is worth telling


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
        self.plan, self.frontier, self.earlier, self.guard = plan, frontier, frontier.earlier, guard
        self.report, self.should_stop, self.credentials = report, should_stop, credentials
        self.fetcher: Fetcher
        self.ready = False  # whether start URLs and sitemaps are in the frontier
        self.ending: str | None = None  # stopped, paused or failed
        self._doubtful: list[Trail] = []  # failed to connect or were refused, and nobody has answered since
        self._refused: Counter[str] = Counter()  # URLs a server under load would not answer, and how often
        self._believes = False  # the server is well, so that a refusal is the URL's own
        self._outside: asyncio.Task[None] | None = None
        self._checked: tuple[int, int] | None = None  # of how many addresses on other people's hosts
        starts = [(key, url) for url in plan.start_urls if (key := url_key(url))]
        self.starts = dict(starts)
        self.filter = UrlFilter(plan.include, plan.exclude, frozenset(self.starts))
        self.traps = TrapWatch(self)

    @classmethod
    def from_crawler(cls, crawler: "Crawler", *args: Any, **kwargs: Any) -> "SiteSpider":
        spider = cls(*args, **kwargs)
        spider._set_crawler(crawler)
        plan = spider.plan
        spider.fetcher = Fetcher(
            crawler, spider.guard, plan.user_agent, plan.obey_robots, plan.tries, plan.pauses_s,
            on_robots=spider.keep_robots, is_ending=lambda: spider.is_ending, credentials=spider.credentials,
            delay_s=plan.delay_s, per_host=plan.per_host, longest_rest_s=plan.longest_rest_s,
        )  # fmt: skip
        crawler.signals.connect(spider.idle, signals.spider_idle)
        return spider

    @property
    def is_ending(self) -> bool:
        return self.ending is not None

    def keep_robots(self, robots: RobotsFile) -> None:
        self.frontier.keep("robots_files", robots.origin, [robots.row()])

    def has_more(self) -> bool:
        return self.frontier.has_pending() and not self._is_full()

    def _is_full(self) -> bool:
        asked = self.frontier.done + self.frontier.in_flight - self.traps.held
        return self.plan.max_urls is not None and asked >= self.plan.max_urls

    def admits(self, key: str) -> bool:
        """Return whether the patterns leave a URL."""
        return self.filter.admits(key)

    def follows(self, key: str) -> bool:
        """Return whether a URL that stands on a page is fetched."""
        return self.plan.mode == "spider" and self.admits(key)

    # Start: what is fetched without a link, once a crawl

    async def start(self) -> AsyncIterator[Request]:
        watching = asyncio.ensure_future(self._watch())
        watching.add_done_callback(lambda task: None if task.cancelled() else task.exception())
        try:
            await self._begin()
        except Exception as error:  # noqa: BLE001 - raised by the runner; Scrapy would log it and wait for ever
            self.frontier.failure = error
        nothing: tuple[Request, ...] = ()  # what is fetched comes from the frontier; Scrapy wants a generator
        for request in nothing:
            yield request

    async def _begin(self) -> None:
        if self.plan.mode != "sitemap":
            self.frontier.meet(Found(key, url, "start", 0) for key, url in self.starts.items())
        own = (key for key in self.plan.seeds if self.guard.is_own(host_of(key)))
        self.frontier.meet(Found(key, key, "log", UNLINKED) for key in own if self.admits(key))
        if self.plan.mode in ("spider", "sitemap") and not self.frontier.fact("sitemaps_read"):
            await self._read_sitemaps()
        self.traps.open()
        self.ready = True

    async def _read_sitemaps(self) -> None:
        reading = SitemapReading(self.fetcher, self.frontier, self.admits)
        while not self.frontier.has_duty("sitemaps"):
            await asyncio.sleep(_POLL)
            if self.is_ending or self.frontier.fact("sitemaps_read"):
                return
        typed = [key for url in self.plan.sitemaps if (key := url_key(url))]
        try:
            await reading.read(sorted({origin_of(key) for key in self.starts}), typed)
        except Abandoned:
            return
        if not self.is_ending:
            self.frontier.remember("sitemaps_read", "yes")

    async def _watch(self) -> None:
        """Commit what waits, report, and end the crawl where that was asked for, or server or disk are gone."""
        while not self.is_ending:
            await asyncio.sleep(_POLL)
            self.frontier.commit()
            self.traps.keep()
            if self.frontier.is_shared:
                self.wake()
            if self.fetcher.has_given_up and any(trail.is_refused for trail in self._doubtful):
                await self._ask_start()
            self.ending = self._reason_to_end()
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            await engine.close_spider_async(reason=self.ending or "finished")

    def wake(self) -> None:
        """Have Scrapy ask for a request at the loop's next turn; by itself it would wait five seconds."""
        slot = self.crawler.engine._slot if self.crawler.engine is not None else None
        if slot is not None:
            asyncio.get_running_loop().call_soon(slot.nextcall.schedule)

    def _reason_to_end(self) -> str | None:
        try:
            self.report(self._progress())
            stop = self.should_stop()
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.frontier.failure = error
        if self.frontier.failure is None and shutil.disk_usage(self.frontier.folder).free < LEAST_FREE:
            self.frontier.failure = DiskFull()
        if self.frontier.failure is not None:
            return "failed"
        if stop:
            return "stopped"
        return "paused" if self.fetcher.has_given_up else None

    def _progress(self) -> Progress:
        rest = self.fetcher.rest_of()
        if rest is not None and rest[1] >= _LONG_REST:
            return Progress("progress-crawl-rest", *rest)
        if self._checked is not None:
            return Progress("progress-crawl-external", *self._checked)
        return Progress("crawl", self.frontier.done, self.frontier.met)

    async def _ask_start(self) -> None:
        """Ask a server that refuses URL after URL for the start: where it answers, the refusals are those URLs' own.

        Without this a part of a site that says 503 for ever would keep its crawl from ever being finished.
        """
        try:
            # in a slot of its own: those of the site are held by requests that wait for the server to be well again
            response = await self.fetcher.fetch(next(iter(self.starts)), is_probe=True, download_slot="probe")
        except Exception:  # noqa: BLE001 - no answer is an answer here: the server is not well
            return
        if response.status < 400:
            self._believes = True
            self.fetcher.goes_on()
            self.settle_doubtful()

    # End: other people's hosts, once the site itself is done

    def idle(self) -> None:
        """Scrapy calls this where nothing is left to ask for; DontCloseSpider says that something is, all the same."""
        if self.is_ending:
            return
        self.traps.keep()
        if self._doubtful:
            self.settle_doubtful()
            if self.frontier.has_pending():
                raise DontCloseSpider
        checks_outside = bool(self.plan.max_external_urls) and self.plan.mode == "spider"
        if self._outside is None and checks_outside and not self.frontier.has_duty("outside"):
            if not self.frontier.fact(EXTERNAL_DONE):  # another worker is at it, and may die
                raise DontCloseSpider
            return
        if self._outside is None and checks_outside:
            self._outside = asyncio.ensure_future(self._check_outside())
        if self._outside is not None and not self._outside.done():
            raise DontCloseSpider

    async def _check_outside(self) -> None:
        fetcher = Fetcher(
            self.crawler, outside_guard(self.guard), self.plan.user_agent, obey_robots=True, tries=1, give_time=(),
            on_robots=lambda robots: None, is_ending=lambda: self.is_ending, breaker=None,
            delay_s=self.plan.external_delay_s, per_host=1,
        )  # fmt: skip
        plan = self.plan
        check = OutsideCheck(fetcher, self.frontier, plan.max_external_urls, plan.external_delay_s, self._tell_outside)
        started = monotonic()
        try:
            if not check.is_done:
                await check.run()
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.frontier.failure = error
            self.ending = "failed"
        self.frontier.outside_s = monotonic() - started
        if not self.is_ending and self.crawler.engine is not None:
            await self.crawler.engine.close_spider_async(reason="finished")

    def _tell_outside(self, done: int, total: int) -> None:
        self._checked = (done, total)

    # One URL

    def next_visit(self) -> Request | None:
        """Return the request for the next URL of the frontier."""
        found = None if self._is_full() else self.traps.claim()
        if found is None:
            return None
        meta, headers = {"found": found, "started": monotonic()}, self.earlier.validators(found.url)
        return self.fetcher.request(found.url, meta=meta, headers=headers, callback=self.visit, errback=self.failed)

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
        """Settle a URL. A fault of our own fails the crawl, which would wait for that URL for ever."""
        try:
            self._settle(trail)
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.frontier.failure = error

    def _settle(self, trail: "Trail") -> None:
        """Put what became of a URL, unless the crawl's end or a server that is gone decided it."""
        self._refused[trail.key] += trail.is_refused
        if trail.abandoned or (self.is_ending and (trail.state == "error" or trail.is_refused)):
            self._give_back(trail)
        elif self._is_doubtful(trail):
            self._doubtful.append(trail)
        else:
            self._put(trail)
        if not self.fetcher.failures_in_a_row:
            self.settle_doubtful()
        elif self.fetcher.pauses:
            self._give_back_unanswered()

    def _is_doubtful(self, trail: "Trail") -> bool:
        """Whether a failure may not be the URL's own; a refusal is not, though others were answered meanwhile."""
        unanswered = trail.state == "error" and bool(self.fetcher.failures_in_a_row)
        return (unanswered or trail.is_refused) and not self._believes

    def settle_doubtful(self, *, again: bool = False) -> None:
        """Believe the failures that were waiting for an answer from somebody, or give their URLs back.

        A URL that a server under load refused has as many tries as any other.
        """
        doubtful, self._doubtful = self._doubtful, []
        for trail in doubtful:
            has_tries = trail.is_refused and self._refused[trail.key] < self.plan.tries and not self._believes
            (self._give_back if again or has_tries else self._put)(trail)

    def _give_back_unanswered(self) -> None:
        """Give back what a server that is gone did not answer; it is asked again once it is back."""
        for trail in [trail for trail in self._doubtful if not trail.is_refused]:
            self._doubtful.remove(trail)
            self._give_back(trail)

    def _put(self, trail: "Trail") -> None:
        for found, visited in zip(trail.claimed, trail.results(), strict=True):
            self.traps.learn(visited, found)
            self.frontier.put(visited)

    def _give_back(self, trail: "Trail") -> None:
        for found in trail.claimed:
            self.frontier.release(found.url)

    async def robots_answers(self, key: str) -> tuple[bool, bool]:
        """Return whether we and whether Googlebot may fetch a URL of the site."""
        return self._answers_of(await self.fetcher.robots(key), key)

    def known_robots_answers(self, key: str) -> tuple[bool, bool]:
        """Return the same for a URL that is not asked for; without a robots.txt nothing is known against it."""
        asked = self.fetcher.origin(key).robots
        is_known = asked is not None and asked.done() and not asked.cancelled() and asked.exception() is None
        return self._answers_of(asked.result(), key) if asked is not None and is_known else (True, True)

    def _answers_of(self, robots: RobotsFile, key: str) -> tuple[bool, bool]:
        return robots.allows(self.fetcher.agent, key), robots.allows("Googlebot", key)
