"""What stands below the leak ledger: who asks, who only pretends, what bots never fetch, how far the sources meet."""

from collections import Counter

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.base import Clean, Found, NotMeasured
from app import charts
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import panel
from app.ui.links import link
from app.ui.parts import Content, chart, page, row
from app.ui.provenance import provenance
from app.ui.states import clean, empty_filter, not_measured_answer
from app.ui.tables import Column, Page, page_of, show_table, small_table, table_panel
from app.ui.widgets import chips

Opened = View | mo.Html
KINDS = ("unfetched_pages", "unmatched_urls", "actors")  # questions whose rows the table shows
_TONES: dict[str, charts.Tone] = {"search": "verified", "ai": "ai", "human": "human"}


def visitors(view: View) -> mo.Html:
    """Draw who asks for pages, people too, by what the user agent says."""
    say, answer = view.say, view.ask("actors")
    if isinstance(answer, NotMeasured):
        return _lacking(view, "actors", answer)
    hits: Counter[str] = Counter()
    for line in answer.table.to_pyarrow().to_pylist():
        hits[line["actor"]] += line["hits"]
    total = sum(hits.values())
    bars = [
        charts.Bar(say(f"budget-actor-{actor}"), number, _TONES.get(actor, "other-bot"), say.percent(number / total))
        for actor, number in hits.most_common()
    ]
    title = say("budget-bots-share", share=say.percent((total - hits["human"]) / total))
    return panel(title, say("budget-visitors-hint", hits=total), chart(charts.bars(view.style, bars)))


def fakes(view: View) -> mo.Html:
    """List the bots whose name strangers use, with the part of all requests under that name."""
    say, answer = view.say, view.ask("spoofed_bots")
    if isinstance(answer, NotMeasured):
        return _lacking(view, "spoofed_bots", answer)
    if isinstance(answer, Clean):
        text = say("question-spoofed_bots-clean", looked_at=answer.looked_at)
        return clean(say, text, say("question-spoofed_bots-explanation"))
    rows = answer.table.to_pyarrow().to_pylist()
    columns = [
        Column("bot", say("budget-bot")),
        Column("hits", say("budget-requests"), "number", 76),
        Column("share", say("budget-share"), "share", 76),
        Column("clients", say("budget-clients"), "number", 76),
    ]
    lines = [
        {"bot": r["bot"], "hits": say.number(r["spoofed_hits"]), "share": say.percent(r["share"]),
         "clients": say.number(r["clients"])}
        for r in rows[:8]
    ]  # fmt: skip
    title = say("budget-spoofed", hits=sum(r["spoofed_hits"] for r in rows), bots=len(rows))
    body = [small_table(columns, lines)]
    return panel(title, say("budget-spoofed-hint"), body, say("question-spoofed_bots-fix"), flush=True)


def match_rates(view: View) -> mo.Html:
    """Say of each source how many of its pages the crawl knows: answers that join both rest on these."""
    say, matches = view.say, view.tables.get("matches")
    pages = [] if matches is None else _rates(matches)
    if not pages:
        return _lacking(view, "unmatched_urls", NotMeasured("matches", empty=matches is not None))
    columns = [
        Column("source", say("budget-source")),
        Column("matched", say("budget-matched"), "number", 110),
        Column("share", say("budget-share"), "share", 76),
    ]
    lines = [
        {"source": say(f"source-{r['source']}"), "matched": say("budget-of", part=r["matched"], total=r["pages"]),
         "share": say.percent(r["matched"] / r["pages"])}
        for r in pages
    ]  # fmt: skip
    worst = min(pages, key=lambda r: (r["matched"] / r["pages"], r["source"]))
    share = say.percent(worst["matched"] / worst["pages"])
    title = say("budget-match", source=worst["source"], share=share)
    return panel(title, say("budget-match-hint"), small_table(columns, lines), say("budget-match-open"), flush=True)


def _rates(matches: ir.Table) -> list[dict[str, int]]:
    delivered = matches.filter(matches.kind == "page")
    rates = delivered.group_by("source").agg(pages=_.count(), matched=_.matched.cast("int64").sum())
    rows: list[dict[str, int]] = rates.order_by("source").to_pyarrow().to_pylist()
    return rows


