"""Splits lines of Apache and Nginx access logs into fields: common, combined, either with a host before it.

Most lines are split by DuckDB, all at once, at their quotes; whatever is not plainly regular goes line by line to the
tolerant reader. Lines are told apart by their newlines before anything is split, so no line can swallow the next, which
DuckDB's CSV reader does beside a broken line. It costs the same: 0.9 CPU s for a million lines, CSV 0.9 to 1.1.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

import numpy as np
import pyarrow as pa

from crawlers.addresses import address_block
from crawlers.engine import open_engine

Reason = Literal["format", "time", "status", "request", "encoding", "too_long", "empty"]
LONGEST_LINE = 64 * 1024  # bytes

RAW_SCHEMA = pa.schema(
    [
        ("line_no", pa.int64()),
        ("host", pa.string()),
        ("address", pa.string()),
        ("requested_at", pa.int64()),  # microseconds since 1970, UTC
        ("method", pa.string()),
        ("target", pa.string()),
        ("status", pa.int32()),
        ("bytes", pa.int64()),
        ("referrer", pa.string()),
        ("agent", pa.string()),
    ]
)

# One line is [host] address ident user [time] "request" status bytes ["referrer" "agent" [more …]].
_SPLIT = r"""
WITH quoted AS (
    SELECT line_no, line, str_split(line, '"') AS part FROM lines
), parts AS (
    SELECT line_no, line, part[1] AS head, part[2] AS request, ltrim(rtrim(part[3])) AS tail,
        CASE WHEN len(part) >= 7 THEN part[4] ELSE '' END AS referrer,
        CASE WHEN len(part) >= 7 THEN part[6] ELSE '' END AS agent,
        len(part) IN (3, 7, 9, 11, 13) AND NOT contains(line, '\"') AND strlen(line) <= $longest AS regular
    FROM quoted
), fields AS (
    SELECT *, split_part(head, ' ', 1) AS first, split_part(head, ' ', 2) AS second, split_part(head, ' ', 3) AS third,
        split_part(split_part(head, '[', 2), ']', 1) AS time_text,
        split_part(request, ' ', 1) AS method, split_part(request, ' ', 2) AS target,
        split_part(request, ' ', 3) AS protocol, split_part(request, ' ', 4) AS beyond,
        try_cast(split_part(tail, ' ', 1) AS INTEGER) AS status, split_part(tail, ' ', 2) AS bytes_text
    FROM parts
), typed AS (
    SELECT *, epoch_us(try_strptime(time_text, '%d/%b/%Y:%H:%M:%S %z')) AS requested_at,
        CASE WHEN bytes_text = '-' THEN 0 ELSE try_cast(bytes_text AS BIGINT) END AS bytes,
        second = '-' AS without_host,
        third = '-' AND (second LIKE '%.%.%.%' OR second LIKE '%:%:%') AND first NOT LIKE '%,' AS with_host
    FROM fields
), judged AS (
    SELECT *, coalesce(
        regular AND (without_host OR with_host) AND requested_at IS NOT NULL AND bytes >= 0
        AND status BETWEEN 100 AND 999 AND target LIKE '/%' AND protocol LIKE 'HTTP/%' AND beyond = ''
        AND method IN ('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'), false) AS read
    FROM typed
)
SELECT line_no, CASE WHEN without_host THEN '' ELSE first END AS host,
    CASE WHEN without_host THEN first ELSE second END AS address, requested_at, method, target, status, bytes,
    referrer, agent, read, CASE WHEN read THEN NULL ELSE line END AS line
FROM judged
"""

_MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_TIME = re.compile(r"(\d{2})/([A-Za-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,6})? ([+-])(\d{2}):?(\d{2})")
_AFTER_TIME = re.compile(r'[ \t]{0,3}"(.*?)" {1,3}(\d{1,5}|-) {1,3}(\d{1,18}|-)(?= |\t|$)')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_REQUEST = re.compile(r"([A-Za-z][A-Za-z-]{1,19}) +(\S.*?)(?: +HTTP/\d(?:\.\d)?)?")
_TARGET = re.compile(r"/|\*$|https?://|[\w.-]+:\d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Reject:
    line_no: int
    reason: Reason
    line: str  # as it stands in the file: never to be written before it is redacted


@dataclass(frozen=True)
class Split:
    """What became of a block: every line is in one of the two."""

    rows: pa.Table  # RAW_SCHEMA, by line number
    rejects: list[Reject]


class UnreadLineError(ValueError):
    """This line says why it cannot be a hit."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(reason)


