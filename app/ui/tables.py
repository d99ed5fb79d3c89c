"""Tables on the screen: filtered, sorted and cut by the engine, at most 5,000 rows handed over, "x of y" above them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import inf
from typing import Any, Literal, cast

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from markupsafe import Markup

from analysis.base import count
from app import safe
from app.texts import Texts
from app.ui.links import SHAPES, short_url
from app.ui.parts import Content, html, markup_of

Kind = Literal[
    "text",
    "url",
    "pattern",
    "number",
    "decimal",
    "cosine",
    "share",
    "change",
    "growth",
    "severity",
    "day",
    "moment",
    "bytes",
]
Soft = Literal["useful", "waste", "error", "verified", "spoofed", "unknown", "ai", "human", "nm", "row"]
_RIGHT = ("number", "decimal", "cosine", "share", "change", "growth", "bytes")
_GROWING = 0.1  # share by which waste grows before it is marked: below that it is one day's chance


@dataclass(frozen=True)
class Column:
    """A column of a screen table. Give every column a width but the one that takes the rest."""

    name: str
    label: str
    kind: Kind = "text"
    width: int | None = None  # pixels
    bar: Soft | None = None  # a data bar behind the number, scaled to the largest row; `row` takes the row's tone
    words: Mapping[str, str] | None = None  # what values of a closed list are called
    empty: str | None = None  # what a missing value reads; "not measured" unless said
    wraps: bool = False  # sentences that must not be cut


@dataclass(frozen=True)
class Page:
    """What a table shows: the first rows in the engine's order, of how many."""

    rows: pl.DataFrame
    matching: int  # rows the filters let through
    total: int  # rows without filters


def page_of(
    table: ir.Table,
    order: Sequence[Any],
    *,
    find: str = "",
    find_in: Sequence[str] = ("url",),
    where: Sequence[ir.BooleanValue] = (),
    limit: int = safe.MAX_ROWS,
) -> Page:
    """Filter, sort and cut in the engine.

    `find` is what a user typed: it is looked for in the columns of `find_in`, upper and lower case aside, and reaches
    the engine as a value of the expression, never as SQL. `order` is what `order_by` takes and decides alone.
    """
    total = count(table)
    chosen = table.filter(*where) if where else table
    if find.strip():
        chosen = chosen.filter(ibis.or_(*(_holds(chosen[name], find.strip()) for name in find_in)))
    matching = count(chosen) if where or find.strip() else total
    return Page(safe.rows(chosen.order_by(*order), limit), matching, total)


def _holds(column: ir.StringValue, find: str) -> ir.BooleanValue:
    return column.fill_null("").lower().contains(find.lower())


def show_table(
    say: Texts,
    rows: pl.DataFrame,
    columns: Sequence[Column],
    *,
    tones: Sequence[str] | None = None,
    selected: int | None = None,
    page_size: int = 20,
    paged: bool | None = None,
    on_select: Callable[[Any], None] | None = None,
) -> mo.ui.table:
    """Return a table element. Bind it to a public name; `chosen_row` says which row was clicked.

    Columns of `rows` that are not among `columns` are not handed to the browser and still come with the chosen row.
    `tones` names the colour of each row's stripe (useful, waste, error, cat-1, …). Labels of columns must differ.
    """
    shown = [column for column in columns if column.name in rows.columns]
    by_label = {column.label: column for column in shown}
    first = shown[0].label if shown else ""
    highest = {c.label: float(rows[c.name].max() or 0) for c in shown if c.bar and rows.height}  # type: ignore[arg-type]
    return mo.ui.table(
        rows.select(pl.col(c.name).alias(c.label) for c in shown),  # marimo heads a column with its name
        selection="single-cell",
        initial_selection=[(str(selected), first)] if selected is not None and selected < rows.height else None,
        pagination=rows.height > page_size if paged is None else paged,
        page_size=page_size,
        show_search=False,
        show_download=False,
        show_column_summaries=False,
        show_data_types=False,
        format_mapping={c.label: _format(say, c) for c in shown},
        text_justify_columns={c.label: "right" if c.kind in _RIGHT else "left" for c in shown},
        column_widths={c.label: c.width for c in shown if c.width},
        wrapped_columns=[c.label for c in shown if c.wraps],
        style_cell=lambda row, label, value: _style(by_label.get(label), row, value, tones, highest, first),
        hover_template=lambda row, label, value: _hover(by_label.get(label), value),
        on_change=on_select,
    )


