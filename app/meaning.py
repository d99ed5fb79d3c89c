"""The meaning store: texts, passages, vectors and entities by content hash, in LanceDB. Deletable, rebuilt from facts.

LanceDB survives a kill but makes no fsync, so nothing here is the only copy of anything.
"""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pyarrow as pa

from analysis.tables import TABLES, arrow_schema_of, check

if TYPE_CHECKING:
    from lancedb.db import DBConnection
    from lancedb.table import Table

_ID = "store-id"
_STORAGE = {"new_table_data_storage_version": "2.1"}  # 2.0 takes four times the space
_HASHES_A_QUERY = 2_000  # an IN list of this length is still read quickly


@dataclass(frozen=True)
class Meaning:
    root: Path

    @property
    def id(self) -> str:
        """Return the store's identity: a store that was deleted and made again has another one."""
        file = self.root / _ID
        if not file.exists():
            self.root.mkdir(parents=True, exist_ok=True)
            file.write_text(uuid4().hex, encoding="ascii")
        return file.read_text(encoding="ascii")

    def hashes(self, table: str, **fixed: str) -> set[str]:
        """Return the content hashes the table holds, of rows where every `fixed` column has its value."""
        opened = self._open(table)
        if opened is None:
            return set()
        column = TABLES[table].key[0]
        query = opened.search().select([column])
        if fixed:
            query = query.where(_where(fixed))
        return set(query.limit(None).to_arrow()[column].to_pylist())

    def read(self, table: str, hashes: Iterable[str], **fixed: str) -> pa.Table:
        """Return the rows of these content hashes, sorted by key; a hash the store does not hold gives no row."""
        opened, wanted = self._open(table), sorted(set(hashes))
        if opened is None or not wanted:
            return arrow_schema_of(table).empty_table()
        parts = [
            opened.search()
            .where(_where(fixed, TABLES[table].key[0], wanted[start : start + _HASHES_A_QUERY]))
            .limit(None)
            .to_arrow()
            for start in range(0, len(wanted), _HASHES_A_QUERY)
        ]
        rows = pa.concat_tables(parts).select(arrow_schema_of(table).names).cast(arrow_schema_of(table))
        return rows.sort_by([(column, "ascending") for column in TABLES[table].key])

    def add(self, table: str, rows: pa.Table | pa.RecordBatch) -> None:
        """Append rows whose hashes the table does not hold yet. One process writes a table at a time."""
        check(table, rows)
        if not rows.num_rows:
            return
        batch = pa.Table.from_batches([rows]) if isinstance(rows, pa.RecordBatch) else rows
        opened = self._open(table)
        if opened is None:
            self._connect().create_table(table, batch)
        else:
            opened.add(batch)

    def count(self, table: str) -> int:
        opened = self._open(table)
        return 0 if opened is None else int(opened.count_rows())

    def remove(self, table: str, hashes: Iterable[str]) -> None:
        """Take rows out, older versions of the table too: what is purged must not be found again."""
        from datetime import timedelta

        opened, gone = self._open(table), sorted(set(hashes))
        if opened is None or not gone:
            return
        for start in range(0, len(gone), _HASHES_A_QUERY):
            opened.delete(_where({}, TABLES[table].key[0], gone[start : start + _HASHES_A_QUERY]))
        with warnings.catch_warnings():  # it warns of readers of older versions: they are what has to go
            warnings.simplefilter("ignore", UserWarning)
            opened.optimize(cleanup_older_than=timedelta(0))

    def _connect(self) -> "DBConnection":
        import lancedb

        _ = self.id  # a store is never without its identity
        return lancedb.connect(str(self.root), storage_options=_STORAGE)

    def _open(self, table: str) -> "Table | None":
        if not (self.root / f"{table}.lance").is_dir():
            return None
        return self._connect().open_table(table)


def _where(fixed: dict[str, str], column: str | None = None, values: Sequence[str] = ()) -> str:
    """Return a filter; every value is a string literal with its quotes doubled."""
    parts = [f"{name} = {_literal(value)}" for name, value in sorted(fixed.items())]
    if column is not None:
        parts.append(f"{column} IN ({', '.join(map(_literal, values))})")
    return " AND ".join(parts)


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
