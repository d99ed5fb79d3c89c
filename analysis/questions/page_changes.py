"""What changed on the site between two crawls."""

import ibis
import ibis.expr.types as ir


def list_page_changes(pages: ir.Table, changes: ir.Table) -> ir.Table:
    """What changed on the site since the previous crawl?

    Definition: every aspect of a URL (its being there, status, redirect, indexability, title, description, headings,
    canonical, robots directives, robots.txt, alternates, structured data, main text, links in the text and their words,
    depth, template) that differs between this crawl and the one before, and the site's robots.txt and sitemaps. Most
    severe first; a page that may no longer rank is critical. Looked at are the pages of this crawl: no change among
    them is a clean answer, while without an earlier crawl there is nothing to compare.
    Threshold: none; the severity of each aspect and direction is fixed in one table of rules.
    Left out: changes within one crawl; what differs only in time (answer time, fetch date).
    """
    severity = changes.severity
    rank = ibis.cases((severity == "critical", 0), (severity == "high", 1), (severity == "medium", 2), else_=3)
    shown = changes.select("url", "aspect", "change", "before", "after", "severity", "note", "share")
    return shown.order_by(rank, "url", "aspect")