def _lacking(view: View, question: str, answer: NotMeasured) -> mo.Html:
    return not_measured_answer(view.say, question, answer, [link(view.ctx, "runs", view.say("budget-open-runs"))])


# the table


def table_kind(view: Opened) -> mo.ui.anywidget:
    """Return the choice between the lists, each with its number of rows; what is not measured is left out."""
    say = say_of(view)
    found = {kind: table for kind in KINDS if (table := rows_of_kind(view, kind)) is not None}
    words = {kind: say(f"budget-chip-{kind}", rows=int(t.count().to_pyarrow().as_py())) for kind, t in found.items()}
    return chips(words, label=say("budget-chips"))


def rows_of_kind(view: Opened, kind: str) -> ir.Table | None:
    if not isinstance(view, View) or kind not in KINDS:
        return None
    answer = view.ask(kind)
    if not isinstance(answer, Found):
        return None
    return _with_links(view, answer.table) if kind == "unfetched_pages" else answer.table


def _with_links(view: View, unfetched: ir.Table) -> ir.Table:
    """Add how well a page is linked, which is the first thing to look at when no bot comes."""
    metrics = view.tables.get("link_metrics")
    urls = unfetched.select("url")
    if metrics is None:
        return urls
    return urls.left_join(metrics.select("url", "inlinks", "click_depth"), "url").select(
        "url", "inlinks", "click_depth"
    )


def table_page(view: Opened, kind: str, find: str) -> Page:
    table = rows_of_kind(view, kind)
    if table is None:
        return Page(pl.DataFrame(), 0, 0)
    order = {
        "unfetched_pages": ["url"],
        "unmatched_urls": [ibis.desc("weight"), "source", "url"],
        "actors": [ibis.desc("hits"), "actor", "bot"],
    }[kind]
    return page_of(table, order, find=find, find_in=("bot", "actor") if kind == "actors" else ("url",))


def table_columns(say: Texts, kind: str) -> list[Column]:
    if kind == "actors":
        actors = {name: say(f"budget-actor-{name}") for name in ACTORS}
        return [
            Column("bot", say("budget-bot")),
            Column("actor", say("budget-kind"), width=200, words=actors),
            Column("hits", say("budget-requests"), "number", 110),
            Column("verified_hits", say("budget-verified"), "number", 110),
            Column("share", say("budget-share"), "share", 130, bar="unknown"),
            Column("days", say("budget-days"), "number", 80),
        ]
    url = Column("url", "URL", "url")
    if kind == "unmatched_urls":
        sources = {name: say(f"source-{name}") for name in ("logs", "sitemap")}
        return [
            url, Column("source", say("budget-source"), width=180, words=sources),
            Column("weight", say("budget-weight"), "number", 170),
        ]  # fmt: skip
    return [
        url,
        Column("inlinks", say("budget-inlinks"), "number", 150),
        Column("click_depth", say("budget-click-depth"), "number", 150, empty=say("budget-not-reached")),
    ]


ACTORS = ("search", "ai", "seo", "social", "monitoring", "feed", "archive", "other_bot", "human")


def table_element(view: Opened, kind: str, shown: Page) -> mo.ui.table:
    say = say_of(view)
    return show_table(say, shown.rows, table_columns(say, kind) if kind else [], page_size=15)


def export(view: Opened, kind: str) -> list[mo.download]:
    """Return the buttons that write the whole list, not only its page."""
    return downloads(view, kind or "table", lambda view: rows_of_kind(view, kind))


def block(view: View, kind: str, shown: Page, table: Content, tools: list[Content]) -> mo.Html:
    """Return who asks, who pretends and how far sources meet; below them the lists, and the provenance."""
    return page(
        row(visitors(view), fakes(view), match_rates(view), widths="thirds"),
        _framed(view.say, kind, shown, table, tools) if kind else None,
        provenance(view),
    )


def _framed(say: Texts, kind: str, shown: Page, table: Content, tools: list[Content]) -> mo.Html:
    body = table if shown.rows.height else empty_filter(say, shown.total)
    note = say(f"question-{kind}-fix")
    return table_panel(say, say(f"budget-table-{kind}"), shown, body, tools=tools, note=note)
