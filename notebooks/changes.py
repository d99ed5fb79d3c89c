"""What changed between any two crawls of the site, change by change, and how the site developed over all of them."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Changes", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import change_diff, changes, history


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
def choices(view):
    earlier = changes.choice(view, 1)
    later = changes.choice(view, 0)
    return earlier, later


@app.cell
def watch(get_started, view):
    get_started()
    watch = ui.pulse(1 if changes.comparing(view) else 0)
    watch
    return (watch,)


@app.cell
def comparison(earlier, get_started, later, view, watch):
    get_started(), watch.value
    pair = changes.pair_of(view, earlier.value, later.value)
    return (pair,)


@app.cell
def starting(pair, set_started, view):
    start = changes.compare_button(view, pair, lambda: set_started(lambda number: number + 1))
    return (start,)


@app.cell
def controls(pair, view):
    severity = changes.severity_chips(view, pair)
    by = changes.group_chips(view, pair)
    find = changes.find_of(view)
    export = changes.export(view, pair)
    return by, export, find, severity


@app.cell
def groups(by, pair, severity, view):
    rolled_up = changes.rolled_up(view, pair, by.value["value"], severity.value["value"])
    group_table = changes.roll_up_table(view, rolled_up, by.value["value"])
    return group_table, rolled_up


@app.cell
def rows(by, find, group_table, pair, rolled_up, severity, view):
    group = ui.chosen_row(group_table, rolled_up)
    shown = changes.page(view, pair, severity.value["value"], by.value["value"], group, find.value)
    table = changes.element(view, shown)
    return shown, table


@app.cell
def measures(view):
    measure = history.measure_chips(view)
    return (measure,)


@app.cell
def summary(earlier, later, pair, severity, start, view):
    ui.shown(view, lambda view: ui.page(*changes.summary(view, pair, earlier, later, severity, start)))
    return


@app.cell
def added_up(by, group_table, rolled_up, view):
    ui.also(view, lambda view: ui.page(changes.roll_up_block(view, rolled_up, by.value["value"], group_table, [by])))
    return


@app.cell
def list_of_changes(export, find, pair, shown, table, view):
    ui.also(view, lambda view: ui.page(changes.table_block(view, pair, shown, table, [find, *export])))
    return


@app.cell
def difference(pair, shown, table, view):
    ui.also(view, lambda view: ui.page(*change_diff.block(view, pair, changes.chosen(shown, table))))
    return


@app.cell
def development(measure, view):
    ui.also(view, lambda view: ui.page(history.block(view, measure.value["value"], measure), ui.provenance(view)))
    return


if __name__ == "__main__":
    app.run()
