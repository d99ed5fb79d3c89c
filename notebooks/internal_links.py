"""Which internal links are worth setting, and which of those there are lead nowhere."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Internal links", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import internal_links


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    suggestions = internal_links.suggestions_of(view)
    return suggestions, view


@app.cell
def controls(suggestions, view):
    state = internal_links.state_chips(view, suggestions)
    check = internal_links.check_chips(view)
    find = internal_links.check_find(view)
    return check, find, state


@app.cell
def waiting(state, suggestions, view):
    queue = internal_links.queue_of(view, suggestions, state)
    return (queue,)


@app.cell
def accepted(queue, suggestions, view):
    queue.value
    export = internal_links.export(view, suggestions)
    return (export,)


@app.cell
def review(export, queue, state, suggestions, view):
    ui.shown(view, lambda view: ui.page(*internal_links.content_of(view, suggestions, state, queue, export)))
    return


@app.cell
def rows(check, find, view):
    shown = internal_links.check_page(view, check.value["value"], find.value)
    table = internal_links.check_table(view, check.value["value"], shown)
    table_export = internal_links.check_export(view, check.value["value"])
    return shown, table, table_export


@app.cell
def checks(check, find, shown, table, table_export, view):
    ui.also(
        view,
        lambda view: internal_links.check_block(view, check.value["value"], shown, table, check, [find, *table_export]),
    )
    return


if __name__ == "__main__":
    app.run()
