"""What an earlier crawl of the site saves this one: bodies that have not changed are not sent, or not read again.

A page is asked for with the validators it came with (RFC 9110, 13.1); where the server says 304, and where the body is
the same, what was read from it then is taken over. So the rows are those of a crawl that asks for everything.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

NOT_MODIFIED, PARSE = "not_modified", "parse"  # values of pages.reused
# columns of `pages` a URL has of its own when its body did not come; the rest is that of the earlier crawl
OWN = frozenset(
    """url url_found found_on found_by found_in depth final_url first_status status state reason chain fetched_at
    elapsed_ms robots_allowed googlebot_allowed reused etag last_modified transferred_bytes""".split()
)
# and when it came, but was not read again
OWN_WITH_BODY = OWN | frozenset(
    "content_type bytes robots_header body_hash charset http_version cookies headers".split()
)
_INDEX = "url etag last_modified body_hash content_type bytes canonical hreflang hreflang_header".split()
_JUDGED = "final_url status state chain meta_refresh".split()  # read, but not kept in memory
_ROWS = 1_000  # read at once


@dataclass(frozen=True)
class EarlierCrawl:
    """Where the tables of an earlier crawl lie that was read as this one is."""

    snapshot: str
    tables: dict[str, Path]
    bodies: tuple[Path, ...]  # of all snapshots: a page whose body was purged is asked for
    asks: bool = True  # whether with validators; what is not sent cannot teach about traps


@dataclass(frozen=True)
class EarlierPage:
    """A page as the earlier crawl has it."""

    row: int
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    content_type: str | None
    bytes: int | None

    @property
    def validators(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass
class Earlier:
    """An earlier crawl, opened: found by URL, without holding more than an index in memory."""

    crawl: EarlierCrawl | None = None

    def close(self) -> None:
        """Give the index's memory back; who still holds this finds no page any more."""
        self.crawl = None
        for name in ("_judged", "_links", "_link_headers"):
            self.__dict__.pop(name, None)

    def page(self, url: str) -> EarlierPage | None:
        """Return a page that can be taken over."""
        if self.crawl is None:
            return None
        urls = self._index["url"]
        row = bisect_left(range(len(urls)), url, key=lambda n: urls[n].as_py())
        if row == len(urls) or urls[row].as_py() != url or not self._usable[row]:
            return None
        names = ("etag", "last_modified", "body_hash", "content_type", "bytes")
        return EarlierPage(row, *(self._index[name][row].as_py() for name in names))

    def validators(self, url: str) -> dict[str, str]:
        """Return the headers to ask for a URL with."""
        if self.crawl is None or not self.crawl.asks:
            return {}
        page = self.page(url)
        return page.validators if page else {}

    def discovered(self, page: EarlierPage) -> Iterator[tuple[str, str]]:
        """Yield what a page names, and by what: links first, each address once."""
        targets, first, end = self._links
        keys = targets[0].take(pa.array(targets[1][first[page.row] : end[page.row]])).to_pylist()
        yield from ((key, "link") for key in dict.fromkeys(keys))
        canonical = self._index["canonical"][page.row].as_py()
        if canonical:
            yield canonical, "canonical"
        alternates = chain(*((self._index[name][page.row].as_py() or ()) for name in ("hreflang", "hreflang_header")))
        yield from ((alternate["url"], "hreflang") for alternate in alternates)

    def external_targets_of(self, sources: list[str]) -> Iterator[str]:
        """Yield where the links of these pages to other people's hosts lead."""
        if self.crawl is None or not sources:
            return
        wanted, columns = pa.array(sources), ["source", "target", "internal"]
        for batch in pq.ParquetFile(self.crawl.tables["links"]).iter_batches(_ROWS, columns=columns):
            chosen = pc.and_(pc.invert(batch["internal"]), pc.is_in(batch["source"], value_set=wanted))
            yield from batch["target"].filter(chosen).to_pylist()

    def link_header(self, page: EarlierPage) -> str:
        """Return the Link header a page came with: what it names is read with the page."""
        return self._link_headers.get(page.row, "")

    @property
    def _index(self) -> pa.Table:
        return self._judged[0]

    @property
    def _usable(self) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Return which pages were read to the end, are their own last hop, and still have their body."""
        return self._judged[1]

    @cached_property
    def _judged(self) -> tuple[pa.Table, "np.ndarray[Any, np.dtype[np.bool_]]"]:
        assert self.crawl is not None
        table = _read(self.crawl.tables["pages"], [*_INDEX, *_JUDGED])
        hashes = (_read(part, ["body_hash"])["body_hash"] for part in self.crawl.bodies)
        held = pa.chunked_array([chunk for column in hashes for chunk in column.chunks], pa.string())
        conditions = (
            pc.equal(table["state"], "ok"), pc.equal(table["status"], 200), pc.equal(table["url"], table["final_url"]),
            pc.equal(pc.list_value_length(table["chain"]), 1), pc.is_null(table["meta_refresh"]),
            pc.or_(pc.is_null(table["body_hash"]), pc.is_in(table["body_hash"], value_set=held.combine_chunks())),
        )  # fmt: skip
        usable = reduce(pc.and_, conditions)
        kept = table.select(_INDEX).combine_chunks(), np.asarray(pc.fill_null(usable, False))
        del table, held, conditions, usable
        pa.default_memory_pool().release_unused()
        return kept

    @cached_property
    def _links(self) -> tuple[tuple[pa.Array, "np.ndarray[Any, Any]"], "np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]:
        """Return all addresses that are linked to, by number those of each link, and where those of a page begin."""
        assert self.crawl is not None
        columns = ["source", "target", "internal"]
        links = _read(self.crawl.tables["links"], columns, read_dictionary=["source", "target"])
        links = links.filter(links["internal"]).unify_dictionaries()
        sources, targets = (_encoded(links[name]) for name in ("source", "target"))
        pages = pc.index_in(sources.dictionary, value_set=self._index["url"].combine_chunks())
        rows = np.asarray(pages.fill_null(-1))[np.asarray(sources.indices)]
        wanted = np.arange(len(self._index))
        first, end = np.searchsorted(rows, wanted), np.searchsorted(rows, wanted, side="right")
        kept = (targets.dictionary, np.asarray(targets.indices)), first, end
        del links, sources, pages, rows, wanted
        pa.default_memory_pool().release_unused()
        return kept

    @cached_property
    def _link_headers(self) -> dict[int, str]:
        assert self.crawl is not None
        found: dict[int, str] = {}
        row = 0
        for batch in pq.ParquetFile(self.crawl.tables["pages"]).iter_batches(_ROWS, columns=["headers"]):
            headers = batch["headers"]
            parents, flat = pc.list_parent_indices(headers).to_numpy(), pc.list_flatten(headers)
            for place in np.flatnonzero(np.asarray(pc.equal(flat.field("name"), "link").fill_null(False))):
                number = row + int(parents[place])
                found[number] = ",".join(filter(None, (found.get(number), flat.field("value")[int(place)].as_py())))
            row += batch.num_rows
        return found


def _read(part: Path, columns: list[str], **options: Any) -> pa.Table:
    """Return columns of a file; `pyarrow.parquet.read_table` would load all of pyarrow's engine for it."""
    with pq.ParquetFile(part, pre_buffer=False, **options) as file:
        return file.read(columns=columns, use_threads=False)


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.DictionaryArray) else whole.chunk(0)


