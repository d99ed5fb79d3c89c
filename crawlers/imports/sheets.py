"""Tables of foreign files row by row: CSV in whatever coding and with whatever separator, Excel workbooks."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from analysis.errors import InputError

_HEAD = 1 << 18  # bytes looked at to learn how a file is written
_TITLES = 5  # lines that may stand above the header
_LONGEST = 1 << 22  # characters of a cell; what is longer is a quotation mark that was never closed
_SEPARATORS = ",;\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx is a zip, .xls an OLE file

IsHeader = Callable[[Sequence[str]], bool]
Row = tuple[int, list[str] | None]  # its number from 1, header not counted, and its cells; None where it has no form


@dataclass(frozen=True)
class Sheet:
    columns: list[str]
    rows: Iterator[Row]


@contextmanager
def open_sheet(path: Path, is_header: IsHeader) -> Iterator[Sheet]:
    """Open a table whose header `is_header` knows; lines above it are skipped.

    Raises an InputError where no such line is among the first, or an Excel file cannot be opened.
    """
    if is_workbook(path):
        yield _workbook(path, is_header)
        return
    with path.open("rb") as file:
        head = file.read(_HEAD)
    coding = coding_of(head)
    separator, skipped = _form(head.decode(coding, "replace"), is_header, path)
    with path.open(encoding=coding, errors="replace", newline="") as file:
        lines = _lines(file, separator)
        for _ in range(skipped):
            next(lines)
        columns = next(lines) or []
        yield Sheet(columns, enumerate(lines, start=1))


def is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _EXCEL


def first_lines(path: Path) -> list[list[str]]:
    """Return the cells of the lines a header may be among, for every separator; none of a file that is no table."""
    if is_workbook(path):
        return [_texts(row) for row in _excel_rows(path, _TITLES + 1)]
    with path.open("rb") as file:
        head = file.read(_HEAD)
    text = head.decode(coding_of(head), "replace")
    return [cells for separator in _SEPARATORS for cells in _first(text, separator)]


def coding_of(head: bytes) -> str:
    """Return how a file's text is coded: by its byte order mark, else UTF-8 if it can be, else Windows-1252."""
    for mark, coding in _BOMS:
        if head.startswith(mark):
            return coding
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _form(text: str, is_header: IsHeader, path: Path) -> tuple[str, int]:
    for separator in _SEPARATORS:
        for number, cells in enumerate(_first(text, separator)):
            if is_header(cells):
                return separator, number
    raise InputError("import-no-header", file=str(path))


def _first(text: str, separator: str) -> list[list[str]]:
    lines = csv.reader(text.splitlines(keepends=True)[: _TITLES + 1], delimiter=separator)
    try:
        return list(lines)
    except csv.Error:  # an endless cell: no header
        return []


def _lines(file: IO[str], separator: str) -> Iterator[list[str] | None]:
    """Yield the cells of every line; None where the line has no form, and empty lines not at all."""
    limit = csv.field_size_limit(_LONGEST)
    try:
        reader = csv.reader(file, delimiter=separator)
        while True:
            try:
                cells = next(reader)
            except csv.Error:
                yield None
                continue
            except StopIteration:
                return
            if cells:
                yield cells
    finally:
        csv.field_size_limit(limit)


def _workbook(path: Path, is_header: IsHeader) -> Sheet:
    rows = (_texts(row) for row in _excel_rows(path))
    for _ in range(_TITLES + 1):
        cells = next(rows, None)
        if cells is not None and is_header(cells):
            return Sheet(cells, enumerate((row for row in rows if any(row)), start=1))
    raise InputError("import-no-header", file=str(path))


def _excel_rows(path: Path, count: int | None = None) -> Iterator[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows()
        yield from (row for number, row in enumerate(rows) if count is None or number < count)
    except CalamineError as error:
        raise InputError("import-damaged-workbook", file=str(path), problem=str(error)) from error


def _texts(row: Sequence[object]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return a cell as a CSV would hold it: a workbook says 200.0 for 200."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
