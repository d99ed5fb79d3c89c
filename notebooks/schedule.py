"""Crawls that run by themselves: what is due when, what the last runs found, and how to add one."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Schedule", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import schedule


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def removed():
    get_removed, set_removed = mo.state(0)
    return get_removed, set_removed


@app.cell
def standing(get_removed, view):
    get_removed()
    standings = schedule.standings(view)
    rows = schedule.run_rows(view)
    run_table = schedule.run_table(view, rows)
    return rows, run_table, standings


@app.cell
def removing(get_removed, set_removed, view):
    get_removed()
    remove = schedule.remove_button(view, lambda: set_removed(lambda number: number + 1))
    return (remove,)


@app.cell
def choices(view):
    when = schedule.when_choice(view)
    mail = schedule.mail_field(view)
    smtp = schedule.smtp_field(view)
    return mail, smtp, when


@app.cell
def summary(remove, standings, view):
    ui.shown(view, lambda view: ui.page(*schedule.summary(view, standings, remove)))
    return


@app.cell
def runs(rows, run_table, view):
    ui.also(view, lambda view: ui.page(schedule.runs_block(view, rows, run_table)))
    return


@app.cell
def report(rows, run_table, view):
    ui.also(view, lambda view: ui.page(schedule.report_block(view, rows, run_table)))
    return


@app.cell
def adding(mail, smtp, view, when):
    ui.also(view, lambda view: ui.page(schedule.add_block(view, when, mail, smtp), ui.provenance(view)))
    return


if __name__ == "__main__":
    app.run()
