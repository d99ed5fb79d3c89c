"""What the audit checks found, what is clean, what was not measured, and which template it is in."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Findings", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import audit_table, findings


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    checks = findings.checks_of(view)
    return checks, view


@app.cell
def controls(view):
    find = ui.find_field(ui.say_of(view))
    return (find,)


@app.cell
def answers(checks, view):
    answers = findings.element(view, checks)
    return (answers,)


@app.cell
def summary(answers, checks, view):
    ui.shown(view, lambda view: ui.page(*findings.content_of(view, checks, answers)))
    return


@app.cell
def rows(answers, checks, find, view):
    check = findings.chosen(answers, checks)
    kind = findings.listed(check)
    shown = audit_table.page(view, kind, find.value)
    table = audit_table.element(view, kind, shown)
    export = audit_table.export(view, kind)
    return check, export, kind, shown, table


@app.cell
def details(check, export, find, kind, shown, table, view):
    ui.also(
        view,
        lambda view: findings.answer(view, check, audit_table.block(view, kind, shown, table, [find, *export])),
    )
    return


if __name__ == "__main__":
    app.run()
