"""Every URL of the crawl, and of one of them its whole story."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Pages", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import page_story, pages


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    listed = pages.listed(view)
    return listed, view


@app.cell
def controls(listed, view):
    kind = pages.kinds(view, listed)
    find = pages.find_of(view)
    return find, kind


@app.cell
def rows(find, kind, listed, view):
    shown = pages.page(listed, kind.value["value"], find.value)
    table = pages.element(view, shown)
    return shown, table


@app.cell
def written(kind, listed, view):
    export = pages.export(view, listed, kind.value["value"])
    return (export,)


@app.cell
def summary(listed, view):
    ui.shown(view, lambda view: ui.page(*pages.summary(view, listed)))
    return


@app.cell
def list_of_urls(export, find, kind, shown, table, view):
    ui.also(view, lambda view: pages.block(view, shown, table, [kind, find, *export]))
    return


@app.cell
def story(shown, table, view):
    ui.also(view, lambda view: page_story.block(view, shown, table))
    return


if __name__ == "__main__":
    app.run()
