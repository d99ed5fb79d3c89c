"""What changed since the last snapshot, what is worst, what is due."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Overview", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import audit_table, overview


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def controls(view):
    kind = audit_table.kind_chips(view)
    find = audit_table.find_of(view)
    return find, kind


@app.cell
def rows(find, kind, view):
    shown = audit_table.page(view, kind.value["value"], find.value)
    return (shown,)


@app.cell
def results(kind, shown, view):
    table = audit_table.element(view, kind.value["value"], shown)
    export = audit_table.export(view, kind.value["value"])
    return export, table


@app.cell
def summary(view):
    ui.shown(view, lambda view: ui.page(*overview.content_of(view)))
    return


@app.cell
def details(export, find, kind, shown, table, view):
    ui.also(view, lambda view: audit_table.block(view, kind.value["value"], shown, table, [kind, find, *export]))
    return


if __name__ == "__main__":
    app.run()
