"""What changed on the site between two crawls."""

import ibis
import ibis.expr.types as ir


def list_page_changes(pages: ir.Table, changes: ir.Table) -> ir.Table:
    """What changed on the site since the previous crawl?

    Definition: every aspect of a URL (its being there, status, indexability, title, description, heading, canonical,
    robots directives, main text, links in the text) that differs between this crawl and the one before. Most severe
    first; a page that may no longer rank is critical. Looked at are the pages of this crawl: no change among them is
    a clean answer, while without an earlier crawl there is nothing to compare.
    Threshold: none; the severity of each aspect is fixed where crawls are compared.
    Left out: changes within one crawl; what differs only in time (answer time, fetch date).
    """
    severity = changes.severity
    rank = ibis.cases((severity == "critical", 0), (severity == "high", 1), (severity == "medium", 2), else_=3)
    return changes.select("url", "aspect", "change", "before", "after", "severity").order_by(rank, "url", "aspect")
