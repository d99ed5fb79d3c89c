"""The frontier: every URL of a crawl, its state, its page and its links, in one SQLite file that survives a kill -9.

A URL is pending until its record is committed; what is in flight is known to this process alone, so a kill turns it
back into pending. A URL's record, its links, its body and the URLs found on it become durable in one transaction.
Scrapy's own queues on disk lost up to 350 of 400 pages after a kill and exited with 0.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import zstandard
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from analysis.errors import InputError

VERSION = 2  # of the file's layout
COMMIT_SECONDS = 0.4  # the longest an answer waits for its commit; a sync costs some 5 ms
COMMIT_URLS = 8  # at most as many are asked for again after a kill, beside those in flight
_AHEAD = 256  # pending URLs read at once
UNLINKED = 1_000  # depth for the order of what no link led to yet: sitemaps come after links

_metadata = MetaData()
_meta = Table("meta", _metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))
_urls = Table(
    "urls",
    _metadata,
    Column("number", Integer, primary_key=True),  # in the order they were met
    Column("url", String, nullable=False, unique=True),
    Column("url_found", String, nullable=False),
    Column("found_by", String, nullable=False),
    Column("depth", Integer, nullable=False),  # for the order; what is reported is computed from the links at the end
    Column("done", Integer, nullable=False, index=True),
    Column("record", LargeBinary),  # columns of `pages`, JSON
    Column("links", LargeBinary),  # rows of `links` and `resources`, JSON, zstd
)
_bodies = Table(
    "bodies", _metadata, Column("body_hash", String, primary_key=True), Column("html", LargeBinary, nullable=False)
)
_extras = Table(  # rows of the tables that are few: robots.txt, sitemaps, addresses on other people's hosts
    "extras",
    _metadata,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("rows", LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class Found:
    """An address that was met, and how."""

    url: str
    url_found: str
    found_by: str
    depth: int


@dataclass(frozen=True)
class Visited:
    """A URL in its final state, on its way to the disk."""

    record: dict[str, Any]
    links: list[dict[str, Any]] = field(default_factory=list)
    html: str | None = None
    found: tuple[Found, ...] = ()
    resources: list[dict[str, Any]] = field(default_factory=list)


class Frontier:
    """Hands out pending URLs, breadth first, and makes what became of them durable in groups."""

    def __init__(self, path: Path, plan: str, on_durable: Callable[[dict[str, Any]], None]) -> None:
        self._engine = open_engine(path)
        self.folder = path.parent
        self._on_durable = on_durable
        self._buffer: list[Visited] = []
        self._met: list[Found] = []  # waiting for the next commit
        self._queue: deque[Found] = deque()
        self._in_flight: set[str] = set()
        self._last_commit = time.monotonic()
        self.failure: Exception | None = None
        self._compressor = zstandard.ZstdCompressor(level=3)
        with self._engine.begin() as connection:
            _check_plan(connection, plan, path)
            rows = connection.execute(select(_urls.c.url, _urls.c.done)).all()
        self.id = self.fact("id")
        self._seen = {row.url for row in rows}
        self.done = sum(row.done for row in rows)
        self.counts = self._count_states()

    @property
    def met(self) -> int:
        return len(self._seen)

    @property
    def in_flight(self) -> int:
        return len(self._in_flight)

    @property
    def is_resumed(self) -> bool:
        return bool(self.done > 0)

    def close(self) -> None:
        self.commit()
        self._engine.dispose()

    def fact(self, name: str) -> str:
        with self._engine.connect() as connection:
            return connection.execute(select(_meta.c.value).where(_meta.c.name == name)).scalar() or ""

    def remember(self, name: str, value: str) -> None:
        try:
            with self._engine.begin() as connection:
                _remember(connection, name, value)
        except DatabaseError as error:
            self.failure = error

    def keep(self, kind: str, name: str, rows: list[dict[str, Any]]) -> None:
        """Store rows of a table beside the pages under the file they came from; the newest state of it counts."""
        try:
            with self._engine.begin() as connection:
                values = {"kind": kind, "name": name, "rows": orjson.dumps(rows)}
                row = insert(_extras).values(values)
                newest = {"rows": row.excluded.rows}
                connection.execute(
                    row.on_conflict_do_update(index_elements=[_extras.c.kind, _extras.c.name], set_=newest)
                )
        except DatabaseError as error:
            self.failure = error

    def kept(self, kind: str) -> list[dict[str, Any]]:
        """Return the rows that were kept of a kind."""
        return read_extras(self._engine, kind)

    def stored(self) -> "Iterator[StoredUrl]":
        """Yield all done URLs that are durable, in the order of their keys."""
        return read_urls(self._engine)

    def meet(self, found: Iterable[Found]) -> None:
        """Take in addresses; one that was met before stays as it was."""
        for new in found:
            if new.url not in self._seen:
                self._seen.add(new.url)
                self._met.append(new)

    def claim(self) -> Found | None:
        """Return the next pending URL, or None where all are done or in flight."""
        if not self._queue:
            self.commit()
            self._queue.extend(self._pending())
        if not self._queue:
            return None
        found = self._queue.popleft()
        self._in_flight.add(found.url)
        return found

    def claim_this(self, found: Found) -> bool:
        """Claim one URL out of turn, where nobody has it: the target of a redirect is fetched with it."""
        if found.url in self._in_flight:
            return False
        if found.url in self._seen:
            if self.outcome(found.url) is not None:
                return False
            self._queue = deque(waiting for waiting in self._queue if waiting.url != found.url)
        else:
            self.meet([found])
        self._in_flight.add(found.url)
        return True

    def outcome(self, url: str) -> dict[str, Any] | None:
        """Return the record of a URL that is done, on disk or about to be."""
        waiting = next((visited.record for visited in self._buffer if visited.record["url"] == url), None)
        if waiting is not None:
            return waiting
        with self._engine.connect() as connection:
            record = connection.execute(select(_urls.c.record).where(_urls.c.url == url)).scalar()
        return orjson.loads(record) if record else None

    def put(self, visited: Visited) -> None:
        """Hand over a URL in its final state; it is durable after the next commit."""
        self._buffer.append(visited)
        self.meet(visited.found)
        if len(self._buffer) >= COMMIT_URLS or time.monotonic() - self._last_commit > COMMIT_SECONDS:
            self.commit()

    def has_pending(self) -> bool:
        """Return whether a URL waits that nobody has claimed."""
        return bool(len(self._seen) > self.done + len(self._in_flight))

    def release(self, url: str) -> None:
        """Give a claimed URL back: it stays pending."""
        self._in_flight.discard(url)

    def commit(self) -> None:
        """Make everything handed over durable, in one transaction, and say so for each URL.

        Where the disk does not take it, `failure` says why and nothing is written any more; what was handed over stays
        pending in the file.
        """
        self._last_commit = time.monotonic()
        if self.failure is not None or not (self._buffer or self._met):
            return
        try:
            self._write()
            self._announce()
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.failure = error

    def _write(self) -> None:
        with self._engine.begin() as connection:
            _insert_met(connection, self._met)
            for visited in self._buffer:
                self._store(connection, visited)

    def _announce(self) -> None:
        durable, self._buffer, self._met = self._buffer, [], []
        for visited in durable:
            state = visited.record["state"]
            self._in_flight.discard(visited.record["url"])
            self.done += 1
            self.counts[state] = self.counts.get(state, 0) + 1
        for visited in durable:
            self._on_durable(visited.record)

    def _store(self, connection: Connection, visited: Visited) -> None:
        parts = [visited.links, visited.resources]
        links = self._compressor.compress(orjson.dumps(parts)) if any(parts) else None
        values = {"done": 1, "record": orjson.dumps(visited.record), "links": links}
        connection.execute(update(_urls).where(_urls.c.url == visited.record["url"]).values(values))
        if visited.html is not None:
            html = self._compressor.compress(visited.html.encode("utf-8", "replace"))
            body = {"body_hash": visited.record["body_hash"], "html": html}
            connection.execute(insert(_bodies).values(body).on_conflict_do_nothing())

    def _pending(self) -> list[Found]:
        """Read the next pending URLs that are not in flight, nearest to the start first."""
        query = (
            select(_urls.c.url, _urls.c.url_found, _urls.c.found_by, _urls.c.depth)
            .where(_urls.c.done == 0)
            .order_by(_urls.c.depth, _urls.c.number)
            .limit(_AHEAD + len(self._in_flight))
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Found(*row) for row in rows if row.url not in self._in_flight][:_AHEAD]

    def _count_states(self) -> dict[str, int]:
        state = func.json_extract(_urls.c.record, "$.state")
        with self._engine.connect() as connection:
            rows = connection.execute(select(state, func.count()).where(_urls.c.done == 1).group_by(state)).all()
        return {row[0]: row[1] for row in rows}


def open_engine(path: Path) -> Engine:
    """Open a frontier's file with every commit synced to the disk."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _durable(connection: Any, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {pragma}").close()

    try:
        _metadata.create_all(engine)
    except DatabaseError as error:
        raise InputError("crawl-state-damaged", file=str(path), problem=str(error.orig)) from error
    return engine


