"""Links to other sites that lead nowhere."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows

# What a server says to robots and not to readers, or for a moment only.
_UNDECIDED = (401, 403, 405, 406, 407, 408, 425, 429, 451, 503, 999)


def find_broken_external_links(links: ir.Table, external_urls: ir.Table) -> ir.Table:
    """Which links to other sites lead nowhere?

    Definition: a link to a page or file on somebody else's host whose last hop answered 4xx or 5xx, or gave no answer
    (name unknown, connection refused, time-out, wrong certificate, redirects in a circle). One row a linking page and
    target: `value` is the status or the reason, `weight` counts the links between the two.
    Threshold: none; one such link is a dead end for a reader.
    Left out: addresses beyond the budget of the crawl; what robots.txt or the network guard kept from being asked; 401,
    403, 405 to 408, 425, 429, 451, 503 and 999, which many sites answer to robots while readers get the page.
    """
    seen_status = external_urls.status.cast("string").fill_null(external_urls.reason)
    refused = external_urls.status.isin(_UNDECIDED).fill_null(False)
    dead = external_urls.filter(external_urls.state.isin(["http_error", "error"]) & ~refused)
    named = dead.select(target=dead.url, seen=(dead.state == "http_error").ifelse(seen_status, dead.reason))
    outgoing = links.filter(~links.internal).select("source", "target", "ordinal")
    pairs = outgoing.inner_join(named, "target").group_by("source", "target", "seen")
    counted = pairs.agg(ordinal=lambda t: t.ordinal.min(), links=lambda t: t.count()).mutate(url=lambda t: t.source)
    return finding_rows(
        counted,
        related=counted.target,
        value=counted.seen,
        weight=counted.links,
        evidence="links",
        key=("source", "ordinal"),
    )


def checked_links(links: ir.Table, external_urls: ir.Table) -> ir.Table:
    """Return the links whose targets were checked: only they can be called whole."""
    checked = external_urls.filter(external_urls.state != ibis.literal("unchecked")).select(target="url")
    return links.filter(~links.internal).semi_join(checked, "target")
