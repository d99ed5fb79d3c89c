"""A URL's whole story: verdict, fields, robots answers, links in and out, findings, requests, history, rendering."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import marimo as mo
from ibis import _
from markupsafe import Markup

from app import safe
from app.texts import Texts
from app.ui import parts
from app.ui.context import View
from app.ui.headline import Fact, facts, panel
from app.ui.links import link, outside, severity, short_url
from app.ui.overview import open_findings, severity_rank
from app.ui.parts import Content
from app.ui.provenance import provenance
from app.ui.states import mark
from app.ui.tables import Column, Page, chosen_row, size, small_table
from app.url_history import changed_names, url_history

_LINKS = 100  # of a page's links on the screen; the export has all
_LONG = 240  # characters of a value
Row = Mapping[str, Any]


def block(view: View, shown: Page, table: mo.ui.table) -> Content:
    """Return the story of the chosen URL, and what the view rests on."""
    chosen = chosen_row(table, shown.rows)
    return parts.page(*(story(view, chosen["url"]) if chosen else ()), provenance(view))


def story(view: View, url: str) -> list[Content]:
    """Return all there is to know of a URL; a part whose table is missing says that it was not measured."""
    page = _one(view, "pages", url)
    if page is None:
        return []
    return [
        parts.row(_verdict(view, page), _facts_beside(view, page), widths="main"),
        parts.row(_fields(view, page), parts.stack(_robots(view, url), _rendering(view, page)), widths="halves"),
        parts.row(_links_in(view, url), _links_out(view, url), widths="halves"),
        _history(view, url),
    ]


def _one(view: View, table: str, url: str) -> Row | None:
    rows = _of(view, table, url)
    return rows[0] if rows else None


def _of(view: View, table: str, url: str, *, limit: int = 1) -> list[Row]:
    """Return the rows of a URL: its own table's, whatever segment is chosen."""
    whole = view.reading.whole.get(table) if view.reading else None
    if view.reading is None or whole is None:
        return []
    query = f"SELECT * FROM ({_sql(whole)}) WHERE url = ? LIMIT {limit}"
    found: list[Row] = view.reading.connection.con.execute(query, [url]).to_arrow_table().to_pylist()
    return found


@lru_cache(maxsize=64)
def _sql(table: ir.Table) -> str:
    """Return a table as SQL. Making it takes longer than looking a URL up, and every story asks the same tables."""
    return str(ibis.to_sql(table, dialect="duckdb"))


def _has(view: View, table: str) -> bool:
    return view.reading is not None and table in view.reading.whole


def _missing(say: Texts, table: str) -> Markup:
    sentence = say("state-table-missing", table=say(f"table-{table}"))
    shape = mark("not-measured", say("state-not-measured"))
    form = '{shape}<p class="sl-u">{what} {how}</p>'
    return safe.fill(form, shape=shape, what=sentence, how=say(f"table-{table}-origin"))


# May it rank, and what decides


def _verdict(view: View, page: Row) -> mo.Html:
    say, judged = view.say, _one(view, "indexability", page["url"])
    title = short_url(page["url"], length=90)
    if judged is None:
        return panel(title, outside(page["url"], _cut(page["url"])), _missing(say, "indexability"))
    word = say(f"indexability-{judged['reason']}")
    said = say("pages-may-rank") if judged["indexable"] else say("pages-may-not-rank", reason=word)
    steps = [Fact("", _step(say, step)) for step in judged["evidence"] or []]
    return panel(said, outside(page["url"], _cut(page["url"])), facts(steps))


def _step(say: Texts, step: Row) -> Content:
    """Say what a search engine learns at one step of its way; the step that decides is set off."""
    value = step["value"]
    said = say(f"pages-step-{step['step']}", value=say(_ROBOTS[value]) if value in _ROBOTS else _cut(value))
    return safe.fill("<strong>{said}</strong>", said=say("pages-decides", step=said)) if step["decides"] else said


_ROBOTS = {  # what robots.txt says where it names no rule
    "no rule": "pages-verdict-rules", "allow_all": "pages-verdict-allow-all", "allowed": "pages-robots-allowed",
    "disallow_all": "pages-verdict-disallow-all", "disallowed": "pages-robots-disallowed",
}  # fmt: skip


