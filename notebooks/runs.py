"""Start a crawl, an import or the analysis; watch it, cancel it, see earlier runs."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Runs", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import runs


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def started():
    get_started, set_started = mo.state(0)
    return get_started, set_started


@app.cell
def watch(get_started, view):
    get_started()
    watch = ui.pulse(1 if runs.active(view) else 0)
    watch
    return (watch,)


@app.cell
def inputs(view):
    address = runs.address_field(view)
    log_files = runs.log_field(view)
    urls = runs.url_field(view)
    return address, log_files, urls


@app.cell
def buttons(address, log_files, set_started, urls, view):
    start = runs.start_buttons(view, address, log_files, urls, lambda: set_started(lambda number: number + 1))
    return (start,)


@app.cell
def stopping(set_started, view):
    cancel = runs.cancel_button(view, lambda: set_started(lambda number: number + 1))
    return (cancel,)


@app.cell
def show(address, cancel, get_started, log_files, start, urls, view, watch):
    get_started(), watch.value
    runs.shown(view, address, log_files, urls, start, cancel)
    return


@app.cell
def earlier(get_started, view):
    get_started()
    job_table = runs.job_table(view)
    ui.also(view, lambda view: runs.earlier(view, job_table))
    return (job_table,)


if __name__ == "__main__":
    app.run()
