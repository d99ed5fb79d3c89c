"""When the server fails, hour by hour."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import BELIEVED, once, share_of


def find_server_errors_by_hour(hits: ir.Table, *, min_errors: int = 1) -> ir.Table:
    """In which hours does the server answer with 5xx?

    Definition: requests of everybody by hour (UTC), with those answered 500 or above; of both, how many came from
    search bots (verified or plausible). `share` is that of the hour's requests, `urls` counts the addresses that
    failed and `example` is the first of them. Search engines slow down while a server fails, and drop what keeps
    failing.
    Threshold: `min_errors` = 1 a hour.
    Left out: hours without an error; what a proxy answered in the server's place and did not log.
    """
    failed, bot = hits.status >= 500, (hits.actor == "search") & hits.verification.isin(BELIEVED)
    rows = once(hits).select(
        hour=hits.requested_at.truncate("h"),
        failed=failed.cast("int64"),
        bot=bot.cast("int64"),
        failed_bot=(failed & bot).cast("int64"),
        failed_url=failed.ifelse(hits.url, None),
    )
    hours = rows.group_by("hour").agg(
        requests=_.count(), errors=_.failed.sum(), bot_requests=_.bot.sum(), bot_errors=_.failed_bot.sum(),
        urls=_.failed_url.nunique(), example=_.failed_url.min(),
    )  # fmt: skip
    shown = hours.filter((hours.errors > 0) & (hours.errors >= min_errors))
    shown = shown.mutate(share=share_of(shown.errors, shown.requests))
    columns = ("hour", "requests", "errors", "share", "bot_requests", "bot_errors", "urls", "example")
    return shown.select(*columns).order_by("hour")
