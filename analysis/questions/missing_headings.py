"""Pages without a main heading."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_missing_headings(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages have no main heading?

    Definition: an indexable page without an h1, or whose h1 all hold white space only.
    Threshold: none.
    Left out: pages that may not rank; lower headings, because a page may do without them.
    """
    readable = keep_indexable(pages, indexability)
    headless = readable.filter(readable.h1.join("").fill_null("").strip() == "")
    return finding_rows(headless, evidence="pages")
