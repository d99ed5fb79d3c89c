"""Which earlier crawl saves a crawl what has not changed, and what it saved."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.digests import digest_of
from app.facts import Facts
from app.integrity import damages_of
from crawlers.credentials import Credentials

if TYPE_CHECKING:
    import pyarrow as pa

    from crawlers.earlier import EarlierCrawl
    from crawlers.runner import CrawlPlan

    Batches = Iterator[tuple[str, pa.RecordBatch]]

_TABLES = ("pages", "links", "resources")
# everything that a page's rows follow from beside its answer
_READERS = ("crawlers/*.py", "analysis/tables.py", "analysis/urls.py")
_LIBRARIES = ("selectolax", "ada-url", "lxml")


@cache
def reader_version() -> str:
    """Return a digest of what reads pages: rows of another version are not taken over."""
    root = Path(__file__).parents[1]
    files = sorted(file for pattern in _READERS for file in root.glob(pattern))
    sources = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return digest_of([sources, [version(library) for library in _LIBRARIES]])


def read_as(plan: "CrawlPlan", credentials: Credentials) -> str:
    """Return a digest of how a crawl reads a page: equal for two crawls that make the same rows of the same answer."""
    rules = [str(rule) for rule in plan.extraction]
    is_somebody = bool(credentials.headers_for(plan.start_urls[0])) if plan.start_urls else False
    return digest_of([reader_version(), list(plan.own_hosts), plan.user_agent, rules, is_somebody])


def earlier_of(facts: Facts, reading: str) -> "EarlierCrawl | None":
    """Return the newest crawl of the whole site that was read the same way and still holds its tables."""
    from crawlers.earlier import EarlierCrawl

    for snapshot in reversed(facts.snapshots("crawl")):
        is_whole = not snapshot.part and all(table in snapshot.tables for table in _TABLES)
        if is_whole and snapshot.about.get("read_as") == reading and not any(damages_of(facts, snapshot)):
            traps = snapshot.tables.get("traps")
            tables = {table: facts.part(snapshot, table) for table in _TABLES}
            return EarlierCrawl(snapshot.id, tables, tuple(facts.body_parts()), asks=not (traps and traps.rows))
    return None


def counted(batches: "Batches", earlier: "EarlierCrawl | None", about: dict[str, Any]) -> "Batches":
    """Hand tables on, and put into the manifest how many pages did not come or were not read again."""
    found: Counter[str] = Counter()
    for table, batch in batches:
        if table == "pages":
            found.update(filter(None, batch["reused"].to_pylist()))
        yield table, batch
    if earlier is not None:
        about["reused"] = {"from": earlier.snapshot, "not_modified": 0, "parse": 0, **found}
