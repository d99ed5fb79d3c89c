"""Where a log itself has holes, so that nothing may be read from it."""

import ibis.expr.types as ir


def compared_days(log_days: ir.Table, log_breaks: ir.Table) -> ir.Table:
    """Return the days that could be held against days before."""
    return log_days.filter(log_days.judged)


def find_log_breaks(log_days: ir.Table, log_breaks: ir.Table) -> ir.Table:
    """When did the log lose lines, hours or days?

    Definition: `missing_hours` and `missing_days` are hours in a row without a request in which the same hours of other
    days had 20 or more in all (`expected`). `fewer_lines` and `more_lines` are days from which the log has 30 of 100
    lines fewer or more than in the 28 days before, weekdays taken out, while people and bots both changed by 20 of 100
    or more in the same direction: visitors do not agree on such a thing, but the log of one of several servers that is
    missing, or read twice, does. `expected` and `found` are then lines a day, `share` what is there of them,
    `people_ratio` and `bots_ratio` the new level in parts of the old one.
    Threshold: these numbers are ours; they stand in analysis/log_hours.py and analysis/log_anomalies.py.
    Left out: the first and last day where they are cut off; logs of people or of bots alone, in which fewer lines and
    fewer visitors look the same.
    """
    columns = ("day", "kind", "start", "end", "hours", "expected", "found", "share", "people_ratio", "bots_ratio")
    return log_breaks.select(*columns).order_by(log_breaks.start.desc(), "kind")
