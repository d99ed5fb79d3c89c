"""Who asks which host: workers that share a frontier lease whole hosts, so that a host's pace is one worker's to keep.

A lease ends a while after its worker was last heard of. A worker that was away for longer asks nothing before it has
looked again.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.exc import DatabaseError

from crawlers.frontier_store import insert_into, leases, urls

_BEATS = 5  # within a lease
_WORKER = "worker "  # names of leases: of a worker's presence, of a host, of a duty
_HOST = "host "
_DUTY = "duty "


class Leases:
    """The leases of one worker, renewed by a thread of its own: a page that is slow to read loses none."""

    def __init__(self, engine: Engine, lease_seconds: float, rest_seconds: float = 0.0) -> None:
        self.worker = uuid4().hex
        self.hosts: frozenset[str] = frozenset()
        self._engine, self._seconds, self._rest = engine, lease_seconds, rest_seconds
        self._heard = time.monotonic()
        self._end = threading.Event()
        self._take(_WORKER + self.worker)
        self._heart = threading.Thread(target=self._beat, daemon=True)
        self._heart.start()

    @property
    def are_valid(self) -> bool:
        """Whether nobody else can have taken them over yet."""
        return time.monotonic() - self._heard < self._seconds * 0.8

    def settle(self, busy: Iterable[str]) -> None:
        """Take this worker's share of the hosts that have something to do, and let others go; busy ones are kept."""
        with self._engine.begin() as connection:
            waiting = connection.execute(
                select(urls.c.host).where(urls.c.done == 0).group_by(urls.c.host).order_by(func.min(urls.c.number))
            ).scalars()
            pending = list(waiting)
            held = self._held(connection)
        share = -(-len(pending) // max(1, sum(name.startswith(_WORKER) for name in held)))
        mine = [host for host in pending if held.get(_HOST + host) == self.worker]
        free = [host for host in pending if _HOST + host not in held]
        keep = set(mine[:share]) | (set(busy) & {name[len(_HOST) :] for name, w in held.items() if w == self.worker})
        for host in free:
            if len(keep) < share and self._take(_HOST + host):
                keep.add(host)
        self._let_go(keep)
        self.hosts = frozenset(keep)

    def take_duty(self, duty: str) -> bool:
        """Take a duty that one worker has at a time; return whether it is this one's."""
        return self._take(_DUTY + duty)

    def close(self) -> None:
        """Give everything back."""
        self._end.set()
        self._heart.join()
        with self._engine.begin() as connection:
            connection.execute(delete(leases).where(leases.c.worker == self.worker))

    def _held(self, connection: Connection) -> dict[str, str]:
        alive = select(leases.c.name, leases.c.worker).where(leases.c.until > now(connection))
        return {row.name: row.worker for row in connection.execute(alive)}

    def _take(self, name: str) -> bool:
        with self._engine.begin() as connection:
            until = now(connection) + self._seconds
            row = insert_into(connection, leases).values(name=name, worker=self.worker, until=until)
            is_free = (leases.c.until < now(connection)) | (leases.c.worker == self.worker)
            taken = row.on_conflict_do_update(
                index_elements=[leases.c.name], set_={"worker": self.worker, "until": until}, where=is_free
            )
            return connection.execute(taken.returning(leases.c.name)).first() is not None

    def _let_go(self, keep: set[str]) -> None:
        """Leave hosts to others, who begin with them after a pause: the last request was just now."""
        gone = [_HOST + host for host in self.hosts - keep]
        if gone:
            with self._engine.begin() as connection:
                mine = update(leases).where(leases.c.worker == self.worker, leases.c.name.in_(gone))
                connection.execute(mine.values(worker="", until=now(connection) + self._rest))

    def _beat(self) -> None:
        while not self._end.wait(self._seconds / _BEATS):
            started = time.monotonic()
            try:
                self._renew()
            except DatabaseError:  # the next beat tries again; without one the leases are invalid, and nothing is asked
                continue
            if started - self._heard > self._seconds * 0.8:  # others may have taken them meanwhile
                self.hosts = frozenset()
            self._heard = started

    def _renew(self) -> None:
        """Put off the end of what is still this worker's; what another one has taken is not its own any more."""
        with self._engine.begin() as connection:
            mine = update(leases).where(leases.c.worker == self.worker)
            connection.execute(mine.values(until=now(connection) + self._seconds))


def now(connection: Connection) -> Any:
    """Return the database's own clock in seconds: those of the workers need not agree."""
    if connection.dialect.name == "postgresql":
        return func.extract("epoch", func.clock_timestamp())
    return func.unixepoch("now", "subsec")


def count_done(connection: Connection) -> tuple[int, Counter[str]]:
    """Return how many URLs were met, and the done ones by state."""
    met = connection.execute(select(func.count()).select_from(urls)).scalar() or 0
    states = select(urls.c.state, func.count()).where(urls.c.done == 1).group_by(urls.c.state)
    return met, Counter({row[0]: row[1] for row in connection.execute(states)})
