"""How far two sources meet: which URLs of the logs and of the sitemaps the crawl knows."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.ledger import is_resource


def match_sources(hit_days: ir.Table | None, sitemap_urls: ir.Table | None, pages: ir.Table) -> ir.Table:
    """Return the table `matches`: every URL of each source there is, and whether the crawl met it.

    `kind` says what a URL is to the crawl: `page` the server delivered it (2xx or 304) at least once, `resource` it is
    a file that pages are built from, which a crawl of pages does not fetch, `error` it was never delivered. The match
    rate of a source is that of its pages; images and mistyped addresses would only blur it. What a sitemap lists is
    always a `page`.
    """
    sources = [source for source in (_of_logs(hit_days), _of_sitemaps(sitemap_urls)) if source is not None]
    listed = ibis.union(*sources) if len(sources) > 1 else sources[0] if sources else _none(pages)
    known = pages.select(known_url=pages.url)
    joined = listed.left_join(known, listed.url == known.known_url)
    return joined.select(
        "source", "url", matched=joined.known_url.notnull(), weight=joined.weight, kind=joined.kind
    ).order_by("source", "url")


def _of_logs(hit_days: ir.Table | None) -> ir.Table | None:
    if hit_days is None:
        return None
    named = hit_days.filter(hit_days.hits > 0, hit_days.url.length() > 0)
    delivered = (named.status.between(200, 299) | (named.status == 304)).cast("int64")
    rows = named.select("url", "hits", delivered=delivered)
    urls = rows.group_by("url").agg(weight=_.hits.sum(), delivered=_.delivered.max())
    kind = ibis.cases((is_resource(urls.url), "resource"), (urls.delivered == 1, "page"), else_="error")
    return urls.select(source=ibis.literal("logs"), url=urls.url, weight=urls.weight, kind=kind)


def _of_sitemaps(sitemap_urls: ir.Table | None) -> ir.Table | None:
    if sitemap_urls is None:
        return None
    urls = sitemap_urls.group_by("url").agg(weight=_.count())
    return urls.select(source=ibis.literal("sitemap"), url=urls.url, weight=urls.weight, kind=ibis.literal("page"))


def _none(pages: ir.Table) -> ir.Table:
    return pages.filter(ibis.literal(False)).select(
        source=ibis.literal("logs"), url=pages.url, weight=ibis.literal(0, "int64"), kind=ibis.literal("page")
    )
