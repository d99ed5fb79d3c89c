"""Meta descriptions that a search result cannot show whole."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_long_descriptions(page_metrics: ir.Table, indexability: ir.Table, *, max_pixels: int = 985) -> ir.Table:
    """Which indexable pages have a meta description that is cut off in search results?

    Definition: an indexable page whose meta description is wider than `max_pixels` on one line, set in Arial's metrics
    at 14 px. `value` is the width in pixels.
    Threshold: `max_pixels` = 985, which audit tools use: two lines of Google's desktop column, less what breaking
    between words costs.
    Left out: passages that search engines choose from the text instead.
    """
    readable = keep_indexable(page_metrics, indexability)
    cut = readable.filter(readable.description_pixels > max_pixels)
    return finding_rows(cut, value=cut.description_pixels, evidence="page_metrics")
