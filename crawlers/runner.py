"""Runs a crawl in this process, resumes one that was interrupted, and empties a finished one into Arrow batches."""

import hashlib
import json
import logging
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import pyarrow as pa
from sqlalchemy.exc import DatabaseError

from analysis.errors import InputError
from analysis.progress import Report, ShouldStop
from analysis.urls import url_key
from crawlers.agents import product_token
from crawlers.apart import end_all
from crawlers.credentials import NOBODY, Credentials
from crawlers.earlier import EarlierCrawl
from crawlers.extraction import Rule
from crawlers.frontier_store import State, folder_of
from crawlers.guard import Guard
from crawlers.scheduler import Frontier
from crawlers.scope import OwnHosts
from crawlers.snapshot import drain
from crawlers.spider import LEAST_FREE, DiskFull, SiteSpider

__all__ = ["CrawlEvent", "CrawlOutcome", "CrawlPlan", "crawl", "drain"]

Mode = Literal["spider", "list", "sitemap", "page"]
MB = 2**20
_GRACE = 1.5  # seconds after a stop before connections are cut


@dataclass(frozen=True)
class CrawlPlan:
    """What to crawl and how. Mode, start, hosts and patterns make a crawl the same one when it is resumed."""

    site: str
    start_urls: tuple[str, ...]  # always fetched; in the modes list and page they are all that is
    own_hosts: tuple[str, ...]  # `*.shop.example` means all below shop.example
    user_agent: str
    mode: Mode = "spider"
    sitemaps: tuple[str, ...] = ()  # those to read in the mode sitemap; none typed: robots.txt and the usual place
    seeds: tuple[str, ...] = ()  # URL keys the logs know, fetched though nothing may link to them
    include: tuple[str, ...] = ()  # RE2 patterns; where there are any, one has to be found in a URL key
    exclude: tuple[str, ...] = ()  # RE2 patterns; none may be found in a URL key
    max_external_urls: int = 0  # checked on other people's hosts
    external_delay_s: float = 1.0  # between two requests to one of those hosts
    longest_rest_s: float = 120.0  # a server that asks for more is asked again by the next run
    extraction: tuple[Rule, ...] = ()  # what the user wants taken from every page
    connect: Mapping[str, str] = field(default_factory=dict)  # host → scheme://address:port
    consent: tuple[str, ...] = ()  # host:port=address that may be private
    accept_certificates: tuple[str, ...] = ()  # hosts whose TLS certificate may be wrong
    own_site: bool = False
    obey_robots: bool = True
    delay_s: float = 0.5
    per_host: int = 2
    max_urls: int | None = None
    own_patterns: bool = False  # `include` and `exclude` are of this crawl alone, others than the site's
    own_limit: bool = False  # so is `max_urls`
    deadline_s: float = 30.0
    tries: int = 3
    pauses_s: tuple[float, ...] = (5.0, 15.0, 40.0)  # for a server that is gone: restarted, it is back in a minute

    @property
    def part(self) -> str:
        """Return a name for what is looked at where it is not the whole site, empty where it is."""
        patterns = [self.include, self.exclude] if self.own_patterns else []
        if self.mode == "spider":
            return _named("patterns", patterns) if patterns else ""
        return _named(self.mode, [self.start_urls, self.sitemaps, *patterns])

    def part_of(self, urls: int) -> str:
        """Return that name for a crawl of so many URLs: one that reached a limit of its own is a part, too."""
        is_cut = self.own_limit and self.max_urls is not None and urls >= self.max_urls
        return self.part or (f"limit-{self.max_urls}" if is_cut else "")

    @property
    def identity(self) -> str:
        scope = [self.mode, self.sitemaps, self.include, self.exclude]
        usual = ["spider", (), (), ()]  # what a crawl that was begun before there were modes looks at
        return json.dumps([self.site, self.start_urls, self.own_hosts, *(scope if scope != usual else ())])


