"""What the server answers search bots: errors, changes, time, size, rendering, and breaks of the log."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Server", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import answers, log_answers, server


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
    given = server.answers_of(view)
    return (given,)


@app.cell
def choice(view):
    question = answers.question_chips(view, list(log_answers.SERVER))
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
def summary(given, view):
    ui.shown(view, lambda view: server.top(view, given))
    return


@app.cell
def answered(answer, export, find, question, shown, table, view):
    ui.also(view, lambda view: answers.block(view, question, answer, shown, table, [find, *export]))
    return


if __name__ == "__main__":
    app.run()
