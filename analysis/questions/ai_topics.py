"""Which topics of the site AI bots take."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import of_the_bot


def find_ai_topics(hit_days: ir.Table, bots: ir.Table, topic_pages: ir.Table, topics: ir.Table) -> ir.Table:
    """Which topics do AI bots take from this site?

    Definition: delivered requests (2xx or 304) of AI bots for indexable pages, by topic and purpose, most first.
    `urls` are the pages of the topic that were taken, `coverage` their part of all its pages, `share` the part of all
    such requests with the same purpose; `bots` and `operators` count who took them.
    Threshold: none.
    Left out: spoofed requests; files and pages that belong to no topic of the site.
    """
    facts = bots.filter(bots.actor == "ai").select("bot", "operator", "purpose")
    delivered = of_the_bot(hit_days).filter(_.status.between(200, 299) | (_.status == 304))
    placed = topic_pages.filter(topic_pages.topic.notnull()).select("url", "topic")
    taken = delivered.select("bot", "url", "hits", "last_at").inner_join(facts, "bot").inner_join(placed, "url")
    sums = taken.group_by("topic", "purpose").agg(
        hits=_.hits.sum(), urls=_.url.nunique(), bots=_.bot.nunique(), operators=_.operator.nunique(),
        last_at=_.last_at.max(),
    )  # fmt: skip
    totals = taken.group_by("purpose").agg(all_hits=_.hits.sum())
    named = sums.inner_join(topics.select("topic", "label", "pages"), "topic").inner_join(totals, "purpose")
    answer = named.select(
        "topic", "label", "purpose", "hits", "urls", "pages", "bots", "operators", "last_at",
        coverage=named.urls.cast("float64") / named.pages, share=named.hits.cast("float64") / named.all_hits,
    )  # fmt: skip
    return answer.order_by(answer.hits.desc(), "topic", "purpose")
