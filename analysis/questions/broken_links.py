"""Internal links that lead to an error."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_broken_links(links: ir.Table, pages: ir.Table) -> ir.Table:
    """Which internal links lead to a page that cannot be read?

    Definition: a link to a URL of the site whose last hop answered 4xx or 5xx, or gave no answer (time-out, DNS,
    refused connection). One row a linking page and target: `value` is the status or the reason, `weight` counts the
    links between the two.
    Threshold: none; one such link is a dead end.
    Left out: targets that robots.txt blocks or a limit of the crawl stopped, because nobody knows how they answer;
    links to other sites, which the crawl does not fetch.
    """
    broken = pages.filter(pages.state.isin(["http_error", "error"]))
    seen = broken.select(target=broken.url, seen=(broken.state == "http_error").ifelse(_status(broken), broken.reason))
    internal = links.filter(links.internal).select("source", "target", "ordinal")
    pairs = internal.inner_join(seen, "target").group_by("source", "target", "seen")
    counted = pairs.agg(ordinal=lambda t: t.ordinal.min(), links=lambda t: t.count()).mutate(url=lambda t: t.source)
    return finding_rows(
        counted,
        related=counted.target,
        value=counted.seen,
        weight=counted.links,
        evidence="links",
        key=("source", "ordinal"),
    )


def _status(pages: ir.Table) -> ir.StringValue:
    return pages.status.cast("string").fill_null(pages.reason)
