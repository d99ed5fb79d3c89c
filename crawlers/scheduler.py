"""The frontier: every URL of a crawl, its state, its page and its links, in a store that survives a kill -9.

A URL is pending until its record is committed; what is in flight is known to its worker alone, so a kill turns it
back into pending. A URL's record, its links, its body and the URLs found on it become durable in one transaction.
Scrapy's own queues on disk lost up to 350 of 400 pages after a kill and exited with 0.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import DatabaseError

from analysis.urls import host_of
from crawlers.earlier import Earlier, EarlierCrawl
from crawlers.frontier_store import (
    State,
    bodies,
    check_plan,
    digest_of,
    extras,
    folder_of,
    forget_reused,
    insert_into,
    meta,
    open_engine,
    packed,
    packer,
    read_extras,
    read_urls,
    remember,
    reused_urls,
    sorted_urls,
    urls,
)
from crawlers.leases import Leases, count_done

COMMIT_SECONDS = 0.4  # the longest an answer waits for its commit; a sync costs some 5 ms
COMMIT_URLS = 8  # at most as many are asked for again after a kill, beside those in flight
_AHEAD = 256  # pending URLs read at once
_LOOK_SECONDS = 1.0  # between two looks at what other workers have done
_EXTERNAL = b'"internal":false'  # in a stored link
UNLINKED = 1_000  # depth for the order of what no link led to yet: sitemaps come after links


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
    """Hands out pending URLs, breadth first, and makes what became of them durable in groups.

    In a file it has one worker, and the job's lock sees to that. In a database several may share it: each asks the
    hosts it has leased.
    """

    def __init__(
        self,
        state: State,
        plan: str,
        on_durable: Callable[[dict[str, Any]], None],
        earlier: EarlierCrawl | None = None,
    ) -> None:
        self._engine = open_engine(state)
        self.folder, self.earlier = folder_of(state), Earlier(earlier)
        self._on_durable = on_durable
        self._buffer: list[Visited] = []
        self._met: list[Found] = []  # waiting for the next commit
        self._queue: deque[Found] = deque()
        self._in_flight: set[str] = set()
        self._last_commit = self._last_look = time.monotonic()
        self.failure: Exception | None = None
        self.outside_s = 0.0  # spent on other people's hosts, once the site itself was done
        with self._engine.begin() as connection:
            check_plan(connection, plan, state)
            _take_from(connection, earlier)
            self._seen = set(connection.execute(select(urls.c.url)).scalars())
            _, self.counts = count_done(connection)
        self.id = self.fact("id")
        self.done = self.counts.total()
        self._elsewhere = 0  # URLs other workers have met
        self._leases: Leases | None = None
        if not isinstance(state, Path):
            self._leases = Leases(self._engine, state.lease_seconds, state.rest_seconds)

    @property
    def is_shared(self) -> bool:
        return self._leases is not None

    @property
    def met(self) -> int:
        return len(self._seen) + self._elsewhere

    @property
    def in_flight(self) -> int:
        return len(self._in_flight)

    @property
    def is_resumed(self) -> bool:
        return bool(self.done > 0)

    def close(self) -> None:
        self.commit()
        if self._leases is not None:
            with suppress(DatabaseError):  # a database that is gone has said so, and its leases will run out
                self._leases.close()
        self._engine.dispose()
        self.earlier.close()
        self._seen.clear()
        pa.default_memory_pool().release_unused()  # closing the crawl takes some

    def has_duty(self, duty: str) -> bool:
        """Return whether this worker is the one to do what is done once a crawl."""
        return self._leases is None or self._leases.take_duty(duty)

    def fact(self, name: str) -> str:
        with self._engine.connect() as connection:
            return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar() or ""

    def remember(self, name: str, value: str) -> None:
        try:
            with self._engine.begin() as connection:
                remember(connection, name, value)
        except DatabaseError as error:
            self.failure = error

    def keep(self, kind: str, name: str, rows: list[dict[str, Any]]) -> None:
        """Store rows of a table beside the pages under the file they came from; the newest state of it counts."""
        try:
            with self._engine.begin() as connection:
                row = insert_into(connection, extras).values(kind=kind, name=name, rows=orjson.dumps(rows))
                newest = {"rows": row.excluded.rows}
                connection.execute(
                    row.on_conflict_do_update(index_elements=[extras.c.kind, extras.c.name], set_=newest)
                )
        except DatabaseError as error:
            self.failure = error

    def kept(self, kind: str) -> list[dict[str, Any]]:
        """Return the rows that were kept of a kind."""
        return read_extras(self._engine, kind)

    def stored_records(self) -> Iterator[dict[str, Any]]:
        """Yield the records of all done URLs that are durable, in the order of their keys."""
        _, numbers = sorted_urls(self._engine)
        for chunk in read_urls(self._engine, numbers, "record"):
            yield from (orjson.loads(stored.record) for stored in chunk)

    def stored_external_targets(self) -> Iterator[str]:
        """Yield where the links to other people's hosts lead, of all done URLs that are durable."""
        _, numbers = sorted_urls(self._engine)
        for chunk in read_urls(self._engine, numbers, "links"):
            lines = (line for stored in chunk for line in stored.links.splitlines() if _EXTERNAL in line)
            links = map(orjson.loads, lines)  # few are; the text of one may hold the same letters
            yield from (link["target"] for link in links if not link["internal"])
        yield from self.earlier.external_targets_of(reused_urls(self._engine))

    def meet(self, found: Iterable[Found]) -> None:
        """Take in addresses; one that was met before stays as it was."""
        for new in found:
            if new.url not in self._seen:
                self._seen.add(new.url)
                self._met.append(new)

    def knows(self, url: str) -> bool:
        """Return whether a URL was met before."""
        return url in self._seen

    def claim(self) -> Found | None:
        """Return the next pending URL, or None where all are done, in flight, or other workers' to ask."""
        if not self._queue:
            self.commit()
            self._look_around()
            self._queue.extend(self._pending())
        while self._queue:
            found = self._queue.popleft()
            if self._may_ask(found.url):
                self._in_flight.add(found.url)
                return found
        return None

    def claim_this(self, found: Found) -> bool:
        """Claim one URL out of turn, where nobody has it: the target of a redirect is fetched with it."""
        if found.url in self._in_flight or not self._may_ask(found.url):
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
            record = connection.execute(select(urls.c.record).where(urls.c.digest == digest_of(url))).scalar()
        return orjson.loads(record) if record else None

    def put(self, visited: Visited, *, soon: bool = True) -> None:
        """Hand over a URL in its final state; it is durable after the next commit.

        What was not fetched need not be durable soon: losing it costs no request.
        """
        self._buffer.append(visited)
        self.meet(visited.found)
        most = COMMIT_URLS if soon else _AHEAD
        if len(self._buffer) >= most or time.monotonic() - self._last_commit > COMMIT_SECONDS:
            self.commit()

    def has_pending(self) -> bool:
        """Return whether a URL waits, here or for another worker that has not done it yet."""
        self._look_around()
        return self.met > self.done + len(self._in_flight)

    def release(self, url: str) -> None:
        """Give a claimed URL back: it stays pending."""
        self._in_flight.discard(url)

    def commit(self) -> None:
        """Make everything handed over durable, in one transaction, and say so for each URL.

        Where the disk does not take it, `failure` says why and nothing is written any more; what was handed over stays
        pending in the store.
        """
        self._last_commit = time.monotonic()
        if self.failure is not None or not (self._buffer or self._met):
            return
        try:
            self._announce(self._write())
        except Exception as error:  # noqa: BLE001 - raised by the runner, which Scrapy would not let through
            self.failure = error

    def _write(self) -> list[Visited]:
        """Write what waits and return what became durable by it: another worker may have been first."""
        with self._engine.begin() as connection:
            _insert_met(connection, self._met)
            durable = self._buffer
            if self.is_shared:
                durable = [visited for visited in durable if connection.execute(_STORE, _row_of(visited)).rowcount]
            elif durable:
                connection.execute(_STORE, [_row_of(visited) for visited in durable])
            _insert_bodies(connection, durable)
            return durable

    def _announce(self, durable: list[Visited]) -> None:
        written, self._buffer, self._met = self._buffer, [], []
        self._in_flight.difference_update(visited.record["url"] for visited in written)
        self.done += len(durable)
        self.counts.update(visited.record["state"] for visited in durable)
        for visited in durable:
            self._on_durable(visited.record)

    def _look_around(self) -> None:
        """See what other workers have met and done, and take this one's share of the hosts."""
        now = time.monotonic()
        if self._leases is None or self.failure is not None or now - self._last_look < _LOOK_SECONDS:
            return
        self._last_look = now
        try:
            if self.fact("id") != self.id:  # another worker has closed the crawl
                self._elsewhere = self.done - len(self._seen)
                return
            self._leases.settle({host_to_lease(url) for url in self._in_flight})
            with self._engine.connect() as connection:
                met, self.counts = count_done(connection)
        except DatabaseError as error:
            self.failure = error
            return
        self._elsewhere = max(0, met + len(self._met) - len(self._seen))
        self.done = self.counts.total()

    def _may_ask(self, url: str) -> bool:
        return self._leases is None or (self._leases.are_valid and host_to_lease(url) in self._leases.hosts)

    def _pending(self) -> list[Found]:
        """Read the next pending URLs that are not in flight, nearest to the start first."""
        query = (
            select(urls.c.url, urls.c.url_found, urls.c.found_by, urls.c.depth)
            .where(urls.c.done == 0)
            .order_by(urls.c.depth, urls.c.number)
            .limit(_AHEAD + len(self._in_flight))
        )
        if self._leases is not None:
            query = query.where(urls.c.host.in_(self._leases.hosts))
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Found(*row) for row in rows if row.url not in self._in_flight][:_AHEAD]


