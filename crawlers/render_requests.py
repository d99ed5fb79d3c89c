"""What becomes of every request a rendered page makes: asked for by us under the guard and robots.txt, or refused."""

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.urls import host_of, origin_of, url_key
from crawlers.agents import product_token
from crawlers.download import FetchFailed
from crawlers.guard import Refused
from crawlers.page_client import MAX_HOPS, Answer, PageClient
from crawlers.query_privacy import redact_query

if TYPE_CHECKING:
    from playwright.async_api import Request, Route, WebSocketRoute

MAX_REQUESTS = 500  # of a page
MAX_KEPT = 200  # resources that failed, a page
_CACHE_BYTES = 64 * 2**20
_CACHED_BYTES = 2 * 2**20  # a file; pages of a template share their scripts
_CACHED = frozenset({"script", "stylesheet"})
_PICTURE = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
_UNSEEN = frozenset({"font", "media", "texttrack"})  # change no word of a page
_ONE_WAY = frozenset({"ping", "eventsource", "cspviolationreport", "csp_report", "beacon"})  # say or hear without end
_SAFE = frozenset({"GET", "HEAD"})
# Headers that are ours to set, or that would hand cookies of a page's scripts on.
_NOT_PASSED = ("host", "cookie", "user-agent", "accept-encoding", "content-length", "connection", "sec-", "proxy-")
_NOT_HANDED_BACK = frozenset(
    "connection content-encoding content-length keep-alive set-cookie strict-transport-security transfer-encoding"
    " alt-svc nel report-to reporting-endpoints".split()
)
Row = dict[str, Any]


