"""What Internal links says: which links are worth setting, why, what became of them, and which lead nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
import pyarrow as pa
from ibis import _
from markupsafe import Markup

from analysis.base import Clean, Found, NotMeasured, count
from app import safe
from app.decisions import OPEN, Decision
from app.digests import digest_of
from app.export import write_table
from app.texts import Texts
from app.ui import decided, places
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.evidence import quotation
from app.ui.headline import figure, headline, panel
from app.ui.icons import icon
from app.ui.links import link, outside, short_url
from app.ui.parts import Content, inline, markup_of, page, row
from app.ui.provenance import provenance
from app.ui.states import clean, empty_filter, not_measured_answer
from app.ui.tables import Column, Page, find_field, page_of, show_table, small_table, table_panel
from app.ui.widgets import QueueEvent, QueueItem, chips, queue

SHOWN = 200  # suggestions handed to the queue: more than anybody decides on in one sitting
CHECKS = ("orphan_pages", "broken_links", "redirected_links", "deep_pages")
STATES = ("all", "open", "accepted", "rejected")
Opened = View | mo.Html  # a view, or the panel that says why it could not be opened


@dataclass(frozen=True)
class Suggestion:
    """A row of `link_opportunities` with the titles of both pages."""

    source: str
    target: str
    source_title: str
    target_title: str
    sentence: str
    anchor: str
    passage_hash: str
    ordinal: int
    similarity: float
    shared_entities: tuple[str, ...]
    target_inlinks: int
    target_orphan: bool
    benefit: float
    language: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest_of([self.source, self.target])[:16])

    @property
    def pair(self) -> tuple[str, str]:
        return self.source, self.target


def suggestions_of(view: Opened) -> tuple[Suggestion, ...]:
    """Return the suggestions, the most beneficial first; none where the analysis has not looked for them."""
    answer = view.ask("missing_links") if isinstance(view, View) else None
    if not isinstance(view, View) or not isinstance(answer, Found):
        return ()
    table = _titled(view, view.tables["link_opportunities"])
    rows = safe_rows(table.order_by(table.benefit.desc(), "source", "target").limit(safe.MAX_ROWS))
    return tuple(_suggestion(row) for row in rows)


def safe_rows(table: ir.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows


def _titled(view: View, table: ir.Table) -> ir.Table:
    if "pages" not in view.tables:
        return table.mutate(source_title=ibis.null("string"), target_title=ibis.null("string"))
    for side in ("source", "target"):
        titles = view.tables["pages"].select(**{f"{side}_page": _.url, f"{side}_title": _.title})
        table = table.left_join(titles, table[side] == titles[f"{side}_page"])
    return table


def _suggestion(row: Mapping[str, Any]) -> Suggestion:
    kept = {name: row[name] for name in Suggestion.__dataclass_fields__ if name != "id"}
    titles = {f"{side}_title": row[f"{side}_title"] or short_url(row[side]) for side in ("source", "target")}
    return Suggestion(**kept | titles | {"shared_entities": tuple(row["shared_entities"])})


@dataclass(frozen=True)
class Decided:
    """The suggestions with what was decided on each."""

    suggestions: tuple[Suggestion, ...]
    decisions: Mapping[tuple[str, str], Decision]

    def of(self, suggestion: Suggestion) -> Decision:
        return self.decisions.get(suggestion.pair, OPEN)

    @property
    def numbers(self) -> dict[str, int]:
        return decided.tally(self.of(suggestion) for suggestion in self.suggestions)

    def in_state(self, state: str) -> list[Suggestion]:
        """Return the suggestions of a chip; a changed link text is an accepted link."""
        wanted = {"accepted": ("accepted", "changed")}.get(state, (state,))
        return [s for s in self.suggestions if state == "all" or decided.mark_of(self.of(s)) in wanted]


def decided_of(view: View, suggestions: tuple[Suggestion, ...]) -> Decided:
    return Decided(suggestions, view.decisions.links(view.site) if view.site else {})


# the queue


def state_chips(view: Opened, suggestions: tuple[Suggestion, ...]) -> mo.ui.anywidget:
    say = say_of(view)
    if not isinstance(view, View):
        return chips({}, label=say("links-chips"))
    return chips(_state_words(say, decided_of(view, suggestions)), label=say("links-chips"))


def _state_words(say: Texts, now: Decided) -> dict[str, str]:
    return {state: say(f"links-chip-{state}", number=say.number(len(now.in_state(state)))) for state in STATES}


def queue_of(view: Opened, suggestions: tuple[Suggestion, ...], state: mo.ui.anywidget) -> mo.ui.anywidget:
    """Return the queue of one state. A suggestion decided on stays where it is and shows its decision."""
    say = say_of(view)
    if not isinstance(view, View):
        return queue(say, [], label=say("links-queue"), on_action=lambda event: None, expand=False)
    shown = decided_of(view, suggestions).in_state(state.value["value"])[:SHOWN]
    by_id = {suggestion.id: suggestion for suggestion in shown}

    def items() -> list[QueueItem]:
        now = decided_of(view, suggestions)
        return [item_of(say, suggestion, now.of(suggestion)) for suggestion in shown]

    def on_action(event: QueueEvent) -> list[QueueItem] | None:
        if event.action == "open":
            return None
        decided.attempt(say, lambda: write(view, by_id[event.id], event))
        words = _state_words(say, decided_of(view, suggestions))
        state.widget.options = [{"id": name, "text": text} for name, text in words.items()]
        return items()

    first = next((s.id for s in shown if view.focus in s.pair), "")
    return queue(say, items(), label=say("links-queue"), on_action=on_action, selected=first, expand=False)


def item_of(say: Texts, suggestion: Suggestion, decision: Decision) -> QueueItem:
    kept = say("links-from", title=suggestion.source_title)
    orphan = [say("links-orphan")] if suggestion.target_orphan else []
    return QueueItem(
        suggestion.id, suggestion.target_title, decided.mark_of(decision), decision.version,
        note=decided.note_of(say, decision, suggestion.anchor) or kept,
        aside=say.number(suggestion.benefit), aside_note=" · ".join([suggestion.language, *orphan]),
        text=suggestion.anchor, language=suggestion.language,
    )  # fmt: skip


def write(view: View, suggestion: Suggestion, event: QueueEvent) -> Decision:
    """Write what was decided on a suggestion as it was shown."""
    site, decisions = view.site or "", view.decisions
    if event.action == "take_back":
        return decisions.take_back_link(site, *suggestion.pair, seen=event.version)
    verdict = {"accept": "accepted", "change": "changed", "reject": "rejected"}[event.action]
    return decisions.decide_link(
        site, *suggestion.pair, verdict, seen=event.version, text=event.text or None, reason=event.reason  # type: ignore[arg-type]
    )  # fmt: skip


def chosen(suggestions: tuple[Suggestion, ...], queue: mo.ui.anywidget) -> Suggestion | None:
    return next((s for s in suggestions if s.id == queue.value["selected"]), None)


# the finding


def finding(view: View, now: Decided) -> mo.Html:
    say, numbers = view.say, now.numbers
    details = {**numbers, "suggestions": len(now.suggestions), "targets": len({s.target for s in now.suggestions})}
    sentence = say("links-sentence", **details)
    if not numbers["open"]:
        return headline(say("links-all-decided", **details), sentence)
    number = figure(say.number(numbers["open"]))
    first = say("links-waiting", number=number, open=numbers["open"])
    return headline(first + _orphan_part(view, now), sentence)


def _orphan_part(view: View, now: Decided) -> str:
    """Say how many open suggestions would give an orphan page its first link; a full stop where none would."""
    helping = [s for s in now.in_state("open") if s.target_orphan]
    if not helping:
        return "."
    helped, orphans = len({s.target for s in helping}), orphans_of(view) or 0
    every = "yes" if helped >= orphans else "no"
    return "; " + view.say("links-first-link", helping=len(helping), helped=helped, orphans=orphans, every=every)


def orphans_of(view: View) -> int | None:
    metrics = view.tables.get("link_metrics")
    return None if metrics is None else count(metrics.filter(metrics.orphan))


def content_of(
    view: View, suggestions: tuple[Suggestion, ...], chips: mo.ui.anywidget, queue: mo.ui.anywidget, export: Content
) -> list[Content]:
    """Return the first block: the finding, the queue, the suggestion under the cursor and why it is one."""
    answer = view.ask("missing_links")
    if isinstance(answer, NotMeasured):
        way = link(view.ctx, "runs", view.say("links-analyse"))
        return [not_measured_answer(view.say, "missing_links", answer, [way])]
    if isinstance(answer, Clean):
        return [clean(view.say, view.say("question-missing_links-clean", looked_at=answer.looked_at))]
    now, suggestion = decided_of(view, suggestions), chosen(suggestions, queue)
    listed = _queue_panel(view, now, chips, queue, export)
    return [finding(view, now), row(listed, *_beside(view, now, suggestion), widths="queue")]


def _beside(view: View, now: Decided, suggestion: Suggestion | None) -> list[Content]:
    if suggestion is None:
        return [panel(body=empty_filter(view.say, len(now.suggestions))), panel()]
    return [_where(view, now, suggestion), _why(view, now, suggestion)]


def _queue_panel(view: View, now: Decided, chips: mo.ui.anywidget, queue: mo.ui.anywidget, export: Content) -> mo.Html:
    note = view.say("links-order", shown=len(queue.value["items"]), total=len(now.suggestions))
    head = safe.fill('<div style="padding:10px 12px">{chips}</div>', chips=markup_of(chips))
    return panel(body=[head, queue], footer=inline(note, export), flush=True, name="sl-suggestions")


# the suggestion under the cursor


def _where(view: View, now: Decided, suggestion: Suggestion) -> mo.Html:
    """Show the passage with its sentence, the words to link, the target, and what the link would change."""
    say, decision = view.say, now.of(suggestion)
    anchor = decision.text or suggestion.anchor
    source = safe.fill(
        "{page} {path}", page=outside(suggestion.source, short_url(suggestion.source)), path=_path(view, suggestion)
    )
    body = [
        _passage(view, suggestion, anchor),
        _pairs([(say("links-anchor"), _anchor(say, suggestion, anchor)), (say("links-target"), _page(suggestion))]),
        safe.fill("<h2>{title}</h2>", title=say("links-if-accepted")),
        _effects(view, suggestion),
    ]
    return panel(suggestion.source_title, source, body, aside=say("links-source"), name="sl-where")


def _path(view: View, suggestion: Suggestion) -> str:
    found = places.passage_row(view, suggestion.source, suggestion.ordinal)
    return f"› {found['heading_path']}" if found and found["heading_path"] else ""


def _passage(view: View, suggestion: Suggestion, anchor: str) -> Markup:
    place = places.place_in(places.passage_text(view, suggestion.passage_hash), suggestion.sentence)
    form = (
        '<div style="border-left:3px solid var(--sl-line-strong);background:var(--sl-bg);padding:6px 14px;'
        'margin:4px 0 12px">{text}</div>'
    )
    text = quotation(place.before, place.sentence, place.after, suggestion.language, linked=anchor)
    return safe.fill(form, text=text)


def _anchor(say: Texts, suggestion: Suggestion, anchor: str) -> Markup:
    if not anchor:
        return safe.fill('<span class="sl-t-waste">{none}</span>', none=say("links-no-anchor"))
    words = say("links-words", words=len(anchor.split()))
    form = '<b lang="{language}">{anchor}</b> <span class="sl-t-nm">{words}</span>'
    return safe.fill(form, language=suggestion.language, anchor=anchor, words=words)


def _page(suggestion: Suggestion) -> Markup:
    form = '<b lang="{language}">{title}</b><div class="sl-l">{url}</div>'
    url = outside(suggestion.target, short_url(suggestion.target))
    return safe.fill(form, language=suggestion.language, title=suggestion.target_title, url=url)


def _pairs(rows: Sequence[tuple[str, Content]]) -> Markup:
    form = (
        '<div style="display:grid;grid-template-columns:92px minmax(0,1fr);gap:8px 10px;margin-bottom:14px">'
        "{cells}</div>"
    )
    cells = [safe.fill('<span class="sl-u" style="margin:2px 0 0">{n}</span><div>{v}</div>', n=n, v=v) for n, v in rows]
    return safe.fill(form, cells=safe.join(cells))


def _effects(view: View, suggestion: Suggestion) -> Markup:
    """Show the target today and with the link: links, clicks from the start page, orphan pages of the site."""
    say = view.say
    columns = [
        Column("what", say("links-effect")), Column("today", say("links-today"), "number", 118),
        Column("then", say("links-then"), "number", 118),
    ]  # fmt: skip
    rows = [
        {"what": say(f"links-effect-{name}"), "today": today, "then": safe.fill("<b>{then}</b>", then=then)}
        for name, today, then in effects(view, suggestion)
    ]
    return safe.fill("{table}{rank}", table=small_table(columns, rows), rank=_rank(view, suggestion))


def effects(view: View, suggestion: Suggestion) -> list[tuple[str, str, str]]:
    """Return name, today and then of what one more link to the target changes, as it follows from the link graph."""
    say, metrics = view.say, _metrics_of(view, suggestion)
    target, orphans = metrics.get(suggestion.target), orphans_of(view)
    if target is None or orphans is None:
        return [("links", say.number(suggestion.target_inlinks), say.number(suggestion.target_inlinks + 1))]
    before, after = target["click_depth"], depth_with_link(target, metrics.get(suggestion.source))
    return [
        ("links", say.number(target["inlinks"]), say.number(target["inlinks"] + 1)),
        ("clicks", _clicks(say, before), _clicks(say, after)),
        ("orphans", say.number(orphans), say.number(orphans - bool(target["orphan"]))),
    ]


def depth_with_link(target: Mapping[str, Any], source: Mapping[str, Any] | None) -> int | None:
    """Return the clicks to the target when its page gets a link from `source`: one more than to the source, at most."""
    ways = [target["click_depth"], source["click_depth"] + 1 if source and source["click_depth"] is not None else None]
    return min((way for way in ways if way is not None), default=None)


def _clicks(say: Texts, clicks: int | None) -> str:
    return say("links-unreachable") if clicks is None else say.number(clicks)


def _metrics_of(view: View, suggestion: Suggestion) -> dict[str, dict[str, Any]]:
    metrics = view.tables.get("link_metrics")
    if metrics is None:
        return {}
    return {row["url"]: row for row in safe_rows(metrics.filter(metrics.url.isin(suggestion.pair)))}


def _rank(view: View, suggestion: Suggestion) -> Markup:
    metrics, target = view.tables.get("link_metrics"), _metrics_of(view, suggestion).get(suggestion.target)
    if metrics is None or target is None:
        return Markup("")
    place = count(metrics.filter(metrics.pagerank > target["pagerank"])) + 1
    share = view.say.percent(target["pagerank"], 2)
    return safe.fill(
        '<p class="sl-u">{s}</p>', s=view.say("links-rank", share=share, place=place, pages=count(metrics))
    )


# why this link


def _why(view: View, now: Decided, suggestion: Suggestion) -> mo.Html:
    say = view.say
    body = [
        _measures(say, suggestion),
        safe.fill('<h2 style="padding-top:14px">{title}</h2>', title=say("links-checks")),
        _checked(view, suggestion),
        _others(view, now, suggestion),
    ]
    second = say("links-benefit", benefit=say.number(suggestion.benefit))
    return panel(say("links-why"), second, body, say("links-limit"), name="sl-why")


def _measures(say: Texts, suggestion: Suggestion) -> Markup:
    shared, orphan = suggestion.shared_entities, say("links-orphan-page") if suggestion.target_orphan else ""
    lines = [
        (say("links-similarity"), say.number(suggestion.similarity, 2), say("links-similarity-note")),
        (say("links-shared"), say.number(len(shared)), ", ".join(shared)),
        (say("links-inlinks"), say.number(suggestion.target_inlinks), orphan),
    ]  # fmt: skip
    form = '<li><span>{label}<div style="white-space:normal" class="sl-l">{note}</div></span><b>{value}</b></li>'
    rows = [safe.fill(form, label=label, note=note, value=value) for label, value, note in lines]
    return safe.fill('<ul class="sl-checked">{rows}</ul>', rows=safe.join(rows))


def checks(view: View, suggestion: Suggestion) -> list[tuple[str, bool | None]]:
    """Return what was looked at again for this suggestion; none of a truth value where its table is missing."""
    return [
        ("language", _same_language(view, suggestion)),
        ("indexable", _indexable(view, suggestion)),
        ("unlinked", _unlinked(view, suggestion)),
        ("new-anchor", _new_anchor(view, suggestion)),
    ]


def _same_language(view: View, suggestion: Suggestion) -> bool | None:
    texts = view.tables.get("page_texts")
    if texts is None:
        return None
    rows = safe_rows(texts.filter(texts.url.isin(suggestion.pair)).select("url", "language"))
    return len(rows) == 2 and len({row["language"] for row in rows}) == 1


def _indexable(view: View, suggestion: Suggestion) -> bool | None:
    known = view.tables.get("indexability")
    return None if known is None else bool(count(known.filter(known.url == suggestion.target, known.indexable)))


def _unlinked(view: View, suggestion: Suggestion) -> bool | None:
    links = view.tables.get("links")
    if links is None:
        return None
    return not count(links.filter(links.source == suggestion.source, links.target == suggestion.target))


def _new_anchor(view: View, suggestion: Suggestion) -> bool | None:
    """Return whether no link uses the same words for another page: equal words for two pages say nothing."""
    links = view.tables.get("links")
    if links is None or not suggestion.anchor:
        return None
    same = links.anchor.lower() == suggestion.anchor.lower()
    return not count(links.filter(links.internal, same, links.target != suggestion.target))


def _checked(view: View, suggestion: Suggestion) -> Markup:
    signs = {True: icon("check", 14), False: icon("warn", 14), None: Markup("")}
    words = {True: "yes", False: "no", None: "unknown"}
    tones = {True: "useful", False: "waste", None: "nm"}
    form = (
        '<li style="justify-content:flex-start;gap:8px;border:0;padding:3px 0"><span class="sl-t-{tone}">{sign}</span>'
        "<span>{text}</span></li>"
    )
    lines = [
        safe.fill(form, tone=tones[ok], sign=signs[ok], text=view.say(f"links-check-{name}", answer=words[ok]))
        for name, ok in checks(view, suggestion)
    ]
    return safe.fill('<ul style="font-size:13px" class="sl-checked">{lines}</ul>', lines=safe.join(lines))


_OTHERS = 4  # further suggestions for a target that are named


def _others(view: View, now: Decided, suggestion: Suggestion) -> Markup:
    """Name the other suggestions for the same target."""
    others = [s for s in now.suggestions if s.target == suggestion.target and s.id != suggestion.id]
    if not others:
        return Markup("")
    form = '<h2 style="padding-top:14px">{title}</h2><ul style="font-size:13px">{lines}</ul>'
    lines = [
        safe.fill("<li>{l}</li>", l=link(view.ctx, "internal_links", s.source_title, focus=s.source))
        for s in others[:_OTHERS]
    ]
    if len(others) > _OTHERS:
        lines.append(safe.fill("<li>{more}</li>", more=view.say("links-also-more", others=len(others) - _OTHERS)))
    return safe.fill(form, title=view.say("links-also", others=len(others)), lines=safe.join(lines))


def export(view: Opened, suggestions: tuple[Suggestion, ...]) -> mo.Html:
    """Return the button that hands over the accepted links, changed words included."""
    say = say_of(view)
    now = decided_of(view, suggestions) if isinstance(view, View) else Decided((), {})
    accepted = now.in_state("accepted")

    def written() -> bytes:
        stream = BytesIO()
        if isinstance(view, View):
            write_table(accepted_table(decided_of(view, suggestions)), stream, "csv", style=view.workspace.settings.csv)
        return stream.getvalue()

    label = say("links-export", links=len(accepted))
    return mo.download(written, filename="accepted-links.csv", mimetype="text/csv", label=label, disabled=not accepted)


def accepted_table(now: Decided) -> pa.Table:
    """Return what an editor sets: on which page, in which sentence, which words, to where."""
    rows = [
        {
            "source": s.source, "sentence": s.sentence, "link_text": now.of(s).text or s.anchor, "target": s.target,
            "decision": now.of(s).verdict, "benefit": s.benefit,
        }
        for s in now.in_state("accepted")
    ]  # fmt: skip
    texts = [(name, pa.string()) for name in ("source", "sentence", "link_text", "target", "decision")]
    return pa.Table.from_pylist(rows, schema=pa.schema([*texts, ("benefit", pa.float64())]))


# what is wrong with the links there are


def check_chips(view: Opened) -> mo.ui.anywidget:
    """Return the choice between the four checks of links, each with its answer: a number, 0, or not measured."""
    say = say_of(view)
    words = {name: say(f"links-chip-{name}", answer=_answer_word(view, name)) for name in CHECKS}
    return chips(words, label=say("links-checks-label"))


def _answer_word(view: Opened, name: str) -> str:
    answer = view.ask(name) if isinstance(view, View) else None
    if isinstance(answer, Found):
        return say_of(view).number(answer.rows)
    return say_of(view).number(0) if isinstance(answer, Clean) else say_of(view)("state-missing-value")


def check_find(view: Opened) -> mo.ui.text:
    return find_field(say_of(view), value=view.focus if isinstance(view, View) else "")


def check_page(view: Opened, name: str, find: str) -> Page:
    answer = view.ask(name) if isinstance(view, View) and name else None
    if not isinstance(answer, Found):
        return Page(pl.DataFrame(), 0, 0)
    order = [ibis.desc("weight"), "url", "related", "value"]
    return page_of(answer.table, order, find=find, find_in=("url", "related"))


def check_table(view: Opened, name: str, shown: Page) -> mo.ui.table:
    say = say_of(view)
    return show_table(say, shown.rows, check_columns(say, name), page_size=10)


def check_columns(say: Texts, name: str) -> list[Column]:
    url = Column("url", say(f"links-column-{name}"), "url")
    if name == "orphan_pages":
        words = {
            way: say(f"links-known-{way}") for way in ("sitemap", "hreflang", "canonical", "redirect", "link", "log")
        }
        return [url, Column("value", say("links-known"), width=260, words=words)]
    if name == "deep_pages":
        return [url, Column("value", say("links-clicks"), width=160)]
    seen = say(f"links-value-{name}")
    return [
        url,
        Column("related", say("links-leads-to"), "url", 330),
        Column("value", seen, "url", 260) if name == "redirected_links" else Column("value", seen, width=150),
        Column("weight", say("links-weight"), "number", 70),
    ]


def check_export(view: Opened, name: str) -> list[mo.download]:
    """Return the buttons that write a check's whole answer."""

    def rows(view: View) -> ir.Table | None:
        answer = view.ask(name)
        return answer.table.order_by("url", "related", "value") if isinstance(answer, Found) else None

    return downloads(view, name, rows)


def check_block(view: View, name: str, shown: Page, table: Content, chips: Content, tools: list[Content]) -> mo.Html:
    """Return the second block: one check at a time with its answer, and the provenance."""
    return page(
        inline(view.say("links-checks-title"), chips),
        _answer(view, name, shown, table, tools),
        provenance(view),
    )


def _answer(view: View, name: str, shown: Page, table: Content, tools: list[Content]) -> mo.Html:
    say, answer = view.say, view.ask(name)
    if isinstance(answer, NotMeasured):
        return not_measured_answer(say, name, answer, [link(view.ctx, "runs", say("links-analyse"))])
    if isinstance(answer, Clean):
        return clean(
            say, say(f"question-{name}-clean", looked_at=answer.looked_at), say(f"question-{name}-explanation")
        )
    body = table if shown.rows.height else empty_filter(say, shown.total)
    title = say(f"question-{name}-found", rows=answer.rows).rstrip(".")
    return table_panel(say, title, shown, body, tools=tools, note=say(f"question-{name}-fix"))
