"""The only way of crawled text to the screen: what a page, a URL or a log says is shown and never read as markup."""

import html
import json
import re
from typing import Any

import ibis.expr.types as ir
import polars as pl
import pyarrow as pa
from markupsafe import Markup, escape

MAX_ROWS = 5_000  # a browser table holds this many without effort
_PLAIN = " ,-"  # of what Markdown and HTML know no use for, besides letters and digits


def text(value: object) -> Markup:
    """Escape for HTML. What is markup of ours already stays as it is."""
    return escape(value)


def fill(template: str, /, **values: object) -> Markup:
    """Fill the places of a template of ours; every value is escaped unless it is markup of ours."""
    return Markup(template).format(**values)  # a literal: tests/test_safe.py sees to it


def join(parts: "list[Markup] | tuple[Markup, ...]", between: str = "") -> Markup:
    return Markup(between).join(parts)


def markdown(value: object) -> str:
    """Escape for Markdown and for labels of marimo, which are Markdown.

    Every character but letters, digits and a few marks becomes a number: HTML escaping alone would leave `![](…)`,
    which loads an image.
    """
    return "".join(c if c.isalnum() or c in _PLAIN else f"&#{ord(c)};" for c in str(value))


def one_line(value: object, longest: int = 0) -> str:
    """Return text on one line without control and direction characters, cut to a length where one is given."""
    line = " ".join(_UNSEEN.sub("\ufffd", " ".join(str(value).split())).split())
    return line if not longest or len(line) <= longest else line[: longest - 1] + "…"


def markdown_line(value: object) -> str:
    """Escape for a Markdown file people also read as it stands: a backslash where a mark would mean something there."""
    return _FIRST.sub(r"\1\\\2", _MARKS.sub(r"\\\1", one_line(value)))


def markdown_link(value: object) -> str:
    """Return a web address as a link of a Markdown file, anything else as text: no other scheme may be clicked."""
    address = web_address(value)
    return f"<{address}>" if address else markdown_line(value)


def web_address(value: object) -> str:
    """Return what may be clicked: an address of the web without white space or brackets; nothing for anything else."""
    written = str(value)
    return written if written.startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", written) else ""


_MARKS = re.compile(r"([\\`*_{}\[\]|<>~$&])")  # anywhere
_FIRST = re.compile(r"\A(\d*)([#+\-=.)])")  # at the beginning of a line: a heading, a list, a rule
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plot(value: object) -> str:
    """Escape for texts in a figure: plotly reads `<b>` and entities."""
    return html.escape(str(value), quote=False)


def rows(table: ir.Table, limit: int = MAX_ROWS) -> pl.DataFrame:
    """Return the first rows for a screen table. Nested values become JSON: a dict in a cell can turn into HTML."""
    arrow = table.limit(min(limit, MAX_ROWS)).to_pyarrow()
    columns = {name: _flat(arrow[name]) for name in arrow.column_names}
    return pl.DataFrame(columns) if columns else pl.DataFrame()


def _flat(column: pa.ChunkedArray) -> Any:
    if pa.types.is_nested(column.type):
        return pl.Series([_json(value) for value in column.to_pylist()], dtype=pl.String)
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return pl.Series([None if v is None else f"{len(v)} bytes" for v in column.to_pylist()], dtype=pl.String)
    return pl.from_arrow(column)


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)
