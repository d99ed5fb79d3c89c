"""Lines of a log before and after they are read: numbered, and as rows of one schema whatever the format was."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa

Reason = Literal["format", "time", "status", "request", "encoding", "too_long", "empty", "comment", "other_log", "year"]

RAW_SCHEMA = pa.schema(
    [
        ("line_no", pa.int64()),
        ("host", pa.string()),
        ("address", pa.string()),  # whoever connected; the whole chain where the log has only that
        ("forwarded", pa.string()),  # X-Forwarded-For as it stands there; null where the log tells no other address
        ("requested_at", pa.int64()),  # microseconds since 1970, UTC
        ("method", pa.string()),
        ("target", pa.string()),
        ("status", pa.int32()),
        ("bytes", pa.int64()),
        ("referrer", pa.string()),
        ("agent", pa.string()),
        ("duration_ms", pa.int64()),  # these four, too, are null where the log does not tell them
        ("content_type", pa.string()),
        ("protocol", pa.string()),
        ("cache", pa.string()),
    ]
)
LINES = pa.schema([("line_no", pa.int64()), ("line", pa.string())])


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


def lines_of(block: bytes, first_line_no: int) -> pa.Table:
    """Return a block as numbered lines, each with its newline: an Arrow column over the block itself."""
    text = _as_utf8(block if block.endswith(b"\n") else block + b"\n")
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")) + 1
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    column = pa.Array.from_buffers(pa.string(), len(ends), [None, pa.py_buffer(offsets), pa.py_buffer(text)])
    numbers = pa.array(np.arange(len(ends), dtype=np.int64) + first_line_no)
    return pa.table([numbers, column], schema=LINES)


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
