"""Reads the URLs of a list: a file or pasted text, one a line, or a CSV in which one column holds them."""

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from analysis.errors import InputError

PASTED = "-"  # instead of a file: what is pasted or piped
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 200  # lines, to find the column
_SHARE = 0.5  # of a column's cells that have to be addresses


@dataclass(frozen=True)
class UrlList:
    """What was read."""

    urls: tuple[str, ...]  # as written, resolved; each key once, in the order of the list
    left_out: int  # lines without an address
    repeated: int  # addresses that were there already


def read_url_list(source: str, start: str, pasted: TextIO | None = None) -> UrlList:
    """Read a list. `start` is the site's, against which paths such as `/guide/` are resolved.

    Raises an InputError where the file cannot be read or holds no address at all.
    """
    text = (pasted or sys.stdin).read() if source == PASTED else _text_of(Path(source))
    found = urls_of(text, start)
    if not found.urls:
        raise InputError("list-without-url", file=source)
    return found


def _text_of(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError("list-unreadable", file=str(file), problem=error.strerror or str(error)) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def urls_of(text: str, start: str) -> UrlList:
    """Return the addresses of a text, one a line or in one column."""
    from analysis.urls import url_key

    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    kept: dict[str, str] = {}
    left_out = repeated = 0
    for cell in _cells(lines):
        url = _address(cell, start)
        key = url_key(url) if url else None
        if url is None or key is None:
            left_out += 1
        elif key in kept:
            repeated += 1
        else:
            kept[key] = url
    return UrlList(tuple(kept.values()), left_out, repeated)


def _cells(lines: Sequence[str]) -> Iterable[str]:
    """Return the cell of each line that may be an address: the whole line, or that of the column that holds most."""
    column, separator = max(
        ((index, separator) for separator in _SEPARATORS for index in range(_width(lines, separator))),
        key=lambda place: _score(lines, *place),
        default=(0, ","),
    )
    score = _score(lines, column, separator)
    has_header = any(_has_header(line, separator) for line in lines[:1])
    if not score or (not has_header and score <= sum(map(_looks_like_address, lines[:_LOOKED_AT]))):
        return lines
    rows = csv.reader(lines, delimiter=separator)
    return [row[column] if column < len(row) else "" for row in rows]


def _has_header(line: str, separator: str) -> bool:
    """Return whether the first line names columns; URLs may hold commas, too."""
    return not _looks_like_address(line) and len(next(csv.reader([line], delimiter=separator))) > 1


def _width(lines: Sequence[str], separator: str) -> int:
    return max((len(row) for row in csv.reader(lines[:_LOOKED_AT], delimiter=separator)), default=0)


def _score(lines: Sequence[str], column: int, separator: str) -> int:
    """Return how many cells of a column are addresses; 0 where too few are."""
    rows = list(csv.reader(lines[:_LOOKED_AT], delimiter=separator))
    if not rows or max(map(len, rows)) < 2:
        return 0
    hits = sum(column < len(row) and _looks_like_address(row[column]) for row in rows)
    return hits if hits >= _SHARE * len(rows) else 0


def _looks_like_address(cell: str) -> bool:
    cell = cell.strip()
    return cell.startswith(("http://", "https://", "/")) and not any(mark in cell for mark in (" ", "\t", '"'))


def _address(cell: str, start: str) -> str | None:
    """Return a cell as an absolute address: with its scheme, as a path of the site, or a host as people type it."""
    from analysis.urls import absolute, url_key

    cell = cell.strip().strip("<>\"'")
    if cell.startswith(("http://", "https://")):
        return cell
    if cell.startswith("/"):
        return absolute(cell, start)
    host = cell.partition("/")[0]
    typed = "." in host and " " not in cell and "@" not in cell and not cell.startswith(".")
    return f"https://{cell}" if typed and url_key(f"https://{cell}") else None
