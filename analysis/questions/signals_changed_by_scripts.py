"""Canonicals and robots directives that scripts set, change or take away."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_signals_changed_by_scripts(renders: ir.Table, render_differences: ir.Table) -> ir.Table:
    """Which pages say something else to search engines before their scripts have run than after?

    Definition: canonical or meta robots of the rendered page differ from those in the HTML, or scripts lead to another
    address. `value` is what the HTML says → what the rendered page says. A noindex in the HTML is obeyed before any
    script runs, so taking it away by script does nothing; a canonical that is set twice is a guess
    (https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics).
    Threshold: none.
    Left out: title and description, which scripts may change; pages the server answered otherwise than in the crawl.
    """
    signals = render_differences.filter(
        render_differences.aspect.isin(["canonical", "robots", "address"]) & render_differences.same_raw
    ).semi_join(renders, "url")
    value = signals.raw.fill_null(ibis.literal("-")) + " → " + signals.rendered.fill_null(ibis.literal("-"))
    return finding_rows(signals, value=value, evidence="render_differences", key=("url", "aspect", "ordinal"))
