"""Files that are there whole or not at all, also after a power loss; and a clear word before the disk is full."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from analysis.errors import InputError

LEAST_FREE = 200 * 2**20  # bytes; below this nothing is begun, so that what is acknowledged can still be closed

_NO_ROOM = 2**18  # bytes; a database that fails with less than a few journal pages left failed because of that


def check_free_space(folder: Path) -> None:
    """Raise an InputError where less than 200 MB are free."""
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        raise InputError("disk-full", folder=str(folder), free_mb=free // 2**20, needed_mb=LEAST_FREE // 2**20)


def raise_if_full(file: Path, error: Exception) -> None:
    """Raise an InputError where a database failed because its disk is full: it may say just `disk I/O error`."""
    if isinstance(error, sqlite3.OperationalError) and shutil.disk_usage(file.parent).free < _NO_ROOM:
        raise InputError("disk-ran-full", file=str(file)) from error


@contextmanager
def written_whole(path: Path, mode: str = "wb") -> Iterator[IO[Any]]:
    """Open a file that appears under its name only once it is complete and on the disk."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open(mode, encoding=None if "b" in mode else "utf-8") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put the folder's names on the disk: a power loss could take one back otherwise."""
    if os.name == "posix":  # Windows has no such call
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
