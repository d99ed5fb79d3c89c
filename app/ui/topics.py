"""What the topics view says: which topic is weakest, where each lies on the map, what its pages lack."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote as percent

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.base import Found, NotMeasured
from app import charts, safe
from app.texts import Texts
from app.ui.actions import action
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.evidence import Evidence, evidence
from app.ui.headline import Kpi, figure, headline, kpis, panel
from app.ui.links import link, outside, short_url
from app.ui.parts import Content, chart, html, markup_of, page, row
from app.ui.provenance import provenance
from app.ui.states import clean, empty_filter, not_measured_answer
from app.ui.tables import Column, Page, chosen_row, page_of, show_table, table_panel
from app.ui.widgets import Card, CardBar, cards, chips

Opened = View | mo.Html
_CARDS = 8  # topics shown as cards; the table has all
_MAP = 576  # height of the map
_PASSAGES = 3  # passages beside each other


@dataclass(frozen=True)
class Topic:
    id: str
    label: str
    pages: int
    languages: Mapping[str, int]
    hub: str | None
    orphans: int
    pagerank: float  # share of 1
    cohesion: float
    visits: float | None  # share of the useful visits of search bots to pages with a topic; none without logs

    @property
    def weak(self) -> bool:
        return self.hub is None or self.orphans > 0


@dataclass(frozen=True)
class Site:
    """The topics of a site, the least visited for its size first, and the pages around them."""

    topics: list[Topic]
    points: list[charts.Point]
    languages: Mapping[str, str] = field(default_factory=dict)  # URL → language

    @property
    def placed(self) -> int:
        return sum(topic.pages for topic in self.topics)

    @property
    def weakest(self) -> Topic | None:
        """Return the topic without a hub that has most orphans; else the one with most orphans."""
        weak = [topic for topic in self.topics if topic.weak]
        return max(weak, key=lambda t: (t.hub is None, t.orphans / t.pages, t.pages, t.id), default=None)

    @property
    def carded(self) -> list[Topic]:
        """Return the topics that get a card: the weakest, then the least visited."""
        others = [topic for topic in self.topics if topic is not self.weakest]
        return ([self.weakest] if self.weakest else [])[:1] + others[: _CARDS - bool(self.weakest)]

    def topic(self, name: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == name), None)


def site_of(view: Opened) -> Site | None:
    """Return the topics of a view's site; none where they were not computed or there is none."""
    if not isinstance(view, View) or not {"topics", "topic_pages"} <= view.tables.keys():
        return None
    rows = view.tables["topics"].order_by("topic").to_pyarrow().to_pylist()
    if not rows:
        return None
    visits = _visits(view)
    topics = [_topic(line, visits) for line in rows]
    points = _points(view, {topic.hub for topic in topics if topic.hub})
    return Site(sorted(topics, key=_neglect), points, _languages(view))


def _neglect(topic: Topic) -> tuple[float, bool, int, str]:
    """Order topics: fewest bot visits a page first; without logs, those without a hub, then the largest."""
    visits = 0.0 if topic.visits is None else topic.visits / topic.pages
    return visits, not topic.weak, -topic.pages, topic.id


def _topic(line: Mapping[str, Any], visits: Mapping[str, float] | None) -> Topic:
    return Topic(
        line["topic"], line["label"], line["pages"], {entry["language"]: entry["pages"] for entry in line["languages"]},
        line["hub"], line["orphans"], line["pagerank"], line["cohesion"],
        None if visits is None else visits.get(line["topic"], 0.0),
    )  # fmt: skip


def _visits(view: View) -> dict[str, float] | None:
    """Return each topic's share of the useful visits of verified search bots; none without logs."""
    ledger, pages = view.tables.get("ledger"), view.tables["topic_pages"]
    if ledger is None:
        return None
    useful = ledger.filter(ledger.worth == "useful").inner_join(pages.filter(pages.topic.notnull()), "url")
    rows = useful.group_by("topic").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    total = sum(line["hits"] for line in rows)
    return {line["topic"]: line["hits"] / total for line in rows} if total else None


def _points(view: View, hubs: set[str]) -> list[charts.Point]:
    pages, metrics = view.tables["topic_pages"], view.tables.get("link_metrics")
    rows = pages.order_by("url").to_pyarrow().to_pylist()
    lonely = metrics.filter(metrics.orphan).url.to_pyarrow().to_pylist() if metrics is not None else []
    orphans = set(lonely)
    return [
        charts.Point(r["url"], r["x"], r["y"], r["topic"], short_url(r["url"]), r["url"] in hubs, r["url"] in orphans)
        for r in rows
    ]


