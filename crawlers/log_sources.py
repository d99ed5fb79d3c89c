"""What a log source is: files, folders and patterns on this computer, or addresses of servers; and their names."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path
from urllib.parse import unquote, urlsplit

from analysis.errors import InputError

KINDS = {"ftp": "ftp", "ftps": "ftp", "sftp": "sftp", "s3": "s3", "http": "http", "https": "http"}
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)

Source = Path | str  # a path, or an address such as sftp://user@host/var/log/nginx/


@dataclass(frozen=True)
class Place:
    """Where something lies on a server. It holds a user's name at most, never a password."""

    scheme: str
    host: str
    port: int | None
    user: str
    path: str  # of a file or folder, or a pattern; of s3, bucket and key

    @property
    def kind(self) -> str:
        return KINDS[self.scheme]

    @property
    def shown(self) -> str:
        """Return the address for messages: without user, and without what stands behind a question mark."""
        host = "" if self.scheme == "s3" else self.host + (f":{self.port}" if self.port else "")
        return f"{self.scheme}://{host}{self.path.partition('?')[0] if self.kind == 'http' else self.path}"

    @property
    def name(self) -> str:
        """Return the file's name, without folders."""
        path = self.path.partition("?")[0] if self.kind == "http" else self.path
        last = path.rstrip("/").rpartition("/")[2]
        return unquote(last) if self.kind == "http" else last


def place_of(source: Source) -> Place | None:
    """Return the place an address names; none for a path of this computer.

    An address with a password is refused: it would stand in the shell's history and in lists of processes.
    """
    found = _ADDRESS.match(str(source)) if isinstance(source, str) else None
    if not found:
        return None
    parts = urlsplit(str(source))
    scheme = parts.scheme.lower()
    if scheme not in KINDS:
        raise InputError("log-source-scheme", scheme=scheme, known=", ".join(KINDS))
    if parts.password is not None:
        raise InputError("log-source-password", host=parts.hostname or "")
    if scheme == "s3":
        return Place(scheme, "", None, parts.username or "", parts.netloc.rpartition("@")[2] + parts.path)
    path = parts.path + (f"?{parts.query}" if parts.query and scheme in ("http", "https") else "")
    return Place(scheme, parts.hostname or "", _port(parts.netloc), unquote(parts.username or ""), path or "/")


def _port(netloc: str) -> int | None:
    port = netloc.rpartition("@")[2].rpartition(":")[2]
    return int(port) if port.isdigit() and int(port) < 65_536 and ":" in netloc else None


def find_files(sources: Collection[Source]) -> tuple[list[Path | Place], set[str]]:
    """Return the files of this computer that sources mean, each once, and places of servers as they are; and the names
    of those that were named one by one.

    A folder means all files in it and below, but no hidden ones; a pattern such as `logs/access.log*` what fits it.
    """
    found: dict[Path | Place, None] = {}
    named: set[str] = set()
    for source in sources:
        place = place_of(source)
        if place:
            found[place] = None
            continue
        path = Path(source)
        matching = _files_of(path)
        if not matching:
            raise InputError("log-source-empty" if path.is_dir() else "log-source-missing", path=str(source))
        if path.is_file():
            named.add(str(path.resolve()))
        found.update(dict.fromkeys(match.resolve() for match in matching))
    return list(found), named


def _files_of(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    if source.is_dir():
        below = (path.relative_to(source) for path in source.rglob("*") if path.is_file())
        return sorted(source / path for path in below if not any(part.startswith(".") for part in path.parts))
    if has_magic(str(source)):
        return sorted(path for match in glob(str(source), recursive=True) if (path := Path(match)).is_file())  # noqa: PTH207 - a whole path is the pattern
    return []


def unique_names(names: Sequence[str]) -> list[str]:
    """Return the name each file goes by: its own, with a number where a file of another folder has it already."""
    times: Counter[str] = Counter()
    unique = []
    for name in names:
        times[name] += 1
        unique.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return unique
