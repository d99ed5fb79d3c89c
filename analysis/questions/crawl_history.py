"""How a site developed over all its crawls."""

import ibis
import ibis.expr.types as ir


def trace_crawl_history(crawl_counts: ir.Table) -> ir.Table:
    """How has the site developed from crawl to crawl?

    Definition: one row a crawl, the oldest first: URLs met, by state and by class of answer, pages that may rank, words
    of main texts, internal links, orphans, templates, sitemap entries and findings by severity; `more_urls` and
    `more_indexable` against the crawl before. The numbers of a crawl are counted once and kept when it is purged.
    Threshold: none.
    Left out: crawls that were purged before they were counted. A number that was not measured then is empty, not 0.
    """
    order = ibis.window(order_by=["closed_at", "snapshot"])
    before = {name: crawl_counts[name].lag().over(order) for name in ("urls", "indexable")}
    developed = crawl_counts.mutate(
        **{f"more_{name}": crawl_counts[name] - earlier for name, earlier in before.items()}
    )  # fmt: skip
    return developed.drop(*({"segment"} & set(developed.columns))).order_by("closed_at", "snapshot")
