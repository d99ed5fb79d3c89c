"""Internal links that lead to their page only after a redirect."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_redirected_links(links: ir.Table, pages: ir.Table) -> ir.Table:
    """Which internal links lead to a redirect instead of to the page itself?

    Definition: a link to a URL of the site that answers 3xx other than 304 and whose last hop can be read. One row a
    linking page and target: `value` is where the last hop is, which is what the link should name; `weight` counts the
    links between the two.
    Threshold: none; every such link costs visitors and bots a request.
    Left out: redirects that end in an error, because they are broken links; links to other sites.
    """
    moved = pages.filter(pages.first_status.between(300, 399) & (pages.first_status != 304) & (pages.state == "ok"))
    ends = moved.select(target=moved.url, end=moved.final_url)
    internal = links.filter(links.internal).select("source", "target", "ordinal")
    pairs = internal.inner_join(ends, "target").group_by("source", "target", "end")
    counted = pairs.agg(ordinal=lambda t: t.ordinal.min(), links=lambda t: t.count()).mutate(url=lambda t: t.source)
    return finding_rows(
        counted,
        related=counted.target,
        value=counted.end,
        weight=counted.links,
        evidence="links",
        key=("source", "ordinal"),
    )