def _languages(view: View) -> dict[str, str]:
    texts = view.tables.get("page_texts")
    rows = texts.select("url", "language").to_pyarrow().to_pylist() if texts is not None else []
    return {line["url"]: line["language"] for line in rows}


# what a user chooses


def topic_cards(view: Opened, site: Site | None) -> mo.ui.anywidget:
    """Return the most neglected topics as cards; a click chooses one."""
    say, focus = say_of(view), view.focus if isinstance(view, View) else ""
    items = [_card(say, topic, site) for topic in site.carded] if site else []
    return cards(items, label=say("topics-cards"), selected=_start(site, focus))


def _start(site: Site | None, focus: str) -> str:
    """Return the topic a link asked for, else the weakest, else the first."""
    if site is None:
        return ""
    if site.topic(focus):
        return focus
    return site.weakest.id if site.weakest else site.topics[0].id


def _card(say: Texts, topic: Topic, site: Site) -> Card:
    bars = [_bar(say, "pages", topic.pages / site.placed), _bar(say, "pagerank", topic.pagerank, "ink-2")]
    if topic.visits is not None:
        bars.insert(1, _bar(say, "visits", topic.visits, "verified"))
    warnings = [say("topics-no-hub")] if topic.hub is None else []
    warnings += [say("topics-orphans", orphans=topic.orphans)] if topic.orphans else []
    hub = (say("topics-hub", hub=short_url(topic.hub, length=24)),) if topic.hub else ()
    note = say("topics-size", pages=topic.pages, languages=_by_language(topic))
    return Card(topic.id, topic.label, note, tuple(bars), tuple(warnings), hub)


def _bar(say: Texts, name: str, share: float, tone: str = "ink-3") -> CardBar:
    return CardBar(say(f"topics-bar-{name}"), share, say.percent(share), tone)


def _by_language(topic: Topic) -> str:
    return ", ".join(f"{pages} {language}" for language, pages in topic.languages.items())


def chosen_topic(site: Site | None, chosen: str, table: mo.ui.table, shown: Page) -> Topic | None:
    """Return the topic clicked in the table, else the one of the cards."""
    if site is None:
        return None
    taken = chosen_row(table, shown.rows)
    return site.topic(str(taken["topic"])) if taken else site.topic(chosen)


# the finding


def finding(view: View, site: Site) -> mo.Html:
    say, weakest = view.say, site.weakest
    topics = len(site.topics)
    placed = say("topics-placed", topics=topics, placed=site.placed, pages=len(site.points))
    if weakest is None:
        return headline(say("topics-clean", topics=topics), placed)
    flaw = "no_hub" if weakest.hub is None else "orphans"
    orphans = figure(say.number(weakest.orphans), "error" if weakest.orphans else "ink")
    text = say(
        f"topics-headline-{flaw}", topic=weakest.label, topics=topics, orphans=weakest.orphans, number=orphans,
        pages=weakest.pages, size=figure(say.number(weakest.pages), "waste"),
    )  # fmt: skip
    return headline(text, " ".join(filter(None, (placed, _attention(say, site, weakest)))))


def _attention(say: Texts, site: Site, topic: Topic) -> str:
    """Say how much of the bots' visits a topic gets for its share of the pages."""
    if topic.visits is None:
        return ""
    share = say.percent(topic.pages / site.placed)
    return say("topics-visits", topic=topic.label, visits=say.percent(topic.visits), share=share)


def key_figures(view: View, site: Site) -> mo.Html:
    say = view.say
    without = [topic for topic in site.topics if topic.hub is None]
    loosest = min(site.topics, key=lambda topic: (topic.cohesion, topic.id))
    mean = sum(topic.cohesion * topic.pages for topic in site.topics) / site.placed
    in_none = say("topics-in-none", pages=len(site.points) - site.placed)
    first = without[0].label if without else say("topics-all-hubs")
    lowest = say("topics-loosest", topic=loosest.label, cohesion=say.number(loosest.cohesion, 2))
    figures = [
        Kpi(say("topics-topics"), say.number(len(site.topics)), "", in_none),
        _translated(view, site),
        Kpi(say("topics-without-hub"), say.number(len(without)), "", first),
        Kpi(say("topics-cohesion"), say.number(mean, 2), "", lowest),
        Kpi(say("topics-clicks"), missing=link(view.ctx, "runs", say("topics-no-search-console"))),
    ]
    return kpis(say, figures)


