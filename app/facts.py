"""Snapshots of what came in: `<kind>/<snapshot id>/<table>.parquet` and a manifest, written last.

A snapshot is there when its manifest is. After that only `purge` takes from it, and leaves a tombstone.
"""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import InputError
from analysis.tables import TABLES, arrow_schema_of, check
from app.digests import digest_of, table_digest
from app.disk import check_free_space, sync_folder, written_whole
from app.integrity import checksum_of, is_sealed_wrong, sealed
from crawlers.engine import open_engine

FactKind = Literal["crawl", "logs", "render"]
KINDS: tuple[FactKind, ...] = ("crawl", "logs", "render")
FORMAT = 1  # of the manifest
_ROW_GROUP = 64 * 1024
_ROW_GROUP_BYTES = 4 * 2**20  # what reads or digests a table holds a few of them in memory
_WIDE, _WIDE_GROUP_BYTES = frozenset({"pages", "renders"}), 2**20  # DuckDB takes up to 2,048 rows at once as text
_LEVEL = 9  # of zstd: tables of rows take twice the time and are a tenth smaller than at 3
_FOLLOWING = frozenset({"hit_days"})  # tables worked out from others of the snapshot once these are written
_QUICK_LEVEL = 3  # a body takes 0.15 ms, a million requests half a second; at 9 a third more for a fiftieth of space
_QUICK = frozenset({"bodies", "hits", "hit_days"})


@dataclass(frozen=True)
class TableInfo:
    rows: int
    digest: str  # of the rows, see app/digests.py
    sha256: str = ""  # of the file; unknown in snapshots of older versions


@dataclass(frozen=True)
class Tombstone:
    """What `purge` took, when and why."""

    table: str
    rows: int
    at: str
    reason: str


@dataclass(frozen=True)
class Snapshot:
    """What a manifest tells."""

    id: str  # UTC time and digest: sorts by time
    site: str
    kind: FactKind
    created_at: datetime
    about: dict[str, Any]  # what it was made with: start, counts by state, format versions, configuration
    tables: dict[str, TableInfo]
    tombstones: tuple[Tombstone, ...] = field(default=())

    @property
    def part(self) -> str:
        """Return the name of what a crawl looked at where it was not the whole site: a list, sitemaps, one page."""
        return str(self.about.get("part", ""))


