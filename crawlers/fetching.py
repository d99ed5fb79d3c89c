"""How one request is made: robots.txt first, up to three tries with growing pauses, quiet while a server is down."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scrapy import Request
from scrapy.http import Response

from analysis.urls import host_of, origin_of, url_key
from crawlers.agents import product_token
from crawlers.credentials import NOBODY, Credentials
from crawlers.download import ACCEPTED, FetchFailed
from crawlers.guard import Guard, Refused
from crawlers.robots import MAX_BYTES, MAX_REDIRECTS, RobotsFile, read_robots

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

RETRY_AFTER_CAP = 120.0  # seconds; a server that asks for more is left alone for this long
BREAKER = 20  # failures to connect in a row, after which nothing is asked for a while
_LOOK = 0.1  # seconds between two looks at whether the crawl ends
_BACK_OFF = 1.0  # seconds before the second try, doubled before the third
_RETRIED = frozenset({429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class RobotsUnreachable(FetchFailed):
    """robots.txt could not be asked for, so the URL was not; the reason is that of robots.txt."""


class Abandoned(Exception):
    """A request that was not finished because the crawl ends: its URL stays pending."""


@dataclass
class Origin:
    """What is known of a scheme and host while the crawl runs."""

    robots: "asyncio.Task[RobotsFile] | None" = None
    not_before: float = 0.0  # monotonic time a Retry-After asked for


@dataclass
class Fetcher:
    """Makes requests through Scrapy's downloader."""

    crawler: "Crawler"
    guard: Guard
    user_agent: str
    obey_robots: bool
    tries: int
    give_time: Sequence[float]  # seconds of the pauses a server that does not answer is given
    on_robots: Callable[[RobotsFile], None]
    is_ending: Callable[[], bool]
    credentials: Credentials = NOBODY
    origins: dict[str, Origin] = field(default_factory=dict)
    failures_in_a_row: int = 0
    pauses: int = 0  # taken since the last answer
    quiet_until: float = 0.0  # monotonic time

    @property
    def agent(self) -> str:
        return product_token(self.user_agent)

    @property
    def is_gone(self) -> bool:
        """Whether the server has not come back after the last pause."""
        return self.pauses > len(self.give_time)

    def answered(self, key: str, response: Response) -> None:
        """Take note of an answer before the next request may leave."""
        self.failures_in_a_row = self.pauses = 0
        wait = retry_after(response) if response.status in _RETRIED else None
        if wait is not None:
            self.origin(key).not_before = time.monotonic() + min(wait, RETRY_AFTER_CAP)

    def failed(self) -> None:
        """Count a failure to connect; those of requests that were under way when a pause began are no news."""
        now = time.monotonic()
        if now < self.quiet_until:
            return
        self.failures_in_a_row += 1
        if self.failures_in_a_row >= BREAKER:
            self.pauses += 1
            self.quiet_until = now + (self.give_time[self.pauses - 1] if not self.is_gone else 0)

    async def wait_for_leave(self, key: str) -> None:
        """Return when a request may be sent: no Retry-After of its origin runs, and the server is not given time."""
        origin = self.origin(key)
        while True:
            if self.is_ending():
                raise Abandoned
            wait = max(origin.not_before, self.quiet_until) - time.monotonic()
            if wait <= 0:
                return
            await asyncio.sleep(min(wait, _LOOK))

    async def sleep(self, seconds: float) -> None:
        """Sleep, but raise Abandoned as soon as the crawl ends."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self.is_ending():
                raise Abandoned
            await asyncio.sleep(min(left, _LOOK))

    def request(self, key: str, **options: Any) -> Request:
        """Return a request for a URL key, sent to where its host is reached."""
        meta = {"key": key, "download_slot": origin_of(key), "verbatim_url": True} | options.pop("meta", {})
        host = {"Host": origin_of(key).partition("://")[2], "Accept-Encoding": ACCEPTED}
        headers = self.credentials.headers_for(key) | host
        return Request(self.guard.target(key), headers=headers, meta=meta, dont_filter=True, **options)

    async def fetch(self, key: str, **meta: Any) -> Response:
        """Return the answer to a request, or raise Refused or what the last try raised."""
        engine = self.crawler.engine
        assert engine is not None
        return await engine.download_async(self.request(key, meta=meta))

    def origin(self, key: str) -> Origin:
        return self.origins.setdefault(origin_of(key), Origin())

    async def robots(self, key: str) -> RobotsFile:
        """Return the robots.txt of a URL's origin; it is asked for once, whoever comes first."""
        origin = self.origin(key)
        if origin.robots is None:
            origin.robots = asyncio.ensure_future(self._read_robots(origin_of(key)))
        return await asyncio.shield(origin.robots)

    def knows_robots(self, key: str) -> bool:
        asked = self.origin(key).robots
        return asked is not None and asked.done()

    async def _read_robots(self, origin: str) -> RobotsFile:
        robots = await self._ask_robots(origin)
        self.on_robots(robots)
        return robots

    async def _ask_robots(self, origin: str) -> RobotsFile:
        key = f"{origin}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            try:
                response = await self.fetch(key, max_bytes=MAX_BYTES, is_robots=True)
            except (FetchFailed, Refused) as error:
                return read_robots(origin, None, b"", problem=error.reason)
            target = redirect_target(response, key)
            if target is None:
                return read_robots(origin, response.status, response.body)
            if not self.guard.is_own(host_of(target)):
                break
            key = target
        return read_robots(origin, 404, b"")

    async def check_robots(self, key: str) -> None:
        """Raise where robots.txt forbids us the URL and we obey it: what cannot be asked forbids everything."""
        if not self.obey_robots:
            return
        robots = await self.robots(key)
        if robots.problem:
            raise RobotsUnreachable(robots.problem)
        if not robots.allows(self.agent, key):
            raise Refused("robots" if robots.verdict == "rules" else "robots_unavailable")


