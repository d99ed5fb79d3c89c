"""The shell: the rail, and behind one gate cell each the views. A view runs when it is looked at."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Sitelore", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import shell
    from notebooks.bots import app as bots_view
    from notebooks.briefs import app as briefs_view
    from notebooks.changes import app as changes_view
    from notebooks.coverage import app as coverage_view
    from notebooks.crawl_budget import app as crawl_budget_view
    from notebooks.findings import app as findings_view
    from notebooks.internal_links import app as internal_links_view
    from notebooks.log_health import app as log_health_view
    from notebooks.overview import app as overview_view
    from notebooks.pages import app as pages_view
    from notebooks.runs import app as runs_view
    from notebooks.schedule import app as schedule_view
    from notebooks.server import app as server_view
    from notebooks.topics import app as topics_view
    from notebooks.what_if import app as what_if_view


@app.cell
def given():
    given = ui.context(mo.query_params())
    return (given,)


@app.cell
def navigation():
    rail = shell.rail(mo.query_params())
    ui.shell_frame(rail)
    return (rail,)


@app.cell
def place(given, rail):
    ctx, room = shell.place_of(rail, given)
    return ctx, room


@app.cell
async def overview(ctx, room):
    mo.stop(room != "overview")
    (await overview_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def findings(ctx, room):
    mo.stop(room != "findings")
    (await findings_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def pages(ctx, room):
    mo.stop(room != "pages")
    (await pages_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def changes(ctx, room):
    mo.stop(room != "changes")
    (await changes_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def crawl_budget(ctx, room):
    mo.stop(room != "crawl_budget")
    (await crawl_budget_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def what_if(ctx, room):
    mo.stop(room != "what_if")
    (await what_if_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def coverage(ctx, room):
    mo.stop(room != "coverage")
    (await coverage_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def server(ctx, room):
    mo.stop(room != "server")
    (await server_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def bots(ctx, room):
    mo.stop(room != "bots")
    (await bots_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def log_health(ctx, room):
    mo.stop(room != "log_health")
    (await log_health_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def topics(ctx, room):
    mo.stop(room != "topics")
    (await topics_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def internal_links(ctx, room):
    mo.stop(room != "internal_links")
    (await internal_links_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def briefs(ctx, room):
    mo.stop(room != "briefs")
    (await briefs_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def runs(ctx, room):
    mo.stop(room != "runs")
    (await runs_view.embed(defs={"ctx": ctx})).output
    return


@app.cell
async def schedule(ctx, room):
    mo.stop(room != "schedule")
    (await schedule_view.embed(defs={"ctx": ctx})).output
    return


if __name__ == "__main__":
    app.run()
