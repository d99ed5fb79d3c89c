"""The list of a crawl's URLs: what each is, may it rank, how it is linked; found, filtered and cut by the engine."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.base import count
from app.texts import Texts
from app.ui import parts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Kpi, figure, headline, kpis
from app.ui.links import link
from app.ui.parts import Content
from app.ui.states import empty_filter, not_measured
from app.ui.tables import Column, Page, find_field, page_of, show_table, table_panel
from app.ui.widgets import chips

KINDS = ("all", "indexable", "held_back", "failing", "changed")
_FAILED = ("http_error", "error", "limit")  # states without a whole answer; what robots.txt blocks is held back
_BESIDE = {  # columns that other tables know of a URL
    "indexability": ("indexable", "reason"),
    "link_metrics": ("inlinks", "click_depth"),
    "page_texts": ("words", "language"),
    "page_templates": ("template",),
}


@dataclass(frozen=True)
class Listed:
    """The rows of the list, joined once for all that a view asks of them, and how many are of each kind."""

    rows: ir.Table
    numbers: Mapping[str, int]  # of the kinds that can be told from the tables there are; `held_back` has reasons
    reasons: Mapping[str, int]  # why URLs may not rank, the commonest first
    deep: int  # pages that may rank, deeper than three clicks


def listed(view: "View | mo.Html") -> Listed | None:
    """Join what there is to list; none without a crawl."""
    if not isinstance(view, View) or "pages" not in view.tables:
        return None
    rows = _joined(view).cache()
    return Listed(rows, _numbers(view, rows), _reasons(rows), count(rows.filter(rows.click_depth > 3, rows.indexable)))


def _joined(view: View) -> ir.Table:
    """Return a row a URL of the crawl with what other tables know of it."""
    pages = view.tables["pages"]
    rows = pages.select("url", "title", "status", "state", "content_type", "depth", "description")
    for table, columns in _BESIDE.items():
        rows = _beside(rows, view.tables.get(table), columns)
    return rows.mutate(changed=_changed(view, rows))


def _beside(rows: ir.Table, other: ir.Table | None, columns: tuple[str, ...]) -> ir.Table:
    if other is None:
        return rows.mutate({name: ibis.null().cast(_TYPES[name]) for name in columns})
    return rows.left_join(other.select("url", *columns), "url").drop("url_right")


_TYPES = {
    "indexable": "boolean", "reason": "string", "inlinks": "int64", "click_depth": "int32", "words": "int64",
    "language": "string", "template": "string",
}  # fmt: skip


def _changed(view: View, rows: ir.Table) -> ir.Value:
    changes = view.tables.get("changes")
    return rows.url.isin(changes.url) if changes is not None else ibis.literal(False)


def kinds(view: "View | mo.Html", listed: Listed | None) -> mo.ui.anywidget:
    """Return the choice of what to list, each with its number of URLs."""
    say, numbers = say_of(view), listed.numbers if listed else {}
    words = {kind: say(f"pages-kind-{kind.replace('_', '-')}", urls=numbers[kind]) for kind in KINDS if kind in numbers}
    return chips(words, label=say("pages-kinds"))


def _numbers(view: View, rows: ir.Table) -> dict[str, int]:
    needs = {"indexable": "indexability", "held_back": "indexability", "changed": "changes"}
    kinds = [kind for kind in KINDS if needs.get(kind, "pages") in view.tables]
    sums = rows.aggregate({kind: _of_kind(rows, kind).sum() for kind in kinds}).to_pyarrow().to_pylist()
    return {kind: int(number or 0) for kind, number in sums[0].items()}


def _reasons(rows: ir.Table) -> dict[str, int]:
    held = rows.filter(~rows.indexable).group_by("reason").agg(urls=_.count())
    return {row["reason"]: row["urls"] for row in held.order_by(held.urls.desc(), "reason").to_pyarrow().to_pylist()}


def _of_kind(rows: ir.Table, kind: str) -> ir.BooleanValue:
    conditions: dict[str, ir.BooleanValue] = {
        "indexable": rows.indexable,
        "held_back": ~rows.indexable & rows.state.notin(_FAILED),
        "failing": rows.state.isin(_FAILED),
        "changed": rows.changed,
    }
    return conditions.get(kind, rows.url.notnull())


def find_of(view: "View | mo.Html") -> mo.ui.text:
    """Return the field that looks in address and title; a link to this view fills it with its URL."""
    asked = view.focus if isinstance(view, View) else ""
    return find_field(say_of(view), value=asked, label=say_of(view)("pages-find"))


def page(listed: Listed | None, kind: str, find: str) -> Page:
    """Return the URLs to show, the best linked first; an address that was typed whole stands above those it begins."""
    if listed is None:
        return Page(pl.DataFrame(), 0, 0)
    rows = listed.rows
    where = [_of_kind(rows, kind)] if kind and kind != "all" else []
    typed = [(rows.url == find.strip()).desc()] if find.strip() else []
    order = [*typed, rows.inlinks.fill_null(-1).desc(), "url"]
    return page_of(rows, order, find=find, find_in=("url", "title"), where=where)


def columns(view: View) -> list[Column]:
    """Return the columns that have something to say in this crawl; address and title always do."""
    say = view.say
    reasons = {name: say(f"indexability-{name}") for name in _REASONS}
    every = [
        ("", Column("url", say("pages-url"), "url")),
        ("", Column("title", say("pages-title"), width=196, empty="–")),
        ("", Column("status", say("pages-status"), width=64, empty="–")),
        ("indexability", Column("reason", say("pages-verdict"), width=186, words=reasons)),
        ("link_metrics", Column("inlinks", say("pages-inlinks"), "number", 84, bar="nm", empty="–")),
        ("link_metrics", Column("click_depth", say("pages-depth"), "number", 64, empty="–")),
        ("page_texts", Column("words", say("pages-words"), "number", 72, empty="–")),
        ("page_templates", Column("template", say("pages-template"), width=130, empty="–")),
    ]
    return [column for table, column in every if not table or table in view.tables]


_REASONS = (
    "ok", "robots", "redirect", "client_error", "server_error", "not_fetched", "not_html", "verification", "noindex",
    "canonicalised",
)  # fmt: skip


def element(view: "View | mo.Html", shown: Page) -> mo.ui.table:
    """Return the table; the URL a link led here for is chosen."""
    if not isinstance(view, View):
        return show_table(say_of(view), shown.rows, [])
    return show_table(view.say, shown.rows, columns(view), selected=_place(shown, view.focus), page_size=12)


def _place(shown: Page, url: str) -> int | None:
    places = shown.rows["url"].index_of(url) if url and "url" in shown.rows.columns else None
    return int(places) if places is not None else None


def export(view: "View | mo.Html", listed: Listed | None, kind: str) -> list[mo.download]:
    """Return the buttons that write every URL of the kind, not only those on the screen."""

    def rows(view: View) -> ir.Table | None:
        return listed.rows.filter(_of_kind(listed.rows, kind)).order_by("url") if listed else None

    return downloads(view, "pages", rows)


def summary(view: View, listed: Listed | None) -> list[Content]:
    """Say how many of the crawl's URLs may rank, and what holds the others back."""
    say = view.say
    if listed is None:
        way = link(view.ctx, "runs", say("state-open-runs"))
        return [not_measured(say, say("pages-question"), say("pages-no-crawl"), [way])]
    total, may = listed.numbers["all"], listed.numbers.get("indexable")
    if may is None:
        return [headline(say("pages-not-judged", urls=total), say("overview-not-analysed-hint"))]
    number = figure(say.number(may), "useful" if may else "error")
    return [
        headline(say("pages-headline", number=number, urls=total), _held_back(say, listed)),
        kpis(say, _key_figures(view, listed)),
    ]


