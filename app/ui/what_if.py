"""What if: a robots.txt, redirects or noindex pages that are not there yet, replayed on the requests of the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import marimo as mo
import polars as pl
import pyarrow as pa
from ibis import _

from analysis.errors import InputError
from analysis.robots_rules import propose_parameter_rules
from analysis.urls import origin_of, url_key
from analysis.what_if import Site, Visits, WhatIf, read_site, read_visits, replay
from app import charts, safe
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Kpi, figure, headline, kpis, panel
from app.ui.links import link
from app.ui.parts import Content, chart, inline, page, row, stack
from app.ui.provenance import provenance
from app.ui.states import failed, not_measured
from app.ui.tables import Column, Page, show_table, table_panel
from app.ui.widgets import chips
from app.what_if import Kind, missing_for, read_proposal

Opened = View | mo.Html
KINDS: tuple[Kind, ...] = ("robots", "redirects", "noindex")
EFFECTS = ("saved", "recovered", "misled", "opened")
LOSSES = ("closed", "unreachable", "sitemap_only")
PROBLEMS = ("loop", "chain", "target_error", "target_unknown", "target_not_indexable")
_BARS = 8  # groups in the picture
_SHOWN = 5_000  # rows handed to the browser


@dataclass(frozen=True)
class Basis:
    """What every replay starts from: the requests, the site, and the robots.txt there is."""

    site: Site
    visits: list[Visits]
    tables: Mapping[str, ir.Table]
    start: str  # of the site: whose robots.txt it is, and what paths belong to
    robots: str
    rules: Sequence[str]  # lines against parameters that cost requests and lead to no page


@dataclass(frozen=True)
class Replayed:
    """The outcome of a proposal; none while nothing is written, and the reason where what is written says nothing."""

    kind: Kind
    outcome: WhatIf | None = None
    problem: InputError | None = None


def basis_of(view: Opened) -> Basis | None:
    """Return what a replay needs; none without logs or without a crawl."""
    if not isinstance(view, View) or view.reading is None or view.site is None:
        return None
    whole = view.reading.whole
    visits = [] if missing_for(whole) else read_visits(whole["ledger"])
    if not visits:
        return None
    start = view.workspace.about(view.site).start
    return Basis(read_site(whole), visits, whole, start, _robots(whole.get("robots_files"), start), _rules(whole))


def _robots(files: ir.Table | None, start: str) -> str:
    """Return the robots.txt the crawl read of the site's own origin; nothing where it has none."""
    if files is None:
        return ""
    own = files.filter(files.origin == origin_of(url_key(start) or start), files.verdict == "rules")
    return next((text or "" for text in own.select("text").to_pyarrow()["text"].to_pylist()), "")


def _rules(tables: Mapping[str, ir.Table]) -> Sequence[str]:
    """Return rules against the parameters that cost the most, as the ledger proposes them."""
    ledger, indexability = tables["ledger"], tables["indexability"]
    urls = ledger.filter(ledger.cause == "parameter").group_by("url").agg(hits=_.hits.sum()).to_pyarrow()
    asked = dict(zip(urls["url"].to_pylist(), urls["hits"].to_pylist(), strict=True))
    queried = indexability.filter(indexability.indexable, indexability.url.contains("?"))
    return propose_parameter_rules(asked, queried.url.to_pyarrow().to_pylist()).lines


# what is proposed


def kind_chips(view: Opened) -> mo.ui.anywidget:
    say = say_of(view)
    return chips({kind: say(f"what-if-{kind}") for kind in KINDS}, label=say("what-if-kinds"))


def field(view: Opened, basis: Basis | None, kind: str) -> mo.ui.text_area:
    """Return the text to replay: at first the present robots.txt and rules against what costs most."""
    say = say_of(view)
    return mo.ui.text_area(
        value=start_text(basis, kind), rows=14, full_width=True, max_length=None,
        placeholder=say(f"what-if-{kind}-placeholder") if kind in KINDS else "",
    )  # fmt: skip


def replay_button(view: Opened) -> mo.ui.run_button:
    return mo.ui.run_button(kind="success", label=say_of(view)("what-if-replay"))


def start_text(basis: Basis | None, kind: str) -> str:
    """Return what the field holds before anything is written."""
    if basis is None or kind != "robots":
        return ""
    return "\n\n".join(filter(None, (basis.robots.strip(), "\n".join(basis.rules)))) + "\n"


def replayed(basis: Basis | None, kind: str, text: str) -> Replayed | None:
    """Replay what is written."""
    named = next((known for known in KINDS if known == kind), None)
    if basis is None or named is None:
        return None
    if not text.strip():
        return Replayed(named)
    try:
        proposal = read_proposal(basis.tables, basis.site, named, text, basis.start)
    except InputError as error:
        return Replayed(named, problem=error)
    return Replayed(named, replay(basis.visits, basis.site, proposal))


# what is shown


def top(view: View, basis: Basis | None, done: Replayed | None, kind: Content, *text: Content) -> mo.Html:
    """Return the finding, what it saves and costs, and the proposal beside what it changes; or what is missing."""
    say = view.say
    if basis is None or done is None:
        action = link(view.ctx, "runs", say("budget-open-runs"))
        missing = not_measured(say, say("what-if-question"), say("what-if-missing"), [action], say("what-if-unlocks"))
        return page(headline(say("what-if-not-measured")), missing, provenance(view))
    return page(
        _finding(say, done),
        failed(say, done.problem) if done.problem else None,
        _figures(say, done.kind, done.outcome) if done.outcome else None,
        row(_proposed(say, basis, done, kind, *text), _picture(view, done.outcome), widths="halves"),
    )