def _facts_beside(view: View, page: Row) -> mo.Html:
    """List what needs work on the page, the worst first, and what search bots asked of it."""
    say = view.say
    found = _findings(view, page["url"])
    lines = [Fact("", _finding(view, row)) for row in found] or [Fact("", say("pages-no-finding"))]
    body: list[Content] = [facts(lines) if _has(view, "findings") else _missing(say, "findings")]
    body.append(facts(_requests(view, page["url"])) if _has(view, "ledger") else _missing(say, "ledger"))
    return panel(say("pages-work"), body=body)


def _findings(view: View, url: str) -> list[Row]:
    findings = open_findings(view)
    if findings is None:
        return []
    mine = findings.filter(findings.url == url)
    rows: list[Row] = mine.order_by(severity_rank(mine.severity), "check", "value").limit(12).to_pyarrow().to_pylist()
    return rows


def _finding(view: View, row: Row) -> Markup:
    """Say what is wrong, with the way to all findings of the check."""
    say = view.say
    urls = {name: short_url(row[name], length=60) if row[name] else "" for name in ("url", "related")}
    words = say(f"question-{row['check']}-finding", value=_cut(row["value"] or ""), weight=row["weight"], **urls)
    grade = severity(row["severity"], say(f"severity-{row['severity']}"))
    return safe.fill("{grade} {words}", grade=grade, words=link(view.ctx, "findings", words, focus=row["check"]))


def _requests(view: View, url: str) -> list[Fact]:
    """Return the requests of verified search bots, by bot, with the day of the last."""
    say, ledger = view.say, view.tables["ledger"]
    mine = ledger.filter(ledger.url == url).group_by("bot").agg(hits=_.hits.sum(), last=_.day.max())
    rows = mine.order_by(mine.hits.desc(), "bot").to_pyarrow().to_pylist()
    if not rows:
        return [Fact("0", say("pages-no-request"), "waste")]
    return [Fact(say.number(r["hits"]), say("pages-requests", bot=r["bot"], day=say.day(r["last"]))) for r in rows]


# What it says


def _fields(view: View, page: Row) -> mo.Html:
    say = view.say
    rows = [(name, value) for name, value in _values(view, page) if value]
    columns = [Column("name", say("pages-field"), width=150), Column("value", say("pages-value"))]
    lines: list[Mapping[str, Content]] = [{"name": say(f"pages-field-{name}"), "value": value} for name, value in rows]
    return panel(say("pages-fields"), body=small_table(columns, lines, head=False), flush=True, name="sl-wrapped")


def _values(view: View, page: Row) -> list[tuple[str, Content]]:
    """Return the fields in the order people ask for them, each as a text; what the page lacks is left out."""
    say = view.say
    metrics, text = _one(view, "link_metrics", page["url"]) or {}, _one(view, "page_texts", page["url"]) or {}
    widths, template = _one(view, "page_metrics", page["url"]) or {}, _one(view, "page_templates", page["url"]) or {}
    return [
        ("title", _with_width(say, page, "title", widths)),
        ("description", _with_width(say, page, "description", widths)),
        ("h1", _spoken(" · ".join(page["h1"] or []), page["lang"])),
        ("headings", _counted(say, "pages-count-headings", len(page["headings"] or []))),
        ("canonical", _cut(page["canonical"] or "")),
        ("lang", page["lang"] or ""),
        ("template", template.get("template") or ""),
        ("status", _status(page)),
        ("content_type", page["content_type"] or ""),
        ("size", size(say, page["bytes"]) if page["bytes"] is not None else ""),
        ("words", _counted(say, "pages-count-words", text.get("words"))),
        ("depth", _counted(say, "pages-count-clicks", page["depth"])),
        ("inlinks", _counted(say, "pages-count-pages", metrics.get("inlinks"))),
        ("pagerank", say.percent(metrics["pagerank"], 2) if metrics.get("pagerank") is not None else ""),
        ("found_on", _story_of(view, page["found_on"]) if page["found_on"] else ""),
        ("hreflang", _cut(", ".join(a["lang"] for a in page["hreflang"] or []))),
        ("json_ld", _counted(say, "pages-count-blocks", len(page["json_ld"] or []) or None)),
        ("images", _counted(say, "pages-count-images", len(page["images"] or []) or None)),
        ("last_modified", page["last_modified"] or ""),
        ("fetched_at", say.moment(page["fetched_at"]) if page["fetched_at"] else ""),
    ]  # fmt: skip


