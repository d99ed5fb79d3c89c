"""From a finished frontier to the tables of a crawl snapshot, in the order of their keys, a batch at a time."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json
from sqlalchemy import Engine

from analysis.tables import arrow_schema_of, check, conform
from analysis.urls import absolute, url_key
from crawlers.earlier import EarlierCrawl, EarlierRows, overlaid
from crawlers.frontier_store import (
    State,
    StoredUrl,
    open_engine,
    read_bodies,
    read_extras,
    read_urls,
    reused_urls,
    sorted_urls,
)
from crawlers.ways import LinkGraph, Ways

_BATCH = 10_000  # rows of the small tables
_BODIES = 50
_HAS_HOP = b'"location":"h'  # in the record of a URL that redirects
Batches = Iterator[tuple[str, pa.RecordBatch]]


def drain(state: State, known_bodies: Container[str] = (), earlier: EarlierCrawl | None = None) -> Batches:
    """Yield all tables of a crawl. A body that an earlier snapshot holds is left out.

    Rows of pages that were taken over from an earlier crawl are read from there.

    Depth, and which page led to a URL first, are computed from the links here: while crawling they depend on which
    answer came first, and two crawls of an unchanged site must give the same rows.
    """
    engine = open_engine(state)
    try:
        yield from _Closing(engine, earlier).tables()
        new = ((key, html) for key, html in read_bodies(engine) if key not in known_bodies)
        yield from _grouped("bodies", ({"body_hash": key, "html": html} for key, html in new), _BODIES)
        for table in ("sitemap_urls", "sitemap_files", "robots_files"):
            yield from _grouped(table, read_extras(engine, table), _BATCH)
        outside = sorted(read_extras(engine, "external_urls"), key=lambda row: str(row["url"]))
        yield from _grouped("external_urls", outside, _BATCH)
        traps = sorted(read_extras(engine, "traps"), key=lambda row: (str(row["kind"]), str(row["pattern"])))
        yield from _grouped("traps", traps, _BATCH)
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


class _Closing:
    """The URLs of a frontier on their way to rows; of the whole crawl only numbers are held at once."""

    def __init__(self, engine: Engine, earlier: EarlierCrawl | None) -> None:
        self.engine, self.earlier, self.reused = engine, earlier, set(reused_urls(engine))
        self.urls, self.numbers = sorted_urls(engine)
        self.graph = LinkGraph(self.urls)
        self.starts: list[str] = []

    def tables(self) -> Batches:
        for chunk in self._with_links():
            self._note(chunk.urls, chunk.links)
            yield "links", chunk.links
            yield "resources", chunk.resources
        ways = self.graph.ways(self.starts)
        found, earlier = self._as_found(ways), self._earlier("pages", "url")
        for urls in read_urls(self.engine, self.numbers, "record"):
            rows = _read("pages", b"\n".join(stored.record for stored in urls))
            taken = earlier.take(self._reused_of(urls)) if earlier else None
            yield "pages", _placed(overlaid(rows, taken), urls, ways, found)

    def _with_links(self) -> "Iterator[_Chunk]":
        links, resources = self._earlier("links", "source"), self._earlier("resources", "source")
        for urls in read_urls(self.engine, self.numbers, "record", "links", "resources"):
            reused = self._reused_of(urls)
            yield _Chunk(
                urls,
                _joined(rows_of("links", _lines(stored.links for stored in urls)), links, reused),
                _joined(rows_of("resources", _lines(stored.resources for stored in urls)), resources, reused),
            )

    def _earlier(self, table: str, key: str) -> EarlierRows | None:
        return EarlierRows(self.earlier.tables[table], key) if self.earlier is not None and self.reused else None

    def _reused_of(self, urls: list[StoredUrl]) -> list[str]:
        return [stored.url for stored in urls if stored.url in self.reused]

    def _note(self, chunk: list[StoredUrl], links: pa.RecordBatch) -> None:
        """Put what leads on from these URLs into the graph."""
        internal = links.filter(links["internal"])
        targets = _by_source(internal["source"], internal["target"])
        for stored in chunk:
            self.graph.add(stored.url, targets.get(stored.url, ()), _hop_of(stored.record))
            if stored.found_by == "start":
                self.starts.append(stored.url)

    def _as_found(self, ways: Ways) -> dict[str, str]:
        """Return the addresses as written on the page their way comes from, where they are not the key itself."""
        led_to = ways.by_links()
        numbers = [number for url, number in zip(self.urls, self.numbers, strict=True) if url in led_to]
        found: dict[str, str] = {}
        earlier = self._earlier("links", "source")
        for chunk in read_urls(self.engine, numbers, "links"):
            taken = earlier.take(self._reused_of(chunk)) if earlier else None
            links = map(orjson.loads, _lines(stored.links for stored in chunk).splitlines())
            found |= _shown(chain(links, taken.to_pylist() if taken is not None else ()), led_to)
        return found


@dataclass(frozen=True)
class _Chunk:
    """Some URLs with the rows of their links and resources."""

    urls: list[StoredUrl]
    links: pa.RecordBatch
    resources: pa.RecordBatch


def _lines(parts: Iterable[bytes]) -> bytes:
    return b"\n".join(filter(None, parts))


def _joined(rows: pa.RecordBatch, earlier: EarlierRows | None, reused: list[str]) -> pa.RecordBatch:
    """Return rows together with those of an earlier crawl, in the order of their keys."""
    taken = earlier.take(reused) if earlier is not None else None
    if taken is None or not taken.num_rows:
        return rows
    both = pa.concat_tables([pa.Table.from_batches([rows]), taken.select(rows.schema.names).cast(rows.schema)])
    return both.sort_by([("source", "ascending"), ("ordinal", "ascending")]).combine_chunks().to_batches()[0]


def rows_of(table: str, lines: bytes) -> pa.RecordBatch:
    """Return rows given as lines of JSON as a checked batch."""
    batch = _read(table, lines)
    check(table, batch)
    return batch


def _read(table: str, lines: bytes) -> pa.RecordBatch:
    """Return rows given as lines of JSON; a column they do not name is null."""
    schema = arrow_schema_of(table)
    if not lines:
        return pa.RecordBatch.from_pylist([], schema=schema)
    read = pyarrow.json.read_json(
        pa.BufferReader(lines),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return read.select(schema.names).cast(schema).combine_chunks().to_batches()[0]


def _by_source(sources: pa.Array, targets: pa.Array) -> dict[str, list[str]]:
    """Return the targets of each source; the rows of one stand together."""
    runs = pc.run_end_encode(sources)
    first, grouped, all_targets = 0, {}, targets.to_pylist()
    for source, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        grouped[source] = all_targets[first:end]
        first = end
    return grouped


def _hop_of(record: bytes) -> str | None:
    """Return where a URL redirects to."""
    if _HAS_HOP not in record:
        return None
    chain = orjson.loads(record)["chain"]
    return chain[0]["location"] or None if chain else None


def _shown(links: Iterable[Mapping[str, Any]], led_to: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return how the first link to each address a page led to is written, where its key does not tell."""
    shown: dict[str, str] = {}
    waiting: dict[str, set[str]] = {}
    for link in links:
        source, target = link["source"], link["target"]
        wanted = waiting.setdefault(source, set(led_to.get(source, ())))
        if link["internal"] and target in wanted:
            wanted.discard(target)
            found = absolute(link["href"], source)
            if found and found != target and url_key(found) == target:  # else the page has another base
                shown[target] = found
    return shown


def _placed(batch: pa.RecordBatch, chunk: list[StoredUrl], ways: Ways, found: Mapping[str, str]) -> pa.RecordBatch:
    """Return rows of `pages` with how each URL is reached; what no link leads to stays as it was met."""
    reached = [ways.to(stored.url) for stored in chunk]
    columns = {
        "depth": [way.depth if way else None for way in reached],
        "found_on": [way.source if way else None for way in reached],
        "found_by": [way.by if way else stored.found_by for way, stored in zip(reached, chunk, strict=True)],
        "url_found": [
            found.get(stored.url, stored.url) if way and way.source else stored.url_found
            for way, stored in zip(reached, chunk, strict=True)
        ],
    }
    for name, values in columns.items():
        place = batch.schema.get_field_index(name)
        batch = batch.set_column(place, batch.schema.field(name), pa.array(values, batch.schema.field(name).type))
    check("pages", batch)
    return batch
