"""Addresses that bots fetch although robots.txt closes them."""

import ibis.expr.types as ir
from ibis import _


def list_disallowed_fetches(bot_obedience: ir.Table, bots: ir.Table) -> ir.Table:
    """Which addresses do bots fetch although robots.txt forbids it?

    Definition: an address, the bot that asked for it, and the line of robots.txt against it, known from a crawl at
    least a day and at most 14 days before the request and from no later one to be gone.
    Threshold: none; one request is enough.
    Left out: spoofed requests, because the bot did not make them; fetchers for people and bots that say they read no
    robots.txt; requests before the rule was known.
    """
    closed = bot_obedience.filter(bot_obedience.outcome == "disallowed")
    sums = closed.group_by("url", "bot", "verification", "rule", "line").agg(
        hits=_.hits.sum(), first_at=_.first_at.min(), last_at=_.last_at.max(), judged_by=_.judged_by.max()
    )
    answer = sums.inner_join(bots.select("bot", "operator", "purpose"), "bot").select(
        "url", "bot", "verification", "operator", "purpose", "rule", "line", "hits", "first_at", "last_at", "judged_by"
    )
    return answer.order_by(answer.hits.desc(), "url", "bot", "verification")
