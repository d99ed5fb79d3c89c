"""Pages that may rank but that no search bot came for."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_unfetched_pages(indexability: ir.Table, ledger: ir.Table) -> ir.Table:
    """Which indexable pages did no search bot fetch?

    Definition: an indexable page for which the window holds no request of a verified search bot that the server
    answered with 2xx or 304. What is not fetched is not updated in the index, and a new page not found.
    Threshold: none; one fetch in the window is enough.
    Left out: pages that may not rank. Requests before and after the window are not seen: a short window says little,
    because a small page is often fetched only every few weeks.
    """
    delivered = ledger.status.between(200, 299) | (ledger.status == 304)
    fetched = ledger.filter(delivered).select("url")
    unfetched = indexability.filter(indexability.indexable).anti_join(fetched, "url")
    return finding_rows(unfetched, evidence="indexability")
