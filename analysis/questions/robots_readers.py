"""Who reads robots.txt and llms.txt."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import of_the_bot

FILES = r"^[a-z]+://[^/?#]+/(robots\.txt|llms\.txt|llms-full\.txt)([?]|$)"


def rank_robots_readers(hit_days: ir.Table, bots: ir.Table) -> ir.Table:
    """Who fetches robots.txt and llms.txt?

    Definition: requests of bots for /robots.txt, /llms.txt and /llms-full.txt by file and bot. `delivered_hits` were
    answered with 2xx or 304, `failed_hits` with 4xx or 5xx; `other_hits` are its requests for anything else. A crawler
    that is bound by robots.txt has a row with `hits` = 0 where no bot of its operator asked for it.
    Threshold: none; `days` counts the days with at least one request for the file.
    Left out: people, spoofed requests, and fetchers for people, which need not read the file and are shown only where
    they did.
    """
    rows = _named_files(hit_days)
    reading = rows.filter(rows.file != "").group_by("file", "bot").agg(
        hits=_.hits.sum(), delivered_hits=_.delivered.sum(), failed_hits=_.failed.sum(), days=_.day.nunique(),
        first_at=_.first_at.min(), last_at=_.last_at.max(),
    )  # fmt: skip
    listed = ibis.union(reading, _never(rows, bots, reading))
    elsewhere = rows.group_by("bot").agg(other_hits=_.elsewhere.sum())
    facts = bots.select("bot", "actor", "operator", "purpose", "habit")
    answer = listed.inner_join(elsewhere, "bot").inner_join(facts, "bot")
    return answer.order_by("file", answer.hits.desc(), answer.other_hits.desc(), "bot")


def _named_files(hit_days: ir.Table) -> ir.Table:
    rows = of_the_bot(hit_days)
    named = rows.mutate(file=rows.url.re_extract(FILES, 1))
    delivered = named.status.between(200, 299) | (named.status == 304)
    return named.mutate(
        delivered=delivered.ifelse(named.hits, 0), failed=(named.status >= 400).ifelse(named.hits, 0),
        elsewhere=(named.file == "").ifelse(named.hits, 0),
    )  # fmt: skip


def _never(rows: ir.Table, bots: ir.Table, reading: ir.Table) -> ir.Table:
    """Return a row without requests for each crawler that came, is bound by robots.txt, and never asked for it."""
    bound = bots.filter(bots.habit.isin(["group", "named"]), bots.catalogued).semi_join(
        rows.filter(rows.elsewhere > 0), "bot"
    )
    asked = bots.semi_join(reading.filter(reading.file == "robots.txt"), "bot").select("bot", "operator")
    lacking = bound.anti_join(asked, "bot").anti_join(asked.filter(asked.operator != ""), "operator")
    nothing = {name: ibis.literal(0, "int64") for name in ("hits", "delivered_hits", "failed_hits", "days")}
    never = {name: ibis.null("timestamp(6)") for name in ("first_at", "last_at")}
    blank = lacking.select("bot", file=ibis.literal("robots.txt"), **nothing, **never)
    return blank.select(reading.columns).cast(reading.schema())