def _held_back(say: Texts, listed: Listed) -> str:
    """Name the commonest reasons why a URL may not rank, and how many have another: together all that may not."""
    words = {say(f"indexability-{reason}"): urls for reason, urls in list(listed.reasons.items())[:_REASONS_SAID]}
    others, rest = sum(listed.reasons.values()), sum(listed.reasons.values()) - sum(words.values())
    words |= {say("pages-reason-other"): rest} if rest else {}
    named = ", ".join(say("pages-reason", word=word, urls=urls) for word, urls in words.items())
    return say("pages-held-back", others=others, reasons=named) if named else say("pages-none-held-back")


def _key_figures(view: View, listed: Listed) -> list[Kpi]:
    say = view.say
    return [
        Kpi(say("pages-orphans"), *_orphans(view)),
        Kpi(say("pages-deep"), *_deep(view, listed)),
        Kpi(say("pages-templates"), *_templates(view)),
        Kpi(say("pages-changed"), *_changes(view, listed)),
    ]


_REASONS_SAID = 3
Figure = tuple[str, str, str, Content]  # number, unit, comparison, what supplies it where it is missing


def _orphans(view: View) -> Figure:
    say, metrics = view.say, view.tables.get("link_metrics")
    if metrics is None:
        return "", "", "", _analyse(view)
    return say.number(count(metrics.filter(metrics.orphan))), "", say("pages-orphans-note"), None


def _deep(view: View, listed: Listed) -> Figure:
    say = view.say
    if "link_metrics" not in view.tables:
        return "", "", "", _analyse(view)
    return say.number(listed.deep), "", say("pages-deep-note"), None


def _templates(view: View) -> Figure:
    templates = view.tables.get("templates")
    if templates is None:
        return "", "", "", _analyse(view)
    return view.say.number(count(templates)), "", view.say("pages-templates-note"), None


def _changes(view: View, listed: Listed) -> Figure:
    say, previous = view.say, view.reading.previous if view.reading else None
    if "changes" not in view.tables or previous is None:
        return "", "", "", link(view.ctx, "runs", say("overview-crawl-again"))
    return say.number(listed.numbers["changed"]), "", say("pages-since", day=say.day(previous.created_at)), None


def _analyse(view: View) -> Content:
    return link(view.ctx, "runs", view.say("overview-analyse"))


def block(view: View, shown: Page, table: mo.ui.table, tools: list[Content]) -> Content:
    """Return the list in its frame; nothing where there is no crawl."""
    if not shown.total:
        return None
    body = table if shown.rows.height else empty_filter(view.say, shown.total)
    note = view.say("pages-order")
    return parts.page(table_panel(view.say, view.say("pages-list"), shown, body, tools=tools, note=note))