def _translated(view: View, site: Site) -> Kpi:
    """Count the pages whose hreflang names a page in another language that may rank, too."""
    say, pages = view.say, view.tables.get("pages")
    label = say("topics-both-languages")
    if pages is None:
        return Kpi(label, missing=link(view.ctx, "runs", say("topics-open-runs")))
    known = {point.id: site.languages.get(point.id, "") for point in site.points}
    named = pages.select("url", alternate=pages.hreflang.unnest()).select("url", other=_.alternate.url)
    pairs = named.distinct().to_pyarrow().to_pylist()
    has_other = {
        p["url"] for p in pairs if p["url"] in known and known.get(p["other"], known[p["url"]]) != known[p["url"]]
    }
    alone = Counter(language for url, language in known.items() if url not in has_other and language)
    only = ", ".join(say("topics-only", pages=number, language=name) for name, number in sorted(alone.items()))
    return Kpi(label, say.number(len(has_other)), say("topics-of-pages", pages=len(known)), only)


# the map


def topic_map(view: Opened, site: Site | None, topic: Topic | None) -> mo.ui.plotly:
    """Return the map of all pages, the chosen topic in colour. Pages can be caught with the lasso."""
    style = view.style if isinstance(view, View) else charts.Style("light", say_of(view))
    labels = {t.id: t.label for t in site.topics} if site else {}
    drawn = charts.topic_map(
        style, site.points if site else [], labels, selected=topic.id if topic else None, height=_MAP
    )
    return chart(drawn)


def caught(drawn: mo.ui.plotly, site: Site | None) -> list[str]:
    """Return the URLs in the lasso, known by their places: what a selection says of a point holds no more."""
    points = drawn.value if isinstance(drawn.value, list) else []
    places = {(point["x"], point["y"]) for point in points if isinstance(point, dict) and {"x", "y"} <= point.keys()}
    return sorted(point.id for point in site.points if (point.x, point.y) in places) if site else []


def map_panel(view: View, site: Site, drawn: Content) -> mo.Html:
    say = view.say
    lonely = [point for point in site.points if point.orphan]
    homes = {point.topic for point in lonely if point.topic}
    title = say("topics-orphans-in", orphans=len(lonely), topics=len(homes)) if lonely else say("topics-no-orphans")
    return panel(title, say("topics-map-hint"), drawn)


def top(view: View, site: Site | None, drawn: Content, chosen: Content) -> mo.Html:
    """Return finding, key figures, map and cards; or what is missing for them."""
    if site is None:
        answer = view.ask("weak_topics")
        lacking = answer if isinstance(answer, NotMeasured) else NotMeasured("topic_pages", empty=False)
        way = link(view.ctx, "runs", view.say("topics-open-runs"))
        return page(
            headline(view.say("topics-not-measured")), not_measured_answer(view.say, "weak_topics", lacking, [way])
        )
    return page(
        finding(view, site),
        key_figures(view, site),
        row(map_panel(view, site, drawn), _cards_column(view.say, site, chosen), widths="cards"),
    )


def _cards_column(say: Texts, site: Site, chosen: Content) -> mo.Html:
    shown = len(site.carded)
    order = "topics-order-visits" if site.topics[0].visits is not None else "topics-order-weak"
    form = (
        '<div class="sl-stack" style="gap:8px">'
        '<div style="display:flex;flex-wrap:wrap;gap:0 8px;justify-content:space-between">'
        '<b>{count}</b><span class="sl-u" style="margin:0">{order}</span></div>{cards}</div>'
    )
    count_of = say("topics-cards-of", shown=shown, total=len(site.topics))
    return html(safe.fill(form, count=count_of, order=say(order), cards=markup_of(chosen)))


# gaps


def gaps_page(view: Opened, topic: Topic | None, min_covered_by: int) -> Page:
    """Return what pages of the topic lack; of all topics where none is chosen."""
    answer = view.ask("semantic_gaps", min_covered_by=min_covered_by) if isinstance(view, View) else None
    if not isinstance(answer, Found) or not isinstance(view, View):
        return _NOTHING
    pages, gaps = view.tables["topic_pages"], view.tables["gaps"]
    evidence = gaps.select("url", "ordinal", "evidence")
    rows = answer.table.left_join(evidence, ["url", "ordinal"]).select(*answer.table.columns, "evidence")
    placed = rows.inner_join(pages.select("url", "topic"), "url")
    order = [(placed.covered_by / placed.others).desc(), ibis.desc("covered_by"), "url", "ordinal"]
    return page_of(placed, order, where=[placed.topic == topic.id] if topic else [])


