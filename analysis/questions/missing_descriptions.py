"""Pages without a meta description."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_missing_descriptions(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages have no meta description?

    Definition: an indexable page without a meta description, or with one that holds white space only. Search engines
    then pick a passage of their own for the result.
    Threshold: none.
    Left out: pages that may not rank, because nobody sees their description in a search result.
    """
    readable = keep_indexable(pages, indexability)
    undescribed = readable.filter(readable.description.fill_null("").strip() == "")
    return finding_rows(undescribed, evidence="pages")