class Splitter:
    """Splits blocks of whole lines; holds the engine that does it."""

    def __init__(self) -> None:
        self._engine = open_engine(threads=1)

    def split(self, block: bytes, first_line_no: int) -> Split:
        """Split a block; its last line may lack the newline."""
        self._engine.register("lines", lines_of(block, first_line_no))
        judged = self._engine.execute(_SPLIT, {"longest": LONGEST_LINE}).to_arrow_table()
        regular = judged.filter(judged["read"]).select(RAW_SCHEMA.names).cast(RAW_SCHEMA)
        left = judged.filter(judged["line"].is_valid()).select(["line_no", "line"])
        if not left.num_rows:
            return Split(regular, [])
        rows, rejects = read_tolerantly(zip(left["line_no"].to_pylist(), left["line"].to_pylist(), strict=True))
        return Split(pa.concat_tables([regular, rows]).sort_by("line_no") if rows.num_rows else regular, rejects)

    def close(self) -> None:
        self._engine.close()


def lines_of(block: bytes, first_line_no: int) -> pa.Table:
    """Return a block as numbered lines, each with its newline: an Arrow column over the block itself."""
    text = _as_utf8(block if block.endswith(b"\n") else block + b"\n")
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")) + 1
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    column = pa.Array.from_buffers(pa.string(), len(ends), [None, pa.py_buffer(offsets), pa.py_buffer(text)])
    return pa.table({"line_no": pa.array(np.arange(len(ends), dtype=np.int64) + first_line_no), "line": column})


def _as_utf8(block: bytes) -> bytes:
    """Return the block in UTF-8. Lines that are not become what a German or English server most likely wrote."""
    try:
        block.decode()
        return block
    except UnicodeDecodeError:
        return b"".join(_line_as_utf8(line) for line in block.split(b"\n"))[:-1]


def _line_as_utf8(line: bytes) -> bytes:
    try:
        return line.decode().encode() + b"\n"
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode() + b"\n"


def read_tolerantly(lines: Iterable[tuple[int, str]]) -> tuple[pa.Table, list[Reject]]:
    """Read lines one by one, each for itself: escaped and stray quotes, users with spaces, odd requests."""
    rows, rejects = [], []
    for line_no, line in lines:
        try:
            rows.append({"line_no": line_no, **read_line(line.rstrip("\r\n"))})
        except UnreadLineError as problem:
            rejects.append(Reject(line_no, problem.reason, line))
    return pa.Table.from_pylist(rows, schema=RAW_SCHEMA), rejects


def read_line(line: str) -> dict[str, object]:
    """Return the fields of one line, or raise with the reason it has none."""
    if len(line.encode()) > LONGEST_LINE:
        raise UnreadLineError("too_long")
    if not line.strip():
        raise UnreadLineError("empty")
    head, opened, behind = line.lstrip("\ufeff").partition("[")
    time_text, closed, rest = behind.partition("]")
    after = _AFTER_TIME.match(rest) if opened and closed else None
    if not after or not head.strip():
        raise UnreadLineError("encoding" if "\x00" in line else "format")
    request, status, size = after.groups()
    host, address = _host_and_address(head.split())
    method, target = _method_and_target(request)
    more = [quoted.group(1) for quoted in _QUOTED.finditer(rest, after.end())]
    referrer, agent = (more[0], more[1]) if len(more) >= 2 else ("", "")
    return {
        "host": host, "address": address, "requested_at": _microseconds(time_text), "method": method, "target": target,
        "status": _status(status), "bytes": 0 if size == "-" else int(size), "referrer": referrer, "agent": agent,
    }  # fmt: skip


def _host_and_address(words: list[str]) -> tuple[str, str]:
    if words[0].endswith(","):  # a list of forwarders: whoever asked stands first
        return "", words[0].rstrip(",")
    with_host = len(words) >= 4 and address_block(words[0]) is None and address_block(words[1]) is not None
    return (words[0], words[1]) if with_host else ("", words[0])


def _method_and_target(request: str) -> tuple[str, str]:
    match = _REQUEST.fullmatch(request)
    if not match or not _TARGET.match(match.group(2)):
        raise UnreadLineError("request")
    return match.group(1).upper(), match.group(2)


def _status(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 3):
        raise UnreadLineError("status")
    return int(text)


def _microseconds(text: str) -> int:
    match = _TIME.fullmatch(text)
    month = _MONTHS.get(match.group(2).lower()) if match else None
    if not match or not month:
        raise UnreadLineError("time")
    day, _, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes)) * (-1 if sign == "-" else 1)
    try:
        local = datetime(
            int(year), month, int(day), int(hour), int(minute), min(int(second), 59), tzinfo=timezone(offset)
        )
        return (local - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    except (ValueError, OverflowError):
        raise UnreadLineError("time") from None


def format_of(lines: Iterable[str]) -> str:
    """Return the name of the format most of these lines have: [vhost_]common or [vhost_]combined, or unknown."""
    names = Counter(name for line in lines if (name := _format_of_line(line)))
    return min(names, key=lambda name: (-names[name], name)) if names else "unknown"


def _format_of_line(line: str) -> str:
    try:
        fields = read_line(line.rstrip("\r\n"))
    except UnreadLineError:
        return ""
    quotes = len(_QUOTED.findall(line.partition("]")[2]))
    return ("vhost_" if fields["host"] else "") + ("combined" if quotes >= 3 else "common")
