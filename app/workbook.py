"""Tables as Excel workbooks, a row at a time: every text is a text cell, none a formula or a link."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa

from app.export import batches_of, json_value, plain_columns

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576  # of a sheet, its header counted (Excel's specification)
MAX_CELL = 32_767  # characters of a cell, UTF-16 units
_EXACT = 2**53  # whole numbers beyond it are rounded in a cell


@dataclass
class Written:
    """What a workbook holds: rows, on how many sheets, and how many cells had to be cut."""

    rows: int = 0
    sheets: int = 0
    cut_cells: int = 0


def write_workbook(rows: "ir.Table | pa.Table", stream: IO[bytes], *, max_rows: int = MAX_ROWS) -> Written:
    """Write rows batch by batch and return what came of them; what no sheet can hold goes on to the next."""
    from xlsxwriter import Workbook

    schema, batches = batches_of(rows)
    off = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with Workbook(stream, {"constant_memory": True, **off}) as book:
        written = Written()
        sheet, place = _new_sheet(book, schema.names, written), 0
        for cells in _rows(batches):
            if place + 1 == max_rows:
                sheet, place = _new_sheet(book, schema.names, written), 0
            place += 1
            written.rows += 1
            written.cut_cells += _write_row(sheet, place, cells)
    return written


def _new_sheet(book: Any, names: Sequence[str], written: Written) -> "Worksheet":
    written.sheets += 1
    sheet = book.add_worksheet(f"Sitelore {written.sheets}" if written.sheets > 1 else "Sitelore")
    sheet.freeze_panes(1, 0)
    _write_row(sheet, 0, names)
    return sheet


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterable[Sequence[object]]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in plain_columns(batch)), strict=True)


def _write_row(sheet: "Worksheet", place: int, cells: Sequence[object]) -> int:
    """Write a row and return how many of its cells were cut."""
    return sum(_write_cell(sheet, place, column, cell) for column, cell in enumerate(cells) if cell is not None)


def _write_cell(sheet: "Worksheet", row: int, column: int, cell: object) -> bool:
    if isinstance(cell, bool):
        return bool(sheet.write_boolean(row, column, cell))
    if isinstance(cell, int | float | Decimal) and _fits(cell):
        return bool(sheet.write_number(row, column, float(cell) if isinstance(cell, Decimal) else cell))
    text = json_value(cell) if isinstance(cell, datetime | date) else cell
    return bool(sheet.write_string(row, column, _shortened(str(text))) or _units(str(text)) > MAX_CELL)


def _fits(number: int | float | Decimal) -> bool:
    return math.isfinite(number) and (not isinstance(number, int) or abs(number) <= _EXACT)


def _shortened(text: str) -> str:
    """Return what a cell can hold of a text: its units are those of UTF-16, an emoji has two."""
    if _units(text) <= MAX_CELL:
        return text
    return text.encode("utf-16-le")[: MAX_CELL * 2].decode("utf-16-le", "ignore")


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
