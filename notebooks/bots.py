"""Which bots come, whose name is proven, what each takes, and what AI bots come for."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Bots", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import answers, bot_reports, bots, log_answers


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def visits(view):
    visitors = bots.bots_of(view)
    return (visitors,)


@app.cell
def controls(view, visitors):
    kind = bots.kind_chips(view, visitors)
    find = ui.find_field(ui.say_of(view), label=ui.say_of(view)("bots-find"))
    export = bots.export(view, visitors)
    return export, find, kind


@app.cell
def rows(find, kind, view, visitors):
    shown = bots.bots_page(view, visitors, kind.value["value"], find.value)
    table = bots.bots_table(view, shown)
    return shown, table


@app.cell
def summary(view, visitors):
    ui.shown(view, lambda view: bots.top(view, visitors, *bot_reports.beside(view, visitors)))
    return


@app.cell
def list_of_bots(export, find, kind, shown, table, view, visitors):
    bot = bots.chosen_bot(table, shown)
    ui.also(view, lambda view: bots.table_block(view, visitors, shown, table, [kind, find, *export], bot))
    return


@app.cell
def choice(view):
    question = answers.question_chips(view, list(log_answers.BOTS))
    find_answer = ui.find_field(ui.say_of(view), label=ui.say_of(view)("answers-find"))
    return find_answer, question


@app.cell
def asking(question, view):
    answer = answers.asked(view, question.value["value"])
    answer_export = answers.export(view, question.value["value"], answer)
    return answer, answer_export


@app.cell
def answer_rows(answer, find_answer, question, view):
    answer_page = answers.answer_page(answer, find_answer.value)
    answer_table = answers.answer_table(view, question.value["value"], answer, answer_page)
    return answer_page, answer_table


@app.cell
def answered(answer, answer_export, answer_page, answer_table, find_answer, question, view):
    tools = [find_answer, *answer_export]
    ui.also(view, lambda view: answers.block(view, question, answer, answer_page, answer_table, tools))
    return


if __name__ == "__main__":
    app.run()
