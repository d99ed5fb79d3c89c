"""Tables handed over as CSV, Excel, JSON Lines, JSON, Parquet or a table to read; no cell can start a formula.

This is the one place where text is made safe for spreadsheets. `restored_cell` takes every change back.
"""

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

if TYPE_CHECKING:
    import ibis.expr.types as ir  # half a second, and every command says something through this file

TableFormat = Literal["csv", "xlsx", "jsonl", "json", "parquet", "table"]
CsvStyle = Literal["standard", "german"]

_BATCH_ROWS = 10_000
_BOM = b"\xef\xbb\xbf"
_WIDEST = 60  # characters of a cell in a table to read
_FORMULA = r"[=+\-@＝＋－＠]"  # the full-width forms count for some spreadsheets
# at the start also behind white space and quotes; TAB, CR, LF and NUL by themselves (OWASP ASVS 1.2.10);
# <r> because the writer of workbooks takes a text in it for markup of its own
_START = rf"\A([\"' \t\r\n\f\v\x00 ]*{_FORMULA}|'*[\t\r\n\x00]|'*<r>)"
_INSIDE = rf"([;,\t\r\n])([\"']*{_FORMULA})"  # a cell begins here when the file is read with another separator
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe_cell(text: str) -> str:
    """Return text no spreadsheet takes for a formula: a ' before what would begin one."""
    return re.sub(_INSIDE, r"\1'\2", re.sub(_START, r"'\1", text))


def restored_cell(cell: str) -> str:
    """Return the text `safe_cell` was given."""
    inside = re.sub(_INSIDE.replace("])([", "])'([", 1), r"\1\2", cell)
    return re.sub(_START.replace(r"\A", r"\A'", 1), r"\1", inside)


def printable(text: str) -> str:
    """Return text that cannot steer a terminal: control and direction characters are shown as �."""
    return _CONTROL.sub("\ufffd", text)


def write_table(
    rows: "ir.Table | pa.Table", stream: IO[bytes], form: TableFormat, *, style: CsvStyle = "standard"
) -> int:
    """Write rows batch by batch and return how many."""
    if form == "xlsx":
        from app.workbook import write_workbook

        return write_workbook(rows, stream).rows
    schema, batches = batches_of(rows)
    writer = {"csv": _csv_writer(style), "jsonl": _jsonl, "json": _json, "parquet": _parquet, "table": _readable}[form]
    return writer(schema, batches, stream)


def batches_of(rows: "ir.Table | pa.Table") -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """Return the columns of rows, and the rows some at a time."""
    if isinstance(rows, pa.Table):
        return rows.schema, iter(rows.to_batches(max_chunksize=_BATCH_ROWS))
    return rows.schema().to_pyarrow(), iter(rows.to_pyarrow_batches(chunk_size=_BATCH_ROWS))


def plain_columns(batch: pa.RecordBatch) -> list[pa.Array]:
    """Return columns a spreadsheet can hold: nested values as JSON, texts that start no formula."""
    return [_flat(column, german=False) for column in batch.columns]


_Writer = Callable[[pa.Schema, Iterator[pa.RecordBatch], IO[bytes]], int]


def _csv_writer(style: CsvStyle) -> _Writer:
    german = style == "german"

    def write(schema: pa.Schema, batches: Iterator[pa.RecordBatch], stream: IO[bytes]) -> int:
        flat = pa.schema([(field.name, _flat_type(field.type, german)) for field in schema])
        options = pacsv.WriteOptions(delimiter=";" if german else ",", quoting_style="needed")
        if german:
            stream.write(_BOM)
        count = 0
        with pacsv.CSVWriter(stream, flat, write_options=options) as writer:
            for batch in batches:
                columns = [_flat(column, german) for column in batch.columns]
                writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=flat))
                count += batch.num_rows
        return count

    return write


def _flat_type(kind: pa.DataType, german: bool) -> pa.DataType:
    becomes_text = pa.types.is_nested(kind) or pa.types.is_binary(kind) or (german and _has_decimals(kind))
    return pa.string() if becomes_text else kind


def _flat(column: pa.Array, german: bool) -> pa.Array:
    """Return a column of plain values: nested ones as JSON, bodies as text, decimals with the style's mark."""
    kind = column.type
    if german and _has_decimals(kind):
        return pc.replace_substring(column.cast(pa.string()), ".", ",")
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        plain = (None if value is None else _plain_text(value) for value in column.to_pylist())
        column = pa.array(plain, pa.string())
    return _safe(column) if pa.types.is_string(column.type) else column


def _has_decimals(kind: pa.DataType) -> bool:
    return bool(pa.types.is_floating(kind) or (pa.types.is_decimal(kind) and kind.scale))


def _plain_text(value: object) -> str:
    plain = json_value(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _safe(column: pa.Array) -> pa.Array:
    started = pc.replace_substring_regex(column, pattern=_START, replacement=r"'\1")
    return pc.replace_substring_regex(started, pattern=_INSIDE, replacement=r"\1'\2")


def _jsonl(schema: pa.Schema, batches: Iterator[pa.RecordBatch], stream: IO[bytes]) -> int:
    count = 0
    for line in _json_rows(batches):
        stream.write(line.encode() + b"\n")
        count += 1
    return count


def _json(schema: pa.Schema, batches: Iterator[pa.RecordBatch], stream: IO[bytes]) -> int:
    count = 0
    stream.write(b"[")
    for line in _json_rows(batches):
        stream.write((b",\n" if count else b"\n") + line.encode())
        count += 1
    stream.write(b"\n]\n")
    return count


def _json_rows(batches: Iterable[pa.RecordBatch]) -> Iterator[str]:
    for batch in batches:
        for row in batch.to_pylist():
            yield json.dumps({name: json_value(value) for name, value in row.items()}, ensure_ascii=False)


def json_value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return _body_text(value)
    if isinstance(value, Decimal):  # an engine's sum of integers
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [json_value(part) for part in value]
    return {name: json_value(part) for name, part in value.items()} if isinstance(value, dict) else value


def _body_text(body: bytes) -> str:
    """Return a body as text, packed or not, and what is no text in Base64."""
    import zstandard

    try:
        return zstandard.ZstdDecompressor().decompressobj().decompress(body).decode("utf-8", "replace")
    except zstandard.ZstdError:
        return _text_or_base64(body)


def _text_or_base64(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return base64.b64encode(body).decode("ascii")


def _parquet(schema: pa.Schema, batches: Iterator[pa.RecordBatch], stream: IO[bytes]) -> int:
    count = 0
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def _readable(schema: pa.Schema, batches: Iterator[pa.RecordBatch], stream: IO[bytes]) -> int:
    rows = [[_cell(value) for value in row.values()] for batch in batches for row in batch.to_pylist()]
    names = [schema.names, *rows]
    widths = [min(_WIDEST, max(len(row[place]) for row in names)) for place in range(len(schema.names))]
    right = [pa.types.is_integer(f.type) or pa.types.is_floating(f.type) or pa.types.is_decimal(f.type) for f in schema]
    for row in names:
        cells = (_fit(text, width, at_right) for text, width, at_right in zip(row, widths, right, strict=True))
        stream.write("  ".join(cells).rstrip().encode() + b"\n")
    return len(rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    return "" if value is None else printable(_plain_text(value))


def _fit(text: str, width: int, at_right: bool) -> str:
    shown = text if len(text) <= width else text[: width - 1] + "…"
    return shown.rjust(width) if at_right else shown.ljust(width)
