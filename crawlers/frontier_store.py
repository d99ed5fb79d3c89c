"""Where a frontier lies: a SQLite file that survives a kill -9, or a PostgreSQL schema that several workers share.

The same tables and statements for both: what a URL became, its links, its resources and its body, as they came.
"""

import hashlib
from collections.abc import Iterator
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
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    event,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateSchema

from analysis.errors import InputError

VERSION = 4  # of the layout
_CHUNK = 100  # URLs read at once; with links and resources some 4 MB of JSON
_CHUNK_BYTES = 8 * 2**20  # of links; a page may have 5,000

packer = zstandard.ZstdCompressor(level=1)  # for as long as the crawl runs; half the time of level 3
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext(:name))")  # until the transaction ends

_metadata = MetaData()
meta = Table("meta", _metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))
urls = Table(
    "urls",
    _metadata,
    Column("number", Integer, primary_key=True),  # in the order they were met
    Column("digest", LargeBinary, nullable=False, unique=True),  # of the URL: PostgreSQL indexes no text of 4,096 bytes
    Column("url", String, nullable=False),
    Column("url_found", String, nullable=False),
    Column("found_by", String, nullable=False),
    Column("host", String, nullable=False, index=True),
    Column("depth", Integer, nullable=False),  # for the order; what is reported is computed from the links at the end
    Column("done", Integer, nullable=False, index=True),
    Column("state", String),
    Column("reused", String),  # what an earlier crawl saved; its rows are read from there
    Column("record", LargeBinary),  # columns of `pages`, JSON
    Column("links", LargeBinary),  # rows of `links`, JSON lines, zstd
    Column("resources", LargeBinary),  # rows of `resources`, JSON lines, zstd
)
bodies = Table(
    "bodies", _metadata, Column("body_hash", String, primary_key=True), Column("html", LargeBinary, nullable=False)
)
extras = Table(  # rows of the tables that are few: robots.txt, sitemaps, addresses on other people's hosts
    "extras",
    _metadata,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("rows", LargeBinary, nullable=False),
)
leases = Table(  # who may ask a host, or has a duty, until when
    "leases",
    _metadata,
    Column("name", String, primary_key=True),
    Column("worker", String, nullable=False),
    Column("until", Float, nullable=False),  # seconds of the database's clock
)


@dataclass(frozen=True)
class SharedState:
    """A frontier in a PostgreSQL database: a schema of its own, for all workers that have the same plan."""

    url: str = field(repr=False)  # may hold a password
    schema: str
    folder: Path  # on whose disk the snapshot will be
    rest_seconds: float = 0.5  # for a host between two workers
    lease_seconds: float = 10.0  # a worker that is not heard of for so long has died

    def __str__(self) -> str:
        return f"{make_url(self.url).render_as_string(hide_password=True)} ({self.schema})"


State = Path | SharedState


def folder_of(state: State) -> Path:
    """Return the folder on whose disk a crawl becomes a snapshot."""
    return state.parent if isinstance(state, Path) else state.folder


