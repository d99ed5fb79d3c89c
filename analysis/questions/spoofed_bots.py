"""Who only pretends to be a known bot."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import once


def find_spoofed_bots(hits: ir.Table, *, sure_within_days: int = 90) -> ir.Table:
    """Who pretends to be a known bot?

    Definition: requests whose user agent names a bot although they come from outside the addresses its operator
    publishes, by bot. `share` is the part of all requests under that bot's name, `verified_hits` the part that came
    from the operator; `clients` counts pseudonyms of address blocks, so several impostors of one block are one.
    `verified_by` is what the newest judgement rests on: a list and its day, or a host name and the day it was asked.
    `certainty` is likely where that day is near the last request, else possible: operators give addresses up and take
    new ones. `gap_days` are the days between.
    Threshold: one request from outside is enough. `sure_within_days` = 90: our own choice; in a quarter of a year a
    crawler's list changes by single networks, in years by most of them.
    Left out: bots whose operators publish no list, or none we ship: they are unknown, not spoofed. Requests that a
    second file logs as well.
    """
    requests = once(hits)
    named = requests.filter(requests.bot != "")
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
    gap_days = _gap_days(shown)
    answer = shown.select(
        "bot", "actor", "spoofed_hits", "verified_hits", "clients", "urls", "first_at", "last_at", "verified_by",
        share=shown.spoofed_hits.cast("float64") / shown.all_hits, gap_days=gap_days,
        certainty=(gap_days <= sure_within_days).fill_null(False).ifelse("likely", "possible"),
    )  # fmt: skip
    return answer.order_by(answer.spoofed_hits.desc(), "bot")


def _gap_days(shown: ir.Table) -> ir.IntegerValue:
    """Return the days between the last spoofed request and the list it was judged by; none where that is not known."""
    judged_on = shown.verified_by.re_extract(r"(\d{4}-\d{2}-\d{2})$", 1).nullif("").cast("date")
    return (judged_on.epoch_days() - shown.last_at.date().epoch_days()).abs().cast("int64")
