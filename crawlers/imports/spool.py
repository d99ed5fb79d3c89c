"""Rows on their way from a foreign file to a snapshot: on disk, each key once, read back in the order of the keys."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson

_AHEAD = 500  # rows read at once


class Spool:
    """A scratch file: what is in it is lost with the process, so nothing is synced."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"import-{uuid4().hex}.sqlite"
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE row (kind TEXT, key TEXT, ordinal INTEGER, value BLOB, PRIMARY KEY (kind, key, ordinal))"
            " WITHOUT ROWID",
            "CREATE TABLE body (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
            "BEGIN",
        ):
            self._connection.execute(statement)

    def close(self) -> None:
        self._connection.close()
        self._path.unlink(missing_ok=True)

    def put(self, kind: str, key: str, value: object, ordinal: int = 0) -> bool:
        """Keep a value; return False where this key has one, which stays."""
        row = (kind, key, ordinal, orjson.dumps(value))
        return self._connection.execute("INSERT OR IGNORE INTO row VALUES (?, ?, ?, ?)", row).rowcount == 1

    def append(self, kind: str, key: str, value: object) -> int:
        """Keep a value behind those this key has, and return its place from 0."""
        query = "SELECT coalesce(max(ordinal) + 1, 0) FROM row WHERE kind = ? AND key = ?"
        place = int(self._connection.execute(query, (kind, key)).fetchone()[0])
        self.put(kind, key, value, place)
        return place

    def get(self, kind: str, key: str) -> Any:
        found = self._connection.execute("SELECT value FROM row WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return orjson.loads(found[0]) if found else None

    def replace(self, kind: str, key: str, value: object) -> None:
        """Put another value in the place of the one this key has."""
        row = (orjson.dumps(value), kind, key)
        self._connection.execute("UPDATE row SET value = ? WHERE kind = ? AND key = ?", row)

    def items(self, kind: str) -> Iterator[tuple[str, int, Any]]:
        """Yield key, place and value, sorted by key and place, some at a time: they may be replaced meanwhile."""
        query = (
            "SELECT key, ordinal, value FROM row WHERE kind = ? AND (key, ordinal) > (?, ?)"
            f" ORDER BY key, ordinal LIMIT {_AHEAD}"
        )
        last: tuple[str, int] = ("", -1)
        while rows := self._connection.execute(query, (kind, *last)).fetchall():
            for key, ordinal, value in rows:
                yield key, ordinal, orjson.loads(value)
            last = rows[-1][:2]

    def group(self, kind: str, key: str) -> list[Any]:
        """Return the values of one key in their order."""
        query = "SELECT value FROM row WHERE kind = ? AND key = ? ORDER BY ordinal"
        return [orjson.loads(value) for (value,) in self._connection.execute(query, (kind, key))]

    def put_body(self, key: str, body: bytes) -> None:
        self._connection.execute("INSERT OR IGNORE INTO body VALUES (?, ?)", (key, body))

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        yield from self._connection.execute("SELECT key, value FROM body ORDER BY key")

    def body(self, key: str) -> bytes | None:
        found = self._connection.execute("SELECT value FROM body WHERE key = ?", (key,)).fetchone()
        return bytes(found[0]) if found else None
