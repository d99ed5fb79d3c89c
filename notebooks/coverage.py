"""Which pages search bots never or long did not fetch, how soon they come, and whether budget is a problem."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Coverage", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import answers, coverage, log_answers


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def measured(view):
    covered = coverage.coverage_of(view)
    return (covered,)


@app.cell
def choice(view):
    question = answers.question_chips(view, list(log_answers.COVERAGE))
    find = ui.find_field(ui.say_of(view), label=ui.say_of(view)("answers-find"))
    return find, question


@app.cell
def asking(question, view):
    answer = answers.asked(view, question.value["value"])
    export = answers.export(view, question.value["value"], answer)
    return answer, export


@app.cell
def rows(answer, find, question, view):
    shown = answers.answer_page(answer, find.value)
    table = answers.answer_table(view, question.value["value"], answer, shown)
    return shown, table


@app.cell
def summary(covered, view):
    ui.shown(view, lambda view: coverage.top(view, covered))
    return


@app.cell
def answered(answer, export, find, question, shown, table, view):
    ui.also(view, lambda view: answers.block(view, question, answer, shown, table, [find, *export]))
    return


if __name__ == "__main__":
    app.run()
