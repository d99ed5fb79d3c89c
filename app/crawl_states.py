"""Where an unfinished crawl lies, and whose turn it is to close it: a workspace's file, or a database workers share."""

import contextlib
import hashlib
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError
from analysis.progress import ShouldStop, Stopped
from app.secrets import read_secret
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.frontier_store import State
    from crawlers.runner import CrawlPlan

_SECRET = "frontier"  # name of the database's password
_LOOK = 0.5  # seconds between two looks at what the worker that closes has done


def state_of(workspace: Workspace, plan: "CrawlPlan") -> "State":
    """Return where the crawl of a plan lies: workers that share a database and have the same plan share the crawl."""
    from crawlers.frontier_store import SharedState

    file, address = workspace.crawl_state(plan.site, plan.part), workspace.settings.crawl.frontier
    if address is None:
        return file
    name = re.sub(r"[^a-z0-9]+", "_", plan.site.lower())[:32]
    digest = hashlib.sha256(plan.identity.encode()).hexdigest()[:12]
    return SharedState(_with_password(address), f"sitelore_{name}_{digest}", file.parent, plan.delay_s)


def _with_password(address: str) -> str:
    """Return the address with the password of the keyring or environment; libpq has ways of its own for none."""
    from sqlalchemy import make_url

    try:
        password = read_secret(_SECRET)
    except InputError as error:
        if error.key != "secret-missing":
            raise
        return address
    return make_url(address).set(password=password).render_as_string(hide_password=False)


def remove_state(state: "State") -> None:
    """Forget a crawl: it was closed, or shall not go on."""
    if not isinstance(state, Path):
        from crawlers.frontier_store import clear

        return clear(state)
    for file in (state, *(state.with_name(state.name + suffix) for suffix in ("-wal", "-shm"))):
        file.unlink(missing_ok=True)


def crawl_id(state: "State") -> str | None:
    """Return the id of the crawl that was left here, none where there is none."""
    if not isinstance(state, Path):
        from crawlers.frontier_store import shared_fact

        return shared_fact(state, "id")
    if not state.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"file:{state}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = 'id'").fetchone()
            return str(row[0]) if row else None
    except sqlite3.DatabaseError:  # killed before its first commit, or damaged: the crawl itself will say
        return None


@contextlib.contextmanager
def turn_to_close(state: "State", crawl: str, should_stop: ShouldStop) -> Iterator[bool]:
    """Wait for this worker's turn to close a finished crawl; it comes to nothing where another one has closed it.

    A worker that dies while it closes loses its turn to the next after some seconds.
    """
    if isinstance(state, Path):
        yield True
        return
    from crawlers.frontier_store import open_engine
    from crawlers.leases import Leases

    engine = open_engine(state)
    leases = Leases(engine, state.lease_seconds)
    try:
        while not leases.take_duty("close"):
            if crawl_id(state) != crawl:
                break
            if should_stop():
                raise Stopped
            time.sleep(_LOOK)
        yield crawl_id(state) == crawl
    finally:
        leases.close()
        engine.dispose()
