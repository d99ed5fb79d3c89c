"""How far the logs can be trusted: files, hours without a line, lines that could not be read, what the crawl knows."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Log health", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import log_health, log_rejects


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def account(view):
    health = log_health.health_of(view)
    return (health,)


@app.cell
def files_controls(view):
    find_file = ui.find_field(ui.say_of(view), label=ui.say_of(view)("log-find-file"))
    files_export = log_health.files_export(view)
    return files_export, find_file


@app.cell
def files_asked(find_file, view):
    files = log_health.files_page(view, find_file.value)
    files_table = log_health.files_table(view, files)
    return files, files_table


@app.cell
def reasons_asked(view):
    reasons = log_rejects.reasons_page(view)
    reasons_table = log_rejects.reasons_table(view, reasons)
    rejects_export = log_rejects.rejects_export(view)
    return reasons, reasons_table, rejects_export


@app.cell
def samples_asked(reasons, reasons_table, view):
    samples = log_rejects.samples_page(view, reasons, reasons_table)
    samples_table = log_rejects.samples_table(view, samples)
    return samples, samples_table


@app.cell
def unknown_controls(view):
    find = ui.find_field(ui.say_of(view))
    unmatched_export = log_rejects.unmatched_export(view)
    return find, unmatched_export


@app.cell
def unknown_asked(find, view):
    unmatched = log_rejects.unmatched_page(view, find.value)
    unmatched_table = log_rejects.unmatched_table(view, unmatched)
    return unmatched, unmatched_table


@app.cell
def summary(health, view):
    ui.shown(view, lambda view: log_health.top(view, health))
    return


@app.cell
def files_shown(files, files_export, files_table, find_file, health, view):
    ui.also(view, lambda view: log_health.files_block(view, health, files, files_table, [find_file, *files_export]))
    return


@app.cell
def rejects_shown(health, reasons, reasons_table, rejects_export, samples, samples_table, view):
    pairs = (reasons, reasons_table), (samples, samples_table)
    ui.also(view, lambda view: log_rejects.rejects_block(view, health, *pairs, rejects_export))
    return


@app.cell
def unknown_shown(find, unmatched, unmatched_export, unmatched_table, view):
    ui.also(view, lambda view: log_rejects.unmatched_block(view, unmatched, unmatched_table, [find, *unmatched_export]))
    return


if __name__ == "__main__":
    app.run()
