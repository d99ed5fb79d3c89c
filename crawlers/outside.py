"""Checks where links to other people's hosts lead: each address once, within a budget, politely, never at home."""

import asyncio
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from scrapy.http import Response

from analysis.urls import host_of
from crawlers.fetching import Abandoned, Fetcher, reason_of, redirect_target
from crawlers.guard import Guard
from crawlers.scheduler import Frontier
from crawlers.trail import MAX_HOPS

AT_ONCE = 8  # hosts; each is asked one thing at a time
DEADLINE = 15.0  # seconds a try: who does not answer by then loses readers, too
GET_BYTES = 64 * 1024  # of a body that HEAD could not spare us
FEW_HOSTS = 5  # as long as fewer were asked, silence may be theirs; beyond, this computer has no network
_SILENT = frozenset({"dns", "connection", "connection_refused", "timeout", "protocol"})
DONE = "external_checked"
_TABLE = "external_urls"
Row = dict[str, Any]


class Everybody(Container[str]):
    """Hosts of other people: all there are."""

    def __contains__(self, host: object) -> bool:
        return True


def outside_guard(own: Guard) -> Guard:
    """Return a guard for other people's hosts: none at a private address, and nobody's consent counts for them.

    It shares the addresses that were looked up: the connection is made to the one that was checked.
    """
    return Guard(Everybody(), own.connect, frozenset(), own.pinned)


class OutsideCheck:
    """Fills `external_urls` after the site itself is crawled: what is linked most is checked first."""

    def __init__(
        self, fetcher: Fetcher, frontier: Frontier, budget: int, delay_s: float, tell: Callable[[int, int], None]
    ) -> None:
        self.fetcher, self.frontier, self.budget, self.delay_s, self.tell = fetcher, frontier, budget, delay_s, tell
        self._turns: dict[str, asyncio.Lock] = {}
        self._asked_at: dict[str, float] = {}
        self._rows: dict[str, Row] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)

    @property
    def is_done(self) -> bool:
        return bool(self.frontier.fact(DONE))

    async def run(self) -> None:
        """Check what is within the budget and was not checked before a kill; then say what was left."""
        links = await asyncio.to_thread(self._count_links)
        by_weight = sorted(links, key=lambda url: (-links[url], url))
        chosen, left = by_weight[: self.budget], by_weight[self.budget :]
        self._rows = {row["url"]: row for row in self.frontier.kept(_TABLE) if row["url"] in links}
        groups: dict[str, list[str]] = {}
        for url in chosen:
            if url not in self._rows:
                groups.setdefault(host_of(url), []).append(url)
        await asyncio.gather(*(self._check_host(urls, links, len(chosen)) for urls in groups.values()))
        if self.fetcher.is_ending():
            return
        self._finish(left, links)

    def _count_links(self) -> Counter[str]:
        return Counter(self.frontier.stored_external_targets())

    async def _check_host(self, urls: Iterable[str], links: Mapping[str, int], total: int) -> None:
        async with self._slots:
            for url in urls:
                try:
                    row = await self._check(url)
                except Abandoned:
                    return
                self._rows[url] = row | {"links": links[url]}
                self.frontier.keep(_TABLE, url, [self._rows[url]])
                self.tell(len(self._rows), total)

    async def _check(self, url: str) -> Row:
        hops: list[Row] = []
        key, content_type = url, None
        state, reason = "limit", "too_many_redirects"
        while len(hops) <= MAX_HOPS:
            try:
                response = await self._ask(key)
            except Abandoned:
                raise
            except Exception as error:  # noqa: BLE001 - whatever the hop raised is the URL's reason
                state, reason = reason_of(error)
                if state != "blocked":
                    hops.append({"url": key, "status": None, "location": ""})
                break
            target = redirect_target(response, key)
            hops.append({"url": key, "status": response.status, "location": target or ""})
            if target is None:
                state, reason, content_type = *_judged(response.status), _content_type(response)
                break
            if any(hop["url"] == target for hop in hops):
                state, reason = "error", "redirect_loop"
                break
            key = target
        return _row(url, key, hops, state, reason, content_type)

    async def _ask(self, key: str) -> Response:
        """Ask for the head; servers that do not do that well are asked for the beginning of the page."""
        await self._wait_for_turn(key)
        try:
            response = await self._send(key, "HEAD")
            if response.status < 400:
                return response
        except Exception as error:
            if isinstance(error, Abandoned) or reason_of(error)[0] == "blocked" or reason_of(error)[1] == "dns":
                raise
        await self._wait_for_turn(key)
        return await self._send(key, "GET")

    async def _send(self, key: str, method: str) -> Response:
        engine = self.fetcher.crawler.engine
        assert engine is not None
        meta = {"max_bytes": GET_BYTES, "download_timeout": DEADLINE}
        return await engine.download_async(self.fetcher.request(key, method=method, meta=meta))

    async def _wait_for_turn(self, key: str) -> None:
        """Return when the host was left alone for long enough; a redirect may lead several checks to one host."""
        host = host_of(key)
        async with self._turns.setdefault(host, asyncio.Lock()):
            clock = self.fetcher.clock
            last = self._asked_at.get(host)
            if last is not None:
                await self.fetcher.sleep(last + self.delay_s - clock())
            self._asked_at[host] = clock()

    def _finish(self, left: Iterable[str], links: Mapping[str, int]) -> None:
        if not self._has_network():
            for url, row in self._rows.items():
                self.frontier.keep(_TABLE, url, [_unchecked(url, row["links"], "no_network")])
        self.frontier.keep(_TABLE, "", [_unchecked(url, links[url], "budget") for url in left])
        self.frontier.remember(DONE, "yes")

    def _has_network(self) -> bool:
        """Return whether anybody outside could be reached: a computer without network knows nothing of their pages."""
        silent = {host_of(url) for url, row in self._rows.items() if row["reason"] in _SILENT}
        return len(silent) < FEW_HOSTS or any(row["reason"] not in _SILENT for row in self._rows.values())


def _judged(status: int) -> tuple[str, str]:
    if status >= 400:
        return "http_error", f"status_{status}"
    return ("error", "redirect_without_target") if 300 <= status < 400 and status != 304 else ("ok", "")


def _content_type(response: Response) -> str | None:
    header = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return header.partition(";")[0].strip().lower() or None


def _row(url: str, final: str, hops: list[Row], state: str, reason: str, content_type: str | None) -> Row:
    return {
        "url": url,
        "final_url": final,
        "first_status": hops[0]["status"] if hops else None,
        "status": hops[-1]["status"] if hops else None,
        "state": state,
        "reason": reason,
        "chain": hops,
        "content_type": content_type,
    }


def _unchecked(url: str, links: int, reason: str) -> Row:
    return _row(url, url, [], "unchecked", reason, None) | {"links": links}