def chosen_row(table: mo.ui.table, rows: pl.DataFrame, otherwise: int | None = None) -> dict[str, Any] | None:
    """Return the clicked row as a dict; before a click the row `otherwise`, or none."""
    value = table.value
    number = int(cast(Any, value[0]).row) if isinstance(value, list) and value else otherwise
    return rows.row(number, named=True) if number is not None and number < rows.height else None


def _hover(column: Column | None, value: Any) -> str:
    """Return the whole value, in words where it has some: a cell may be too narrow for it."""
    text = "" if value is None else str(value)
    return column.words.get(text, text) if column and column.words else text


def _format(say: Texts, column: Column) -> Callable[[Any], str]:
    missing = say("state-missing-value") if column.empty is None else column.empty
    words = column.words or {}
    forms: dict[str, Callable[[Any], str]] = {
        "text": lambda v: words.get(str(v), str(v)),
        "url": lambda v: short_url(str(v)),
        "pattern": lambda v: short_url(str(v)),
        "number": say.number,
        "decimal": lambda v: say.number(v, 1),
        "cosine": lambda v: say.number(v, 2),
        "share": say.percent,
        "change": lambda v: signed(say, v),
        "growth": lambda v: grown(say, v),
        "severity": lambda v: f"{SHAPES[str(v)]} {words.get(str(v)) or say(f'severity-{v}')}",
        "day": lambda v: say.day(v) if isinstance(v, date) else str(v),
        "moment": lambda v: say.moment(v) if isinstance(v, datetime) else str(v),
        "bytes": lambda v: size(say, v),
    }
    said = forms[column.kind]
    return lambda value: missing if value is None else said(value)


def signed(say: Texts, value: float) -> str:
    """+312, −4 or 0."""
    return ("+" if value > 0 else "") + say.number(value)


def grown(say: Texts, share: float) -> str:
    """+386%, −6% or 0%; what there was nothing of before is new."""
    whole = round(share, 2) or 0.0  # no minus before a zero
    return say("state-new") if share == inf else ("+" if whole > 0 else "") + say.percent(whole, 0)


def size(say: Texts, value: float) -> str:
    """Return bytes in kB or MB (of 1,000), one decimal."""
    kilo = value / 1000
    return f"{say.number(kilo, 1)} kB" if kilo < 1000 else f"{say.number(kilo / 1000, 1)} MB"


def _style(
    column: Column | None,
    row: str,
    value: Any,
    tones: Sequence[str] | None,
    highest: Mapping[str, float],
    first: str,
) -> dict[str, Any]:
    if column is None:
        return {}
    style: dict[str, Any] = {}
    if column.kind == "pattern":
        style |= {"fontFamily": "var(--sl-mono)", "fontSize": "12px"}
    if column.kind == "severity":
        style |= _SEVERITY.get(str(value), {})
    if column.kind == "change" and isinstance(value, int | float) and value:
        style["color"] = "var(--sl-waste-text)" if value > 0 else "var(--sl-useful-text)"
    tone = tones[int(row)] if tones is not None and row.isdigit() and int(row) < len(tones) else None
    if column.kind == "growth" and isinstance(value, int | float) and value > _GROWING and tone != "useful":
        style |= {"color": "var(--sl-waste-text)", "fontWeight": "600"}
    if column.bar and isinstance(value, int | float) and highest.get(column.label):
        width, soft = 100 * value / highest[column.label], (tone or "nm") if column.bar == "row" else column.bar
        style["backgroundImage"] = f"linear-gradient(90deg, var(--sl-{soft}-soft) {width:.1f}%, transparent 0)"
        style |= {
            "backgroundSize": "calc(100% - 8px) 20px",
            "backgroundRepeat": "no-repeat",
            "backgroundPosition": "center",
        }
    if tone is not None and column.label == first:
        style["backgroundImage"] = f"linear-gradient(var(--sl-{tone}), var(--sl-{tone}))"
        style |= {
            "backgroundSize": "4px calc(100% - 6px)",
            "backgroundRepeat": "no-repeat",
            "backgroundPosition": "0 center",
        }
        style["paddingLeft"] = "14px"
    return style


