"""Whether the files of a snapshot hold what was written into them: a disk that errs must not change a number unseen."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import InputError
from app.digests import digest_of

if TYPE_CHECKING:
    from app.facts import Facts, Snapshot

_SEAL = "seal"  # of a manifest: the digest of all else in it


def checksum_of(part: Path) -> str:
    """Return the SHA-256 of a file; a gigabyte takes 0.6 seconds."""
    with part.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sealed(content: dict[str, Any]) -> dict[str, Any]:
    return content | {_SEAL: digest_of(content)}


def is_sealed_wrong(content: dict[str, Any]) -> bool:
    """Whether a manifest says something else than was written; those of older versions have no seal."""
    rest = {name: value for name, value in content.items() if name != _SEAL}
    return _SEAL in content and content[_SEAL] != digest_of(rest)


def check_tables(facts: "Facts", snapshot: "Snapshot", *, without: tuple[str, ...] = ()) -> None:
    """Raise an InputError that names the first damaged file of a snapshot; a file is read once a process."""
    for table, problem in damages_of(facts, snapshot, without=without):
        part = facts.part(snapshot, table)
        raise InputError("snapshot-damaged", snapshot=snapshot.id, file=str(part), problem=problem)


def damages_of(facts: "Facts", snapshot: "Snapshot", *, without: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield the tables whose files are missing or hold something else, and what is wrong: missing or changed."""
    for table, info in sorted(snapshot.tables.items()):
        part = facts.part(snapshot, table)
        if table in without:
            continue
        try:
            stat = part.stat()
        except OSError:
            yield table, "missing"
            continue
        if info.sha256 and _checksum(part, stat.st_size, stat.st_mtime_ns) != info.sha256:
            yield table, "changed"


@cache
def _checksum(part: Path, size: int, changed_ns: int) -> str:
    return checksum_of(part)