def host_to_lease(url: str) -> str:
    """Return what is leased together: a host, with and without encryption, with and without `www`.

    Redirects between those are common, and a redirect's target is fetched with it.
    """
    return host_of(url).removeprefix("www.")


def _take_from(connection: Connection, earlier: EarlierCrawl | None) -> None:
    """Remember which crawl pages are taken over from; those of another one are asked for again."""
    known = connection.execute(select(meta.c.value).where(meta.c.name == "earlier")).scalar()
    name = earlier.snapshot if earlier is not None else ""
    if known is not None and known != name:
        forget_reused(connection)
    remember(connection, "earlier", name)


def _insert_met(connection: Connection, met: list[Found]) -> None:
    if met:
        rows = [
            {
                "digest": digest_of(f.url), "url": f.url, "url_found": f.url_found.replace("\0", ""),
                "found_by": f.found_by, "host": host_to_lease(f.url), "depth": f.depth, "done": 0,
            }
            for f in met
        ]  # fmt: skip
        connection.execute(insert_into(connection, urls).on_conflict_do_nothing(), rows)


_STORE = (
    update(urls)
    .where(urls.c.digest == bindparam("key"), urls.c.done == 0)
    .values({name: bindparam(name) for name in ("done", "state", "reused", "record", "links", "resources")})
)


def _row_of(visited: Visited) -> dict[str, Any]:
    record = visited.record
    return {
        "key": digest_of(record["url"]), "done": 1, "state": record["state"], "reused": record.get("reused"),
        "record": orjson.dumps(record), "links": packed(visited.links), "resources": packed(visited.resources),
    }  # fmt: skip


def _insert_bodies(connection: Connection, durable: list[Visited]) -> None:
    rows = [
        {"body_hash": visited.record["body_hash"], "html": packer.compress(visited.html.encode("utf-8", "replace"))}
        for visited in durable
        if visited.html is not None
    ]
    if rows:
        connection.execute(insert_into(connection, bodies).on_conflict_do_nothing(), rows)