@dataclass(frozen=True)
class Facts:
    """The snapshots of one site."""

    root: Path
    site: str

    def snapshots(self, kind: FactKind) -> list[Snapshot]:
        """Return the closed snapshots, oldest first."""
        return [snapshot for _, snapshot in self._manifests(kind) if isinstance(snapshot, Snapshot)]

    def damaged(self, kind: FactKind) -> list[InputError]:
        """Return what is wrong with manifests that cannot be read; the other snapshots stay usable."""
        return [error for _, error in self._manifests(kind) if isinstance(error, InputError)]

    def _manifests(self, kind: FactKind) -> list[tuple[str, Snapshot | InputError]]:
        """Return every snapshot, or why it cannot be read, by the name of its folder."""
        manifests = sorted((self.root / kind).glob("*/manifest.json"))
        return [(manifest.parent.name, _read_or_error(manifest)) for manifest in manifests]

    def snapshot(self, snapshot_id: str) -> Snapshot:
        """Return a snapshot by its id or an unambiguous start of it."""
        every = [s for kind in KINDS for s in self.snapshots(kind)]
        matching = [s for s in every if s.id == snapshot_id] or [s for s in every if s.id.startswith(snapshot_id)]
        if len(matching) != 1:
            newest = max((s.id for s in every), default="-")
            raise InputError("snapshot-unknown", name=snapshot_id, site=self.site, newest=newest)
        return matching[0]

    def newest(self, kind: FactKind) -> Snapshot | None:
        self._raise_damage_of_newest(kind)
        return max(self.snapshots(kind), key=lambda snapshot: snapshot.id, default=None)

    def _raise_damage_of_newest(self, kind: FactKind) -> None:
        """Raise where the newest cannot be read: an older one in its place would be shown as the newest."""
        newest = max(self._manifests(kind), key=lambda named: named[0], default=None)
        if newest is not None and isinstance(newest[1], InputError):
            raise newest[1]

    def newest_whole(self) -> Snapshot | None:
        """Return the newest crawl of the whole site; one of a part of it only where there is no other.

        A list that was checked yesterday says nothing about the pages that were not on it.
        """
        self._raise_damage_of_newest("crawl")
        crawls = self.snapshots("crawl")
        return max(crawls, key=lambda snapshot: (not snapshot.part, snapshot.id), default=None)

    def part(self, snapshot: Snapshot, table: str) -> Path:
        return self.root / snapshot.kind / snapshot.id / f"{table}.parquet"

    def parts(self, kind: FactKind, table: str) -> list[Path]:
        """Return the files of a table in all snapshots that still hold it, oldest first."""
        return [self.part(s, table) for s in self.snapshots(kind) if table in s.tables]

    def write(
        self,
        kind: FactKind,
        batches: Iterable[tuple[str, pa.RecordBatch]],
        about: dict[str, Any],
        at: datetime | None = None,
        measured: Collection[str] | None = None,
    ) -> Snapshot:
        """Close a new snapshot. What fails before the manifest stands leaves no snapshot.

        `batches` may mix tables; every table of the kind is written, with no rows where none came, or those that were
        `measured`: the source of an import knows nothing of the others. `at` is the snapshot's time (UTC, naive) where
        it is not now. `about` may be a mapping that fills while batches come.
        """
        home = self.root / kind
        home.mkdir(parents=True, exist_ok=True)
        check_free_space(home)
        for left_behind in home.glob(".unfinished-*"):  # by a kill: one job per site and kind, so nobody writes it now
            shutil.rmtree(left_behind, ignore_errors=True)
        moment = at or datetime.now(UTC).replace(tzinfo=None)
        unfinished = home / f".unfinished-{moment:%Y%m%dT%H%M%S%f}"
        unfinished.mkdir()
        try:
            tables = write_tables(unfinished, _tables_of(kind, measured), batches) | _closed(kind, unfinished)
            snapshot = Snapshot(_snapshot_id(moment, kind, tables), self.site, kind, moment, dict(about), tables)
            folder = home / snapshot.id
            if (folder / "manifest.json").exists():
                raise InputError("snapshot-exists", name=snapshot.id, site=self.site)
            shutil.rmtree(folder, ignore_errors=True)  # a disk that was full took no manifest: it is no snapshot
            unfinished.rename(folder)
            sync_folder(home)
            write_manifest(folder / "manifest.json", snapshot)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return snapshot

    def purge(
        self, snapshot: Snapshot, reason: str, tables: Iterable[str] | None = None, leaving: Collection[str] = ()
    ) -> Snapshot:
        """Take tables (all, unless named) from a snapshot and leave a tombstone for each.

        Bodies that another snapshot's pages refer to stay, unless its own bodies are `leaving`, too. The manifest is
        written first: a kill in between leaves files nobody reads, and purging again removes them.
        """
        names = [name for name in tables or snapshot.tables if name in snapshot.tables]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept: dict[str, TableInfo] = {}
        for name in names:
            if name == "bodies" and (needed := self.bodies_needed(snapshot, leaving)):
                kept[name] = self._keep_bodies(snapshot, needed)
        gone = tuple(
            Tombstone(name, snapshot.tables[name].rows - (kept[name].rows if name in kept else 0), now, reason)
            for name in names
        )
        remaining = {n: i for n, i in snapshot.tables.items() if n not in names} | kept
        purged = replace(snapshot, tables=remaining, tombstones=snapshot.tombstones + gone)
        write_manifest(self.root / snapshot.kind / snapshot.id / "manifest.json", purged)
        for name in names:
            if name not in kept:
                self.part(snapshot, name).unlink(missing_ok=True)
        return purged

    def rewrite(self, snapshot: Snapshot, table: str, write: Callable[[Path], TableInfo], reason: str) -> Snapshot:
        """Let `write` put a table anew into the snapshot's folder; a tombstone tells how many rows it has less."""
        held = snapshot.tables.get(table)
        info = write(self.part(snapshot, table).parent)
        taken = held.rows - info.rows if held else 0
        now = datetime.now(UTC).isoformat(timespec="seconds")
        stones = (Tombstone(table, taken, now, reason),) if taken else ()
        rewritten = replace(
            snapshot, tables={**snapshot.tables, table: info}, tombstones=snapshot.tombstones + stones
        )  # fmt: skip
        write_manifest(self.root / snapshot.kind / snapshot.id / "manifest.json", rewritten)
        return rewritten

    def purge_left_bodies(self, reason: str) -> None:
        """Take what purged snapshots still hold for others that are purged by now, too."""
        for snapshot in self.snapshots("crawl"):
            if "bodies" not in snapshot.tables or "pages" in snapshot.tables:
                continue
            if len(self.bodies_needed(snapshot)) < snapshot.tables["bodies"].rows:
                self.purge(snapshot, reason, ("bodies",))

    def body_parts(self) -> list[Path]:
        return self.parts("crawl", "bodies")

    def known_bodies(self) -> set[str]:
        """Return the hashes of all bodies that are still held."""
        parts = self.body_parts()
        return set().union(*(pq.ParquetFile(p).read(columns=["body_hash"])["body_hash"].to_pylist() for p in parts))

    def bodies_needed(self, snapshot: Snapshot, leaving: Collection[str] = ()) -> set[str]:
        """Return those of a snapshot's bodies that pages of others refer to, but for those `leaving` theirs."""
        others = [s for s in self.snapshots("crawl") if s.id not in {snapshot.id, *leaving}]
        pages = [self.part(s, "pages") for s in others if "pages" in s.tables]
        hashes = (pq.read_table(part, columns=["body_hash"])["body_hash"].to_pylist() for part in pages)
        mine = set(pq.read_table(self.part(snapshot, "bodies"), columns=["body_hash"])["body_hash"].to_pylist())
        return mine & {body_hash for column in hashes for body_hash in column}

    def _keep_bodies(self, snapshot: Snapshot, needed: set[str]) -> TableInfo:
        part = self.part(snapshot, "bodies")
        query = "SELECT * FROM read_parquet(?) WHERE list_contains(?, body_hash) ORDER BY body_hash"
        with open_engine(part.parent) as connection:
            rows = connection.execute(query, [str(part), sorted(needed)]).to_arrow_table()
        return write_tables(part.parent, ("bodies",), [("bodies", b) for b in rows.to_batches()])["bodies"]


