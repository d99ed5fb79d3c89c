"""Asks for single addresses outside a crawl, for a preview or a browser, under the crawl's own guard and robots.txt."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType

import aiohttp
import yarl

from analysis.urls import host_of, origin_of, url_key
from crawlers.agents import product_token
from crawlers.connection import reason_of_error, tls_context
from crawlers.credentials import NOBODY, Credentials
from crawlers.download import (
    ACCEPTED,
    CONNECT_SECONDS,
    MAX_BODY,
    FetchFailed,
    open_session,
    read_body,
)
from crawlers.guard import Guard, Refused, tls_name
from crawlers.outside import outside_guard
from crawlers.robots import MAX_BYTES, MAX_REDIRECTS, RobotsFile, read_robots

MAX_HOPS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPTED_TYPES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True)
class Answer:
    """What one address answered."""

    key: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    flag: str  # empty, truncated or bomb

    def header(self, name: str) -> str:
        """Return the values of a header, joined as HTTP has it; empty where there is none."""
        return ",".join(value for written, value in self.headers if written.lower() == name)

    @property
    def redirect(self) -> str | None:
        """Return the URL key a redirect leads to."""
        location = self.header("location")
        return url_key(location, base=self.key) if self.status in _REDIRECTS and location else None


@dataclass(frozen=True)
class Reach:
    """What may be asked for, as whom, and how fast."""

    guard: Guard  # of the site itself
    user_agent: str
    obey_robots: bool = True
    credentials: Credentials = NOBODY
    foreign: bool = False  # whether public hosts of other people may be asked, too
    per_host: int = 2  # requests at once
    deadline_s: float = 30.0


class PageClient:
    """Asks for one address at a time. Every address is checked by the guard first, those of redirects, too."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self._outside = outside_guard(reach.guard)
        self._session: aiohttp.ClientSession | None = None
        self._tls = tls_context()
        self._robots: dict[str, asyncio.Task[RobotsFile]] = {}
        self._turns: dict[str, asyncio.Semaphore] = {}

    async def __aenter__(self) -> "PageClient":
        self._session = open_session(self.reach.guard)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._robots.values():
            task.cancel()
        if self._session is not None:
            await self._session.close()

    async def ask(
        self,
        key: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        limit: int = MAX_BODY,
    ) -> Answer:
        """Return what an address answers; a redirect is an answer. Raises Refused or FetchFailed."""
        await self.admit(key)
        assert self._session is not None, "the client is used within `async with`"
        async with self._turns.setdefault(origin_of(key), asyncio.Semaphore(self.reach.per_host)):
            try:
                return await self._exchange(self._session, key, method, headers or {}, data, limit)
            except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
                raise FetchFailed(reason_of_error(error), str(error)) from error

    async def admit(self, key: str) -> None:
        """Raise Refused unless an address may be contacted."""
        await self._guard_of(key).admit(key)

    def _guard_of(self, key: str) -> Guard:
        """Return who decides: of other people's hosts none may be private, whatever was consented to for the site."""
        guard = self.reach.guard
        return guard if guard.is_own(host_of(key)) or not self.reach.foreign else self._outside

    async def _exchange(
        self,
        session: aiohttp.ClientSession,
        key: str,
        method: str,
        headers: Mapping[str, str],
        data: bytes | None,
        limit: int,
    ) -> Answer:
        target = self._guard_of(key).target(key)
        async with session.request(
            method,
            yarl.URL(target, encoded=True),
            headers=self._headers(key, headers),
            data=data,
            timeout=aiohttp.ClientTimeout(total=self.reach.deadline_s, sock_connect=CONNECT_SECONDS),
            ssl=self._tls,
            server_hostname=tls_name(key, target),
            allow_redirects=False,
        ) as answer:
            body, flag, _ = await read_body(answer, limit)
        scrub = self.reach.credentials.scrub
        pairs = ((scrub(name), scrub(value)) for name, value in answer.raw_headers)
        shown = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)
        return Answer(key, answer.status, shown, scrub(body), flag)

    def _headers(self, key: str, more: Mapping[str, str]) -> dict[str, str]:
        """Return the headers of a request: what logs in beats what a page wants sent, and goes to its origins alone."""
        usual = {"Accept": _ACCEPTED_TYPES, **more}
        ours = {
            "User-Agent": self.reach.user_agent,
            "Accept-Encoding": ACCEPTED,
            "Host": origin_of(key).partition("://")[2],
        }
        return usual | self.reach.credentials.headers_for(key) | ours

    async def robots(self, key: str) -> RobotsFile:
        """Return the robots.txt of an address's origin; it is asked for once."""
        origin = origin_of(key)
        if origin not in self._robots:
            self._robots[origin] = asyncio.ensure_future(self._read_robots(origin))
        return await asyncio.shield(self._robots[origin])

    async def _read_robots(self, origin: str) -> RobotsFile:
        key = f"{origin}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            try:
                answer = await self.ask(key, limit=MAX_BYTES)
            except (FetchFailed, Refused) as error:
                return read_robots(origin, None, b"", problem=error.reason)
            if answer.redirect is None:
                return read_robots(origin, answer.status, answer.body)
            key = answer.redirect
        return read_robots(origin, 404, b"")

    async def check_robots(self, key: str) -> None:
        """Raise Refused where robots.txt forbids us an address and we obey it."""
        if not self.reach.obey_robots:
            return
        robots = await self.robots(key)
        if robots.problem:
            raise Refused(robots.problem)
        if not robots.allows(product_token(self.reach.user_agent), key):
            raise Refused("robots" if robots.verdict == "rules" else "robots_unavailable")

    async def read(self, key: str) -> Answer:
        """Return the last answer of an address and its redirects, each hop within the guard and robots.txt."""
        seen: set[str] = set()
        while key not in seen and len(seen) <= MAX_HOPS:
            seen.add(key)
            await self.check_robots(key)
            answer = await self.ask(key)
            if answer.redirect is None:
                return answer
            key = answer.redirect
        raise FetchFailed("redirect_loop" if key in seen else "too_many_redirects")
