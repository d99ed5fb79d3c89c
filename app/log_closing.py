"""What is worked out once all files of an import are read: which requests were logged twice, and the sums by day."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from analysis.hit_days import add_up_hits, fold_people
from analysis.tables import TABLES, arrow_schema_of
from app.facts import TableInfo, write_tables
from app.log_twins import find_twins
from app.reading import in_contract
from crawlers.engine import OPTIONS, lock

MEMORY = "300MB"  # of the engine; more spills into the snapshot's own folder
_ROWS = 64 * 1024


def close_logs(folder: Path) -> dict[str, TableInfo]:
    """Return the tables that an import's own tables, written in a folder, add to the snapshot."""
    marked = _mark_twins(folder)
    return {**marked, "hit_days": write_sums(folder)}


def _mark_twins(folder: Path) -> dict[str, TableInfo]:
    """Write `hits` anew where two files of the import logged the same requests."""
    with spilling(folder) as connection:
        hits = _opened(connection, folder, "hits")
        engine = connection.con
        engine.execute("CREATE VIEW hits AS SELECT * FROM read_parquet('" + _literal(folder / "hits.parquet") + "')")
        twins = find_twins(engine)
        if not twins:
            return {}
        lines = [(file, line_no) for file, numbers in twins.items() for line_no in numbers]
        known = ibis.memtable(pa.table({"twin_file": [f for f, _ in lines], "twin_line": [n for _, n in lines]}))
        joined = hits.left_join(known, (hits.file == known.twin_file) & (hits.line_no == known.twin_line))
        marked = joined.mutate(twin=joined.twin_line.notnull()).order_by("file", "line_no")
        return {"hits": _written(folder, "hits", marked)}


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")


def write_sums(folder: Path) -> TableInfo:
    """Write `hit_days` of the import in a folder; the sums of other imports are not touched."""
    with spilling(folder) as connection:
        return _written(folder, "hit_days", _in_order(add_up_hits(_opened(connection, folder, "hits"))))


def write_hits_from(folder: Path, first: date) -> TableInfo:
    """Write `hits` anew, with the requests of a day and those after it."""
    with spilling(folder) as connection:
        hits = _opened(connection, folder, "hits")
        return _written(folder, "hits", hits.filter(hits.requested_at >= datetime.combine(first, time())))


def fold_sums(folder: Path, before: date) -> TableInfo:
    """Write `hit_days` anew, with people's small sums of days before one folded."""
    with spilling(folder) as connection:
        folded = fold_people(_opened(connection, folder, "hit_days"), before=before)
        return _written(folder, "hit_days", _in_order(folded))


def _in_order(sums: ir.Table) -> ir.Table:
    return sums.order_by(*TABLES["hit_days"].key)


def _opened(connection: Any, folder: Path, table: str) -> ir.Table:
    return in_contract(connection.read_parquet(str(folder / f"{table}.parquet")), table)


def _written(folder: Path, table: str, rows: ir.Table) -> TableInfo:
    """Write a table beside the one it may be read from, which it then replaces."""
    return write_tables(folder, (table,), _batches(table, rows.select(arrow_schema_of(table).names)))[table]


def _batches(table: str, rows: ir.Table) -> Iterator[tuple[str, pa.RecordBatch]]:
    schema = arrow_schema_of(table)
    for batch in rows.to_pyarrow_batches(chunk_size=_ROWS):
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
