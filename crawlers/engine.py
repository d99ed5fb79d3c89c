"""DuckDB, locked: it reads the folders it is given and nothing else, whatever a name or a text makes it do.

SQL that holds a name from data is code. Without a lock, a table called `'/etc/passwd'` or an extension that loads
itself would be a way out of the workspace, so no connection is opened but here.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

OPTIONS: dict[str, bool | int] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_READ_ONCE = {"enable_external_file_cache": False}  # else a file that is read once is held in memory whole


def open_engine(*folders: Path, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """Return a connection in memory that can read these folders."""
    limits = {} if threads is None else {"threads": threads}
    connection = duckdb.connect(config={**OPTIONS, **_READ_ONCE, **limits})
    lock(connection.execute, *folders)
    return connection


def lock(execute: Callable[[str], Any], *folders: Path) -> None:
    """Take from an open connection all but reading these folders, for good."""
    allowed = ", ".join("'" + str(folder).replace("'", "''") + "'" for folder in folders)
    execute(f"SET allowed_directories = [{allowed}]")
    execute("SET enable_external_access = false")
    execute("SET lock_configuration = true")
