"""What search bots spend their requests on, where they leak, and what to do about it."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Crawl budget", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import answers, budget_below, crawl_budget, log_answers


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    return (view,)


@app.cell
def options():
    min_hits = 1  # requests below which a cause or a pattern is not listed
    return (min_hits,)


@app.cell
def controls(min_hits, view):
    bot = crawl_budget.bot_choice(view)
    least = crawl_budget.least_requests(view, min_hits)
    return bot, least


@app.cell
def ledger(bot, view):
    budget = crawl_budget.budget_of(view, bot.value)
    ledger_export = crawl_budget.export(view, budget)
    return budget, ledger_export


@app.cell
def picture(budget, view):
    strip = crawl_budget.strip(view, budget)
    return (strip,)


@app.cell
def causes(budget, least, strip, view):
    listed = crawl_budget.listed(budget, least.value)
    wanted = crawl_budget.wanted(view, strip, budget)
    causes_table = crawl_budget.causes_table(view, listed, wanted)
    return causes_table, listed, wanted


@app.cell
def cause_chosen(causes_table, listed, wanted):
    cause = crawl_budget.chosen_cause(listed, causes_table, wanted)
    return (cause,)


@app.cell
def grouping(view):
    by = crawl_budget.group_choice(view)
    return (by,)


@app.cell
def patterns_asked(budget, by, cause, least, view):
    patterns = crawl_budget.patterns_of(view, budget, cause, least.value, by.value["value"])
    patterns_table = crawl_budget.patterns_table(view, cause, patterns, by.value["value"])
    return patterns, patterns_table


@app.cell
def urls_asked(budget, by, cause, patterns, patterns_table, view):
    urls = crawl_budget.urls_of(
        view, budget, cause, crawl_budget.chosen(patterns_table, patterns, "group"), by.value["value"]
    )
    urls_table = crawl_budget.urls_table(view, urls)
    return urls, urls_table


@app.cell
def lines_asked(budget, cause, urls, urls_table, view):
    lines = crawl_budget.lines_of(view, budget, cause, crawl_budget.chosen(urls_table, urls, "url"))
    lines_table = crawl_budget.lines_table(view, lines)
    return lines, lines_table


@app.cell
def rules_derived(budget, cause, view):
    rules = crawl_budget.rules_of(view, budget, cause)
    copy = crawl_budget.copy_rules(view, rules)
    return copy, rules


@app.cell
def summary(bot, budget, cause, strip, view):
    ui.shown(view, lambda view: crawl_budget.top(view, budget, bot.value, strip, cause))
    return


@app.cell
def way_down(by, copy, lines, lines_table, patterns, patterns_table, rules, urls, urls_table):
    way = crawl_budget.WayDown(
        patterns=(patterns, patterns_table),
        urls=(urls, urls_table),
        lines=(lines, lines_table),
        rules=(rules, copy),
        by=by,
    )
    return (way,)


@app.cell
def ledger_shown(bot, budget, cause, causes_table, least, ledger_export, listed, view, way):
    elements = crawl_budget.Ledger(causes_table, [bot, least, *ledger_export])
    ui.also(view, lambda view: crawl_budget.middle(view, budget, listed, cause, elements, way))
    return


@app.cell
def choice(view):
    question = answers.question_chips(view, list(log_answers.LEDGER))
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
    ui.also(view, lambda view: answers.block(view, question, answer, answer_page, answer_table, tools, last=False))
    return


@app.cell
def savings(budget, view):
    ui.also(view, lambda view: budget_below.block(view, budget))
    return


if __name__ == "__main__":
    app.run()
