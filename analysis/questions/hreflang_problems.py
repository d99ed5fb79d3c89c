"""Alternates that cannot work: of pages that may not rank, named twice over, or without the page itself."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_hreflang_problems(indexability: ir.Table, hreflang_links: ir.Table, hreflang_clusters: ir.Table) -> ir.Table:
    """Which pages name alternates that search engines cannot use?

    Definition: an indexable page with hreflang that names a page which may not rank (`value` is target_ and the reason:
    redirect, client_error, noindex, canonicalised, …), several pages for one code (conflicting_code), or others but not
    itself (not_itself). `related` is the alternate; none where the page itself is missing. Google asks for each version
    to list itself and all others, by canonical addresses (Tell Google about localized versions).
    Threshold: none; one row a page, alternate and problem.
    Left out: missing return links and unknown codes, which are checks of their own; alternates that were not crawled.
    """
    links = keep_indexable(hreflang_links, indexability)
    each = links.select("url", "target", "code", "source", problem=links.problems.unnest())
    bad = each.filter(each.problem.startswith("target_") | (each.problem == "conflicting_code"))
    once = bad.group_by("url", "target", "problem").agg(code=bad.code.min(), source=bad.source.min())
    targets = finding_rows(
        once,
        related=once.target,
        value=once.problem,
        evidence="hreflang_links",
        key=("url", "target", "code", "source"),
    )
    members = keep_indexable(hreflang_clusters, indexability)
    selfless = members.filter((members.names > 0) & ~members.names_itself)
    own = finding_rows(selfless, value=ibis.literal("not_itself"), evidence="hreflang_clusters")
    both = targets.union(own)
    return both.order_by(both.weight.desc(), "url", "evidence_key", "value")
