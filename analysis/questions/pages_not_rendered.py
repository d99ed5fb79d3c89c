"""Pages a browser could not bring to rest."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_pages_not_rendered(renders: ir.Table) -> ir.Table:
    """Which pages could not be rendered?

    Definition: a page the crawl read and a browser did not: a script that never ends, a crash, more memory than a page
    may take, or another answer than before. `value` is the reason.
    Threshold: the deadline and the memory the rendering was started with (30 s, 1 GiB).
    Left out: pages that were not chosen for rendering.
    """
    failed = renders.filter(renders.state != "ok")
    return finding_rows(failed, value=failed.reason, evidence="renders")
