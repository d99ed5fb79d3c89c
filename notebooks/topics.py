"""Which topics the site owns, where each is weak, and what its pages lack."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Topics", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import topics


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
    min_covered_by = 1  # other pages that must cover something before a page is said to lack it
    return (min_covered_by,)


@app.cell
def controls(view):
    site = topics.site_of(view)
    cards = topics.topic_cards(view, site)
    kind = topics.table_kind(view, site)
    find = ui.find_field(ui.say_of(view))
    return cards, find, kind, site


@app.cell
def all_topics(cards, view):
    topics_shown = topics.topics_page(view)
    topics_table = topics.topics_table(view, topics_shown, cards)
    return topics_shown, topics_table


@app.cell
def topic_chosen(cards, site, topics_shown, topics_table):
    topic = topics.chosen_topic(site, cards.value["selected"], topics_table, topics_shown)
    return (topic,)


@app.cell
def picture(site, topic, view):
    topic_map = topics.topic_map(view, site, topic)
    return (topic_map,)


@app.cell
def summary(cards, site, topic_map, view):
    ui.shown(view, lambda view: topics.top(view, site, topic_map, cards))
    return


@app.cell
def gaps_asked(min_covered_by, topic, view):
    gaps = topics.gaps_page(view, topic, min_covered_by)
    gaps_table = topics.gaps_table(view, gaps)
    return gaps, gaps_table


@app.cell
def gaps_shown(gaps, gaps_table, site, topic, view):
    ui.also(view, lambda view: topics.gaps_block(view, site, topic, gaps, gaps_table))
    return


@app.cell
def pages_asked(find, site, topic, topic_map, view):
    caught = topics.caught(topic_map, site)
    pages = topics.pages_page(view, topic, caught, find.value)
    pages_table = topics.pages_table(view, pages)
    return caught, pages, pages_table


@app.cell
def exporting(kind, view):
    export = topics.export(view, kind.value["value"])
    return (export,)


@app.cell
def tables_shown(caught, export, find, kind, pages, pages_table, site, topic, topics_shown, topics_table, view):
    tables = topics.Tables(
        kind.value["value"], (topics_shown, topics_table), (pages, pages_table), kind, find, export, len(caught)
    )
    ui.also(view, lambda view: topics.tables_block(view, site, topic, tables))
    return


if __name__ == "__main__":
    app.run()
