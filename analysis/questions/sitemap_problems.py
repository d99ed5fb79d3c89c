"""Sitemaps that cannot be read whole, or list what is not the site's."""

import ibis.expr.types as ir

from analysis.findings import finding_rows

_MISSED = ("status_404", "status_410")


def find_sitemap_problems(sitemap_files: ir.Table) -> ir.Table:
    """Which sitemaps are broken?

    Definition: a sitemap that robots.txt, an index or the user names and that cannot be fetched, is no sitemap, is
    damaged, or holds more than the protocol allows; or one that lists addresses on hosts that are not the site's.
    `value` is the reason, or `foreign`; `weight` counts the foreign addresses.
    Threshold: 50,000 URLs and 50 MiB a file (sitemaps.org); one foreign address, since search engines leave it out
    unless that host's robots.txt names the sitemap.
    Left out: that there is no file at the usual place `/sitemap.xml`, which nobody promised.
    """
    nobody_promised = (sitemap_files.found_in == "usual") & sitemap_files.reason.isin(_MISSED)
    broken = sitemap_files.filter(((sitemap_files.reason != "") & ~nobody_promised) | (sitemap_files.foreign > 0))
    seen = (broken.reason != "").ifelse(broken.reason, "foreign")
    rows = broken.mutate(url=broken.sitemap, seen=seen, listed=(broken.foreign > 0).ifelse(broken.foreign, 1))
    return finding_rows(rows, value=rows.seen, weight=rows.listed, evidence="sitemap_files", key=("sitemap",))
