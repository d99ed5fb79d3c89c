"""What is worked out once all files of an import are read: which requests were logged twice, and the sums by day."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from analysis.hit_days import add_up_hits, fold_people
from analysis.tables import TABLES, arrow_schema_of
from app.facts import TableInfo, write_tables
from crawlers.engine import OPTIONS, lock

MEMORY = "300MB"  # of the engine; more spills into the snapshot's own folder
_ROWS = 64 * 1024


def close_logs(folder: Path) -> dict[str, TableInfo]:
    """Return the tables that an import's own tables, written in a folder, add to the snapshot."""
    return {"hit_days": write_sums(folder, folder / "hits.parquet")}


def write_sums(folder: Path, hits: Path) -> TableInfo:
    """Write `hit_days` of one import; the sums of other imports are not touched."""
    with spilling(folder) as connection:
        sums = add_up_hits(connection.read_parquet(str(hits)))
        return _written(folder, sums)


def fold_sums(folder: Path, before: object) -> TableInfo:
    """Write `hit_days` anew, with people's small sums of days before one folded."""
    with spilling(folder) as connection:
        return _written(folder, fold_people(connection.read_parquet(str(folder / "hit_days.parquet")), before=before))


def _written(folder: Path, sums: Any) -> TableInfo:
    ordered = sums.order_by(*TABLES["hit_days"].key)
    return write_tables(folder, ("hit_days",), _batches("hit_days", ordered))["hit_days"]


def _batches(table: str, rows: Any) -> Iterator[tuple[str, pa.RecordBatch]]:
    schema = arrow_schema_of(table)
    for batch in rows.select(schema.names).to_pyarrow_batches(chunk_size=_ROWS):
        yield table, batch.cast(schema)


@contextmanager
def spilling(folder: Path) -> Iterator[Any]:
    """Open an engine that reads one folder and spills into it, and leaves nothing behind."""
    connection = ibis.duckdb.connect(**OPTIONS, memory_limit=MEMORY, threads=2, temp_directory=str(folder / ".spill"))
    lock(connection.raw_sql, folder)
    try:
        yield connection
    finally:
        connection.disconnect()
        shutil.rmtree(folder / ".spill", ignore_errors=True)
