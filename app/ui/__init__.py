"""What a view is made of: all that `notebooks/` may put on the screen. Names are imported from here.

    from app import charts, safe, ui

A view is a notebook of four kinds of cells. `ctx` stands alone in its cell, so that the shell can replace it.

    @app.cell
    def context():
        ctx = ui.context(mo.query_params())
        return (ctx,)

    @app.cell
    def opening(ctx):
        view = ui.opened(ctx)              # a View, or the panel that says why it could not be opened
        return (view,)

    @app.cell
    def controls(view):
        find = ui.find_field(view.say)     # every element is bound to a public name, or it is dead
        return (find,)

    @app.cell
    def show(view):
        ui.shown(view, lambda view: ui.page(…))         # first block: errors and an empty workspace become a panel
        return

    @app.cell
    def rows(find, view):
        ui.also(view, lambda view: ui.page(…))          # further blocks, which run again by themselves
        return

Texts: every word comes from `view.say("key", …)`, numbers from `say.number`, `say.percent`, `say.day`. A plain `str`
given to any function here is escaped, so crawled text may be given as it is; markup of ours is `markupsafe.Markup` from
`safe.fill("<b>{x}</b>", x=…)`. A view never calls `mo.Html`, `mo.md` or writes a label from crawled text.

This package imports marimo: it is the half of the screen that views share. Elements are made where a view's cell calls
for them. What there is, in the order of a view:

context     context, open_view, opened, shown, also, say_of, View
frame       page, stack, row, inline
finding     figure, headline, Kpi, kpis, panel, Step, to_do, Fact, facts, provenance
tables      Column, Page, page_of, show_table, chosen_row, find_field, table_panel, small_table, sum_row
states      clean, not_measured, not_measured_answer, empty_filter, empty_workspace, failed, working, Measure, mark
widgets     chips, cards, Card, CardBar, queue, QueueItem, QueueEvent, copy_button, pulse
evidence    Evidence, evidence_panel, evidence, quotation
ways down   link, address, outside, short_url, severity
figures     chart(figure) of one from `app/charts.py`
handlers    action(say, function) around everything a button calls
"""

from app.ui.actions import action, also, opened, shown
from app.ui.context import Context, View, context, open_view, say_of
from app.ui.evidence import Evidence, evidence, evidence_panel, quotation
from app.ui.headline import (
    Fact,
    Kpi,
    Step,
    facts,
    figure,
    headline,
    kpis,
    panel,
    provenance_line,
    to_do,
)
from app.ui.icons import icon
from app.ui.links import address, link, outside, severity, short_url, shorten
from app.ui.parts import chart, html, inline, markup_of, page, row, shell_frame, stack
from app.ui.provenance import provenance
from app.ui.states import (
    Measure,
    clean,
    empty_filter,
    empty_workspace,
    failed,
    mark,
    not_measured,
    not_measured_answer,
    working,
)
from app.ui.tables import (
    Column,
    Page,
    chosen_row,
    find_field,
    page_of,
    show_table,
    signed,
    size,
    small_table,
    sum_row,
    table_panel,
    x_of_y,
)
from app.ui.widgets import (
    Card,
    CardBar,
    QueueEvent,
    QueueItem,
    cards,
    chips,
    copy_button,
    pulse,
    queue,
)

__all__ = [
    "Card", "CardBar", "Column", "Context", "Evidence", "Fact", "Kpi", "Measure", "Page", "QueueEvent", "QueueItem",
    "Step", "View", "action", "address", "also", "cards", "chart", "chips", "chosen_row", "clean", "context",
    "copy_button", "empty_filter", "empty_workspace", "evidence", "evidence_panel", "facts", "failed", "figure",
    "find_field", "headline", "html", "icon", "inline", "kpis", "link", "mark", "markup_of", "not_measured",
    "not_measured_answer", "open_view", "opened", "outside", "page", "page_of", "panel", "provenance",
    "provenance_line", "pulse", "queue", "quotation", "row", "say_of", "severity", "shell_frame", "short_url",
    "shorten", "show_table", "shown", "signed", "size", "small_table", "stack", "sum_row", "table_panel", "to_do",
    "working", "x_of_y",
]  # fmt: skip