def _check_plan(connection: Connection, plan: str, path: Path) -> None:
    """Make a new file this plan's own; refuse one of another plan or of a newer layout."""
    facts = {row.name: row.value for row in connection.execute(select(_meta)).all()}
    if not facts:
        for name, value in (("version", str(VERSION)), ("plan", plan), ("id", uuid4().hex)):
            _remember(connection, name, value)
    elif int(facts["version"]) > VERSION:
        raise InputError("crawl-state-newer", file=str(path), version=facts["version"], known=VERSION)
    elif int(facts["version"]) < VERSION:
        raise InputError("crawl-state-older", file=str(path), version=facts["version"], known=VERSION)
    elif facts["plan"] != plan:
        raise InputError("crawl-state-of-another-start", file=str(path))


def _remember(connection: Connection, name: str, value: str) -> None:
    row = insert(_meta).values(name=name, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=[_meta.c.name], set_={"value": value}))


def _insert_met(connection: Connection, met: list[Found]) -> None:
    if met:
        rows = [
            {"url": f.url, "url_found": f.url_found, "found_by": f.found_by, "depth": f.depth, "done": 0} for f in met
        ]
        connection.execute(insert(_urls).on_conflict_do_nothing(), rows)


@dataclass(frozen=True)
class StoredUrl:
    """A done URL as it lies in the file."""

    url: str
    url_found: str
    found_by: str
    record: dict[str, Any]
    links: list[dict[str, Any]]
    resources: list[dict[str, Any]]