def write_tables(
    folder: Path, names: tuple[str, ...], batches: Iterable[tuple[str, pa.RecordBatch]]
) -> dict[str, TableInfo]:
    """Write every table into the folder, checked against the contract and synced, and return rows and digests."""
    rows = dict.fromkeys(names, 0)
    with _freed_at_once(), ExitStack() as stack:
        writers = {name: _Writer(stack, folder / f"{name}.parquet", name) for name in names}
        for name, batch in batches:
            check(name, batch)
            writers[name].write(batch)
            rows[name] += batch.num_rows
        for writer in writers.values():
            writer.close()
        writers.clear()
    return {name: _info_of(name, rows[name], folder / f"{name}.parquet") for name in names}


@contextmanager
def _freed_at_once() -> Iterator[None]:
    """Let Arrow give memory back as soon as it is free: its own pools keep what the largest batches took."""
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(usual)


def _info_of(table: str, rows: int, part: Path) -> TableInfo:
    pa.default_memory_pool().release_unused()
    return TableInfo(rows, table_digest(table, part), checksum_of(part))


class _Writer:
    """Collects batches into row groups of some size: rows that stand together pack to half of what they do apart."""

    def __init__(self, stack: ExitStack, path: Path, table: str) -> None:
        file, level = stack.enter_context(written_whole(path)), _QUICK_LEVEL if table in _QUICK else _LEVEL
        schema = arrow_schema_of(table)
        writer = pq.ParquetWriter(file, schema, compression="zstd", compression_level=level)
        self._writer = stack.enter_context(writer)
        self._most = _WIDE_GROUP_BYTES if table in _WIDE else _ROW_GROUP_BYTES
        self._waiting: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0

    def write(self, batch: pa.RecordBatch) -> None:
        self._waiting.append(batch)
        self._rows += batch.num_rows
        self._bytes += batch.nbytes
        if self._rows >= _ROW_GROUP or self._bytes >= self._most:
            self.close()

    def close(self) -> None:
        """Write what waits."""
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._waiting), row_group_size=_ROW_GROUP)
        self._waiting, self._rows, self._bytes = [], 0, 0


def _closed(kind: FactKind, folder: Path) -> dict[str, TableInfo]:
    """Return the tables that follow from those just written."""
    if kind != "logs":
        return {}
    from app.log_closing import close_logs

    return close_logs(folder)


def _tables_of(kind: FactKind, measured: Collection[str] | None) -> tuple[str, ...]:
    if measured is not None:
        return tuple(name for name in TABLES if name in measured)
    of_kind = (name for name, table in TABLES.items() if table.store == "facts" and table.kind == kind)
    return tuple(name for name in of_kind if name not in _FOLLOWING)


def _snapshot_id(moment: datetime, kind: FactKind, tables: dict[str, TableInfo]) -> str:
    digest = digest_of([kind, {name: info.digest for name, info in sorted(tables.items())}])
    return f"{moment:%Y%m%dT%H%M%S}Z-{digest[:7]}"


def write_manifest(path: Path, snapshot: Snapshot) -> None:
    content = asdict(snapshot) | {"created_at": snapshot.created_at.isoformat(), "format": FORMAT}
    with written_whole(path, "w") as file:
        json.dump(sealed(content), file, indent=1, ensure_ascii=False, sort_keys=True)


def _read_or_error(path: Path) -> Snapshot | InputError:
    try:
        return read_manifest(path)
    except InputError as error:
        if error.key != "manifest-damaged":
            raise
        return error


def read_manifest(path: Path) -> Snapshot:
    """Read a manifest; one that cannot be read names itself, and the other snapshots stay usable."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if is_sealed_wrong(content):
            raise ValueError("it is not what was written")
        if content["format"] > FORMAT:
            raise InputError("workspace-newer", folder=str(path.parent), version=content["format"], known=FORMAT)
        return Snapshot(
            id=content["id"],
            site=content["site"],
            kind=content["kind"],
            created_at=datetime.fromisoformat(content["created_at"]),
            about=content["about"],
            tables={name: TableInfo(**info) for name, info in content["tables"].items()},
            tombstones=tuple(Tombstone(**stone) for stone in content["tombstones"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("manifest-damaged", file=str(path), problem=str(error)) from error