def _named(kind: str, looked_at: list[tuple[str, ...]]) -> str:
    return f"{kind}-{hashlib.sha256(json.dumps(looked_at).encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class CrawlEvent:
    """A URL that is durable."""

    url: str  # as it was found
    final_url: str
    state: str
    status: int | None
    reason: str


@dataclass(frozen=True)
class CrawlOutcome:
    ended: Literal["finished", "stopped", "paused", "elsewhere"]
    id: str  # of the crawl, the same over all its runs
    urls: int  # durable
    met: int
    counts: dict[str, int]  # URLs by state
    resumed: bool
    seconds: float
    rest_s: float = 0.0  # how long a server wants to be left alone, where that ended the run
    outside_s: float = 0.0  # of the seconds, on other people's hosts


def crawl(
    plan: CrawlPlan,
    state: State,
    *,
    on_event: Callable[[CrawlEvent], None],
    report: Report,
    should_stop: ShouldStop,
    credentials: Credentials = NOBODY,
    earlier: EarlierCrawl | None = None,
) -> CrawlOutcome:
    """Crawl until everything is done, it is stopped, or the server is gone; call again with the same plan to go on.

    Where an earlier crawl is given, pages that have not changed since are not sent or not read again.
    Runs Scrapy's reactor, which a process can do once. Raises an InputError where the start leads nowhere.
    """
    started = time.monotonic()
    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it took, and a crawl is long
    for url in plan.start_urls:
        if url_key(url) is None:
            raise InputError("crawl-start-no-url", url=url)
    if not plan.obey_robots and not plan.own_site:
        raise InputError("crawl-robots-not-own", site=plan.site)
    frontier = Frontier(state, plan.identity, lambda record: on_event(_event(record)), earlier)
    resumed = frontier.is_resumed
    try:
        ended, rest_s = _run(plan, frontier, report, should_stop, credentials)
        frontier.commit()
        if frontier.failure is not None:
            raise _said(frontier.failure, state) from frontier.failure
        outcome = CrawlOutcome(
            ended, frontier.id, frontier.done, frontier.met, dict(frontier.counts), resumed,
            time.monotonic() - started, rest_s, frontier.outside_s,
        )  # fmt: skip
        if ended != "stopped":
            _check_start(plan, frontier, ended)
    finally:
        frontier.close()
    return outcome


def _event(record: dict[str, Any]) -> CrawlEvent:
    return CrawlEvent(record["url_found"], record["final_url"], record["state"], record["status"], record["reason"])


