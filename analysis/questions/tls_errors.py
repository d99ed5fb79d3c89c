"""TLS certificates that browsers and search engines refuse."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows

_REASON = "tls_error:"


def find_tls_errors(pages: ir.Table) -> ir.Table:
    """Which hosts cannot be fetched because their TLS certificate is wrong?

    Definition: URLs the crawl asked for over https that ended with `tls_error`: a certificate that is self-signed,
    expired, not valid yet, of another name or of an unknown authority, or a failed handshake. One row a host and
    problem: `url` is the first address, `value` the problem, `weight` the addresses of the crawl it concerns.
    Threshold: none; browsers show a warning instead of the page, and search engines do not index it.
    Left out: hosts whose certificate the settings accept; old protocol versions; hosts nobody links to.
    """
    failed = pages.filter(pages.reason.startswith(_REASON))
    hosts = failed.mutate(
        origin=failed.url.re_extract("^(https?://[^/]+)", 1), problem=failed.reason.replace(_REASON, "")
    )
    counted = hosts.group_by("origin", "problem").agg(url=hosts.url.min(), urls=hosts.count())
    return finding_rows(
        counted, evidence="pages", related=ibis.null("string"), value=counted.problem, weight=counted.urls
    )
