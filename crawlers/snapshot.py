"""From a finished frontier to the tables of a crawl snapshot, in the order of their keys, a batch at a time."""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from analysis.tables import COLUMNS, conform
from analysis.urls import absolute, url_key
from crawlers.scheduler import StoredUrl, open_engine, read_bodies, read_extras, read_urls

_BATCH = 500  # pages; bodies are larger and come ten at a time
_BODIES = 50
Batches = Iterator[tuple[str, pa.RecordBatch]]


def drain(state: Path, known_bodies: Container[str] = ()) -> Batches:
    """Yield all tables of a crawl. A body that an earlier snapshot holds is left out.

    Depth, and which page led to a URL first, are computed from the links here: while crawling they depend on which
    answer came first, and two crawls of an unchanged site must give the same rows.
    """
    engine = open_engine(state)
    try:
        ways = shortest_ways(read_urls(engine))
        yield from _grouped("pages", _pages(read_urls(engine), ways), _BATCH)
        yield from _grouped("links", (link for url in read_urls(engine) for link in url.links), _BATCH * 20)
        files = (resource for url in read_urls(engine) for resource in url.resources)
        yield from _grouped("resources", files, _BATCH * 20)
        new = ((key, html) for key, html in read_bodies(engine) if key not in known_bodies)
        yield from _grouped("bodies", ({"body_hash": key, "html": html} for key, html in new), _BODIES)
        for table in ("sitemap_urls", "sitemap_files", "robots_files"):
            yield from _grouped(table, read_extras(engine, table), _BATCH * 20)
        outside = sorted(read_extras(engine, "external_urls"), key=lambda row: str(row["url"]))
        yield from _grouped("external_urls", outside, _BATCH * 20)
    finally:
        engine.dispose()


def _grouped(table: str, rows: Iterable[Mapping[str, Any]], size: int) -> Batches:
    group: list[Mapping[str, Any]] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield table, conform(table, group)
            group = []
    if group:
        yield table, conform(table, group)


class _Way:
    """How a URL is reached: over how many links, from which page, by what, and as what it is written there."""

    __slots__ = ("by", "depth", "found", "source")

    def __init__(self, depth: int | None, source: str | None, by: str, found: str) -> None:
        self.depth, self.source, self.by, self.found = depth, source, by, found


def shortest_ways(urls: Iterator[StoredUrl]) -> dict[str, _Way]:
    """Return the shortest way from the start to every URL that has one, the first by source and place among equals."""
    targets: dict[str, list[tuple[str, str, str]]] = {}
    starts: list[tuple[str, str]] = []
    for url in urls:
        hops = [(hop["location"], hop["location"], "redirect") for hop in url.record["chain"][:1] if hop["location"]]
        links = [(link["target"], _as_found(link), "link") for link in url.links if link["internal"]]
        targets[url.url] = list({to[0]: to for to in reversed(hops + links)}.values())[::-1]
        if url.found_by == "start":
            starts.append((url.url, url.url_found))
    ways = {key: _Way(0, None, "start", found) for key, found in sorted(starts)}
    waiting = deque(sorted(ways))
    while waiting:
        source = waiting.popleft()
        depth = ways[source].depth or 0
        for target, shown, by in targets.get(source, ()):
            if target in targets and target not in ways:
                ways[target] = _Way(depth + (by == "link"), source, by, shown)
                (waiting.appendleft if by == "redirect" else waiting.append)(target)
    return ways


def _as_found(link: Mapping[str, Any]) -> str:
    """Return a link's address resolved; where the page has another base, its key has to do."""
    found = absolute(link["href"], link["source"])
    return found if found and url_key(found) == link["target"] else str(link["target"])


def _pages(urls: Iterator[StoredUrl], ways: Mapping[str, _Way]) -> Iterator[dict[str, Any]]:
    names = [column.name for column in COLUMNS["pages"]]
    for url in urls:
        way = ways.get(url.url) or _Way(None, None, url.found_by, url.url_found)
        placed = {"depth": way.depth, "found_on": way.source, "found_by": way.by, "url_found": way.found}
        row = url.record | placed | {"fetched_at": datetime.fromisoformat(url.record["fetched_at"])}
        yield {name: row.get(name) for name in names}
