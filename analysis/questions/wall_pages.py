"""Pages that show a crawler a wall instead of their content."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_wall_pages(page_metrics: ir.Table) -> ir.Table:
    """Which pages show nothing but a consent or subscription wall?

    Definition: a page whose HTML holds a layer that asks for consent, or sells reading without ads, and hardly a word
    beside it. `value` is `consent_wall` or `pay_wall`. Search engines press no button: they index the wall.
    Threshold: fewer than 30 words beside the layer; a site's own navigation has more.
    Left out: layers above a page whose text is in the HTML; they are kept out of its main text and hide nothing.
    """
    walled = page_metrics.filter(page_metrics.wall.notnull())
    return finding_rows(walled, value=walled.wall, evidence="page_metrics")


def read_pages(page_metrics: ir.Table) -> ir.Table:
    """Return the rows whose HTML was read: errors and files hold no wall."""
    return page_metrics.filter(page_metrics.text_ratio.notnull() | page_metrics.wall.notnull())
