"""The file `decisions.sqlite`: its tables, written through to the disk, all of a change or nothing of it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analysis.errors import InputError
from app.disk import raise_if_full

SCHEMA = 2
_FIRST = """
CREATE TABLE brief_version (brief TEXT PRIMARY KEY, digest TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE line_decision (
  brief TEXT NOT NULL, digest TEXT NOT NULL, line_no INTEGER NOT NULL, version INTEGER NOT NULL,
  verdict TEXT, text TEXT, reason TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
  PRIMARY KEY (brief, digest, line_no));
CREATE TABLE approval (
  brief TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (brief, digest));
CREATE TABLE link_decision (
  site TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, version INTEGER NOT NULL,
  verdict TEXT, text TEXT, reason TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
  PRIMARY KEY (site, source, target));
CREATE TABLE ignored_finding (
  site TEXT NOT NULL, check_name TEXT NOT NULL, url TEXT NOT NULL, related TEXT NOT NULL, value TEXT NOT NULL,
  reason TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (site, check_name, url, related, value));
CREATE TABLE run (
  id TEXT PRIMARY KEY, command TEXT NOT NULL, site TEXT NOT NULL, config TEXT NOT NULL, model TEXT NOT NULL,
  inputs TEXT NOT NULL, snapshots TEXT NOT NULL, digests TEXT NOT NULL, state TEXT NOT NULL,
  started TEXT NOT NULL, ended TEXT);
"""
_SCHEDULES = """
CREATE TABLE schedule (name TEXT PRIMARY KEY, site TEXT NOT NULL, definition TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE schedule_run (
  site TEXT NOT NULL, due TEXT NOT NULL, schedule TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
  pid INTEGER NOT NULL, process_started REAL NOT NULL, started TEXT NOT NULL, ended TEXT, outcome TEXT NOT NULL,
  PRIMARY KEY (site, due));
"""
_STEPS = (_FIRST, _SCHEDULES)  # what each version of the file adds


@dataclass(frozen=True)
class DecisionsFile:
    path: Path

    def __post_init__(self) -> None:
        with self.transaction() as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > SCHEMA:
                raise InputError("workspace-newer", folder=str(self.path), version=version, known=SCHEMA)
            if version < SCHEMA:
                for statement in filter(str.strip, ";".join(_STEPS[version:]).split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {SCHEMA}")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit all or nothing. The lock is taken first, so that what was read is still true when writing."""
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise_if_full(self.path, error)
            raise InputError("decisions-file-unusable", file=str(self.path), problem=str(error)) from error


def now() -> str:
    """Return the time as it is stored: UTC, to the millisecond."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