_NOTHING = Page(pl.DataFrame(), 0, 0)


def gaps_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    rows = shown.rows
    if rows.height:
        covers = [say("topics-n-of-m", part=r["covered_by"], total=r["others"]) for r in rows.to_dicts()]
        rows = rows.with_columns(pl.Series("covers", covers, dtype=pl.String))
    columns = [
        Column("url", say("topics-page"), "url", 380),
        Column("heading", say("topics-missing")),
        Column("kind", say("topics-kind"), width=100, words={k: say(f"topics-kind-{k}") for k in KINDS}),
        Column("covers", say("topics-covered"), width=90),
        Column("certainty", say("topics-certainty"), width=118, words={c: say(f"certainty-{c}") for c in CERTAINTIES}),
    ]  # fmt: skip
    return show_table(say, rows, columns, selected=0, page_size=10)


KINDS = ("question", "subtopic")
CERTAINTIES = ("certain", "likely", "possible")


def gaps_block(view: View, site: Site | None, topic: Topic | None, shown: Page, table: mo.ui.table) -> mo.Html | None:
    """Return the gaps of the chosen topic beside the passages that prove the selected one."""
    if site is None:
        return None
    say, answer = view.say, view.ask("semantic_gaps")
    if isinstance(answer, NotMeasured):
        way = link(view.ctx, "runs", say("topics-open-runs"))
        return page(not_measured_answer(say, "semantic_gaps", answer, [way]))
    name = topic.label if topic else say("topics-every-topic")
    if not shown.rows.height:
        return page(clean(say, say("topics-no-gap", topic=name), say("question-semantic_gaps-explanation")))
    framed = table_panel(
        say, say("topics-gaps", topic=name), shown, table, noun=say("topics-gaps-noun"), note=say("topics-gaps-note")
    )
    return page(framed, _proof(view, site, chosen_row(table, shown.rows, otherwise=0) or {}))


def _proof(view: View, site: Site, gap: Mapping[str, Any]) -> mo.Html:
    """Show the passages of other pages that cover the gap, and how near the page's own best passage comes."""
    say, places = view.say, json.loads(str(gap["evidence"] or "[]"))
    passages = [
        panel(body=evidence(_passage(say, site, n, place)), name="sl-evidence") for n, place in enumerate(places, 1)
    ]
    near = say(
        "topics-own-similarity", page=short_url(str(gap["url"])), similarity=say.number(gap["own_similarity"], 2)
    )
    title = say("topics-covered-by", heading=str(gap["heading"]), pages=len(places))
    return panel(title, near, row(*passages[:_PASSAGES]))


def _passage(say: Texts, site: Site, number: int, place: Mapping[str, str]) -> Evidence:
    language = site.languages.get(place["url"], "")
    shown = safe.fill('<p class="sl-quote" lang="{language}">{quote}</p>', language=language, quote=place["quote"])
    way = outside(place_on(place["url"], place["quote"]), say("topics-show-place"))
    return Evidence(f"B{number}", short_url(place["url"]), say("topics-passage"), link=safe.join([shown, way]))


def place_on(url: str, quote: str) -> str:
    """Return the address of a place on a page: a text fragment of the first words, which browsers scroll to."""
    words = percent(" ".join(quote.split()[:6]), safe="").replace("-", "%2D")  # a dash would end the words
    return f"{url.partition('#')[0]}#:~:text={words}" if words else url


# tables


def table_kind(view: Opened, site: Site | None) -> mo.ui.anywidget:
    """Return the choice between all topics and the pages of the chosen one."""
    say = say_of(view)
    words = (
        {"topics": say("topics-chip-topics", topics=len(site.topics)), "pages": say("topics-chip-pages")}
        if site
        else {}
    )
    return chips(words, label=say("topics-chips"))


def topics_page(view: Opened) -> Page:
    """Return all topics, the weakest first: without a hub, then by orphans."""
    topics = view.tables.get("topics") if isinstance(view, View) else None
    if topics is None:
        return _NOTHING
    order = [topics.hub.isnull().desc(), ibis.desc("orphans"), ibis.desc("pages"), "topic"]
    return page_of(topics.drop("terms", "languages"), order)