def _with_width(say: Texts, page: Row, field: str, widths: Row) -> Content:
    """Return a text of the page in its language, with its length and what it takes of a line of results."""
    text, pixels = page[field], widths.get(f"{field}_pixels")
    if not text:
        return ""
    known = say("pages-characters", number=len(text))
    wide = "" if pixels is None else say("pages-pixels", number=round(pixels))
    sizes = ", ".join(filter(None, (known, wide)))
    return safe.fill("{text} ({sizes})", text=_spoken(text, page["lang"]), sizes=sizes)


def _spoken(text: str, language: str | None) -> Content:
    """Return a text of the page so that it is read out in the page's language."""
    spoken = safe.fill('<span lang="{language}">{text}</span>', language=language or "", text=_cut(text))
    return spoken if text else ""


def _story_of(view: View, url: str) -> Markup:
    return link(view.ctx, "pages", short_url(url, length=48), focus=url)


def _counted(say: Texts, key: str, number: int | None) -> str:
    return "" if number is None else say(key, number=number)


def _status(page: Row) -> str:
    statuses = [str(hop["status"] or "–") for hop in page["chain"]]
    return " → ".join(statuses) or str(page["status"] or "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


# What robots.txt answers


def _robots(view: View, url: str) -> mo.Html:
    say = view.say
    if not _has(view, "robots_answers"):
        return panel(say("pages-robots"), body=_missing(say, "robots_answers"))
    rows = sorted(_of(view, "robots_answers", url, limit=50), key=lambda row: str(row["agent"]))
    columns = [
        Column("agent", say("pages-agent"), width=130), Column("allowed", say("pages-allowed"), width=90),
        Column("rule", say("pages-rule")), Column("line", say("pages-line"), "number", 76),
    ]  # fmt: skip
    return panel(say("pages-robots"), body=small_table(columns, [_answer(say, row) for row in rows]), flush=True)


def _answer(say: Texts, row: Row) -> Mapping[str, Content]:
    rule = safe.fill('<span class="sl-mono">{rule}</span>', rule=_cut(row["rule"] or ""))
    return {
        "agent": row["agent"],
        "allowed": say("pages-yes") if row["allowed"] else say("pages-no"),
        "rule": rule if row["rule"] else say(f"pages-verdict-{row['verdict'].replace('_', '-')}"),
        "line": "–" if row["line"] is None else str(row["line"]),
    }


# How it is linked


def _links_in(view: View, url: str) -> mo.Html:
    return _link_table(view, url, "target", "source", "pages-links-in")


def _links_out(view: View, url: str) -> mo.Html:
    return _link_table(view, url, "source", "target", "pages-links-out")


def _link_table(view: View, url: str, fixed: str, other: str, title: str) -> mo.Html:
    say = view.say
    links = view.reading.whole.get("links") if view.reading else None
    if links is None:
        return panel(say(f"{title}-title"), body=_missing(say, "links"))
    rows = _first_links(links.filter(links[fixed] == url), other)
    number = rows[0]["of"] if rows else 0
    columns = [
        Column("url", say("pages-url")), Column("anchor", say("pages-anchor"), width=190),
        Column("position", say("pages-position"), width=104),
    ]  # fmt: skip
    lines = [_link(view, row, other) for row in rows]
    second = say("pages-links-shown", shown=len(rows), links=number) if number > len(rows) else ""
    body = small_table(columns, lines) if rows else say(f"{title}-none")
    return panel(say(title, links=number), second, body, flush=bool(rows), name="sl-long")


def _first_links(mine: ir.Table, other: str) -> list[Row]:
    """Return links of body text first: they say the most about a page; each with the number of all as `of`."""
    in_text = (mine.position == "body").ifelse(0, 1)
    shown = mine.select(other, "anchor", "position", "rel", "ordinal", in_text=in_text, of=mine.count())
    rows: list[Row] = shown.order_by("in_text", other, "ordinal").limit(_LINKS).to_pyarrow().to_pylist()
    return rows


def _link(view: View, row: Row, other: str) -> Mapping[str, Content]:
    say = view.say
    nofollow = say("pages-nofollow") if "nofollow" in row["rel"].split() else ""
    return {
        "url": _story_of(view, row[other]),
        "anchor": _cut(row["anchor"]) or say("pages-no-anchor"),
        "position": ", ".join(filter(None, (say(f"pages-at-{row['position']}"), nofollow))),
    }


# What it was, and what a browser makes of it


def _history(view: View, url: str) -> mo.Html:
    """List what the URL was in every crawl; what differs from the crawl before is set off."""
    say = view.say
    assert view.reading is not None  # a chosen URL comes from a crawl
    past = url_history(view.workspace, view.reading, url)
    lines = [_past(say, row, changed) for row, changed in zip(past, changed_names(past), strict=True)][::-1]
    columns = [
        Column("crawl", say("pages-crawl"), width=172), Column("status", say("pages-status"), width=72),
        Column("title", say("pages-title")), Column("robots_meta", say("pages-robots-meta"), width=120),
        Column("canonical", say("pages-canonical"), width=230),
        Column("words_in_body", say("pages-words"), "number", 72), Column("depth", say("pages-depth"), "number", 64),
    ]  # fmt: skip
    title = say("pages-history", crawls=sum(row["met"] for row in past), of=len(past))
    return panel(title, say("pages-history-hint"), small_table(columns, lines), flush=True, name="sl-wrapped")


def _past(say: Texts, row: Row, changed: Sequence[str]) -> Mapping[str, Content]:
    crawl = say.moment(row["created_at"])
    if not row["met"]:
        return {"crawl": crawl, "status": _marked(say("pages-not-met"), "met" in changed)}
    values = {
        "status": str(row["status"] or row["reason"]), "title": _cut(row["title"] or "–"),
        "robots_meta": row["robots_meta"] or "–", "depth": "–" if row["depth"] is None else say.number(row["depth"]),
        "canonical": short_url(row["canonical"]) if row["canonical"] else "–",
        "words_in_body": "–" if row["words_in_body"] is None else say.number(row["words_in_body"]),
    }  # fmt: skip
    return {"crawl": crawl} | {name: _marked(value, name in changed) for name, value in values.items()}


def _marked(value: str, changed: bool) -> Content:
    return safe.fill("<mark>{value}</mark>", value=value) if changed else value


def _rendering(view: View, page: Row) -> mo.Html:
    """Put beside each other what the HTML says and what stands there after scripts have run."""
    say = view.say
    if not _has(view, "renders"):
        return panel(say("pages-rendering"), body=_missing(say, "renders"))
    render = _one(view, "renders", page["url"])
    if render is None:
        return panel(say("pages-rendering"), body=say("pages-not-rendered"))
    columns = [
        Column("name", say("pages-field"), width=112), Column("raw", say("pages-raw")),
        Column("rendered", say("pages-rendered")),
    ]  # fmt: skip
    lines = [_beside(say, name, raw, rendered) for name, raw, rendered in _both(say, page, render)]
    body: list[Content] = [small_table(columns, lines), facts(_troubles(say, render))]
    return panel(say("pages-rendering"), say("pages-rendering-hint"), body, name="sl-wrapped")


def _both(say: Texts, page: Row, render: Row) -> list[tuple[str, str, str]]:
    names = ("title", "description", "canonical", "robots_meta")
    same = [(name, page[name] or "–", render[name] or "–") for name in names]
    return [
        *same,
        ("h1", " · ".join(page["h1"] or []) or "–", " · ".join(render["h1"] or []) or "–"),
        ("words", _number(say, page["words_in_body"]), _number(say, render["words"])),
        ("links", _number(say, page["links_total"]), _number(say, len(render["links"] or []))),
        ("json_ld", _number(say, len(page["json_ld"] or [])), _number(say, len(render["json_ld"] or []))),
    ]


def _number(say: Texts, value: int | None) -> str:
    return "–" if value is None else say.number(value)


def _beside(say: Texts, name: str, raw: str, rendered: str) -> Mapping[str, Content]:
    return {"name": say(f"pages-field-{name}"), "raw": _cut(raw), "rendered": _marked(_cut(rendered), raw != rendered)}


def _troubles(say: Texts, render: Row) -> list[Fact]:
    """Name errors of scripts and files that did not come."""
    errors = [c for c in render["console"] or [] if c["level"] == "error"]
    failed = [r for r in render["resources"] or [] if r["problem"]]
    lines = [Fact("", say("pages-console", text=_cut(c["text"])), "error") for c in errors[:5]]
    lines += [
        Fact("", say(f"pages-problem-{r['problem']}", url=short_url(r["url"], host=True), status=r["status"] or 0))
        for r in failed[:10]
    ]
    return lines or [Fact("", say("pages-no-trouble"))]
