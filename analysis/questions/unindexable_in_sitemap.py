"""Sitemap entries that a search engine may not show."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_unindexable_in_sitemap(sitemap_urls: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which URLs of the sitemaps may not rank?

    Definition: a sitemap entry whose URL redirects, fails, is blocked for Googlebot, says noindex or names another
    canonical: `value` is the reason. A sitemap should list what is to be shown; every other entry costs a request and
    makes the list less trustworthy. One row a sitemap and URL: `weight` counts its entries there.
    Threshold: none.
    Left out: entries the crawl could not fetch, because nothing is known of them; files other than HTML (a PDF), which
    may be listed and shown.
    """
    banned = indexability.filter(
        ~indexability.indexable & indexability.reason.notin(["not_fetched", "not_html", "verification"])
    )
    listed = sitemap_urls.select("sitemap", "ordinal", "url").inner_join(banned.select("url", "reason"), "url")
    entries = listed.group_by("sitemap", "url", "reason").agg(
        ordinal=listed.ordinal.min(), entries=listed.count()
    )  # fmt: skip
    return finding_rows(
        entries,
        related=entries.sitemap,
        value=entries.reason,
        weight=entries.entries,
        evidence="sitemap_urls",
        key=("sitemap", "ordinal"),
    )
