"""One row a URL with all that the tabs of pages show: verdict, counts of links, scores, redirects, renderings."""

import re

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from analysis.screaming_frog.base import Tables, optional
from analysis.urls import url_key

_HTML = ("text/html", "application/xhtml+xml")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?['\"]?(?!url\s*=)([^'\"\s][^'\"]*)", re.IGNORECASE)
_COUNTS = ("inlinks", "unique_inlinks", "outlinks", "unique_outlinks", "external_outlinks", "unique_external_outlinks")


def page_rows(tables: Tables) -> ir.Table:
    """Return pages with all that is known of them elsewhere; what was not measured is null."""
    pages = tables["pages"]
    rows = pages.mutate(sort_1=pages.url, is_html=_is_html(pages))
    for part in (_verdicts, _links_in, _links_out, _scores, _refreshes, _texts, _duplicates, _nearest):
        found = part(tables)
        rows = rows.left_join(found, rows.url == found.part_url).drop("part_url")
    if "links" in tables:  # a page nobody links to has none; without the table the number is not known
        rows = rows.mutate(**{name: rows[name].fill_null(0) for name in _COUNTS})
    crawled = rows.is_html & (rows.first_status == 200) & rows.refresh_url.isnull()
    if "near_duplicates" in tables:
        rows = rows.mutate(duplicates=rows.duplicates.fill_null(0))
    return rows.mutate(linkable=crawled.sum().over())


def _is_html(pages: ir.Table) -> ir.BooleanValue:
    return pages.content_type.isin(_HTML).fill_null(False) | pages.body_hash.notnull()


def _verdicts(tables: Tables) -> ir.Table:
    verdicts = optional(tables, "indexability")
    return verdicts.select(part_url="url", indexable="indexable", verdict="reason")


def _links_in(tables: Tables) -> ir.Table:
    links = optional(tables, "links")
    return links.group_by(part_url=links.target).agg(inlinks=links.count(), unique_inlinks=links.source.nunique())


def _links_out(tables: Tables) -> ir.Table:
    links = optional(tables, "links")
    own, other = links.internal, ~links.internal
    return links.group_by(part_url=links.source).agg(
        outlinks=own.sum(), unique_outlinks=links.target.nunique(where=own),
        external_outlinks=other.sum(), unique_external_outlinks=links.target.nunique(where=other),
    )  # fmt: skip


def _scores(tables: Tables) -> ir.Table:
    """Return link scores: PageRank on a logarithmic scale, 0 for the weakest page and 100 for the strongest."""
    metrics = optional(tables, "link_metrics")
    power = metrics.pagerank.ln()
    lowest, highest = power.min().over(), power.max().over()
    share = ibis.cases((highest > lowest, (power - lowest) / (highest - lowest)), else_=1.0)
    return metrics.select(part_url=metrics.url, link_score=(share * 100).round(0).cast("int64"))


def _refreshes(tables: Tables) -> ir.Table:
    """Return where meta refreshes lead: an address is resolved in Python, and few pages have one."""
    pages = tables["pages"]
    having = pages.filter(pages.meta_refresh.notnull()).select("url", "meta_refresh").order_by("url").to_pyarrow()
    targets = [refresh_target(row["meta_refresh"], row["url"]) for row in having.to_pylist()]
    table = pa.table({"part_url": having["url"].cast(pa.string()), "refresh_url": pa.array(targets, pa.string())})
    return ibis.memtable(table)


def refresh_target(content: str, url: str) -> str | None:
    """Return where a meta refresh leads: a URL key, none where the page only loads itself again."""
    found = _REFRESH.match(content)
    target = url_key(found[1].strip(), base=url) if found else None
    return target if target != url else None


def _texts(tables: Tables) -> ir.Table:
    """Return the measures of titles and texts."""
    metrics = optional(tables, "page_metrics")
    names = ("title_pixels", "description_pixels", "sentences", "words_per_sentence", "flesch")
    return metrics.select(*names, part_url="url")


def _duplicates(tables: Tables) -> ir.Table:
    """Return the page whose text is closest, and how many are nearly alike."""
    near = optional(tables, "near_duplicates")
    return near.filter(near["rank"] == 1).select(part_url="url", duplicate="other", duplicates="near")


def _nearest(tables: Tables) -> ir.Table:
    """Return the closest page by meaning of every page."""
    near = optional(tables, "neighbours")
    first = near.filter(near["rank"] == 1)
    counted = near.group_by("url").agg(similar=near.count())
    joined = first.join(counted, "url")
    return joined.select(
        part_url=joined.url, closest=joined.neighbour, similarity=joined.similarity, similar=joined.similar
    )
