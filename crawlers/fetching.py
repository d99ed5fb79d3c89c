"""How one request is made: robots.txt first, then up to three tries with growing pauses, Retry-After for the origin."""

import asyncio
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response

from analysis.urls import origin_of, url_key
from crawlers.guard import Guard, Refused
from crawlers.robots import MAX_BYTES, MAX_REDIRECTS, RobotsFile, product_token, read_robots

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

RETRY_AFTER_CAP = 120.0  # seconds; a server that asks for more is left alone for this long
BREAKER = 20  # failures to connect in a row, after which the crawl pauses
_BACK_OFF = 1.0  # seconds before the second try, doubled before the third
_RETRIED = frozenset({429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


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
    origins: dict[str, Origin] = field(default_factory=dict)
    failures_in_a_row: int = 0

    def request(self, key: str, **options: Any) -> Request:  # noqa: ANN401 - Scrapy's own options
        """Return a request for a URL key, sent to where its host is reached."""
        meta = {"key": key, "download_slot": origin_of(key)} | options.pop("meta", {})
        headers = {"Host": origin_of(key).partition("://")[2]}
        return Request(self.guard.target(key), headers=headers, meta=meta, dont_filter=True, **options)

    async def fetch(self, key: str) -> Response:
        """Return the answer to a request, or raise Refused or what the last try raised."""
        engine = self.crawler.engine
        assert engine is not None
        return await engine.download_async(self.request(key))

    def origin(self, key: str) -> Origin:
        return self.origins.setdefault(origin_of(key), Origin())

    async def robots(self, key: str) -> RobotsFile:
        """Return the robots.txt of a URL's origin; it is asked for once, whoever comes first."""
        origin = self.origin(key)
        if origin.robots is None:
            origin.robots = asyncio.ensure_future(self._read_robots(origin_of(key)))
        return await asyncio.shield(origin.robots)

    async def _read_robots(self, origin: str) -> RobotsFile:
        key, status, body = f"{origin}/robots.txt", None, b""
        for _ in range(MAX_REDIRECTS + 1):
            try:
                response = await self.fetch(key)
            except Exception:  # noqa: BLE001 - whatever kept robots.txt from being read means: all disallowed
                return read_robots(origin, None, b"")
            status, body = response.status, response.body[:MAX_BYTES]
            target = redirect_target(response, key)
            if target is None:
                return read_robots(origin, status, body)
            if not self.guard.is_own(target.partition("://")[2].partition("/")[0]):
                break
            key = target
        return read_robots(origin, 404, b"")

    async def check_robots(self, key: str) -> None:
        """Raise Refused where robots.txt forbids us the URL and we obey it."""
        if self.obey_robots and not (await self.robots(key)).allows(product_token(self.user_agent), key):
            raise Refused("robots")


def redirect_target(response: Response, key: str) -> str | None:
    """Return the URL key a redirect leads to; None for any other answer or a target that is none."""
    location = response.headers.get("Location")
    if response.status not in (301, 302, 303, 307, 308) or not location:
        return None
    return url_key(location.decode("utf-8", "replace"), base=key)


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
        if not key.endswith("/robots.txt"):
            await self.fetcher.check_robots(key)
        pause = self.fetcher.origin(key).not_before - time.monotonic()
        if pause > 0:
            await asyncio.sleep(pause)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        self.fetcher.failures_in_a_row = 0
        if response.status not in _RETRIED:
            return response
        wait = retry_after(response)
        if wait is not None:
            self.fetcher.origin(request.meta["key"]).not_before = time.monotonic() + min(wait, RETRY_AFTER_CAP)
        return await self._again(request) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if isinstance(exception, Refused | DownloadCancelledError):
            return None
        self.fetcher.failures_in_a_row += 1
        return await self._again(request)

    async def _again(self, request: Request) -> Request | None:
        tried = request.meta.get("tried", 1)
        if tried >= self.fetcher.tries or self.crawler.spider.is_ending:  # type: ignore[union-attr]
            return None
        await asyncio.sleep(_BACK_OFF * 2 ** (tried - 1))
        return request.replace(meta=request.meta | {"tried": tried + 1}, dont_filter=True)


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
    if isinstance(error, DownloadCancelledError):
        return "limit", "body_too_large"
    if "SSL" in str(error) or "certificate" in str(error).lower():
        return "error", "tls"
    known = next((reason for kind, reason in _REASONS if isinstance(error, kind)), None)
    return "error", known or f"protocol:{type(error).__name__}"


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "connection_refused"),
    (ResponseDataLossError, "incomplete"),
    (DownloadFailedError, "connection"),
)
