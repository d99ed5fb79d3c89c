"""How long search bots take to come for a page that changed."""

import ibis.expr.types as ir

from analysis.fetches import templated
from analysis.pickups import with_latency


def trace_change_pickup(pickups: ir.Table, ledger: ir.Table, page_templates: ir.Table | None = None) -> ir.Table:
    """How long do search bots take to fetch a page again after it changed?

    Definition: pages that may rank whose main text differs between two crawls, with the first fetch (2xx or 304) by a
    verified search bot after the change. It lies after `after_day` and by `by_day`; `days_least` and `days_most` bound
    the days until the fetch and are equal where the sitemap's lastmod dates the change (`dated_day`). Without that date
    a fetch before `by_day` is not counted, because it may have been before the change. Not fetched by the end of the
    logs: `waiting_days`. `lastmod_moved` says whether the sitemap told of it; empty where none lists the page.
    Threshold: none; any difference of the main text is a change.
    Left out: changes before the logs begin or after they end; menus, headers and footers.
    """
    known = with_latency(pickups.filter(pickups.event == "changed"), ledger)
    rows = templated(known, page_templates)
    answer = rows.select(
        "url", "template", "crawl", "after_day", "by_day", "dated_day", "lastmod_moved", "fetched_day", "bot",
        "days_least", "days_most", "waiting_days",
    )  # fmt: skip
    return answer.order_by(
        answer.waiting_days.fill_null(-1).desc(), answer.days_most.fill_null(-1).desc(), "url", "crawl"
    )
