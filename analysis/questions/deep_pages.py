"""Pages that lie many clicks away from the start page."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_deep_pages(link_metrics: ir.Table, indexability: ir.Table, *, max_depth: int = 3) -> ir.Table:
    """Which indexable pages need more than three clicks from the start page?

    Definition: an indexable page whose shortest way from the start page along internal links has more than
    `max_depth` clicks; `value` is their number. Deep pages are found late and fetched seldom.
    Threshold: `max_depth` = 3 clicks, the usual one of audit tools (Semrush: more than 3; SEOnaut: more than 4;
    Screaming Frog and Ryte: 4 or more). Google names none.
    Left out: pages no way leads to, because they are orphans and not deep.
    """
    deep = keep_indexable(link_metrics, indexability).filter(link_metrics.click_depth > max_depth)
    return finding_rows(deep, value=deep.click_depth, evidence="link_metrics")
