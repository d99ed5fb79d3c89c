"""Traps: patterns of addresses without end."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_crawler_traps(pages: ir.Table, traps: ir.Table) -> ir.Table:
    """Which patterns of addresses never end and would keep a crawler busy for ever?

    Definition: patterns the crawl closed, because their answers repeat, their addresses grow without end, or they only
    lead to each other. `value` is the kind of trap, `related` an example further in, `weight` the addresses that were
    met and not asked for (at least 1). The row it points to has the robots.txt rule that would close the pattern.
    Threshold: that of the crawl: at most 200 requests on a pattern whose answers repeat.
    Left out: large patterns with distinct content, which are crawled whole; what lies behind a pattern nobody entered.
    """
    site = pages.agg(urls=pages.count()).filter(lambda counted: counted.urls > 0)
    found = traps.cross_join(site).mutate(url=traps.examples[0], last=traps.examples[traps.examples.length() - 1])
    return finding_rows(
        found,
        evidence="traps",
        key=("kind", "pattern"),
        related=ibis.ifelse(found.last == found.url, ibis.null("string"), found.last),
        value=found.kind,
        weight=ibis.greatest(found.held_back, 1),
    )