_SEVERITY: Mapping[str, dict[str, str]] = {
    "critical": {"color": "var(--sl-error-text)", "fontWeight": "600"},
    "high": {"color": "var(--sl-ink)", "fontWeight": "600"},
    "medium": {"color": "var(--sl-ink-2)"},
    "low": {"color": "var(--sl-ink-3)"},
}


def find_field(say: Texts, *, value: str = "", label: str = "") -> mo.ui.text:
    """Return the filter field of a table. Bind it to a public name and give its value to `page_of` as `find`."""
    return mo.ui.text(value=value, placeholder=label or say("table-find"), debounce=400)


def x_of_y(say: Texts, page: Page, noun: str = "") -> str:
    """Say how many rows are shown of how many: 5,000 of 12,480 rows."""
    return say("table-x-of-y", shown=page.rows.height, total=page.total, noun=noun).strip()


def table_panel(
    say: Texts,
    title: str,
    page: Page,
    body: Content,
    *,
    noun: str = "",
    tools: Content = None,
    note: Content = "",
    sums: Content = None,
) -> mo.Html:
    """Frame a table: name, "x of y", chips, filter field and export above it, how it is ordered below.

    `body` is the table, or `states.empty_filter` where no row matches.
    """
    form = (
        '<section class="sl-panel sl-flush sl-table"><div class="sl-toolbar"><b>{title}</b>'
        '<span class="sl-count" aria-live="polite">{count}</span><span class="sl-tools">{tools}</span></div>'
        "{body}{sums}{note}</section>"
    )
    inner = list(tools) if isinstance(tools, list | tuple) else [tools]
    return html(
        safe.fill(
            form,
            title=title,
            count=x_of_y(say, page, noun),
            tools=safe.join([markup_of(tool) for tool in inner]),
            body=markup_of(body),
            sums=markup_of(sums),
            note=safe.fill('<div class="sl-note">{note}</div>', note=markup_of(note)) if note != "" else "",
        )
    )


def small_table(
    columns: Sequence[Column], rows: Sequence[Mapping[str, Content]], *, sums: bool = False, head: bool = True
) -> Markup:
    """Return a table that only shows; its cells are texts or markup of ours. With `sums` the last row is a sum."""
    widths = safe.join([safe.fill('<col style="{w}">', w=f"width:{c.width}px" if c.width else "") for c in columns])
    names = safe.join([_cell("th", c, c.label) for c in columns])
    lines = [_line(columns, row, sums and row is rows[-1]) for row in rows]
    top = safe.fill("<thead><tr>{names}</tr></thead>", names=names) if head else ""
    form = '<table class="sl-t"><colgroup>{widths}</colgroup>{top}<tbody>{lines}</tbody></table>'
    return safe.fill(form, widths=widths, top=top, lines=safe.join(lines))


def sum_row(columns: Sequence[Column], sums: Mapping[str, str]) -> Markup:
    """Return the sums below a table, under a strong line and outside its sorting."""
    return small_table(columns, [sums], sums=True, head=False)


def _line(columns: Sequence[Column], row: Mapping[str, Content], is_sum: bool) -> Markup:
    cells = safe.join([_cell("td", c, row.get(c.name, "")) for c in columns])
    return safe.fill("<tr{kind}>{cells}</tr>", kind=Markup(' class="sl-sum"') if is_sum else "", cells=cells)


def _cell(tag: Literal["th", "td"], column: Column, content: Content) -> Markup:
    kind = "sl-num" if column.kind in _RIGHT else "sl-mono" if column.kind == "pattern" and tag == "td" else ""
    title = content if isinstance(content, str) and not isinstance(content, Markup) else ""
    form = '<td class="{k}" title="{t}">{c}</td>' if tag == "td" else '<th class="{k}" title="{t}">{c}</th>'
    return safe.fill(form, k=kind, t=title, c=markup_of(content))
