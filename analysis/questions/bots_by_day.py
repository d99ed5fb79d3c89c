"""How the requests of every bot go from day to day."""

import ibis.expr.types as ir

from analysis.bot_sums import bot_rows, bot_sums


def count_bots_by_day(hit_days: ir.Table) -> ir.Table:
    """How much did which bot request, day by day?

    Definition: requests in a bot's name by day (UTC), told apart by what its address proves: verified, plausible (only
    a block of addresses is known), spoofed (from elsewhere), unknown (nothing to judge by). `error_hits` are those the
    server answered with 4xx or 5xx, `urls` the distinct addresses.
    Threshold: none; days without a request have no row.
    Left out: people, and requests that a second file logs as well.
    """
    days = bot_rows(hit_days).group_by("day", "actor", "bot").agg(**bot_sums())
    return days.order_by("day", days.hits.desc(), "bot")
