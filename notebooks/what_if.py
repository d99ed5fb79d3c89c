"""What a robots.txt, redirects or noindex pages would save and lose, replayed on the requests of the log."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="What if", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import what_if


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def requests(view):
    basis = what_if.basis_of(view)
    return (basis,)


@app.cell
def choice(view):
    kind = what_if.kind_chips(view)
    return (kind,)


@app.cell
def writing(basis, kind, view):
    proposal = what_if.field(view, basis, kind.value["value"])
    start = what_if.replay_button(view)
    return proposal, start


@app.cell
def replaying(basis, kind, proposal, start):
    start.value  # the field hands over what is written when it loses the focus, to the button at the latest
    done = what_if.replayed(basis, kind.value["value"], proposal.value)
    return (done,)


@app.cell
def list_controls(done, view):
    listed = what_if.list_chips(view, done)
    find = ui.find_field(ui.say_of(view))
    return find, listed


@app.cell
def list_rows(done, find, kind, listed, view):
    shown = what_if.list_page(done, listed.value["value"], find.value)
    table = what_if.list_table(view, listed.value["value"], shown, kind.value["value"])
    export = what_if.export(view, done, listed.value["value"])
    return export, shown, table


@app.cell
def summary(basis, done, kind, proposal, start, view):
    ui.shown(view, lambda view: what_if.top(view, basis, done, kind, proposal, start))
    return


@app.cell
def lists(done, export, find, listed, shown, table, view):
    tools = [listed, find, *export]
    ui.also(view, lambda view: what_if.list_block(view, done, listed.value["value"], shown, table, tools))
    return


if __name__ == "__main__":
    app.run()
