"""Days on which a bot began to come more, or less."""

import ibis.expr.types as ir


def judged_days(log_days: ir.Table, rate_changes: ir.Table) -> ir.Table:
    """Return the days that could be held against days before."""
    return log_days.filter(log_days.judged)


def find_crawl_rate_changes(log_days: ir.Table, rate_changes: ir.Table, *, min_change: float = 0.3) -> ir.Table:
    """When did a bot begin to come more or less often, and what did the server do then?

    Definition: a bot's requests a day step to another level that lasts three days or more, weekdays taken out, and
    differ by `min_change` or more from the 28 days before (`before` and `after` are requests of a day of average
    weekday; `days` is how long the new level is known). `reason` is the first that holds of log (lines are missing or
    too many, so perhaps nothing happened), robots (half of the requests for robots.txt got 429 or 5xx in the three days
    on either side), server_errors (5xx are 5 of 100 requests more than before), slower (half as slow again), unknown.
    Threshold: `min_change` = 0.3, beyond what bots of constant level do by chance; less than 10 requests a day is no
    level. The numbers are ours and stand in analysis/daily_levels.py with what was measured.
    Left out: impostors, and search bots nobody could verify; peaks of one or two days; the first week of a log.
    """
    change = (rate_changes.ratio - 1.0).abs()
    columns = (
        "day", "bot", "actor", "direction", "before", "after", "ratio", "days", "reason", "error_share_before",
        "error_share", "robots_requests", "robots_failed", "duration_ms_before", "duration_ms",
    )  # fmt: skip
    shown = rate_changes.filter(change >= min_change).select(*columns)
    return shown.order_by(shown.day.desc(), "bot", "actor")