class EarlierRows:
    """The rows of one table of an earlier crawl, read once from first to last key."""

    def __init__(self, part: Path, key: str) -> None:
        self.key = key
        self._batches = pq.ParquetFile(part, pre_buffer=False).iter_batches(_ROWS, use_threads=False)
        self._waiting: pa.Table | None = None

    def take(self, keys: Iterable[str]) -> pa.Table | None:
        """Return the rows of some keys, which come after those that were asked for before; None for none."""
        wanted = pa.array(sorted(keys), pa.string())
        if not len(wanted):
            return None
        last, taken = wanted[-1].as_py(), []
        while True:
            if self._waiting is None or not self._waiting.num_rows:
                batch = next(self._batches, None)
                if batch is None:
                    break
                self._waiting = pa.Table.from_batches([batch])
            column = self._waiting[self.key]
            taken.append(self._waiting.filter(pc.is_in(column, value_set=wanted)))
            beyond = pc.greater(column, last)
            self._waiting = self._waiting.filter(beyond)
            if self._waiting.num_rows:
                break
        return pa.concat_tables(taken) if taken else None


def overlaid(rows: pa.RecordBatch, earlier: pa.Table | None) -> pa.RecordBatch:
    """Return rows of `pages` with what was reused taken from the earlier crawl's rows of the same URLs."""
    if earlier is None or not earlier.num_rows:
        return rows
    place = pc.index_in(rows["url"], value_set=earlier["url"].combine_chunks())
    reused, here = rows["reused"], pa.array(range(rows.num_rows), pa.int32())
    there = pc.add(place, rows.num_rows)
    both = pa.concat_tables([pa.Table.from_batches([rows]), earlier.select(rows.schema.names).cast(rows.schema)])
    of_kind = {
        kind: pc.if_else(pc.fill_null(pc.equal(reused, kind), False), there, here) for kind in (NOT_MODIFIED, PARSE)
    }
    is_taken = pc.is_valid(reused)
    all_taken = pc.if_else(is_taken, there, here)
    columns = []
    for name in rows.schema.names:
        if name in OWN:
            columns.append(rows[name])
        else:
            source = of_kind[NOT_MODIFIED] if name in OWN_WITH_BODY else all_taken
            columns.append(both[name].combine_chunks().take(source))
    return pa.RecordBatch.from_arrays(columns, schema=rows.schema)
