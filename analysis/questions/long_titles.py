"""Titles that a search result cannot show whole."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_long_titles(page_metrics: ir.Table, indexability: ir.Table, *, max_pixels: int = 561) -> ir.Table:
    """Which indexable pages have a title that is cut off in search results?

    Definition: an indexable page whose title is wider than `max_pixels`, set in Arial's metrics at 20 px. `value` is
    the width in pixels. Characters say little: 60 of them are 270 or 1,100 pixels wide.
    Threshold: `max_pixels` = 561, which audit tools use; Google's desktop column is 600 pixels wide, the dots that
    stand for what is cut need some of it.
    Left out: phones, where a title may run over two lines; titles that Google writes anew.
    """
    readable = keep_indexable(page_metrics, indexability)
    cut = readable.filter(readable.title_pixels > max_pixels)
    return finding_rows(cut, value=cut.title_pixels, evidence="page_metrics")
