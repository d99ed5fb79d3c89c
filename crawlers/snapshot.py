"""From a finished frontier to the tables of a crawl snapshot, in the order of their keys, a batch at a time."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json
from sqlalchemy import Engine

from analysis.tables import arrow_schema_of, check, conform
from analysis.urls import absolute, url_key
from crawlers.frontier_store import (
    State,
    StoredUrl,
    open_engine,
    read_bodies,
    read_extras,
    read_urls,
    sorted_urls,
)
from crawlers.ways import LinkGraph, Ways

_BATCH = 10_000  # rows of the small tables
_BODIES = 50
_HAS_HOP = b'"location":"h'  # in the record of a URL that redirects
Batches = Iterator[tuple[str, pa.RecordBatch]]


def drain(state: State, known_bodies: Container[str] = ()) -> Batches:
    """Yield all tables of a crawl. A body that an earlier snapshot holds is left out.

    Depth, and which page led to a URL first, are computed from the links here: while crawling they depend on which
    answer came first, and two crawls of an unchanged site must give the same rows.
    """
    engine = open_engine(state)
    try:
        yield from _Closing(engine).tables()
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

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.urls, self.numbers = sorted_urls(engine)
        self.graph = LinkGraph(self.urls)
        self.starts: list[str] = []

    def tables(self) -> Batches:
        for chunk in read_urls(self.engine, self.numbers, "record", "links", "resources"):
            links = rows_of("links", b"\n".join(stored.links for stored in chunk if stored.links))
            self._note(chunk, links)
            yield "links", links
            yield (
                "resources",
                rows_of("resources", b"\n".join(stored.resources for stored in chunk if stored.resources)),
            )
        ways = self.graph.ways(self.starts)
        found = self._as_found(ways)
        for chunk in read_urls(self.engine, self.numbers, "record"):
            yield "pages", _pages(chunk, ways, found)

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
        for chunk in read_urls(self.engine, numbers, "links"):
            for stored in chunk:
                found |= _shown(stored.links, set(led_to[stored.url]))
        return found


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


def _shown(links: bytes, wanted: set[str]) -> dict[str, str]:
    """Return how the first link to each of these addresses is written, where its key does not tell."""
    shown: dict[str, str] = {}
    for line in links.splitlines():
        link = orjson.loads(line)
        if link["internal"] and link["target"] in wanted:
            wanted.discard(link["target"])
            found = absolute(link["href"], link["source"])
            if found and found != link["target"] and url_key(found) == link["target"]:  # else the page has another base
                shown[link["target"]] = found
    return shown


def _pages(chunk: list[StoredUrl], ways: Ways, found: Mapping[str, str]) -> pa.RecordBatch:
    """Return the rows of some URLs, with how each is reached; what no link leads to stays as it was met."""
    batch = _read("pages", b"\n".join(stored.record for stored in chunk))
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
