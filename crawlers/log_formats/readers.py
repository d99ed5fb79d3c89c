"""Readers of a block: each takes the lines it knows and leaves the rest, with what it found wrong in them."""

from dataclasses import dataclass, field
from typing import Protocol

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from crawlers.log_content import LONGEST_LINE
from crawlers.log_formats import apache
from crawlers.log_formats.format import Format
from crawlers.log_formats.lines import LINES, RAW_SCHEMA
from crawlers.log_formats.w3c import Directives

REST = LINES.append(pa.field("reason", pa.string()))  # lines that are no hits yet, and why


@dataclass(frozen=True)
class Read:
    rows: pa.Table  # RAW_SCHEMA
    rest: pa.Table  # REST


class Reader(Protocol):
    @property
    def name(self) -> str: ...

    def read(self, lines: pa.Table) -> Read:
        """Read numbered lines; those that are no hits come back in `rest`."""


def not_read(lines: pa.Table, reason: str = "format") -> pa.Table:
    return lines.select(LINES.names).append_column("reason", pa.repeat(reason, lines.num_rows)).cast(REST)


@dataclass
class FormatReader:
    """Reads lines of one format."""

    engine: duckdb.DuckDBPyConnection
    format: Format
    zone: str = "UTC"

    @property
    def name(self) -> str:
        return self.format.name

    def read(self, lines: pa.Table) -> Read:
        if self.format.sign and not pc.any(pc.match_substring_regex(lines["line"], self.format.sign)).as_py():
            return Read(RAW_SCHEMA.empty_table(), not_read(lines))
        self.engine.register("lines", self.format.prepare(lines))
        zone = {"zone": self.zone} if "$zone" in self.format.sql else {}
        try:
            judged = self.engine.execute(self.format.sql, zone).to_arrow_table()
        except duckdb.DataError:  # a value the engine cannot hold: its line is left, its neighbours are read
            return self._read_halves(lines)
        is_hit = judged["reason"].is_null()
        rows = judged.filter(is_hit).select(RAW_SCHEMA.names).cast(RAW_SCHEMA)
        rest = lines.append_column("reason", judged["reason"]).filter(pc.invert(is_hit))
        return Read(rows, rest.cast(REST))

    def _read_halves(self, lines: pa.Table) -> Read:
        if lines.num_rows == 1:
            return Read(RAW_SCHEMA.empty_table(), not_read(lines))
        half = lines.num_rows // 2
        first, second = self.read(lines.slice(0, half)), self.read(lines.slice(half))
        return Read(pa.concat_tables([first.rows, second.rows]), pa.concat_tables([first.rest, second.rest]))


@dataclass
class W3cReader:
    """Reads lines below a line that names their columns, and remembers it for the next block."""

    engine: duckdb.DuckDBPyConnection
    zone: str = "UTC"
    directives: Directives = field(default_factory=Directives)

    @property
    def name(self) -> str:
        return "cloudfront" if "x-edge-location" in self.directives.fields else "w3c"

    def read(self, lines: pa.Table) -> Read:
        reads = [self._section(known, part) for known, part in self.directives.sections(lines)]
        rows = pa.concat_tables([RAW_SCHEMA.empty_table(), *(read.rows for read in reads)])
        comments = not_read(lines.filter(pc.starts_with(lines["line"], "#")), "comment")
        return Read(rows, pa.concat_tables([comments, *(read.rest for read in reads)]))

    def _section(self, known: Format | None, lines: pa.Table) -> Read:
        if known is None:
            return Read(RAW_SCHEMA.empty_table(), not_read(lines))
        return FormatReader(self.engine, known, self.zone).read(lines)


@dataclass
class ApacheReader:
    """Reads common and combined lines: the regular ones all at once, the others one by one."""

    engine: duckdb.DuckDBPyConnection
    extras: apache.Extras = apache.PLAIN
    name: str = "combined"

    def read(self, lines: pa.Table) -> Read:
        read = self._read(lines)
        return Read(apache.with_hosts(read.rows), read.rest) if self.extras.absolute else read

    def _read(self, lines: pa.Table) -> Read:
        self.engine.register("lines", lines)
        judged = self.engine.execute(self.extras.sql(), {"longest": LONGEST_LINE}).to_arrow_table()
        regular = judged.filter(judged["read"]).select(RAW_SCHEMA.names).cast(RAW_SCHEMA)
        left = judged.filter(judged["line"].is_valid()).select(LINES.names)
        if not left.num_rows:
            return Read(regular, REST.empty_table())
        rows, rejects = apache.read_tolerantly(
            zip(left["line_no"].to_pylist(), left["line"].to_pylist(), strict=True), self.extras
        )
        rest = [{"line_no": reject.line_no, "line": reject.line, "reason": reject.reason} for reject in rejects]
        return Read(pa.concat_tables([regular, rows]), pa.Table.from_pylist(rest, schema=REST))
