"""Whole tables to take away: the same rows as CSV and as an Excel workbook, written when a button is clicked."""

from collections.abc import Callable
from io import BytesIO
from typing import Literal

import ibis.expr.types as ir
import marimo as mo
import pyarrow as pa

from app.export import write_table
from app.ui.context import View, say_of

_KINDS: dict[Literal["csv", "xlsx"], str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Rows = Callable[[View], ir.Table | pa.Table | None]


def downloads(view: "View | mo.Html", name: str, rows: Rows, *, disabled: bool = False) -> list[mo.download]:
    """Return a button for each form of a table. Bind the list to a public name: a button nobody holds is dead.

    `rows` is asked at the click, for all there is and not only what the screen shows; nothing makes an empty file.
    """
    return [_download(view, name, form, rows, disabled) for form in _KINDS]


def _download(
    view: "View | mo.Html", name: str, form: Literal["csv", "xlsx"], rows: Rows, disabled: bool
) -> mo.download:
    def written() -> bytes:
        stream = BytesIO()
        table = rows(view) if isinstance(view, View) else None
        if table is not None and isinstance(view, View):
            write_table(table, stream, form, style=view.workspace.settings.csv)
        return stream.getvalue()

    label = say_of(view)(f"state-export-{form}")
    return mo.download(written, filename=f"{name}.{form}", mimetype=_KINDS[form], label=label, disabled=disabled)
