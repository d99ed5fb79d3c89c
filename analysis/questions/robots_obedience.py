"""Which bots keep to robots.txt."""

import ibis
import ibis.expr.types as ir
from ibis import _


def judge_robots_obedience(bot_obedience: ir.Table, bots: ir.Table) -> ir.Table:
    """Which bots keep to robots.txt, and which do not?

    Definition: requests of every bot by verification and by what robots.txt said when they came. `disallowed_hits` went
    to addresses that the crawl before them, at most 14 days earlier, saw closed to the bot, and no later crawl saw
    open; `share` is their part of all requests that could be judged. `verdict`: disobeys (at least one), obeys, not
    measured (no crawl is near enough), or not bound: fetchers for people and bots that say they read no robots.txt.
    Threshold: one request; a bot's copy of robots.txt may be a day old, so the crawl is at least a day earlier.
    Left out: spoofed requests. `early_hits` went to what is closed now but was not known to be then: nobody is accused.
    """
    kinds = {
        f"{kind}_hits": (bot_obedience.outcome == kind).ifelse(bot_obedience.hits, 0)
        for kind in ("allowed", "disallowed", "early", "unknown", "not_bound")
    }
    rows = bot_obedience.mutate(
        **kinds, closed_url=(bot_obedience.outcome == "disallowed").ifelse(bot_obedience.url, None)
    )
    sums = rows.group_by("bot", "verification").agg(
        hits=_.hits.sum(), **{name: _[name].sum() for name in kinds}, disallowed_urls=_.closed_url.nunique(),
        example=_.closed_url.min(),
    )  # fmt: skip
    named = sums.inner_join(bots.select("bot", "actor", "operator", "purpose", "habit"), "bot")
    answer = named.select(
        "bot", "verification", "actor", "operator", "purpose", "habit", "hits", "allowed_hits", "disallowed_hits",
        "early_hits", "unknown_hits", "not_bound_hits", "disallowed_urls", "example",
        share=_part(named.disallowed_hits, named.disallowed_hits + named.allowed_hits), verdict=_verdict(named),
    )  # fmt: skip
    return answer.order_by(answer.disallowed_hits.desc(), answer.hits.desc(), "bot", "verification")


def _part(some: ir.IntegerValue, whole: ir.IntegerValue) -> ir.FloatingValue:
    """Return a share, none where nothing was measured."""
    return some.cast("float64") / whole.nullif(0)


def _verdict(named: ir.Table) -> ir.StringValue:
    measured = named.allowed_hits + named.disallowed_hits
    return ibis.cases(
        (named.habit.isin(["user", "exempt"]), "not_bound"),
        (named.disallowed_hits > 0, "disobeys"),
        (measured > 0, "obeys"),
        else_="not_measured",
    )
