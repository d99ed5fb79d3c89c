"""Canonicals that name a page which cannot rank."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_broken_canonicals(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which canonicals name a URL that may not rank?

    Definition: a page that could rank but for its canonical, and whose canonical names another URL of the crawl that
    redirects, fails, is blocked for Googlebot, says noindex or names a canonical of its own. `related` is the
    canonical, `value` what is wrong with it. Search engines then choose a URL themselves, or show none of the two.
    Threshold: none.
    Left out: canonicals the crawl could not fetch or that are on other sites, because nothing is known of them.
    """
    targets = indexability.filter(
        ~indexability.indexable & indexability.reason.notin(["not_fetched", "not_html", "verification"])
    )
    named = targets.select(canonical=targets.url, fault=targets.reason)
    could_rank = indexability.filter(indexability.reason.isin(["ok", "canonicalised"]))
    naming = pages.semi_join(could_rank, "url").filter(pages.canonical != pages.url).select("url", "canonical")
    broken = naming.inner_join(named, "canonical")
    return finding_rows(broken, related=broken.canonical, value=broken.fault, evidence="pages")