def read_urls(engine: Engine) -> Iterator[StoredUrl]:
    """Yield all done URLs in the order of their keys, some at a time."""
    columns = (_urls.c.url, _urls.c.url_found, _urls.c.found_by, _urls.c.record, _urls.c.links)
    unpack = zstandard.ZstdDecompressor()
    last = ""
    while True:
        query = select(*columns).where(_urls.c.done == 1, _urls.c.url > last).order_by(_urls.c.url).limit(_AHEAD)
        with engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            links, resources = orjson.loads(unpack.decompress(row.links)) if row.links else ([], [])
            yield StoredUrl(row.url, row.url_found, row.found_by, orjson.loads(row.record), links, resources)
        if len(rows) < _AHEAD:
            return
        last = rows[-1].url


def read_bodies(engine: Engine) -> Iterator[tuple[str, bytes]]:
    """Yield all bodies by hash, UTF-8, in the order of their hashes."""
    unpack, last = zstandard.ZstdDecompressor(), ""
    while True:
        query = select(_bodies).where(_bodies.c.body_hash > last).order_by(_bodies.c.body_hash).limit(_AHEAD)
        with engine.connect() as connection:
            rows = connection.execute(query).all()
        yield from ((row.body_hash, unpack.decompress(row.html)) for row in rows)
        if len(rows) < _AHEAD:
            return
        last = rows[-1].body_hash


def read_extras(engine: Engine, kind: str) -> list[dict[str, Any]]:
    query = select(_extras.c.rows).where(_extras.c.kind == kind).order_by(_extras.c.name)
    with engine.connect() as connection:
        return [row for (rows,) in connection.execute(query) for row in orjson.loads(rows)]
