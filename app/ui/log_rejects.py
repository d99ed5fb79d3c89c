"""Lines of logs that could not be read, by reason and with samples, and pages of logs that the crawl does not know."""

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.base import Found, NotMeasured
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import panel
from app.ui.links import link
from app.ui.log_health import Health
from app.ui.log_words import REASONS, reason_of
from app.ui.parts import Content, page, row
from app.ui.provenance import provenance
from app.ui.states import clean, empty_filter, not_measured_answer
from app.ui.tables import Column, Page, chosen_row, page_of, show_table, small_table, table_panel

Opened = View | mo.Html
_NOTHING = Page(pl.DataFrame(), 0, 0)


def _rejects(view: Opened) -> ir.Table | None:
    return view.tables.get("rejects") if isinstance(view, View) else None


def reasons_page(view: Opened) -> Page:
    """Return why lines were rejected, the most frequent reason first."""
    rejects = _rejects(view)
    if rejects is None:
        return _NOTHING
    reasons = rejects.group_by("reason").agg(lines=_.count(), files=_.file.nunique())
    return page_of(reasons, [ibis.desc("lines"), "reason"])


def reasons_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    columns = [
        Column("reason", say("log-reason"), words={name: reason_of(say, name) for name in REASONS}),
        Column("lines", say("log-lines"), "number", 90, bar="waste"),
        Column("files", say("log-in-files"), "number", 90),
    ]
    return show_table(say, shown.rows, columns, selected=0, page_size=10)


def samples_page(view: Opened, shown: Page, table: mo.ui.table) -> Page:
    """Return lines of the chosen reason that were kept as samples, in the order of file and line."""
    rejects, chosen = _rejects(view), chosen_row(table, shown.rows, otherwise=0)
    if rejects is None or chosen is None:
        return _NOTHING
    kept = rejects.filter(rejects.reason == chosen["reason"], rejects["sample"] != "")
    found = page_of(kept, ["file", "line_no"])
    return Page(found.rows, found.matching, chosen["lines"])


def samples_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    columns = [
        Column("file", say("log-file"), width=150),
        Column("line_no", say("log-line"), "number", 70),
        Column("sample", say("log-sample"), "pattern"),
    ]
    return show_table(say, shown.rows, columns, page_size=8)


def rejects_export(view: Opened) -> list[mo.download]:
    return downloads(view, "rejects", _rejects)


def rejects_block(
    view: View,
    health: Health | None,
    reasons: tuple[Page, Content],
    samples: tuple[Page, Content],
    tools: list[Content],
) -> mo.Html | None:
    """Return the reasons beside the samples of the chosen one; that every line was read where it was."""
    if health is None:
        return None
    say = view.say
    if not health.rejected:
        return page(clean(say, say("log-all-read", lines=say.number(health.lines)), say("log-all-read-hint")))
    if not reasons[0].total:
        return page(panel(say("log-rejects-title"), body=say("log-rejects-purged", lines=health.rejected)))
    return page(
        row(
            table_panel(say, say("log-rejects-title"), reasons[0], reasons[1], noun=say("log-reasons"), tools=tools),
            table_panel(
                say,
                say("log-samples"),
                samples[0],
                samples[1],
                noun=say("log-lines-noun"),
                note=say("log-samples-note"),
            ),
            widths="halves",
        )
    )


# what the crawl does not know


def unmatched(view: Opened) -> ir.Table | None:
    """Return the pages of logs and sitemaps that the crawl did not meet; none where that is not measured or clean."""
    answer = view.ask("unmatched_urls") if isinstance(view, View) else None
    return answer.table if isinstance(answer, Found) else None


def unmatched_page(view: Opened, find: str) -> Page:
    table = unmatched(view)
    return _NOTHING if table is None else page_of(table, [ibis.desc("weight"), "source", "url"], find=find)


def unmatched_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    sources = {name: say(f"source-{name}") for name in ("logs", "sitemap")}
    columns = [
        Column("url", "URL", "url"),
        Column("source", say("budget-source"), width=180, words=sources),
        Column("weight", say("budget-weight"), "number", 170),
    ]
    return show_table(say, shown.rows, columns, page_size=10)


def unmatched_export(view: Opened) -> list[mo.download]:
    return downloads(view, "unmatched_urls", unmatched)


def unmatched_block(view: View, shown: Page, table: Content, tools: list[Content]) -> mo.Html:
    """Return the match rates, the list of what did not match, and the provenance."""
    say = view.say
    if not shown.total:
        return page(match_rates(view), provenance(view))
    body = table if shown.rows.height else empty_filter(say, shown.total)
    note = say("question-unmatched_urls-fix")
    framed = table_panel(say, say("budget-table-unmatched_urls"), shown, body, tools=tools, note=note)
    return page(row(framed, match_rates(view), widths="main"), provenance(view))


def match_rates(view: View) -> mo.Html:
    """Say of each source how many of its pages the crawl knows: answers that join both rest on these."""
    say, matches = view.say, view.tables.get("matches")
    pages = [] if matches is None else _rates(matches)
    if not pages:
        return _no_matches(view, NotMeasured("matches", empty=matches is not None))
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


def _no_matches(view: View, answer: NotMeasured) -> mo.Html:
    action = link(view.ctx, "runs", view.say("budget-open-runs"))
    return not_measured_answer(view.say, "unmatched_urls", answer, [action])
