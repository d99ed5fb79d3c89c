"""The tab about JavaScript: every rendered page beside its raw HTML."""

import ibis
import ibis.expr.types as ir

from analysis.screaming_frog.base import Field, Tables, Value, by_name
from analysis.screaming_frog.page_fields import PAGE_FIELDS
from analysis.screaming_frog.page_rows import page_rows
from analysis.screaming_frog.words import thousandths

_CRAWLING_SCHEME = "the scheme of hash bangs was given up by search engines in 2018"


def javascript_rows(tables: Tables) -> ir.Table:
    """Return pages that were opened in a browser, with what they are after rendering."""
    pages, renders = page_rows(tables), tables["renders"]
    after = renders.select(
        rendered_url="url", r_title="title", r_description="description", r_canonical="canonical",
        r_robots="robots_meta", r_h1="h1", r_words="words", r_console="console",
    )  # fmt: skip
    rows = pages.inner_join(after, pages.url == after.rendered_url).drop("rendered_url")
    links = _links_by_script(tables)
    return rows.left_join(links, rows.url == links.part_url).drop("part_url")


def _links_by_script(tables: Tables) -> ir.Table:
    """Count the distinct targets a page links to only after rendering."""
    renders = tables["renders"]
    rendered = renders.select("url", link=renders.links.unnest())
    rendered = rendered.select("url", target=rendered.link.target).distinct()
    if "links" in tables:
        raw = tables["links"].select(url="source", target="target").distinct()
        rendered = rendered.anti_join(raw, ["url", "target"])
    own = tables["pages"].select("url").distinct()
    inside = rendered.semi_join(own, rendered.target == own.url).group_by("url").agg(js_own=ibis._.count())
    every = rendered.group_by("url").agg(js_all=ibis._.count())
    joined = every.left_join(inside, "url").drop("url_right")
    return joined.select(part_url="url", js_own=joined.js_own.fill_null(0), js_all="js_all")


def _text(column: str) -> Value:
    return lambda row: row[column].fill_null("")


def _first(column: str) -> Value:
    return lambda row: ibis.cases((row[column].length() > 0, row[column][0]), else_="").fill_null("")


def _change(row: ir.Table) -> ir.IntegerValue:
    return row.r_words - row.words_in_body.fill_null(0)


def _share(row: ir.Table) -> ir.DecimalValue:
    return thousandths(ibis.cases((row.r_words > 0, _change(row) * 100.0 / row.r_words), else_=0.0))


def _said(level: str) -> Value:
    return lambda row: row.r_console.filter(lambda entry: entry.level == level).length()


JAVASCRIPT_FIELDS = by_name((
    PAGE_FIELDS["Address"], PAGE_FIELDS["Status Code"], PAGE_FIELDS["Status"],
    Field("HTML Word Count", lambda row: row.words_in_body.fill_null(0)),
    Field("Rendered HTML Word Count", lambda row: row.r_words),
    Field("Word Count Change", _change),
    Field("JS Word Count %", _share),
    Field("HTML Title", _text("title")),
    Field("Rendered HTML Title", _text("r_title")),
    Field("HTML H1", _first("h1")),
    Field("Rendered HTML H1", _first("r_h1")),
    Field("HTML Meta Description", _text("description")),
    Field("Rendered HTML Meta Description", _text("r_description")),
    Field("HTML Canonical", _text("canonical_element")),
    Field("Rendered HTML Canonical", _text("r_canonical")),
    PAGE_FIELDS["Unique Inlinks"],
    Field("Unique JS Inlinks", empty="only a sample of the pages is rendered, so links to a page cannot be counted"),
    PAGE_FIELDS["Unique Outlinks"],
    Field("Unique JS Outlinks", lambda row: row.js_own.fill_null(0)),
    PAGE_FIELDS["Unique External Outlinks"],
    Field("Unique External JS Outlinks", lambda row: (row.js_all - row.js_own).fill_null(0)),
    Field("HTML Meta Robots 1", _text("robots_meta")),
    Field("Rendered HTML Meta Robots 1", _text("r_robots")),
    Field("Pretty URL", empty=_CRAWLING_SCHEME),
    Field("Ugly URL", empty=_CRAWLING_SCHEME),
    Field("JS Error", _said("error")),
    Field("JS Warning", _said("warning")),
    Field("JS Info", _said("info")),
    Field("JS Debug", _said("debug")),
    Field("JS Issue", _said("issue")),
))  # fmt: skip