class NotAsked(Exception):
    """A request that is not made; `problem` is what the resource's row says."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


class Cache:
    """Files that pages of a site share, so that each is asked for once in a run."""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        self._bytes = 0

    def get(self, key: str) -> Answer | None:
        return self._answers.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        size = len(answer.body)
        if answer.status == 200 and size <= _CACHED_BYTES and self._bytes + size <= _CACHE_BYTES:
            self._answers[key] = answer
            self._bytes += size


@dataclass
class PageRequests:
    """The requests of one page while it is open."""

    client: PageClient
    cache: Cache
    allow_post: bool
    clock: Callable[[], float] = time.monotonic
    first: Answer | None = None  # the document that was asked for, redirects followed
    document: Answer | None = None  # what the main frame got last: scripts may lead elsewhere
    refusal: str = ""  # why the main frame got nothing
    failed: dict[tuple[str, str], Row] = field(default_factory=dict)
    under_way: int = 0
    changed_at: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)

    def quiet_for(self) -> float:
        """Return the seconds since the last request ended; none while one is under way."""
        return 0.0 if self.under_way else self.clock() - self.changed_at

    async def handle(self, route: "Route") -> None:
        """Answer a request of the page."""
        self.under_way += 1
        try:
            await self._handle(route, route.request)
        except Exception:  # noqa: BLE001 - the page has gone or never had a frame (a popup): nobody waits for an answer
            with contextlib.suppress(Exception):
                await route.abort("blockedbyclient")
        finally:
            self.under_way -= 1
            self.changed_at = self.clock()

    async def refuse_socket(self, socket: "WebSocketRoute") -> None:
        """Close a WebSocket before it is opened."""
        self._note(_as_http(socket.url), "websocket", None, "blocked")
        await socket.close()

    async def _handle(self, route: "Route", request: "Request") -> None:
        kind = request.resource_type
        if kind == "image":
            return await route.fulfill(status=200, content_type="image/gif", body=_PICTURE)
        if kind in _UNSEEN:
            return await route.abort("blockedbyclient")
        try:
            answer = await self._answer(request, kind)
        except (NotAsked, FetchFailed, Refused) as error:
            self._failed(request, kind, error)
            return await route.abort("blockedbyclient")
        if answer.status >= 400 and not _is_main(request):
            self._note(answer.key, kind, answer.status, "http_error")
        if request.is_navigation_request() and _moved(request, answer):
            return await route.fulfill(status=200, content_type="text/html", body=_onward(answer.key))
        if _is_main(request):
            self.first = self.first or answer
            self.document = answer
        await route.fulfill(status=answer.status, headers=_handed_back(answer), body=answer.body)

    def _failed(self, request: "Request", kind: str, error: NotAsked | FetchFailed | Refused) -> None:
        problem = _problem(error)
        if _is_main(request):
            self.refusal = problem if isinstance(error, NotAsked) else error.reason
        self._note(request.url, kind, None, problem)

    async def _answer(self, request: "Request", kind: str) -> Answer:
        self.counts["requests"] += 1
        key = url_key(request.url)
        if key is None or self.counts["requests"] > MAX_REQUESTS:
            raise NotAsked("blocked")
        is_own = self.client.reach.guard.is_own(host_of(key))
        if kind in _ONE_WAY or (request.method not in _SAFE and not (self.allow_post and is_own)):
            raise NotAsked("blocked")
        if _is_main(request) and not is_own:
            raise NotAsked("blocked")
        cached = self.cache.get(key) if kind in _CACHED and request.method == "GET" else None
        if cached is not None:
            return cached
        answer = await self._follow(key, request)
        if kind in _CACHED and request.method == "GET":
            self.cache.keep(key, answer)
        return answer

    async def _follow(self, key: str, request: "Request") -> Answer:
        """Follow redirects here: Chromium would ask for the next hop itself, and it reaches nobody."""
        method, data = request.method, request.post_data_buffer
        headers, origin = passed_on(request.headers), origin_of(key)
        for _ in range(MAX_HOPS + 1):
            await self.client.admit(key)
            await self._check_robots(key)
            answer = await self.client.ask(key, method=method, headers=headers, data=data)
            if answer.redirect is None:
                return answer
            key = answer.redirect
            if origin_of(key) != origin:
                headers = {name: value for name, value in headers.items() if name in ("accept", "accept-language")}
            if answer.status not in (307, 308):
                method, data = ("GET" if method != "HEAD" else method), None
        raise FetchFailed("too_many_redirects")

    async def _check_robots(self, key: str) -> None:
        """Raise where robots.txt keeps Googlebot away: it renders a page without that file, and so do we."""
        robots = await self.client.robots(key)
        if robots.problem:
            raise FetchFailed(robots.problem)
        if not robots.allows("Googlebot", key):
            raise NotAsked("robots")
        reach = self.client.reach
        if reach.obey_robots and not robots.allows(product_token(reach.user_agent), key):
            raise NotAsked("blocked")

    def _note(self, url: str, kind: str, status: int | None, problem: str) -> None:
        shown = self._shown(url)
        if len(self.failed) < MAX_KEPT:
            row = {"url": shown, "kind": kind, "status": status, "problem": problem}
            self.failed.setdefault((shown, problem), row)

    def _shown(self, url: str) -> str:
        """Return an address for a row: of other people's, parameters may tell who somebody is."""
        key = url_key(url)
        if key is None:
            return url.partition(":")[0][:32] + ":"
        path, mark, query = key.partition("?")
        return key if self.client.reach.guard.is_own(host_of(key)) else path + mark + redact_query(query)


def _is_main(request: "Request") -> bool:
    return request.is_navigation_request() and request.frame.parent_frame is None


def _moved(request: "Request", answer: Answer) -> bool:
    return answer.key != url_key(request.url)


def _onward(key: str) -> str:
    """Return a page that leads to where a redirect led, so that the document has its own address."""
    return f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(key)}">'


def passed_on(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of a page's request that go out: what its scripts set, without cookies and what is ours."""
    return {name: value for name, value in headers.items() if not name.lower().startswith(_NOT_PASSED)}


def _handed_back(answer: Answer) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in answer.headers:
        lower = name.lower()
        if lower not in _NOT_HANDED_BACK:
            headers[lower] = f"{headers[lower]}, {value}" if lower in headers else value
    return headers


def _problem(error: NotAsked | FetchFailed | Refused) -> str:
    if isinstance(error, NotAsked):
        return error.problem
    return "blocked" if isinstance(error, Refused) and error.reason != "dns" else "failed"


def _as_http(url: str) -> str:
    return "http" + url.removeprefix("ws") if url.startswith("ws") else url
