"""Who only pretends to be a known bot."""

import ibis.expr.types as ir
from ibis import _


def find_spoofed_bots(hits: ir.Table) -> ir.Table:
    """Who pretends to be a known bot?

    Definition: requests whose user agent names a bot although they come from outside the addresses its operator
    publishes, by bot. `share` is the part of all requests under that bot's name, `verified_hits` the part that came
    from the operator; `clients` counts pseudonyms of address blocks, so several impostors of one block are one.
    `verified_by` is what the newest judgement rests on: a list and its day, or a host name and the day it was asked.
    Threshold: none; one request from outside is enough.
    Left out: bots whose operators publish no list, or none we ship: they are unknown, not spoofed. The list has a
    date: an address that belonged to the operator long before or after it is taken for a stranger's.
    """
    named = hits.filter(hits.bot != "")
    spoofed = named.verification == "spoofed"
    rows = named.select(
        "bot", "actor", "requested_at",
        spoofed=spoofed.cast("int64"),
        verified=(named.verification == "verified").cast("int64"),
        stranger=spoofed.ifelse(named.client, None),
        asked_at=spoofed.ifelse(named.requested_at, None),
        url=spoofed.ifelse(named.url, None),
        rests_on=spoofed.ifelse(named.verified_by, None),
    )  # fmt: skip
    bots = rows.group_by("bot", "actor").agg(
        spoofed_hits=_.spoofed.sum(), verified_hits=_.verified.sum(), all_hits=_.count(), clients=_.stranger.nunique(),
        urls=_.url.nunique(), first_at=_.asked_at.min(), last_at=_.asked_at.max(), verified_by=_.rests_on.max(),
    )  # fmt: skip
    shown = bots.filter(bots.spoofed_hits > 0)
    answer = shown.select(
        "bot", "actor", "spoofed_hits", "verified_hits", "clients", "urls", "first_at", "last_at", "verified_by",
        share=shown.spoofed_hits.cast("float64") / shown.all_hits,
    )  # fmt: skip
    return answer.order_by(answer.spoofed_hits.desc(), "bot")
