"""Splits a log file block by block: its formats are found in its first lines, and every line is a row or a reject."""

import re
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from crawlers.engine import open_engine
from crawlers.log_content import LONGEST_LINE
from crawlers.log_formats import apache
from crawlers.log_formats.custom import custom_format
from crawlers.log_formats.envelopes import opened, without_head
from crawlers.log_formats.json_lines import is_json
from crawlers.log_formats.lines import LINES, RAW_SCHEMA, Reason, Reject, Split, lines_of
from crawlers.log_formats.readers import REST, ApacheReader, FormatReader, Reader, W3cReader, not_read
from crawlers.log_formats.registry import FORMATS
from crawlers.log_formats.w3c import Directives

_SAMPLE = 200  # lines a format is found by
_NEWLINE = 2  # bytes at most: a line of two characters is no request either
_ENOUGH = 0.5  # of the first lines: a format that reads fewer may read none but those in an envelope
_OTHER_LOGS = re.compile(
    r"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:.]+ \d{4}\]"  # Apache's error log
    r"|\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(?:debug|info|notice|warn|error|crit|alert|emerg)\]"  # Nginx's
    r"|\[\d\d-[A-Z][a-z]{2}-\d{4} [^\]]*\] (?:PHP |[A-Z]+: )"  # PHP's
    r"|\S+:\d+ \[\d\d/[A-Z][a-z]{2}/\d{4}:[\d:.]+\] \S+ \S+ -?\d+/-?\d+/\+?-?\d+ \+?\d+ "  # HAProxy's of connections
)


@dataclass(frozen=True)
class Detection:
    """What the first lines of a file say about its format."""

    format: str  # name, or unknown
    confidence: float  # part of the first lines, but empty ones and those with a #, that it reads
    others: tuple[tuple[str, float], ...]  # what else reads some of them, the best first
    fields: tuple[str, ...]  # what the format tells of a request
    enveloped: bool = False  # whether the lines come in the envelope of syslog or a container


UNKNOWN = Detection("unknown", 0.0, (), ())


class Splitter:
    """Splits blocks of whole lines; holds the engine that does it, and what is known of the file it is at."""

    def __init__(self, format_text: str = "", zone: str = "UTC") -> None:
        """`format_text` is a format the user pasted, tried first; `zone` that of times which do not say theirs."""
        self._engine = open_engine(threads=1)
        self._zone = zone
        self._custom = [FormatReader(self._engine, custom_format(format_text), zone)] if format_text.strip() else []
        self._known = [FormatReader(self._engine, known, zone) for known in FORMATS]
        self._readers: list[Reader] = []  # in the order they are tried
        self.detection = UNKNOWN

    def begin(self, head: bytes, directives: Directives | None = None) -> Detection:
        """Begin a file: find its formats in these first bytes. `directives` are what an earlier part has named."""
        lines, _ = _readable(_sample(head))
        counted = max(1, lines.num_rows - len(pc.indices_nonzero(pc.starts_with(lines["line"], "#"))))
        plain = self._detect(lines, counted, directives or Directives())
        inner = opened(lines) if plain.detection.confidence < _ENOUGH else lines.slice(0, 0)
        without = pa.concat_tables([inner, _without(lines, inner)]).sort_by("line_no")
        packed = self._detect(without, counted, directives or Directives()) if inner.num_rows else plain
        best = packed if packed.detection.confidence > plain.detection.confidence else plain
        self._readers = best.readers
        self.detection = replace(best.detection, enveloped=best is not plain and 2 * inner.num_rows > counted)
        return self.detection

    def _detect(self, lines: pa.Table, counted: int, directives: Directives) -> "_Found":
        """Find the part of the lines each format reads; none is tried behind one that reads all."""
        readers = self._fresh_readers(lines["line"].to_pylist(), directives)
        shares: dict[str, float] = {}
        fields: dict[str, tuple[str, ...]] = {}
        for reader in readers:
            rows = reader.read(lines).rows
            if rows.num_rows:
                shares[reader.name], fields[reader.name] = rows.num_rows / counted, _told(rows)
            if rows.num_rows == counted:
                break
        ranked = sorted(readers, key=lambda reader: -shares.get(reader.name, 0.0))
        for reader in readers:
            if isinstance(reader, W3cReader):
                reader.directives = replace(directives)  # the file is read from its start again
        names = [reader.name for reader in ranked if reader.name in shares]
        others = tuple((name, shares[name]) for name in names[1:])
        best = Detection(names[0], shares[names[0]], others, fields[names[0]]) if names else UNKNOWN
        return _Found(best, ranked)

    def _fresh_readers(self, lines: list[str], directives: Directives) -> list[Reader]:
        """Return all readers: the user's, that of the file before, then the others."""
        extras = apache.extras_of(lines)
        own = ApacheReader(self._engine, extras, apache.form_of(lines, extras))
        before = [reader for reader in self._readers[:1] if reader in self._known]
        known = [reader for reader in self._known if reader not in before]
        return [*self._custom, *before, own, W3cReader(self._engine, self._zone, replace(directives)), *known]

    def split(self, block: bytes, first_line_no: int) -> Split:
        """Split a block; its last line may lack the newline. Without `begin`, the file begins here."""
        if not self._readers:
            self.begin(block)
        lines = lines_of(block, first_line_no)
        readable, unreadable = _readable(lines)
        first, second = (opened, _themselves) if self.detection.enveloped else (_themselves, opened)
        rows, rest = self._read(first(readable))
        missing = rest if len(rest) + len(rows) == len(readable) else _without(readable, rows)
        inner = second(missing.select(LINES.names)) if missing.num_rows else missing
        more, still = self._read(inner) if inner.num_rows else (RAW_SCHEMA.empty_table(), REST.empty_table())
        left = _without(readable, rows, more)
        return _split([rows, more], [unreadable, _reasoned(left, [rest, still])])

    def _read(self, lines: pa.Table) -> tuple[pa.Table, pa.Table]:
        """Read lines by one format after the other: rows, and the rest with the reason of the first that knew one."""
        rows, rest = [RAW_SCHEMA.empty_table()], not_read(lines)
        for reader in self._readers:
            if not rest.num_rows:
                break
            read = reader.read(rest.select(LINES.names))
            rows.append(read.rows)
            rest = _reasoned(read.rest, [rest, read.rest]).sort_by("line_no")
        return pa.concat_tables(rows), rest

    def close(self) -> None:
        self._engine.close()