def _said(failure: Exception, state: State) -> Exception:
    """Return what to tell of a crawl that could not go on; anything but the disk is raised as it came."""
    if isinstance(failure, DiskFull) or "disk is full" in str(failure):
        folder = folder_of(state)
        free = shutil.disk_usage(folder).free
        return InputError("disk-full", folder=str(folder), free_mb=free // MB, needed_mb=LEAST_FREE // MB)
    if isinstance(failure, DatabaseError):
        return InputError("crawl-state-unwritable", file=str(state), problem=str(failure.orig))
    return failure


def _run(
    plan: CrawlPlan, frontier: Frontier, report: Report, should_stop: ShouldStop, credentials: Credentials
) -> tuple[Any, float]:
    """Crawl, and return how it ended and how long a server wants to be left alone, where that ended it."""
    from scrapy.crawler import AsyncCrawlerProcess

    guard = Guard(OwnHosts(plan.own_hosts), plan.connect, frozenset(plan.consent))
    process = AsyncCrawlerProcess(settings_of(plan) | {"LOG_INSTALL_ROOT_HANDLER": False})
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    logging.getLogger("twisted").setLevel(logging.CRITICAL)
    from twisted.internet import reactor

    crawler = process.create_crawler(SiteSpider)
    process.crawl(
        crawler, plan=plan, frontier=frontier, guard=guard, report=report, should_stop=should_stop,
        credentials=credentials,
    )  # fmt: skip
    _cut_after_grace(reactor, crawler)
    try:
        process.start(stop_after_crawl=True, install_signal_handlers=False)
    finally:
        end_all()
    spider: SiteSpider = crawler.spider  # type: ignore[assignment]
    spider.settle_doubtful(again=spider.is_ending)
    return spider.ending or "finished", spider.fetcher.deferred_s


def _cut_after_grace(reactor: Any, crawler: Any) -> None:
    """Stop the reactor some time after the spider began to end: a slow answer must not hold a cancelled crawl."""

    def look(since: float | None = None) -> None:
        spider = crawler.spider
        if spider is not None and spider.is_ending:
            since = since or time.monotonic()
            if time.monotonic() - since > _GRACE:
                if reactor.running:
                    reactor.stop()
                return
        reactor.callLater(0.2, look, since)

    reactor.callLater(0.2, look)


def settings_of(plan: CrawlPlan) -> dict[str, Any]:
    """Return Scrapy's settings. What decides about a URL is ours; what moves bytes is Scrapy's."""
    ours = "crawlers.fetching.PoliteMiddleware"
    off = ("offsite.OffsiteMiddleware", "robotstxt.RobotsTxtMiddleware", "httpauth.HttpAuthMiddleware",
           "retry.RetryMiddleware", "redirect.MetaRefreshMiddleware", "redirect.RedirectMiddleware",
           "cookies.CookiesMiddleware", "httpproxy.HttpProxyMiddleware", "httpcache.HttpCacheMiddleware")  # fmt: skip
    return {
        "SCHEDULER": "crawlers.spider.FrontierScheduler",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "USER_AGENT": plan.user_agent,
        "DOWNLOADER_MIDDLEWARES": {f"scrapy.downloadermiddlewares.{name}": None for name in off} | {ours: 545},
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "TELNETCONSOLE_ENABLED": False,  # both open a port through which code can be run
        "REMOTE_CONTROL_ENABLED": False,
        "CONCURRENT_ITEMS": 1,  # the default starts a hundred tasks for every answer
        "CONCURRENT_REQUESTS": max(16, plan.per_host),
        "CONCURRENT_REQUESTS_PER_DOMAIN": plan.per_host,
        "DOWNLOAD_DELAY": max(plan.delay_s, 0.005),  # at 0 the limit per host is not kept
        "DOWNLOAD_DELAY_JITTER": 0,
        "DOWNLOAD_TIMEOUT": plan.deadline_s,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3"))
        | dict.fromkeys(("http", "https"), "crawlers.download.SiteDownloadHandler"),
        "COMPRESSION_ENABLED": False,  # the handler unpacks, within its limit
        "COOKIES_ENABLED": False,
        "LOG_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
    }


_PAGES = ("text/html", "application/xhtml+xml", None)


def _check_start(plan: CrawlPlan, frontier: Frontier, ended: str) -> None:
    """Raise where the start led to nothing that could be crawled; what was found is kept in the file."""
    if plan.mode == "sitemap" and not frontier.met:
        raise InputError("crawl-sitemap-empty", url=plan.sitemaps[0] if plan.sitemaps else plan.start_urls[0])
    if plan.mode != "spider":
        return  # what a list or a sitemap names and is not there is what the crawl was for
    start = plan.start_urls[0]
    record = frontier.outcome(url_key(start) or start)
    if record is None or (record["state"] == "ok" and record["content_type"] in _PAGES):
        return
    if frontier.counts.get("ok", 0) > (record["state"] == "ok"):  # sitemaps led to pages all the same
        return
    keys = {"ok": "crawl-start-no-html", "blocked": "crawl-start-blocked", "http_error": "crawl-start-http-error"}
    key = keys.get(record["state"], "crawl-start-unreachable")
    if record["reason"] in ("robots", "robots_unavailable"):
        key = "crawl-start-" + record["reason"].replace("_", "-")
    raise InputError(
        key, url=start, reason=record["reason"], status=record["status"] or 0,
        content_type=record["content_type"] or "-", agent=product_token(plan.user_agent), final_url=record["final_url"],
    )  # fmt: skip


def plan_as_json(plan: CrawlPlan) -> dict[str, Any]:
    """Return the plan for a snapshot's manifest: what it was made with."""
    return asdict(plan)