def open_engine(state: State) -> Engine:
    """Open a frontier, with every commit synced to the disk; raise an InputError where that is impossible."""
    engine = _sqlite_engine(state) if isinstance(state, Path) else _shared_engine(state)
    try:
        if not isinstance(state, Path):
            _create_schema(engine, state.schema)
        _metadata.create_all(engine)
    except DatabaseError as error:
        engine.dispose()
        key = "crawl-state-damaged" if isinstance(state, Path) else "frontier-unreachable"
        raise InputError(key, file=str(state), problem=str(error.orig).strip()) from error
    return engine


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _durable(connection: Any, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {pragma}").close()

    return engine


def _shared_engine(state: SharedState) -> Engine:
    try:
        engine = create_engine(state.url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError as error:
        raise InputError("frontier-without-driver", module=error.name or "") from error
    return engine.execution_options(schema_translate_map={None: state.schema})


def _create_schema(engine: Engine, schema: str) -> None:
    with engine.begin() as connection:
        connection.execute(_LOCK, {"name": schema})  # two at once clash
        connection.execute(CreateSchema(schema, if_not_exists=True))
        _metadata.create_all(connection)


def digest_of(url: str) -> bytes:
    return hashlib.blake2b(url.encode(), digest_size=16).digest()


def insert_into(connection: Connection, table: Table) -> Any:
    """Return an INSERT that knows ON CONFLICT, which both databases have and SQLAlchemy's own has not."""
    return {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[connection.dialect.name](table)


def check_plan(connection: Connection, plan: str, state: State) -> None:
    """Make a new frontier this plan's own; refuse one of another plan or of another layout."""
    if not isinstance(state, Path):  # two workers may be the first
        connection.execute(_LOCK, {"name": state.schema})
    facts = {row.name: row.value for row in connection.execute(select(meta)).all()}
    if not facts:
        for name, value in (("version", str(VERSION)), ("plan", plan), ("id", uuid4().hex)):
            connection.execute(insert_into(connection, meta).values(name=name, value=value).on_conflict_do_nothing())
    elif int(facts["version"]) != VERSION:
        key = "crawl-state-newer" if int(facts["version"]) > VERSION else "crawl-state-older"
        raise InputError(key, file=str(state), version=facts["version"], known=VERSION)
    elif facts["plan"] != plan:
        raise InputError("crawl-state-of-another-start", file=str(state))


def remember(connection: Connection, name: str, value: str) -> None:
    row = insert_into(connection, meta).values(name=name, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=[meta.c.name], set_={"value": value}))


def packed(rows: list[dict[str, Any]]) -> bytes | None:
    """Return rows as packed lines of JSON, none for none."""
    return packer.compress(b"\n".join(map(orjson.dumps, rows))) if rows else None


@dataclass(frozen=True)
class StoredUrl:
    """A done URL as it lies in the frontier: `links` and `resources` are lines of JSON."""

    url: str
    url_found: str
    found_by: str
    record: bytes
    links: bytes
    resources: bytes


def sorted_urls(engine: Engine) -> tuple[list[str], list[int]]:
    """Return all done URLs in the order of their keys, and their numbers in the frontier."""
    with engine.connect() as connection:
        rows = connection.execute(select(urls.c.url, urls.c.number).where(urls.c.done == 1)).all()
    rows = sorted(rows, key=lambda row: row.url)
    return [row.url for row in rows], [row.number for row in rows]


def read_urls(engine: Engine, numbers: list[int], *parts: str) -> Iterator[list[StoredUrl]]:
    """Yield done URLs in the order of their numbers here, some at a time; only the parts named are read."""
    columns = [urls.c.number, urls.c.url, urls.c.url_found, urls.c.found_by, *(urls.c[part] for part in parts)]
    query = select(*columns).where(urls.c.number.in_(bindparam("numbers", expanding=True)))
    for first in range(0, len(numbers), _CHUNK):
        wanted = numbers[first : first + _CHUNK]
        with engine.connect() as connection:
            rows = {row.number: row for row in connection.execute(query, {"numbers": wanted})}
        yield from _chunks(rows[number] for number in wanted)


def _chunks(rows: Iterator[Row[Any]]) -> Iterator[list[StoredUrl]]:
    chunk: list[StoredUrl] = []
    size = 0
    for row in rows:
        stored = _unpacked(row)
        chunk.append(stored)
        size += len(stored.links) + len(stored.resources)
        if size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _unpacked(row: Row[Any]) -> StoredUrl:
    parts = row._mapping
    links, resources = (zstandard.decompress(parts[p]) if parts.get(p) else b"" for p in ("links", "resources"))
    return StoredUrl(row.url, row.url_found, row.found_by, parts.get("record") or b"", links, resources)


def reused_urls(engine: Engine) -> list[str]:
    """Return the URLs whose links lie in the earlier crawl."""
    with engine.connect() as connection:
        return sorted(connection.execute(select(urls.c.url).where(urls.c.reused.is_not(None))).scalars())


def forget_reused(connection: Connection) -> None:
    """Make pending again what was taken from an earlier crawl that is no longer the one to take from."""
    undone = {"done": 0, "state": None, "reused": None, "record": None}
    connection.execute(update(urls).where(urls.c.reused.is_not(None)).values(undone))


def read_bodies(engine: Engine) -> Iterator[tuple[str, bytes]]:
    """Yield all bodies by hash, UTF-8, in the order of their hashes."""
    with engine.connect() as connection:
        hashes = sorted(connection.execute(select(bodies.c.body_hash)).scalars())
    query = select(bodies).where(bodies.c.body_hash.in_(bindparam("hashes", expanding=True)))
    for first in range(0, len(hashes), _CHUNK):
        wanted = hashes[first : first + _CHUNK]
        with engine.connect() as connection:
            found = {row.body_hash: row.html for row in connection.execute(query, {"hashes": wanted})}
        yield from ((name, zstandard.decompress(found[name])) for name in wanted)


def read_extras(engine: Engine, kind: str) -> list[dict[str, Any]]:
    query = select(extras.c.rows, extras.c.name).where(extras.c.kind == kind)
    with engine.connect() as connection:
        kept = sorted(connection.execute(query).all(), key=lambda row: row.name)
        return [row for stored in kept for row in orjson.loads(stored.rows)]


def clear(state: SharedState) -> None:
    """Take everything out of a shared frontier; workers that still look see that the crawl they know is over."""
    engine = open_engine(state)
    with engine.begin() as connection:
        for table in (meta, urls, bodies, extras):
            connection.execute(delete(table))
    engine.dispose()


def shared_fact(state: SharedState, name: str) -> str | None:
    """Return what a shared frontier remembers under a name."""
    engine = open_engine(state)
    with engine.connect() as connection:
        value = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    engine.dispose()
    return value