@dataclass(frozen=True)
class _Found:
    detection: Detection
    readers: list[Reader]  # the best first


def _told(rows: pa.Table) -> tuple[str, ...]:
    """Return the columns in which something stands."""
    return tuple(name for name in rows.column_names[1:] if set(rows[name].unique().to_pylist()) - {"", "-", None})


def _sample(head: bytes) -> pa.Table:
    first = head[: _SAMPLE * 4_096].split(b"\n", _SAMPLE)
    return lines_of(b"\n".join(first[:_SAMPLE]), 1)


def _themselves(lines: pa.Table) -> pa.Table:
    return lines


def _readable(lines: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the lines worth reading, and the others with the reason: empty, or too long."""
    length = pc.binary_length(lines["line"])
    long, empty = pc.greater(length, LONGEST_LINE), pc.less_equal(length, _NEWLINE)
    out = pc.or_(long, empty)
    if not pc.any(out).as_py():
        return lines, REST.empty_table()
    bad = [not_read(lines.filter(long), "too_long"), not_read(lines.filter(empty), "empty")]
    return lines.filter(pc.invert(out)), pa.concat_tables(bad)


def _without(lines: pa.Table, *rows: pa.Table) -> pa.Table:
    """Return the lines that became none of these rows."""
    if sum(map(len, rows)) == len(lines):
        return lines.slice(0, 0)
    read = pa.concat_arrays([chunk for table in rows for chunk in table["line_no"].chunks])
    return lines.filter(pc.invert(pc.is_in(lines["line_no"], read)))


def _reasoned(lines: pa.Table, told: list[pa.Table]) -> pa.Table:
    """Return lines with the first reason told of each that says more than `format`."""
    reasons = pa.repeat("format", lines.num_rows)
    for known in told:
        place = pc.index_in(lines["line_no"], known["line_no"].combine_chunks())
        reason = pc.fill_null(known["reason"].take(place), "format") if len(known) else reasons
        reasons = pc.if_else(pc.equal(reasons, "format"), reason, reasons)
    return not_read(lines).set_column(2, REST.field("reason"), reasons)


def _split(rows: list[pa.Table], rest: list[pa.Table]) -> Split:
    table = pa.concat_tables(part for part in rows if part.num_rows) if any(map(len, rows)) else rows[0]
    left = pa.concat_tables(rest).sort_by("line_no").to_pylist()
    rejects = [Reject(line["line_no"], _said(line["reason"], line["line"]), line["line"]) for line in left]
    return Split(table if _is_sorted(table) else table.sort_by("line_no"), rejects)


def _is_sorted(table: pa.Table) -> bool:
    numbers = table["line_no"].to_numpy()
    return bool((numbers[1:] > numbers[:-1]).all())


def _said(reason: Reason, line: str) -> Reason:
    """Return why a line is no hit, now that no format has read it."""
    if reason != "format":
        return reason
    if line.startswith("#"):
        return "comment"
    if not line.strip():
        return "empty"
    return "other_log" if _OTHER_LOGS.match(without_head(line)) or is_json(line) else "format"
