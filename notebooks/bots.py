"""Which bots come, whose name is proven, what each takes, and what AI bots come for."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Bots", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import bot_reports, bots


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def visits(view):
    visitors = bots.bots_of(view)
    return (visitors,)


@app.cell
def controls(view, visitors):
    kind = bots.kind_chips(view, visitors)
    find = ui.find_field(ui.say_of(view), label=ui.say_of(view)("bots-find"))
    export = bots.export(view, visitors)
    return export, find, kind


@app.cell
def rows(find, kind, view, visitors):
    shown = bots.bots_page(view, visitors, kind.value["value"], find.value)
    table = bots.bots_table(view, shown)
    return shown, table


@app.cell
def summary(view, visitors):
    ui.shown(view, lambda view: bots.top(view, visitors, *bot_reports.beside(view, visitors)))
    return


@app.cell
def list_of_bots(export, find, kind, shown, table, view, visitors):
    bot = bots.chosen_bot(table, shown)
    ui.also(view, lambda view: bots.table_block(view, visitors, shown, table, [kind, find, *export], bot))
    return


@app.cell
def reports(view, visitors):
    ui.also(view, lambda view: bot_reports.block(view, visitors))
    return


if __name__ == "__main__":
    app.run()