def redirect_target(response: Response, key: str) -> str | None:
    """Return the URL key a redirect leads to; None for any other answer or a target that is none."""
    location = response.headers.get("Location")
    if response.status not in (301, 302, 303, 307, 308) or not location:
        return None
    return url_key(text_of_location(location), base=key)


def text_of_location(location: bytes) -> str:
    """Return a Location as an address; bytes that are not UTF-8 are escaped one by one, as browsers do."""
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        return quote(location, safe=bytes(range(0x21, 0x7F)))


class PoliteMiddleware:
    """The part of a try that Scrapy calls for every request, whoever made it."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "PoliteMiddleware":
        return cls(crawler)

    @property
    def fetcher(self) -> Fetcher:
        fetcher: Fetcher = self.crawler.spider.fetcher  # type: ignore[union-attr]
        return fetcher

    async def process_request(self, request: Request) -> None:
        key = request.meta["key"]
        await self.fetcher.guard.admit(key)
        if not request.meta.get("is_robots"):
            await self.fetcher.check_robots(key)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status not in _RETRIED:
            return response
        return await self._again(request) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if not isinstance(exception, FetchFailed) or isinstance(exception, RobotsUnreachable):
            return None
        self.fetcher.failed()
        return await self._again(request)

    async def _again(self, request: Request) -> Request | None:
        """Return the next try after a pause, or None after the last; tries while the server is given time are free."""
        tried = request.meta.get("tried", 1)
        if self.fetcher.is_gone or (tried >= self.fetcher.tries and not self.fetcher.pauses):
            return None
        await self.fetcher.sleep(_BACK_OFF * 2 ** (tried - 1))
        tried += not self.fetcher.pauses
        return request.replace(meta=request.meta | {"tried": tried}, dont_filter=True)


def retry_after(response: Response) -> float | None:
    """Return the seconds a server asks to wait; None where it asks for nothing that can be read."""
    value = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def reason_of(error: BaseException) -> tuple[str, str]:
    """Return state and reason for what a request raised."""
    if isinstance(error, Refused):
        return ("error" if error.reason == "dns" else "blocked"), error.reason
    return "error", error.reason if isinstance(error, FetchFailed) else f"unexpected:{type(error).__name__}"
