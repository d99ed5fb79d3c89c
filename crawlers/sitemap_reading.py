"""Reads the sitemaps of a site: those typed or named by robots.txt, the usual place, and what their indexes name."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from analysis.urls import absolute, host_of
from crawlers.fetching import Abandoned, Fetcher, reason_of, redirect_target
from crawlers.guard import Refused
from crawlers.scheduler import UNLINKED, Found, Frontier
from crawlers.sitemaps import MAX_BYTES, MAX_DEPTH, MAX_FILES, Sitemap, read_sitemap
from crawlers.trail import MAX_HOPS

_USUAL = "/sitemap.xml"


class SitemapReading:
    """Asks for sitemaps once a crawl, keeps a row of each and of all they list, and hands what is the site's on."""

    def __init__(self, fetcher: Fetcher, frontier: Frontier, admits: Callable[[str], bool]) -> None:
        self.fetcher, self.frontier, self.admits = fetcher, frontier, admits
        self._read: dict[str, Sitemap] = {}

    async def read(self, origins: Iterable[str], typed: Iterable[str]) -> None:
        """Read the typed sitemaps; where none is, those of the origins."""
        names = dict.fromkeys(typed, "typed") or await self._names_of(origins)
        for depth in range(MAX_DEPTH + 1):
            fresh = {name: found_in for name, found_in in names.items() if name not in self._read}
            asked = list(fresh)[: MAX_FILES - len(self._read)]
            for name in asked:
                self._read[name] = await self._one(name, fresh[name], is_deepest=depth == MAX_DEPTH)
            names = {child: "index" for name in asked for child in self._read[name].children}
        self.frontier.commit()

    async def _names_of(self, origins: Iterable[str]) -> dict[str, str]:
        names: dict[str, str] = {}
        for origin in origins:
            try:
                await self.fetcher.guard.admit(origin + "/")
            except Refused:
                continue
            robots = await self.fetcher.robots(origin + "/")
            for name in robots.sitemaps:
                names.setdefault(name, "robots")
            names.setdefault(origin + _USUAL, "usual")
        return names

    async def _one(self, name: str, found_in: str, *, is_deepest: bool) -> Sitemap:
        status, reason, sitemap = await self._ask(name)
        rows = list(sitemap.urls)
        foreign = [row for row in rows if not self.fetcher.guard.is_own(host_of(row["url"]))]
        if is_deepest and sitemap.children:
            reason = reason or "too_deep"
        elif len(self._read) + len(sitemap.children) >= MAX_FILES:
            reason = reason or "too_many"
        about = {"sitemap": name, "found_in": found_in, "status": status, "reason": reason, "urls": len(rows)}
        about |= {"foreign": len(foreign), "children": len(sitemap.children)}
        self.frontier.keep("sitemap_files", name, [about])
        return sitemap

    async def _ask(self, name: str) -> tuple[int | None, str, Sitemap]:
        """Return the status of the last hop, why the file could not be read whole, and what it lists."""
        nothing, key = Sitemap((), ()), name
        for _ in range(MAX_HOPS):
            try:
                response = await self.fetcher.fetch(key, max_bytes=MAX_BYTES)
            except Abandoned:
                raise
            except Exception as error:  # noqa: BLE001 - whatever asking for it raised is the reason in its row
                return None, reason_of(error)[1], nothing
            target = redirect_target(response, key)
            if target is None:
                break
            key = target
        else:
            return response.status, "too_many_redirects", nothing
        if response.status != 200:
            return response.status, f"status_{response.status}", nothing
        sitemap = await asyncio.to_thread(read_sitemap, key, response.body)
        self._hand_on(key, list(sitemap.urls))
        return response.status, sitemap.damage, sitemap

    def _hand_on(self, key: str, rows: list[dict[str, Any]]) -> None:
        self.frontier.keep("sitemap_urls", key, rows)
        own = (row for row in rows if self.fetcher.guard.is_own(host_of(row["url"])) and self.admits(row["url"]))
        self.frontier.meet(
            Found(row["url"], absolute(row["loc"], key) or row["url"], "sitemap", UNLINKED) for row in own
        )