def topics_table(view: Opened, shown: Page, chosen: mo.ui.anywidget) -> mo.ui.table:
    """Return all topics; that of the card is chosen, and a click on a row marks its card."""
    say = say_of(view)
    names = shown.rows["topic"].to_list() if shown.rows.height else []
    card = str(chosen.value["selected"])

    def mark(cells: list[Any]) -> None:
        if cells:
            chosen.widget.selected = names[int(cells[0].row)]

    columns = [
        Column("label", say("topics-topic")),
        Column("pages", say("topics-pages"), "number", 90),
        Column("hub", say("topics-hub-page"), "url", 380, empty=say("topics-no-hub")),
        Column("orphans", say("topics-orphan-pages"), "number", 110),
        Column("pagerank", "PageRank", "share", 110, bar="unknown"),
        Column("cohesion", say("topics-cohesion"), "cosine", 110),
    ]
    start = names.index(card) if card in names else None
    return show_table(say, shown.rows, columns, selected=start, page_size=20, on_select=action(say, mark))


def pages_page(view: Opened, topic: Topic | None, urls: Sequence[str], find: str) -> Page:
    """Return the pages of the chosen topic, or those in the lasso, most inlinks first."""
    if not isinstance(view, View) or "topic_pages" not in view.tables:
        return _NOTHING
    table = pages_of(view)
    chosen = table.url.isin(list(urls)) if urls else table.topic == topic.id if topic else ibis.literal(True)
    return page_of(table.filter(chosen), [ibis.desc("inlinks"), "url"], find=find)


def pages_of(view: View) -> ir.Table:
    """Return the pages of topics with what is known of them: title, language, links, centrality."""
    placed = view.tables["topic_pages"].select("url", "topic", "centrality")
    joined = placed.left_join(_columns(view, "link_metrics", inlinks="int64", click_depth="int32"), "url").drop(
        "url_right"
    )
    joined = joined.left_join(_columns(view, "page_texts", language="string", words="int64"), "url").drop("url_right")
    return joined


def _columns(view: View, table: str, **types: str) -> ir.Table:
    """Return some columns of a table beside its URLs; all missing where it is not there."""
    if table in view.tables:
        return view.tables[table].select("url", *types)
    nothing = view.tables["topic_pages"].filter(ibis.literal(False))
    return nothing.select("url", **{name: ibis.null(type_) for name, type_ in types.items()})


def pages_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    columns = [
        Column("url", say("topics-page"), "url"),
        Column("language", say("topics-language"), width=90),
        Column("inlinks", say("topics-inlinks"), "number", 110),
        Column("click_depth", say("topics-click-depth"), "number", 130, empty=say("topics-not-reached")),
        Column("words", say("topics-words"), "number", 90),
        Column("centrality", say("topics-centrality"), "cosine", 120),
    ]
    return show_table(say, shown.rows, columns, page_size=20)


def export(view: Opened, kind: str) -> list[mo.download]:
    """Return the buttons that write all topics, or all their pages."""

    def rows(view: View) -> ir.Table | None:
        if "topics" not in view.tables:
            return None
        return pages_of(view).order_by("topic", "url") if kind == "pages" else view.tables["topics"].order_by("topic")

    return downloads(view, kind or "topics", rows)


@dataclass(frozen=True)
class Tables:
    """The two tables with their elements, and what chooses between them."""

    kind: str
    topics: tuple[Page, Content]
    pages: tuple[Page, Content]
    kinds: Content  # the chips
    find: Content  # of pages
    exports: Sequence[Content]
    caught: int  # pages in the lasso


def tables_block(view: View, site: Site | None, topic: Topic | None, tables: Tables) -> mo.Html:
    """Return the table that was chosen, and the provenance."""
    framed = None if site is None else _framed(view.say, topic, tables)
    return page(framed, provenance(view, also=[(view.say("topics-model"), view.workspace.settings.embedding.model)]))


def _framed(say: Texts, topic: Topic | None, tables: Tables) -> mo.Html:
    if tables.kind != "pages":
        shown, table = tables.topics
        tools, note = [tables.kinds, *tables.exports], say("topics-all-note")
        return table_panel(say, say("topics-all"), shown, table, noun=say("topics-noun"), tools=tools, note=note)
    shown, table = tables.pages
    title = say("topics-caught", pages=tables.caught) if tables.caught else _pages_of(say, topic)
    tools, note = [tables.kinds, tables.find, *tables.exports], say("topics-pages-note")
    body = table if shown.rows.height else empty_filter(say, shown.total)
    return table_panel(say, title, shown, body, noun=say("topics-pages-noun"), tools=tools, note=note)


def _pages_of(say: Texts, topic: Topic | None) -> str:
    return say("topics-pages-of", topic=topic.label) if topic else say("topics-all-pages")
