"""Pages that exist but that no other page links to."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_orphan_pages(indexability: ir.Table, links: ir.Table, pages: ir.Table) -> ir.Table:
    """Which indexable pages does no other page link to?

    Definition: an indexable page to which no followed link on another page leads, neither straight nor through a
    redirect. The crawl knows it from a sitemap, an alternate, a canonical or the logs only: `value` says from which.
    It receives no internal PageRank, and search engines take it for unimportant.
    Threshold: none; one link is enough to be reached.
    Left out: start pages, which are the site's own entrance; links of a page to itself, because they lead nobody to
    it; links with rel=nofollow, because search engines need not follow them. A meta nofollow of a whole page is not
    looked at.
    """
    followed = links.filter(links.internal & ~(" " + links.rel + " ").contains(" nofollow "))
    ends = pages.select(asked=pages.url, reached=pages.final_url)
    led_to = followed.select("source", "target").inner_join(ends, followed.target == ends.asked)
    linked = led_to.filter(led_to.source != led_to.reached).select(url="reached")
    known = keep_indexable(pages, indexability).filter(pages.found_by != "start")
    orphans = known.anti_join(linked, "url")
    return finding_rows(orphans, value=orphans.found_by, evidence="pages")
