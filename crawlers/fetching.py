"""How one request is made: robots.txt first, up to three tries with growing pauses, quiet while a server is down."""

import asyncio
import math
import time
from collections.abc import Callable, Mapping, Sequence
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
from crawlers.pace import Pace
from crawlers.robots import MAX_BYTES, MAX_REDIRECTS, RobotsFile, read_robots

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

BREAKER = 20  # failures to connect, or refusals of a server under load, in a row: then nothing is asked for a while
ROBOTS_SECONDS = 24 * 3600.0  # a robots.txt is believed (RFC 9309 2.4)
_ROBOTS_AGAIN = 3600.0  # seconds until one that could not be read again is asked for once more
_DEFERRED = 3  # answers in a row that ask for a longer rest than we give: the crawl waits for another day
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

    pace: Pace
    robots: "asyncio.Task[RobotsFile] | None" = None
    robots_until: float = math.inf  # monotonic time its robots.txt is believed
    not_before: float = 0.0  # monotonic time a Retry-After asked for
    next_leave: float = 0.0  # monotonic time, where the host's trouble makes the pause longer
    deferrals: int = 0  # answers in a row that asked for a longer rest than we give


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
    delay_s: float = 0.5  # between two requests to a host; its own trouble makes it longer
    per_host: int = 2
    longest_rest_s: float = 120.0  # a Retry-After is honoured up to this; longer ones end the crawl for now
    breaker: int | None = BREAKER  # none where hosts have nothing to do with each other
    clock: Callable[[], float] = time.monotonic
    origins: dict[str, Origin] = field(default_factory=dict)
    deferred_s: float = 0.0  # how long a server wants to be left alone, where that ends the crawl
    failures_in_a_row: int = 0
    pauses: int = 0  # taken since the last answer
    quiet_until: float = 0.0  # monotonic time
    rest: tuple[float, float] = (0.0, 0.0)  # monotonic time at which a server began and ends to be left alone

    @property
    def agent(self) -> str:
        return product_token(self.user_agent)

    @property
    def is_gone(self) -> bool:
        """Whether the server has not come back after the last pause."""
        return self.pauses > len(self.give_time)

    @property
    def has_given_up(self) -> bool:
        """Whether the crawl cannot go on now: the server is gone, or wants to be left alone for longer than we wait."""
        return self.is_gone or self.deferred_s > 0

    def answered(self, key: str, response: Response, seconds: float) -> None:
        """Take note of an answer before the next request may leave."""
        origin, is_retried = self.origin(key), response.status in _RETRIED
        wait = retry_after(response) if is_retried else None
        if wait is not None:  # the server itself says how fast it may be asked
            self._rest(origin, wait)
            return
        origin.pace.note(seconds, failed=is_retried)
        if not is_under_load(response):
            self.failures_in_a_row = self.pauses = origin.deferrals = 0

    def _rest(self, origin: Origin, asked: float) -> None:
        """Leave an origin alone for as long as it asks, within our limit."""
        origin.not_before = self._rests_until(min(asked, self.longest_rest_s))
        origin.deferrals = origin.deferrals + 1 if asked > self.longest_rest_s else 0
        if origin.deferrals >= _DEFERRED:
            self.deferred_s = asked

    def _rests_until(self, seconds: float) -> float:
        now = self.clock()
        if now + seconds > self.rest[1]:
            self.rest = (now, now + seconds)
        return now + seconds

    def rest_of(self) -> tuple[int, int] | None:
        """Return how many seconds of how many a server is being left alone; None where requests go out."""
        began, ends = self.rest
        return (round(self.clock() - began), round(ends - began)) if self.clock() < ends else None

    def failed(self, key: str, reason: str) -> None:
        """Take note of a request that brought no answer."""
        if (
            reason == "timeout"
        ):  # a server too slow to answer; whether one that hangs up is gone is the breaker's to say
            self.origin(key).pace.note(None, failed=True)
        self.refused()

    def refused(self) -> None:
        """Count a failure to connect, or an answer that says a server is under load.

        Those of requests that were under way when a pause began are no news.
        """
        now = self.clock()
        if self.breaker is None or now < self.quiet_until:
            return
        self.failures_in_a_row += 1
        if self.failures_in_a_row >= self.breaker:
            self.pauses += 1
            self.quiet_until = math.inf if self.is_gone else self._rests_until(self.give_time[self.pauses - 1])

    def goes_on(self) -> None:
        """Ask again: the server is well, it was the URLs."""
        self.failures_in_a_row = self.pauses = 0
        self.quiet_until = self.deferred_s = 0.0

    async def wait_for_leave(self, key: str) -> None:
        """Return when a request may be sent: no rest of its origin runs, and the server is not given time.

        Scrapy keeps the pause the user asked for; what a host's trouble adds to it is kept here, where a crawl that
        ends need not wait for it.
        """
        origin = self.origin(key)
        while True:
            if self.is_ending():
                raise Abandoned
            wait = max(origin.not_before, origin.next_leave, self.quiet_until) - self.clock()
            if wait <= 0:
                origin.next_leave = self.clock() + origin.pace.delay if origin.pace.is_slowed else 0.0
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
        usual = {"key": key, "fetcher": self, "download_slot": origin_of(key), "verbatim_url": True}
        meta = usual | options.pop("meta", {})
        host = {"Host": origin_of(key).partition("://")[2], "Accept-Encoding": ACCEPTED}
        headers = self.credentials.headers_for(key) | options.pop("headers", {}) | host
        return Request(self.guard.target(key), headers=headers, meta=meta, dont_filter=True, **options)

    async def fetch(self, key: str, *, headers: Mapping[str, str] | None = None, **meta: Any) -> Response:
        """Return the answer to a request, or raise Refused or what the last try raised."""
        engine = self.crawler.engine
        assert engine is not None
        return await engine.download_async(self.request(key, meta=meta, headers=headers or {}))

    def origin(self, key: str) -> Origin:
        name = origin_of(key)
        if name not in self.origins:
            self.origins[name] = Origin(Pace(self.delay_s, self.per_host))
        return self.origins[name]

    async def robots(self, key: str) -> RobotsFile:
        """Return the robots.txt of a URL's origin; it is asked for once a day, whoever comes first."""
        origin = self.origin(key)
        if origin.robots is None or self.clock() >= origin.robots_until:
            known = origin.robots.result() if origin.robots is not None and origin.robots.done() else None
            origin.robots_until = math.inf  # until it is read
            origin.robots = asyncio.ensure_future(self._read_robots(origin_of(key), known))
        return await asyncio.shield(origin.robots)

    def knows_robots(self, key: str) -> bool:
        asked = self.origin(key).robots
        return asked is not None and asked.done()

    async def _read_robots(self, origin: str, known: RobotsFile | None) -> RobotsFile:
        """Return what the origin says now; where it says nothing any more, what it said before (RFC 9309 2.3.1.4)."""
        robots = await self._ask_robots(origin)
        if known is not None and robots.verdict == "disallow_all":
            self.origin(origin + "/").robots_until = self.clock() + _ROBOTS_AGAIN
            return known
        self.origin(origin + "/").robots_until = self.clock() + ROBOTS_SECONDS
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

    async def process_request(self, request: Request) -> None:
        key, fetcher = request.meta["key"], fetcher_of(request)
        await fetcher.guard.admit(key)
        if not request.meta.get("is_robots"):
            await fetcher.check_robots(key)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status not in _RETRIED:
            return response
        if is_under_load(response):
            fetcher_of(request).refused()
            if "found" in request.meta:  # its next try comes when the server has had its rest, others go first
                return response
        return await self._again(request) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if not isinstance(exception, FetchFailed) or isinstance(exception, RobotsUnreachable):
            return None
        fetcher_of(request).failed(request.meta["key"], exception.reason)
        return await self._again(request)

    async def _again(self, request: Request) -> Request | None:
        """Return the next try after a pause, or None after the last; tries while the server is given time are free."""
        tried, fetcher = request.meta.get("tried", 1), fetcher_of(request)
        if fetcher.is_gone or (tried >= fetcher.tries and not fetcher.pauses):
            return None
        await fetcher.sleep(_BACK_OFF * 2 ** (tried - 1))
        tried += not fetcher.pauses
        return request.replace(meta=request.meta | {"tried": tried}, dont_filter=True)


def fetcher_of(request: Request) -> Fetcher:
    """Return whose request it is: the site's own, or that for other people's hosts."""
    fetcher: Fetcher = request.meta["fetcher"]
    return fetcher


def is_under_load(response: Response) -> bool:
    """Return whether a server asks to be left alone: 429, or any refusal that says for how long."""
    return response.status == 429 or (response.status in _RETRIED and retry_after(response) is not None)


def retry_after(response: Response) -> float | None:
    """Return the seconds a server asks to wait; None where it asks for nothing that can be read."""
    value = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - _now_of(response))
    except (ValueError, TypeError, OverflowError):
        return None


def _now_of(response: Response) -> float:
    """Return the time by the clock of the server that named a date; ours may have been set in between."""
    try:
        return parsedate_to_datetime((response.headers.get("Date") or b"").decode("ascii")).timestamp()
    except (ValueError, TypeError, OverflowError):
        return time.time()


def reason_of(error: BaseException) -> tuple[str, str]:
    """Return state and reason for what a request raised."""
    if isinstance(error, Refused):
        return ("error" if error.reason == "dns" else "blocked"), error.reason
    return "error", error.reason if isinstance(error, FetchFailed) else f"unexpected:{type(error).__name__}"