def _finding(say: Texts, done: Replayed) -> mo.Html:
    means = say(f"what-if-{done.kind}-means")
    if done.outcome is None:
        return headline(say("what-if-nothing-written"), means)
    totals = done.outcome.totals
    better, lost = totals["saved"] + totals["recovered"], totals["closed"] + totals["unreachable"]
    saved = figure(say.number(better), "useful" if better else "ink")
    share = say.percent(better / totals["hits"])
    return headline(say("what-if-headline", saved=saved, total=totals["hits"], share=share, lost=lost), means)


def _figures(say: Texts, kind: Kind, outcome: WhatIf) -> mo.Html:
    third = "misled" if kind == "redirects" else "opened"
    names, numbers = ("saved", "recovered", third, "closed", "unreachable"), outcome.totals
    return kpis(
        say,
        [Kpi(say(f"what-if-{n}"), say.number(numbers[n]), comparison=say(f"what-if-{n}-hint")) for n in names],
    )


def _picture(view: View, outcome: WhatIf | None) -> mo.Html:
    """Draw what is saved by template, the most first."""
    say = view.say
    groups = outcome.by("template").to_pylist() if outcome else []
    better = [(line["template"], line["saved"] + line["recovered"], line["hits"]) for line in groups]
    better = sorted((line for line in better if line[1]), key=lambda line: (-line[1], line[0]))
    if not better:
        return panel(say("what-if-no-request"), body=say("what-if-no-request-hint"))
    bars = [
        charts.Bar(name or say("budget-no-template"), number, "useful", say("what-if-of", requests=hits))
        for name, number, hits in better[:_BARS]
    ]
    share = say.percent(better[0][1] / sum(number for _name, number, _hits in better))
    title = say("what-if-most", template=better[0][0] or say("budget-no-template"), share=share)
    return panel(title, say("what-if-by-template"), chart(charts.bars(view.style, bars)))


def _proposed(say: Texts, basis: Basis, done: Replayed, kind: Content, *text: Content) -> mo.Html:
    hint = say(f"what-if-{done.kind}-hint", origin=basis.start)
    return panel(say("what-if-proposal"), hint, stack(inline(kind), *text), say("what-if-nothing-changes"))


# the lists


def list_chips(view: Opened, done: Replayed | None) -> mo.ui.anywidget:
    say, outcome = say_of(view), done.outcome if done else None
    numbers = {"urls": outcome.urls.num_rows, "lost": outcome.lost.num_rows} if outcome else {}
    words = {name: say(f"what-if-list-{name}", rows=number) for name, number in numbers.items()}
    return chips(words, label=say("what-if-lists"))


def rows_of(done: Replayed | None, name: str) -> pa.Table | None:
    outcome = done.outcome if done else None
    return None if outcome is None else outcome.lost if name == "lost" else outcome.urls


def list_page(done: Replayed | None, name: str, find: str) -> Page:
    """Return touched URLs, the most requests first, or pages that would be lost."""
    table = rows_of(done, name)
    if table is None:
        return Page(pl.DataFrame(), 0, 0)
    every = pl.DataFrame(table)
    wanted = every.filter(pl.col("url").str.to_lowercase().str.contains(find.strip().lower(), literal=True))
    return Page(wanted.head(_SHOWN), wanted.height, every.height)


def list_table(view: Opened, name: str, shown: Page, kind: str) -> mo.ui.table:
    say = say_of(view)
    columns = _lost_columns(say) if name == "lost" else _touched_columns(say, redirects=kind == "redirects")
    return show_table(say, shown.rows, columns, page_size=12)


def _touched_columns(say: Texts, *, redirects: bool) -> list[Column]:
    columns = [
        Column("url", "URL", "url"),
        Column("effect", say("what-if-effect"), width=130, words={e: say(f"what-if-{e}") for e in EFFECTS}),
        Column("requests", say("what-if-requests"), "number", 96),
        Column("hits", say("budget-requests"), "number", 96),
    ]
    if not redirects:
        return [*columns, _template(say)]
    problems = {name: say(f"what-if-problem-{name}") for name in PROBLEMS}
    target = Column("target", say("what-if-target"), "url", 200)
    return [*columns, target, Column("problem", say("what-if-problem"), width=200, words=problems, empty="")]


def _lost_columns(say: Texts) -> list[Column]:
    words = {loss: say(f"what-if-{loss}") for loss in LOSSES}
    return [
        Column("url", "URL", "url"),
        Column("loss", say("what-if-loss"), width=160, words=words),
        Column("hits", say("budget-requests"), "number", 96),
        _template(say),
    ]


def _template(say: Texts) -> Column:
    return Column("template", say("budget-template"), width=220, words={"": say("budget-no-template")})


def export(view: Opened, done: Replayed | None, name: str) -> list[mo.download]:
    return downloads(view, f"what_if_{name or 'urls'}", lambda view: rows_of(done, name))


def list_block(
    view: View, done: Replayed | None, name: str, shown: Page, table: Content, tools: list[Content]
) -> mo.Html | None:
    """Frame the chosen list, and say where it is empty that nothing is touched or lost."""
    if done is None:
        return None
    if done.outcome is None:
        return page(provenance(view))
    say = view.say
    nothing = safe.fill('<p class="sl-note">{text}</p>', text=say(f"what-if-no-{name or 'urls'}"))
    body, title = table if shown.total else nothing, say(f"what-if-title-{name or 'urls'}")
    return page(table_panel(say, title, shown, body, tools=tools, note=say("what-if-note")), provenance(view))
